//! The team, counted on a day: people, full-time equivalents, sites, departments (pôles).
//!
//! It exists because no other room owns these figures and the activity report prints them. Figures are kept as they
//! were reported: departments that do not add up to the total are neither forced nor refused, and whoever reads
//! them is told. A count is never edited; a better one is a new fact that says why.

mod aggregate;
mod commands;
mod error;
mod events;
#[cfg(test)]
mod tests;

pub(crate) use aggregate::{STREAM_ID, Team};
pub(crate) use commands::TeamCommand;
pub use error::TeamError;
pub use events::{Department, TeamCount, TeamEvent};
