//! Use cases beside those of statutes and assemblies (`lib.rs`), one file for each aggregate.

mod calendar;
mod mandates;
