//! The stores keep their promises: in memory, in SQLite, and in PostgreSQL where it is installed.
#![cfg(feature = "sql")]

#[path = "store/folder.rs"]
mod folder;
#[path = "store/postgres.rs"]
mod postgres;
#[path = "store/promises.rs"]
mod promises;
#[cfg(feature = "seal")]
#[path = "store/replicas.rs"]
mod replicas;

use std::sync::Arc;

use connector_flows::{MemoryAccounts, MemoryApprovals, SqlStore};

use folder::Folder;
use postgres::Server;

#[tokio::test]
async fn memory_keeps_its_promises() {
    let (accounts, approvals) = (
        Arc::new(MemoryAccounts::new()),
        Arc::new(MemoryApprovals::new()),
    );
    promises::all(&accounts, &accounts, &approvals, &approvals).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn sqlite_keeps_its_promises() {
    let folder = Folder::new();
    let url = sqlite(&folder);
    let one = Arc::new(SqlStore::open(&url).await.unwrap());
    let two = Arc::new(SqlStore::open(&url).await.unwrap());
    promises::all(&one, &two, &one, &two).await;
    one.close().await;
    two.close().await;
    // What was written is there after the process.
    let again = Arc::new(SqlStore::open(&url).await.unwrap());
    promises::kept(&again, &again).await;
    again.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn postgresql_keeps_its_promises() {
    let Some(server) = Server::start() else {
        return;
    };
    let url = server.url();
    // Two replicas that start at once, tables and all.
    let (one, two) = tokio::join!(SqlStore::open(&url), SqlStore::open(&url));
    let (one, two) = (Arc::new(one.unwrap()), Arc::new(two.unwrap()));
    promises::all(&one, &two, &one, &two).await;
    promises::kept(&two, &two).await;
    one.close().await;
    two.close().await;
}

#[tokio::test]
async fn a_database_that_is_not_there_is_told_without_its_url() {
    let error = SqlStore::open("sqlite:///no/such/canary-7f3a/flows.db")
        .await
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "the store failed while opening the database"
    );
    assert!(!format!("{error:?}").contains("canary"));
}

fn sqlite(folder: &Folder) -> String {
    format!("sqlite://{}/flows.db?mode=rwc", folder.path().display())
}
