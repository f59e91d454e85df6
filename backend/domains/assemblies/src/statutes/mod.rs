//! The statutes, as a document with dated versions: whoever asks what the rule is must say on which day.
//!
//! A version never changes once adopted, and never takes effect before one that is already known: an assembly of
//! the past keeps the clauses of its day for ever.

mod aggregate;
mod commands;
mod document;
mod error;
mod events;
mod meetings;
#[cfg(test)]
mod tests;
mod year_end;

pub(crate) use aggregate::{STATUTES_ID, Statutes};
pub(crate) use commands::StatutesCommand;
pub use document::{Majorities, StatutesDocument, StatutesVersion};
pub use error::StatutesError;
pub(crate) use events::StatutesEvent;
pub use meetings::MeetingClauses;
pub use year_end::YearEnd;
