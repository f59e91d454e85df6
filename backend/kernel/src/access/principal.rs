//! Who acts: a user with roles, links and perhaps a token's scopes; the program itself; or nobody.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use uuid::Uuid;
use values::Day;

use super::{AccessError, Permission, Role};
use crate::Actor;
use crate::listing::PageRequest;

/// How the acts of users are signed: `user:<id>`.
const USER: &str = "user:";

/// Whose a thing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Owner {
    /// A member's.
    Member(Uuid),
    /// An organisation's.
    Organisation(Uuid),
    /// A user's.
    User(Uuid),
}

impl Owner {
    /// The member's, organisation's or user's identifier.
    pub fn id(self) -> Uuid {
        match self {
            Self::Member(id) | Self::Organisation(id) | Self::User(id) => id,
        }
    }
}

/// Over what a permission is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// Over everything.
    All,
    /// Over what belongs to one of these.
    Own(Vec<Owner>),
}

/// A permission that was asked for while a principal acted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exercise {
    /// Which.
    pub permission: Permission,
    /// Whose thing it was, when one was named.
    pub owner: Option<Owner>,
    /// Whether it was granted.
    pub granted: bool,
}

/// How much a principal may.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Power {
    /// The program itself, at its own command line or between two rooms.
    House,
    /// A user, or nobody at all when there are no roles.
    Roles(BTreeSet<Role>),
}

/// Who acts through a [`Kernel`] handle.
#[derive(Debug, Clone)]
pub struct Principal {
    actor: Actor,
    power: Power,
    user: Option<Uuid>,
    member: Option<Uuid>,
    organisation: Option<Uuid>,
    scopes: Option<Vec<String>>,
    until: Option<Day>,
    exercised: Arc<Mutex<Vec<Exercise>>>,
}

impl Principal {
    fn with(actor: Actor, power: Power) -> Self {
        let exercised = Arc::default();
        let (user, member, organisation) = (None, None, None);
        Self { actor, power, user, member, organisation, scopes: None, until: None, exercised }
    }

    /// Who has not signed in.
    pub fn nobody() -> Self {
        Self::with(Actor::new("nobody"), Power::Roles(BTreeSet::new()))
    }

    /// The program itself; may everything, under any name.
    pub fn house(actor: Actor) -> Self {
        Self::with(actor, Power::House)
    }

    /// A user who has signed in; its acts are signed `user:<id>`.
    pub fn user(id: Uuid, roles: impl IntoIterator<Item = Role>) -> Self {
        let power = Power::Roles(roles.into_iter().collect());
        Self { user: Some(id), ..Self::with(Actor::new(format!("{USER}{id}")), power) }
    }

    /// The same, who is this member.
    #[must_use]
    pub fn linked_to_member(self, member: Option<Uuid>) -> Self {
        Self { member, ..self }
    }

    /// The same, who represents this organisation.
    #[must_use]
    pub fn representing(self, organisation: Option<Uuid>) -> Self {
        Self { organisation, ..self }
    }

    /// The same, through a token that is limited to some scopes ([`Permission::is_in_scope`]).
    #[must_use]
    pub fn within(self, scopes: Vec<String>) -> Self {
        Self { scopes: Some(scopes), ..self }
    }

    /// The same, through a token whose last day this is.
    #[must_use]
    pub fn until(self, last: Day) -> Self {
        Self { until: Some(last), ..self }
    }

    /// Who signs.
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// The user, when it is one.
    pub fn user_id(&self) -> Option<Uuid> {
        self.user
    }

    /// The member that the user is.
    pub fn member_id(&self) -> Option<Uuid> {
        self.member
    }

    /// The organisation that the user represents.
    pub fn organisation_id(&self) -> Option<Uuid> {
        self.organisation
    }

    /// Whether the user has the role.
    pub fn has(&self, role: Role) -> bool {
        matches!(&self.power, Power::Roles(roles) if roles.contains(&role))
    }

    /// The roles, in their order.
    pub fn roles(&self) -> Vec<Role> {
        match &self.power {
            Power::House => Vec::new(),
            Power::Roles(roles) => roles.iter().copied().collect(),
        }
    }

    /// What a token is limited to; `None` for a person who signed in.
    pub fn scopes(&self) -> Option<&[String]> {
        self.scopes.as_deref()
    }

    /// The last day of the token; `None` for a person who signed in.
    pub fn last_day(&self) -> Option<Day> {
        self.until
    }

    /// Whether it is the program itself.
    pub fn is_house(&self) -> bool {
        self.power == Power::House
    }

    /// Whether nobody has said who it is.
    pub fn is_nobody(&self) -> bool {
        !self.is_house() && self.user.is_none()
    }

    /// Refuses an act that somebody else has signed; the house signs for those it acts for.
    pub fn sign(&self, actor: &Actor) -> Result<(), AccessError> {
        if self.is_house() || self.actor == *actor {
            return Ok(());
        }
        let (signed, acting) = (actor.as_str().to_owned(), self.actor.as_str().to_owned());
        Err(AccessError::WrongSignature { signed, acting })
    }

