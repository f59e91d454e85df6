//! The audit trail: one stream for each request that signed somebody in or out, was refused, or read personal data.
//!
//! What can never happen: a password, a code, a query or a full address of a machine among its facts; an address of mail
//! that nobody has, in clear (a keyed fingerprint stands for it, so that repeated attempts can be told apart).

mod aggregate;
mod events;
#[cfg(test)]
mod tests;

pub use aggregate::{Trail, TrailError};
pub use events::{Asked, TrailEvent};
