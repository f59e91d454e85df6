//! The split of a period's base between the pots of the contribution créative territoriale (CCT).
//!
//! It exists so that every cent between the revenue and the creators can be followed: the revenue in scope and the
//! revenue left out add up to the revenue recognised, the dues are named, the pots add up to the base. All splits
//! live in one stream, in the order of their periods: a period can never be split twice, nor after a later one,
//! and a split is never edited (a late credit note lowers the next period).

mod aggregate;
mod commands;
mod error;
mod events;
#[cfg(test)]
mod tests;

pub(crate) use aggregate::{Distribution, STREAM_ID};
pub(crate) use commands::DistributionCommand;
pub use error::DistributionError;
pub use events::{Distributed, DistributionEvent, RevenueLine};
