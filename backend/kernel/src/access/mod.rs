//! Who acts, and what they may: the roles, the permissions that each room declares, and the question that each use
//! case asks first.
//!
//! A [`Principal`] is who stands behind a [`Kernel`] handle; a façade asks `self.kernel.require(permissions::X)?`
//! before it loads anything, so that API, page and program cannot differ. What can never happen here: a handle that
//! may more than who holds it; a permission that was asked and leaves no trace in the principal's [`Exercise`]s.

mod error;
mod permission;
mod principal;
mod role;
mod snapshot;
#[cfg(test)]
mod tests;

use std::sync::Arc;

pub use error::AccessError;
pub use permission::{Deed, Permission};
pub use principal::{Exercise, Owner, Principal, Reach};
pub use role::{Role, UnknownRole};
pub use snapshot::Snapshot;

use crate::Kernel;
use crate::refusal::Failure;

impl Kernel {
    /// The same kernel in somebody's hands.
    #[must_use]
    pub fn acting_for(&self, principal: Principal) -> Self {
        Self { inner: Arc::clone(&self.inner), principal: Arc::new(principal) }
    }

    /// In whose hands it is.
    pub fn principal(&self) -> &Principal {
        &self.principal
    }

    /// Refuses unless the permission is held over everything.
    pub fn require(&self, permission: Permission) -> Result<(), Failure> {
        Ok(self.principal.require(permission)?)
    }

    /// Refuses unless the permission is held over this thing.
    pub fn require_over(&self, permission: Permission, owner: Owner) -> Result<(), Failure> {
        Ok(self.principal.require_over(permission, owner)?)
    }

    /// Over what the permission is held; refuses when over nothing.
    pub fn reach(&self, permission: Permission) -> Result<Reach, Failure> {
        Ok(self.principal.reach(permission)?)
    }
}
