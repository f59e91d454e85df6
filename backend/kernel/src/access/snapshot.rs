//! Who asked, written down for work that goes on after the request: a job acts in the hands of who asked for it.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Principal, Role};
use crate::Actor;

/// What a principal was when it asked. Without a session or a token: neither can be taken from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// Who signs.
    pub actor: Actor,
    /// Whether it is the program itself.
    pub house: bool,
    /// The user, when it is one.
    pub user: Option<Uuid>,
    /// Its roles.
    pub roles: Vec<Role>,
    /// The member that it is.
    pub member: Option<Uuid>,
    /// The organisation that it represents.
    pub organisation: Option<Uuid>,
    /// What its token was limited to.
    pub scopes: Option<Vec<String>>,
}

impl Principal {
    /// Writes down who this is; `actor` signs what is done, which only the house may do for another.
    pub fn snapshot(&self, actor: &Actor) -> Snapshot {
        Snapshot {
            actor: actor.clone(),
            house: self.is_house(),
            user: self.user_id(),
            roles: self.roles(),
            member: self.member_id(),
            organisation: self.organisation_id(),
            scopes: self.scopes().map(<[String]>::to_vec),
        }
    }
}

impl From<Snapshot> for Principal {
    fn from(snapshot: Snapshot) -> Self {
        let Snapshot { actor, house, user, roles, member, organisation, scopes } = snapshot;
        let principal = match user {
            _ if house => return Self::house(actor),
            None => return Self::nobody(),
            Some(user) => Self::user(user, roles),
        };
        let principal = principal.linked_to_member(member).representing(organisation);
        match scopes {
            Some(scopes) => principal.within(scopes),
            None => principal,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_asked_is_who_acts_later() {
        let (user, member) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let machine = Principal::user(user, [Role::Staff])
            .linked_to_member(Some(member))
            .within(vec!["members".to_owned()]);
        let written = serde_json::to_string(&machine.snapshot(machine.actor())).unwrap();
        let read = Principal::from(serde_json::from_str::<Snapshot>(&written).unwrap());
        assert_eq!(read.snapshot(read.actor()), machine.snapshot(machine.actor()));
        assert!(!read.is_house());
        let house = Principal::house(Actor::new("system:test"));
        let signed = Principal::from(house.snapshot(&Actor::new("operator")));
        assert!(signed.is_house());
        assert_eq!(signed.actor().as_str(), "operator");
        let nobody = Principal::nobody();
        assert!(Principal::from(nobody.snapshot(nobody.actor())).user_id().is_none());
    }
}
