//! Use cases beside those of statutes and assemblies (`lib.rs`): one file for each other aggregate, and one for each time
//! in the life of an assembly.

mod aftermath;
mod booth;
mod calendar;
mod mandates;
mod prepared;
mod preparing;
mod session;
mod taking_part;

pub use preparing::{NewDocument, SecondCall};
