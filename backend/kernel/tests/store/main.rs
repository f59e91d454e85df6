//! The kernel against real databases: the same tests on SQLite and on PostgreSQL.
#![allow(missing_docs, unreachable_pub, clippy::unwrap_used)]

mod attempts;
mod expecting;
mod failures;
mod followers;
mod jar;
mod jobs;
mod kept;
mod lists;
mod outbox;
mod people;
mod races;
mod reactions;
mod rebuilds;
mod remembered;
mod together;
mod transactions;
mod verification;
