//! The count of one period and one source: how many people used the service, how many listens they made.
//!
//! It exists because the variable part of the creators' pay, and the figures shown to the members, stand on these
//! counts. A count is never edited: a better count is a new fact that says why. One stream is one period of one
//! source, so nothing can be reported twice.

mod aggregate;
mod commands;
mod error;
mod events;
#[cfg(test)]
mod tests;

pub(crate) use aggregate::{Usage, stream_id};
pub(crate) use commands::UsageCommand;
pub use error::UsageError;
pub use events::UsageEvent;
