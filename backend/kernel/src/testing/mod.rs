//! The harness of all tests: sentences for aggregates, and real databases of both kinds.

mod databases;
mod postgres;

pub use crate::on_both_databases;
pub use cqrs_es::test::TestFramework;
pub use databases::{TestDatabase, TestDatabaseKind, run_on};
pub use postgres::{Cluster, cluster};
pub use tokio;

use uuid::Uuid;
use values::Timestamp;

use crate::access::Principal;
use crate::{Actor, Context, Vault};

/// The hands that tests are in: they may everything and sign as anybody.
pub fn tester() -> Principal {
    Principal::house(Actor::new("test"))
}

/// The vault of tests, under a key that everybody knows.
pub fn vault() -> Vault {
    Vault::from_key([42; 32])
}

/// A context for tests: a fixed moment, a fixed correlation.
pub fn context() -> Context {
    Context::new(Actor::new("test"), Timestamp::from_micros(1_420_070_400_000_000), Uuid::nil())
}

/// The same with another recorded moment, in microseconds since 1970.
pub fn context_at(micros: i64) -> Context {
    Context { at: Timestamp::from_micros(micros), ..context() }
}