    /// Takes what was asked so far: for the audit trail, once a request.
    pub fn take_exercised(&self) -> Vec<Exercise> {
        std::mem::take(&mut *self.exercised.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Whether the permission is held over something at least: for what a page offers, never for what a use case
    /// grants. It is not an exercise and leaves no trace.
    pub fn may(&self, permission: Permission) -> bool {
        self.reach_of(permission).is_ok()
    }

    /// Over what the permission is held.
    pub fn reach(&self, permission: Permission) -> Result<Reach, AccessError> {
        let reach = self.reach_of(permission);
        self.note(permission, None, reach.is_ok());
        reach
    }

    /// Whether the permission is held over everything.
    pub fn require(&self, permission: Permission) -> Result<(), AccessError> {
        let answer = match self.reach_of(permission) {
            Ok(Reach::All) => Ok(()),
            Ok(Reach::Own(_)) => Err(AccessError::Forbidden { permission: permission.name.to_owned() }),
            Err(error) => Err(error),
        };
        self.note(permission, None, answer.is_ok());
        answer
    }

    /// Refuses unless the permission is held, and this is another person than the user who `asked` for the act. A token
    /// and the program itself are no persons, neither here nor there: whoever holds them would be two.
    ///
    /// For rights declared [`Deed::WriteInPairs`](super::Deed::WriteInPairs): one person asks, which is a fact of its
    /// own signed by them; the façade that gives it effect asks this with the signature of that fact.
    pub fn require_second(&self, permission: Permission, asked: &Actor) -> Result<(), AccessError> {
        self.require(permission)?;
        let by_a_user = asked.as_str().starts_with(USER);
        if by_a_user && self.user.is_some() && self.scopes.is_none() && self.actor != *asked {
            return Ok(());
        }
        self.note(permission, None, false);
        Err(AccessError::SecondPersonNeeded { permission: permission.name.to_owned() })
    }

    /// Whether the permission is held over this thing.
    pub fn require_over(&self, permission: Permission, owner: Owner) -> Result<(), AccessError> {
        let answer = match self.reach_of(permission) {
            Ok(Reach::All) => Ok(()),
            Ok(Reach::Own(owners)) if owners.contains(&owner) => Ok(()),
            Ok(Reach::Own(_)) => Err(AccessError::NotYours { permission: permission.name.to_owned() }),
            Err(error) => Err(error),
        };
        self.note(permission, Some(owner), answer.is_ok());
        answer
    }

    /// Whether the permission is held over what was looked for and perhaps not found (`None`). Who holds it over their
    /// own things only is not told what does not exist from what is another's.
    pub fn require_over_found(
        &self,
        permission: Permission,
        owner: Option<Owner>,
    ) -> Result<(), AccessError> {
        if let Some(owner) = owner {
            return self.require_over(permission, owner);
        }
        let answer = match self.reach_of(permission) {
            Ok(Reach::All) => Ok(()),
            Ok(Reach::Own(_)) => Err(AccessError::NotYours { permission: permission.name.to_owned() }),
            Err(error) => Err(error),
        };
        self.note(permission, None, answer.is_ok());
        answer
    }

    /// A list as far as the permission reaches: all its rows, or those whose `field` names what is one's own; `whose`
    /// says what the field names, e.g. [`Owner::Member`].
    pub fn reach_rows(
        &self,
        permission: Permission,
        request: &PageRequest,
        field: &str,
        whose: fn(Uuid) -> Owner,
    ) -> Result<PageRequest, AccessError> {
        let mut request = request.clone();
        if let Reach::Own(owners) = self.reach(permission)? {
            let Some(mine) = owners.into_iter().find(|owner| whose(owner.id()) == *owner) else {
                self.note(permission, None, false);
                return Err(AccessError::NotYours { permission: permission.name.to_owned() });
            };
            self.note(permission, Some(mine), true);
            request.filters.push(format!("{field}:eq:{}", mine.id()));
        }
        Ok(request)
    }

    fn reach_of(&self, permission: Permission) -> Result<Reach, AccessError> {
        let roles = match &self.power {
            Power::House => return Ok(Reach::All),
            Power::Roles(_) if self.user.is_none() => {
                return Err(AccessError::NotSignedIn { permission: permission.name.to_owned() });
            }
            Power::Roles(roles) => roles,
        };
        if let Some(scopes) = &self.scopes
            && !scopes.iter().any(|scope| permission.is_in_scope(scope))
        {
            let (permission, scopes) = (permission.name.to_owned(), scopes.clone());
            return Err(AccessError::OutOfScope { permission, scopes });
        }
        if roles.iter().any(|role| permission.is_held_by(*role)) {
            return Ok(Reach::All);
        }
        if permission.own {
            return Ok(Reach::Own(self.owned()));
        }
        Err(AccessError::Forbidden { permission: permission.name.to_owned() })
    }

    fn owned(&self) -> Vec<Owner> {
        let member = self.member.map(Owner::Member);
        let organisation = self.organisation.map(Owner::Organisation);
        [self.user.map(Owner::User), member, organisation].into_iter().flatten().collect()
    }

    fn note(&self, permission: Permission, owner: Option<Owner>, granted: bool) {
        if self.is_house() {
            return; // the program's own steps, without end; its commands sign their facts
        }
        let exercise = Exercise { permission, owner, granted };
        let mut exercised = self.exercised.lock().unwrap_or_else(PoisonError::into_inner);
        // A use case that loads first asks twice: whether at all, then over whose thing. The second says it all.
        exercised.pop_if(|last| last.owner.is_none() && last.permission == permission);
        exercised.push(exercise);
    }
}
