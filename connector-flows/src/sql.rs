//! [`SqlStore`]: users and approvals in SQLite, or in PostgreSQL where there are several replicas. One code path for both.

use std::fmt;
use std::time::Duration;

use sqlx::any::{AnyPoolOptions, install_default_drivers};
use sqlx::migrate::Migrator;
use sqlx::{AnyPool, Row};

use crate::account::Account;
use crate::accounts::StoreError;
use crate::claims::Claims;

mod accounts;
mod approvals;

static MIGRATIONS: Migrator = sqlx::migrate!();

/// Users and approvals in a database, in tables of its own (`connector_…`). Cheap to clone; one pool is shared.
///
/// `sqlite://path/to/file?mode=rwc` keeps them in one file, for one process. `postgres://user@host/database` lets replicas
/// share them. The connection to PostgreSQL is not encrypted by this crate alone: turn on a TLS feature of sqlx.
///
/// Opening registers sqlx's drivers for the whole process, as its `Any` needs; a driver that was registered before stays.
#[derive(Clone)]
pub struct SqlStore(AnyPool);

/// A writer of SQLite waits for another; more connections than a few only queue there.
const CONNECTIONS: u32 = 8;
/// For a connection; a person waits for it, so less than the browser's patience.
const PATIENCE: Duration = Duration::from_secs(5);

impl SqlStore {
    /// Opens the database, and brings its tables up to date.
    ///
    /// # Errors
    ///
    /// It cannot be reached, or its tables cannot be made. The URL, which may hold a password, does not stand in the error.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        install_default_drivers();
        let pool = AnyPoolOptions::new()
            .max_connections(CONNECTIONS)
            .acquire_timeout(PATIENCE)
            .connect(url)
            .await;
        let pool = pool.map_err(|error| StoreError::new("opening the database", error))?;
        let made = MIGRATIONS.run(&pool).await;
        made.map_err(|error| StoreError::new("making the tables", error))?;
        Ok(Self(pool))
    }

    /// Closes the connections, once they have done what they do.
    pub async fn close(&self) {
        self.0.close().await;
    }
}

impl fmt::Debug for SqlStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SqlStore(..)")
    }
}

/// What is in the database as JSON.
fn json(value: &impl serde::Serialize, doing: &'static str) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::new(doing, error))
}

fn claims_of(row: &sqlx::any::AnyRow, doing: &'static str) -> Result<Claims, StoreError> {
    let text: String = row.try_get("claims").map_err(failed(doing))?;
    serde_json::from_str(&text).map_err(|error| StoreError::new(doing, error))
}

fn account_of(row: &sqlx::any::AnyRow, doing: &'static str) -> Result<Account, StoreError> {
    let text: String = row.try_get("account").map_err(failed(doing))?;
    serde_json::from_str(&text).map_err(|error| StoreError::new(doing, error))
}

fn failed(doing: &'static str) -> impl Fn(sqlx::Error) -> StoreError {
    move |error| StoreError::new(doing, error)
}
