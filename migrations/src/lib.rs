//! The tables of the house, as an ordered list of migrations that run at start or by `quintette migrate`.
//!
//! Every statement is portable text; the few words that SQLite and PostgreSQL spell differently are placeholders
//! that [`dialect`] fills in. All pending migrations run in one transaction on both databases.
//!
//! What can never happen: a schema that is half migrated, two processes that migrate at once, an older program
//! that writes into the tables of a newer one.

mod dialect;
mod error;
mod house;
mod step;

pub mod m0000_kernel;
pub mod m0001_assemblies;
pub mod m0001_billing;
pub mod m0001_members;
pub mod m0001_partners;
pub mod m0001_reports;
pub mod m0001_royalties;
pub mod m0002_accounts;
pub mod m0002_jobs;
pub mod m0002_outbox;
pub mod m0002_vault;
pub mod m0002_webhooks;
pub mod m0003_mandates;
pub mod m0003_member_imports;
pub mod m0003_members;
pub mod m0004_applications;
pub mod m0005_kept_files;
pub mod m0005_meetings;
pub mod m0006_forms;

use sea_orm_migration::MigratorTrait;
use sea_orm_migration::sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, SqliteTransactionMode,
    Statement, TransactionOptions, TransactionTrait,
};

pub use crate::error::MigrationError;
pub use crate::house::House;

/// Where sea-orm-migration remembers what was applied.
const LEDGER: &str = "seaql_migrations";

/// Key of the PostgreSQL advisory lock that lets one process migrate at a time: "quintett" in ASCII.
const LOCK: i64 = 0x7175_696e_7465_7474;

/// What a call of [`migrate`] did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    /// Names of the migrations that this call applied, in order; empty when the schema was already up to date.
    pub names: Vec<String>,
}

/// Brings the schema up to this program's version; several processes may call it at once.
///
/// Writes nothing when nothing is pending, so that a read-only database that is up to date is accepted.
pub async fn migrate(db: &DatabaseConnection) -> Result<Applied, MigrationError> {
    migrate_with::<House>(db).await
}

/// As [`migrate`], with the migrations of `M` in place of the house's.
pub async fn migrate_with<M: MigratorTrait>(db: &DatabaseConnection) -> Result<Applied, MigrationError> {
    if pending::<M>(db).await?.is_empty() {
        return Ok(Applied { names: Vec::new() });
    }
    up::<M>(db).await
}

/// Says whether the schema is exactly this program's; writes nothing.
pub async fn check(db: &DatabaseConnection) -> Result<(), MigrationError> {
    let missing = pending::<House>(db).await?;
    if missing.is_empty() { Ok(()) } else { Err(MigrationError::SchemaOlder { missing }) }
}

/// Applies what is pending in one transaction that no other process can interleave.
async fn up<M: MigratorTrait>(db: &DatabaseConnection) -> Result<Applied, MigrationError> {
    let tx = begin_alone(db).await?;
    // Somebody else may have migrated while we waited for our turn.
    let names = pending::<M>(&tx).await?;
    match M::up(&tx, None).await {
        Ok(()) => tx.commit().await?,
        Err(reason) => {
            tx.rollback().await?;
            return Err(MigrationError::Failed { names, reason });
        }
    }
    Ok(Applied { names })
}

/// A transaction that waits until it is the only one that migrates.
async fn begin_alone(db: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
    let options = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    let tx = db.begin_with_options(options).await?;
    if tx.get_database_backend() == DbBackend::Postgres {
        tx.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({LOCK})")).await?;
    }
    Ok(tx)
}

/// Names of the migrations not yet applied, in order; an error if the database knows one that the program does not.
async fn pending<M: MigratorTrait>(db: &impl ConnectionTrait) -> Result<Vec<String>, MigrationError> {
    let applied = applied(db).await?;
    let known: Vec<String> = M::migrations().iter().map(|migration| migration.name().to_owned()).collect();
    let unknown: Vec<String> = applied.iter().filter(|name| !known.contains(name)).cloned().collect();
    if !unknown.is_empty() {
        return Err(MigrationError::SchemaNewer { unknown });
    }
    Ok(known.into_iter().filter(|name| !applied.contains(name)).collect())
}

async fn applied(db: &impl ConnectionTrait) -> Result<Vec<String>, DbErr> {
    if !has_ledger(db).await? {
        return Ok(Vec::new());
    }
    let sql = format!("SELECT version FROM {LEDGER} ORDER BY version");
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await?;
    rows.iter().map(|row| row.try_get("", "version")).collect()
}

async fn has_ledger(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    let backend = db.get_database_backend();
    let sql = match backend {
        DbBackend::Postgres => {
            format!("SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = '{LEDGER}'")
        }
        _ => format!("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '{LEDGER}'"),
    };
    Ok(db.query_one_raw(Statement::from_string(backend, sql)).await?.is_some())
}
