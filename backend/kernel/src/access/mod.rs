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
use uuid::Uuid;

use crate::Kernel;
use crate::context::Actor;
use crate::listing::PageRequest;
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

    /// Refuses unless the permission is held by another person than the one who `asked` ([`Principal::require_second`]).
    pub fn require_second(&self, permission: Permission, asked: &Actor) -> Result<(), Failure> {
        Ok(self.principal.require_second(permission, asked)?)
    }

    /// Refuses unless the permission is held over this thing.
    pub fn require_over(&self, permission: Permission, owner: Owner) -> Result<(), Failure> {
        Ok(self.principal.require_over(permission, owner)?)
    }

    /// Refuses unless the permission is held over what was looked for; what was not found (`None`) is refused like
    /// what is another's, unless the permission is held over everything.
    pub fn require_over_found(&self, permission: Permission, owner: Option<Owner>) -> Result<(), Failure> {
        Ok(self.principal.require_over_found(permission, owner)?)
    }

    /// A list as far as the permission reaches: all its rows, or those whose `field` names what is one's own; `whose`
    /// says what the field names, e.g. [`Owner::Member`]. Refuses when over nothing, and who has nothing of that kind.
    pub fn reach_rows(
        &self,
        permission: Permission,
        request: &PageRequest,
        field: &str,
        whose: fn(Uuid) -> Owner,
    ) -> Result<PageRequest, Failure> {
        Ok(self.principal.reach_rows(permission, request, field, whose)?)
    }

    /// Over what the permission is held; refuses when over nothing.
    pub fn reach(&self, permission: Permission) -> Result<Reach, Failure> {
        Ok(self.principal.reach(permission)?)
    }
}
