//! Entering through an identity provider, whose word the wire has verified.
//!
//! A person is known by issuer and subject; once, at the first time, by an address that the issuer has verified and that
//! an existing user has. What can never happen: an unverified address that opens somebody's account; a claim that takes
//! the last administrator away (the sign-in is refused, so that somebody notices).

use kernel::prelude::*;
use serde::{Deserialize, Serialize};
use values::Uuid;

use super::knocking::Refused;
use super::signing_in::{FirstStep, Fresh, Next};
use super::{address, email_is_free, normal, order, order_leaving_an_administrator};
use crate::Accounts;
use crate::public::{
    Attempt, EnteringError, Method, ProviderIdentity, SignInStep, UserId, UserKind, UserRow, UserState,
};
use crate::user::UserCommand;
use crate::views::{identities, users};

/// What became of it.
#[derive(Serialize, Deserialize)]
enum Answer {
    Refused { user: Option<UserId>, reason: String },
    Entered(Next),
}

fn refused(user: Option<UserId>, reason: &str) -> Answer {
    Answer::Refused { user, reason: reason.to_owned() }
}

impl Accounts {
    /// With what an identity provider asserted. Roles mapped from claims replace the user's; an unknown person is
    /// refused unless `provision` makes a user of them.
    pub async fn sign_in_with_provider(
        &self,
        attempt: &Attempt,
        asserted: ProviderIdentity,
    ) -> Result<SignInStep, Failure> {
        let email = normal(&asserted.email);
        let fresh = Fresh::new()?;
        let new = UserId::new(Uuid::new_v4());
        let known = self.known_to(&asserted, &email).await?;
        let signs = known.as_ref().map_or(new, |user| user.id);
        let answer = self
            .enter(attempt, Some(signs), async |uow: &mut UnitOfWork| {
                self.let_in(uow, attempt, &asserted, (new, &email), &fresh).await
            })
            .await?;
        match answer {
            Answer::Entered(next) => Ok(self.step(fresh, next)),
            Answer::Refused { user, reason } => {
                let (email, reason) = (email.as_str(), reason.as_str());
                let refused = Refused { user, email, method: Method::Provider, reason, knock: None };
                Err(self.refuse(attempt, refused, EnteringError::NoAccount {}).await)
            }
        }
    }

    /// The user whom an identity is known to be, or would be linked to.
    async fn known_to(&self, asserted: &ProviderIdentity, email: &str) -> Result<Option<UserRow>, Failure> {
        let db = self.kernel.reader();
        match identities::user_of(db, &asserted.issuer, &asserted.subject).await? {
            Some(user) => users::find(db, user).await,
            None if asserted.email_verified => users::by_email(db, email).await,
            None => Ok(None),
        }
    }

    async fn let_in(
        &self,
        uow: &mut UnitOfWork,
        attempt: &Attempt,
        asserted: &ProviderIdentity,
        (new, email): (UserId, &str),
        fresh: &Fresh,
    ) -> Result<Answer, Failure> {
        let linked = identities::user_of(uow.connection(), &asserted.issuer, &asserted.subject).await?;
        let user = match linked {
            Some(user) => users::find(uow.connection(), user).await?,
            None if asserted.email_verified => users::by_email(uow.connection(), email).await?,
            None => return Ok(refused(None, "unverified-address")),
        };
        let roles = asserted.roles.clone();
        if roles.as_ref().is_some_and(Vec::is_empty) {
            return Ok(refused(user.map(|user| user.id), "no-role"));
        }
        let id = match user {
            Some(user) if user.state == UserState::Disabled => {
                return Ok(refused(Some(user.id), "disabled"));
            }
            Some(user) if user.kind == UserKind::Machine => return Ok(refused(Some(user.id), "machine")),
            Some(user) => {
                self.follow(uow, &user, roles).await?;
                user.id
            }
            None => {
                let Some(roles) = roles.filter(|_| asserted.provision) else {
                    return Ok(refused(None, "unknown"));
                };
                provision(uow, new, asserted, email, roles).await?;
                new
            }
        };
        if linked.is_none() {
            // An address may be given to somebody else; the name that the provider knows a person by may not.
            if identities::issuers_of(uow.connection(), id).await?.contains(&asserted.issuer) {
                return Ok(refused(Some(id), "another-identity"));
            }
            let (issuer, subject) = (asserted.issuer.clone(), asserted.subject.clone());
            order(uow, id, UserCommand::LinkProvider { id, issuer, subject }).await?;
        }
        let first = FirstStep { method: Method::Provider, second_factor_given: asserted.second_factor };
        Ok(Answer::Entered(self.go_on(uow, attempt, id, first, fresh).await?))
    }

    /// Brings a user up to what the provider says: come, and in these roles.
    async fn follow(
        &self,
        uow: &mut UnitOfWork,
        user: &UserRow,
        roles: Option<Vec<Role>>,
    ) -> Result<(), Failure> {
        if user.state == UserState::Invited {
            order(uow, user.id, UserCommand::Activate).await?;
        }
        let Some(roles) = roles else { return Ok(()) };
        let changed = roles.iter().any(|role| !user.roles.contains(role))
            || user.roles.iter().any(|role| !roles.contains(role));
        if !changed {
            return Ok(());
        }
        order_leaving_an_administrator(uow, user.id, UserCommand::ChangeRoles { roles }).await?;
        super::end_sessions(uow, user.id, None, "roles").await?;
        Ok(())
    }
}

/// Makes a user of a person whom the provider vouches for.
async fn provision(
    uow: &mut UnitOfWork,
    id: UserId,
    asserted: &ProviderIdentity,
    email: &str,
    roles: Vec<Role>,
) -> Result<(), Failure> {
    let address = address(email)?;
    email_is_free(uow, address.as_str()).await?;
    let name = if asserted.name.trim().is_empty() { email } else { asserted.name.trim() };
    let name = name.chars().filter(|c| !c.is_control()).take(100).collect();
    let invite = UserCommand::Invite { id, name, email: address, roles, member: None, organisation: None };
    order(uow, id, invite).await?;
    order(uow, id, UserCommand::Activate).await
}
