//! A member: admitted once, by the board, to one college under one category; then its shares, until it leaves and what
//! it is owed is repaid.
//!
//! What can never happen: a share without its quarter paid, a payment beyond what is due on any day, a movement
//! before the admission or after the exit, a person in two colleges, more repaid than was paid in.

mod aggregate;
mod commands;
mod deciding;
mod error;
mod events;
mod holder;
mod messages;
mod refusals;
mod standing;
#[cfg(test)]
mod tests;
mod upcasting;

pub use aggregate::Member;
pub use commands::{Admit, Leave, MemberCommand, Particular, Subscription};
pub use error::MemberError;
pub use events::{MemberEvent, Parcel};
pub use holder::{Holder, HolderAddress, HolderName, PersonIdentity, PersonName};
pub(crate) use upcasting::upcasters;
