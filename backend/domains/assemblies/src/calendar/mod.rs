//! The calendar of one year: which of its legal duties were done, and when.
//!
//! The duties themselves are computed (`rules/calendar.rs`); only what staff say of them is a fact. What can never happen: a
//! duty that the law does not know, one that is done twice or before its day has come.

mod aggregate;
mod commands;
mod error;
mod events;
#[cfg(test)]
mod tests;

pub(crate) use aggregate::YearCalendar;
pub(crate) use commands::CalendarCommand;
pub use error::CalendarError;
pub(crate) use events::CalendarEvent;
