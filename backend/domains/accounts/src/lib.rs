//! Accounts: who gets in, how, and what they are in the house; and the trail of who came and what they looked at.
//!
//! What can never happen: a password, a seed or a token stored so that it could be used again; an answer that tells who
//! has an account; a link or a code that works twice; a disabled user whose session goes on; a house without an
//! administrator.

mod entering;
#[cfg(test)]
mod goldens;
mod letters;
pub mod permissions;
pub mod public;
mod rules;
mod secrets;
#[cfg(test)]
mod tests;
pub mod token;
pub mod trail;
mod use_cases;
pub mod user;
mod views;

use std::sync::Arc;

use kernel::access::Permission;
use kernel::prelude::*;

pub use public::{
    AcceptInvitation, Attempt, CreateMachine, CreateToken, EnteringError, Identified, Invitation, InviteUser,
    NewSession, NewToken, PasswordError, ProviderIdentity, Secret, SignInStep, TotpEnrolment,
};
pub use secrets::Hashing;
pub use views::sessions::LISTING as SESSION_LISTING;
pub use views::tokens::LISTING as TOKEN_LISTING;
pub use views::trail::LISTING as TRAIL_LISTING;
pub use views::users::LISTING as USER_LISTING;

/// The room's façade: its use cases are under `use_cases/`.
#[derive(Clone)]
pub struct Accounts {
    kernel: Kernel,
    hashing: Hashing,
    /// The permissions of all rooms, for the scopes of tokens.
    known: Arc<[Permission]>,
}

impl Accounts {
    /// The room over a kernel that knows [`Accounts::projectors`]. One for a process: [`Self::over`] makes the handles
    /// of those who act.
    pub fn new(kernel: Kernel) -> Self {
        Self { kernel, hashing: Hashing::new(), known: permissions::ALL.into() }
    }

    /// The same room over another handle on the kernel: the queue of passwords stays one.
    #[must_use]
    pub fn over(&self, kernel: Kernel) -> Self {
        Self { kernel, ..self.clone() }
    }

    /// The same, that knows the permissions of all rooms: a token may be limited to any of them.
    #[must_use]
    pub fn knowing(self, permissions: Vec<Permission>) -> Self {
        Self { known: permissions.into(), ..self }
    }

    /// The same with another way to hash passwords (tests).
    #[must_use]
    pub fn hashing(self, hashing: Hashing) -> Self {
        Self { hashing, ..self }
    }

    /// The read models of the room.
    pub fn projectors() -> Vec<Arc<dyn Projector>> {
        views::projectors()
    }
}
