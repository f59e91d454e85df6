//! Who asks: the columns of the table.

use std::fmt;

use kernel::access::{Permission, Principal, Role};
use office::values::Uuid;

/// Of the thing in an operation's address, when there is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tie {
    /// Has nothing of their own but the account.
    None,
    /// Is the member, and asked for the job.
    Member,
    /// Is another member.
    OtherMember,
    /// Represents the organisation.
    Organisation,
    /// Represents another.
    OtherOrganisation,
}

/// A column: who asks, and what they are.
pub(super) struct People {
    pub(super) name: &'static str,
    pub(super) role: Option<Role>,
    pub(super) tie: Tie,
    pub(super) scope: Option<String>,
}

/// The user who asked for the job of the tables.
pub(super) const ASKER: Uuid = Uuid::from_u128(0xA5);
const SOMEBODY: Uuid = Uuid::from_u128(0x50);

impl People {
    fn new(name: &'static str, role: Role, tie: Tie) -> Self {
        Self { name, role: Some(role), tie, scope: None }
    }

    /// Whether they are tied to something else than what is asked for.
    pub(super) fn is_foreign(&self) -> bool {
        matches!(self.tie, Tie::OtherMember | Tie::OtherOrganisation)
    }

    /// As the door would let them in.
    pub(super) fn principal(&self, member: Uuid, organisation: Uuid) -> Principal {
        let other = Some(Uuid::from_u128(0xF0E1));
        let Some(role) = self.role else { return Principal::nobody() };
        let user = if self.tie == Tie::Member { ASKER } else { SOMEBODY };
        let principal = Principal::user(user, [role]);
        let principal = match self.tie {
            Tie::None => principal,
            Tie::Member => principal.linked_to_member(Some(member)),
            Tie::OtherMember => principal.linked_to_member(other),
            Tie::Organisation => principal.representing(Some(organisation)),
            Tie::OtherOrganisation => principal.representing(other),
        };
        match &self.scope {
            Some(scope) => principal.within(vec![scope.clone()]),
            None => principal,
        }
    }
}

impl fmt::Debug for People {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// All columns; the scopes of the machines are of this right's room, and of another.
pub(super) fn people(right: Option<Permission>) -> Vec<People> {
    let room = right.map_or("members", |right| right.room());
    let other = if room == "members" { "billing" } else { "members" };
    let machine = |name, scope: &str| People {
        scope: Some(scope.to_owned()),
        ..People::new(name, Role::Administrator, Tie::None)
    };
    vec![
        People { name: "nobody", role: None, tie: Tie::None, scope: None },
        People::new("administrator", Role::Administrator, Tie::None),
        People::new("staff", Role::Staff, Tie::None),
        People::new("sales", Role::Sales, Tie::None),
        People::new("auditor", Role::Auditor, Tie::None),
        People::new("member: own", Role::Member, Tie::Member),
        People::new("member: foreign", Role::Member, Tie::OtherMember),
        People::new("organisation: own", Role::Member, Tie::Organisation),
        People::new("organisation: foreign", Role::Member, Tie::OtherOrganisation),
        machine("machine: read", "read"),
        machine("machine: the room", room),
        machine("machine: the room, read", &format!("{room}:read")),
        machine("machine: another room", other),
    ]
}
