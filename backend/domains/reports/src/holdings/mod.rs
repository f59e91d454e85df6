//! The size of the catalogue on a day: titles, artists, countries.
//!
//! It exists because the catalogue itself lives outside this system and only its totals are reported. A count is
//! never edited; a better one is a new fact that says why.

mod aggregate;
mod commands;
mod error;
mod events;
#[cfg(test)]
mod tests;

pub(crate) use aggregate::{Holdings, STREAM_ID};
pub(crate) use commands::HoldingsCommand;
pub use error::HoldingsError;
pub use events::{CatalogueTotals, HoldingsEvent};
