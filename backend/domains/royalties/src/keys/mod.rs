//! The dated keys of the contribution créative territoriale (CCT): into which pots a base is cut, from which day.
//!
//! It exists because the keys are a promise to the creators that may change only from a day on. All key sets live in
//! one stream; a set that does not add up to the whole, or two sets that begin on the same day, can never be recorded.

mod aggregate;
mod commands;
mod error;
mod events;
#[cfg(test)]
mod tests;

pub(crate) use aggregate::{Keys, STREAM_ID};
pub(crate) use commands::KeysCommand;
pub use error::KeysError;
pub use events::KeysEvent;
