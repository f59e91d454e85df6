//! The rights to use cases, declared beside them.

use super::Role;

/// What a permission lets do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// Read what names nobody.
    Read,
    /// Read personal data (GDPR, art. 4): each such read enters the audit trail.
    ReadPersonal,
    /// Write.
    Write,
    /// Write what takes effect only when another person confirms it (payouts, closing of a vote).
    WriteInPairs,
}

/// The right to one use case; declared with [`permissions!`] in the `permissions.rs` of the room that owns it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Permission {
    /// `room.thing.verb`, e.g. `members.register.read`.
    pub name: &'static str,
    /// What it lets do.
    pub deed: Deed,
    /// Who holds it over everything. An administrator always does, an auditor holds all that is read.
    pub roles: &'static [Role],
    /// Whether one holds it over what is one's own (the linked member or organisation).
    pub own: bool,
}

impl Permission {
    /// Whether a role holds it over everything.
    pub fn is_held_by(&self, role: Role) -> bool {
        let reads = matches!(self.deed, Deed::Read | Deed::ReadPersonal);
        role == Role::Administrator || (role == Role::Auditor && reads) || self.roles.contains(&role)
    }

    /// The room that declares it.
    pub fn room(&self) -> &'static str {
        self.name.split('.').next().unwrap_or(self.name)
    }

    /// Whether it changes something.
    pub fn writes(&self) -> bool {
        matches!(self.deed, Deed::Write | Deed::WriteInPairs)
    }

    /// Whether a token of this scope may: `*`, `read`, `room`, `room:read`, or the permission's own name.
    pub fn is_in_scope(&self, scope: &str) -> bool {
        match scope.split_once(':') {
            Some((room, "read")) => room == self.room() && !self.writes(),
            Some(_) => false,
            None => {
                scope == "*"
                    || (scope == "read" && !self.writes())
                    || scope == self.room()
                    || scope == self.name
            }
        }
    }
}

/// Declares the permissions of a room and `ALL` of them:
/// `permissions! { REGISTER_READ: ReadPersonal "members.register.read" [Staff]; FILE_READ: ReadPersonal "members.file.read" [Staff] or own; }`.
#[macro_export]
macro_rules! permissions {
    ($($(#[$doc:meta])* $constant:ident : $deed:ident $name:literal [$($role:ident),*] $(or $own:ident)? ;)+) => {
        $($(#[$doc])* pub const $constant: $crate::access::Permission = $crate::access::Permission {
            name: $name,
            deed: $crate::access::Deed::$deed,
            roles: &[$($crate::access::Role::$role),*],
            own: $crate::permissions!(@own $($own)?),
        };)+
        /// Every permission of the room.
        pub const ALL: &[$crate::access::Permission] = &[$($constant),+];
    };
    (@own own) => { true };
    (@own) => { false };
}
