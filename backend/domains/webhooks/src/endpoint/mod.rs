//! An endpoint: where messages go, and which.
//!
//! It exists as facts because where a house speaks to is asked about years later. Its secret is no fact: it lies
//! sealed in a table beside the log. What can never happen: an endpoint that hears of nothing; one that is disabled
//! twice or comes back from its removal.

mod aggregate;
mod commands;
mod error;
mod events;
#[cfg(test)]
mod tests;

pub(crate) use aggregate::Endpoint;
pub(crate) use commands::EndpointCommand;
pub use error::EndpointError;
pub use events::{DisabledBecause, EndpointEvent};
