//! What is in the database in the end.

use sqlx::{AnyConnection, Connection as _};

/// How many users there are.
pub(crate) async fn count(database: &str) -> i64 {
    sqlx::any::install_default_drivers();
    let mut connection = AnyConnection::connect(database).await.unwrap();
    let count = sqlx::query_scalar("SELECT COUNT(*) FROM connector_users")
        .fetch_one(&mut connection)
        .await
        .unwrap();
    connection.close().await.unwrap();
    count
}
