//! A user: a person who was invited and came, or a machine client; what they are in the house, and whether they may enter.
//!
//! What can never happen: a secret among the facts; somebody who enters after being disabled; a user without a role; a
//! machine client that signs in like a person.

mod aggregate;
mod commands;
mod error;
mod events;
#[cfg(test)]
mod tests;

pub use aggregate::User;
pub use commands::UserCommand;
pub use error::UserError;
pub use events::{Identity, PasswordCause, UserEvent};
