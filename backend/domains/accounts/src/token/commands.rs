//! Orders that a token understands. That its scopes name something is checked by the use case, which knows the
//! permissions of all rooms.

use values::Day;

use crate::public::UserId;

/// An order about one token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TokenCommand {
    /// Creates it.
    Create {
        /// Whose.
        user: UserId,
        /// What it is for.
        name: String,
        /// What it is limited to.
        scopes: Vec<String>,
        /// The day of creation.
        on: Day,
        /// Last day on which it is valid.
        expires_on: Day,
    },
    /// Ends it.
    Revoke,
}
