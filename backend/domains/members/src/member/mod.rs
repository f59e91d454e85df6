//! A member: admitted once, by the board, to one college under one category; then its shares, until it leaves.
//!
//! What can never happen: a share without its quarter paid, a payment beyond what is due on any day, a movement
//! before the admission or after the exit, a person in two colleges.

mod aggregate;
mod commands;
mod error;
mod events;
mod holder;
#[cfg(test)]
mod tests;

pub use aggregate::Member;
pub use commands::MemberCommand;
pub use error::MemberError;
pub use events::MemberEvent;
pub use holder::{Holder, PersonIdentity};
