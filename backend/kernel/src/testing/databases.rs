//! An empty database of either kind for each test, gone at its end.

use std::path::PathBuf;
use std::sync::Arc;

use sea_orm::{ConnectionTrait, Database, DatabaseConnection};
use tempfile::TempDir;
use uuid::Uuid;

use super::postgres::{Cluster, cluster};
use crate::projector::Projector;
use crate::{Kernel, database};

/// Which of the two databases a test runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TestDatabaseKind {
    /// A file in a temporary folder.
    Sqlite,
    /// A database of the private cluster.
    Postgres,
}

/// A database of one test's own, empty and not migrated.
#[derive(Debug)]
pub struct TestDatabase {
    kind: TestDatabaseKind,
    url: String,
    place: Place,
}

#[derive(Debug)]
enum Place {
    Folder(TempDir),
    Cluster { cluster: &'static Cluster, name: String },
}

impl TestDatabase {
    /// A new SQLite database.
    ///
    /// # Panics
    /// When no temporary folder can be made.
    pub fn sqlite() -> Self {
        let folder = TempDir::with_prefix("quintette-test-").expect("a temporary folder can be made");
        let url = format!("sqlite://{}?mode=rwc", folder.path().join("quintette.db").display());
        Self { kind: TestDatabaseKind::Sqlite, url, place: Place::Folder(folder) }
    }

    /// A new PostgreSQL database.
    ///
    /// # Panics
    /// When PostgreSQL is not installed; the message says which package is missing.
    pub fn postgres() -> Self {
        let cluster = cluster();
        let name = format!("quintette_test_{}", Uuid::new_v4().simple());
        administer(cluster, format!("CREATE DATABASE {name} TEMPLATE template0"))
            .unwrap_or_else(|error| panic!("a test database could not be created: {error}"));
        let url = cluster.url(&name);
        Self { kind: TestDatabaseKind::Postgres, url, place: Place::Cluster { cluster, name } }
    }

    /// Which of the two it is.
    pub fn kind(&self) -> TestDatabaseKind {
        self.kind
    }

    /// For [`database::connect`], in this process or another.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The file of a SQLite database.
    pub fn file(&self) -> Option<PathBuf> {
        match &self.place {
            Place::Folder(folder) => Some(folder.path().join("quintette.db")),
            Place::Cluster { .. } => None,
        }
    }

    /// A pool of connections.
    ///
    /// # Panics
    /// When the database does not answer.
    pub async fn connect(&self) -> DatabaseConnection {
        database::connect(&self.url).await.expect("a test database answers")
    }

    /// Runs one statement as whoever holds the database's password could: to spoil what a test then expects to be
    /// found out.
    ///
    /// # Panics
    /// When the database refuses it.
    pub async fn tamper(&self, sql: &str) {
        let connection = self.connect().await;
        connection.execute_unprepared(sql).await.expect("the statement is accepted");
        connection.close().await.expect("the connection closes");
    }

    /// A kernel over this database, migrated first.
    ///
    /// # Panics
    /// When the migrations fail.
    pub async fn kernel(&self, projectors: Vec<Arc<dyn Projector>>) -> Kernel {
        let connection = self.connect().await;
        migrations::migrate(&connection).await.expect("an empty database can be migrated");
        Kernel::new(connection, projectors, super::vault()).acting_for(super::tester())
    }
}

impl Drop for TestDatabase {
    /// Best effort: what is left over goes with the cluster.
    fn drop(&mut self) {
        if let Place::Cluster { cluster, name } = &self.place {
            drop(administer(cluster, format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")));
        }
    }
}

/// Runs one statement on the cluster's own database. It has a thread and a runtime of its own, since the caller may
/// stand inside a runtime, where waiting is not allowed.
fn administer(cluster: &'static Cluster, sql: String) -> Result<(), String> {
    let work = async move {
        let db = Database::connect(cluster.url("postgres")).await?;
        db.execute_unprepared(&sql).await?;
        db.close().await
    };
    let thread = std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        runtime.map_err(|error| error.to_string())?.block_on(work).map_err(|error| error.to_string())
    });
    thread.join().unwrap_or_else(|_| Err("the administering thread panicked".to_owned()))
}

/// Runs a test's future on a runtime like the program's.
///
/// # Panics
/// When no runtime can be made, and whenever the test does.
pub fn run_on<F>(database: TestDatabase, test: F)
where
    F: AsyncFnOnce(TestDatabase),
{
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    runtime.expect("a runtime can be made").block_on(test(database));
}

/// The same test on both databases: `on_both_databases!(name, async |db: TestDatabase| { … });` makes the module
/// `name` with the tests `sqlite` and `postgres`.
#[macro_export]
macro_rules! on_both_databases {
    ($name:ident, $test:expr $(,)?) => {
        mod $name {
            #[allow(clippy::wildcard_imports, unused_imports)]
            use super::*;

            #[test]
            fn sqlite() {
                $crate::testing::run_on($crate::testing::TestDatabase::sqlite(), $test);
            }

            #[test]
            fn postgres() {
                $crate::testing::run_on($crate::testing::TestDatabase::postgres(), $test);
            }
        }
    };
}
