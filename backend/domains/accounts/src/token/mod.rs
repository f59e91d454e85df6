//! A token of the API: created for oneself or for a machine client, limited in time and scope, revoked.
//!
//! What can never happen: a token without an end, or without a scope; its text among the facts.

mod aggregate;
mod commands;
mod error;
mod events;
#[cfg(test)]
mod tests;

pub use aggregate::Token;
pub use commands::TokenCommand;
pub use error::TokenError;
pub use events::TokenEvent;
