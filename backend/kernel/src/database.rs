//! Opening the database: the same calls for SQLite and PostgreSQL, each set so that an answered promise is on
//! the disk.

use std::time::Duration;

use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{ConnectOptions, Database, DatabaseConnection};

use crate::KernelError;

/// A pool of connections, so that rooms above need not name sea-orm.
pub type Connection = DatabaseConnection;

/// How long a writer waits for another process on SQLite.
const BUSY: Duration = Duration::from_secs(30);

/// Opens a pool. `url` is `sqlite://path?mode=rwc` or `postgres://…`.
pub async fn connect(url: &str) -> Result<DatabaseConnection, KernelError> {
    open(url, 16).await
}

/// Opens exactly one connection that stays open: what lives in it (shadow tables) dies with it.
pub async fn connect_single(url: &str) -> Result<DatabaseConnection, KernelError> {
    open(url, 1).await
}

async fn open(url: &str, connections: u32) -> Result<DatabaseConnection, KernelError> {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .min_connections(u32::from(connections == 1))
        .acquire_timeout(Duration::from_secs(10))
        .test_before_acquire(false)
        .sqlx_logging(false);
    if connections == 1 {
        options.idle_timeout(None::<Duration>).max_lifetime(None::<Duration>);
    }
    options.map_sqlx_sqlite_opts(|sqlite| {
        sqlite
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(BUSY)
            .foreign_keys(true)
            .pragma("temp_store", "MEMORY")
            .statement_cache_capacity(256)
    });
    Ok(Database::connect(options).await?)
}
