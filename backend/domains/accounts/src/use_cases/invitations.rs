//! How users come to be: the first administrator by a link that the program prints, everybody else by invitation.

use kernel::prelude::*;
use values::{Timestamp, Uuid};

use super::links::Address;
use super::signing_in::{FirstStep, Fresh};
use super::{address, email_is_free, normal, order, take_turn};
use crate::letters::Letter;
use crate::public::{
    AcceptInvitation, Attempt, CreateMachine, EnteringError, Invitation, InviteUser, Method, SignInStep,
    UserError, UserId, UserKind, UserState,
};
use crate::rules::lifetimes::{FIRST_LINK, INVITATION, after};
use crate::rules::passwords;
use crate::secrets::Secret;
use crate::user::{PasswordCause, UserCommand};
use crate::views::links::{self, Link, Purpose};
use crate::views::{passwords as hashes, users};
use crate::{Accounts, permissions};

impl Accounts {
    /// A one-use secret for the link of the first administrator, valid for a day; the one before works no more. `None`
    /// once there is an administrator.
    pub async fn first_administrator(&self, context: &Context) -> Result<Option<Secret>, Failure> {
        self.kernel.require(permissions::USERS_INVITE)?;
        if users::administrators(self.kernel.reader()).await? > 0 {
            return Ok(None);
        }
        let secret = Secret::random()?;
        let expires_at = after(context.at, FIRST_LINK);
        self.kernel
            .run(context, async |uow: &mut UnitOfWork| {
                let link = Link { purpose: Purpose::First, user: None, expires_at };
                links::issue(uow.connection(), &secret, link, context.at).await
            })
            .await?;
        Ok(Some(secret))
    }

    /// What an invitation, or the first administrator's link, is for; nothing is used up.
    pub async fn invitation(&self, at: Timestamp, secret: &str) -> Result<Option<Invitation>, Failure> {
        let db = self.kernel.reader();
        let Some(Link { purpose, user, expires_at }) = links::peek(db, secret, at).await? else {
            return Ok(None);
        };
        match (purpose, user) {
            (Purpose::First, _) => {
                Ok(Some(Invitation { email: None, name: None, roles: vec![Role::Administrator], expires_at }))
            }
            (Purpose::Invitation, Some(user)) => {
                let user = users::find(db, user).await?.filter(|user| user.state == UserState::Invited);
                Ok(user.map(|user| Invitation {
                    email: Some(user.email),
                    name: Some(user.name),
                    roles: user.roles,
                    expires_at,
                }))
            }
            (Purpose::Invitation, None) | (Purpose::SignIn | Purpose::Reset, _) => Ok(None),
        }
    }

    /// Uses an invitation up: sets the password, and goes on as after a sign-in. The first administrator gives name and
    /// address too.
    pub async fn accept_invitation(
        &self,
        attempt: &Attempt,
        secret: &str,
        accept: AcceptInvitation,
    ) -> Result<SignInStep, Failure> {
        let link = links::peek(self.kernel.reader(), secret, attempt.at).await?;
        match link.map(|link| (link.purpose, link.user)) {
            Some((Purpose::First, _)) => self.accept_first(attempt, secret, accept).await,
            Some((Purpose::Invitation, Some(user))) => {
                self.accept_invited(attempt, secret, user, &accept.password).await
            }
            _ => Err(EnteringError::LinkOver {}.into()),
        }
    }

    async fn accept_invited(
        &self,
        attempt: &Attempt,
        secret: &str,
        user: UserId,
        password: &str,
    ) -> Result<SignInStep, Failure> {
        let user = users::find(self.kernel.reader(), user).await?.ok_or(EnteringError::LinkOver {})?;
        let hash = self.new_hash(&user, password).await?;
        let fresh = Fresh::new()?;
        let next = self
            .enter(attempt, Some(user.id), async |uow: &mut UnitOfWork| {
                self.use_up(uow, secret, Purpose::Invitation).await?;
                self.settle(uow, user.id, &hash).await?;
                self.go_on(uow, attempt, user.id, BY_INVITATION, &fresh).await
            })
            .await?;
        Ok(self.step(fresh, next))
    }

    async fn accept_first(
        &self,
        attempt: &Attempt,
        secret: &str,
        accept: AcceptInvitation,
    ) -> Result<SignInStep, Failure> {
        let email = address(&normal(accept.email.as_deref().unwrap_or_default()))?;
        let name = accept.name.unwrap_or_default();
        let password = passwords::accept(&accept.password, &[&name, email.as_str()])?;
        let hash = self.hashing.hash(&password).await?;
        let fresh = Fresh::new()?;
        let id = UserId::new(Uuid::new_v4());
        let next = self
            .enter(attempt, Some(id), async |uow: &mut UnitOfWork| {
                email_is_free(uow, email.as_str()).await?;
                if users::administrators(uow.connection()).await? > 0 {
                    return Err(EnteringError::LinkOver {}.into());
                }
                self.use_up(uow, secret, Purpose::First).await?;
                let invite = UserCommand::Invite {
                    id,
                    name: name.clone(),
                    email: email.clone(),
                    roles: vec![Role::Administrator],
                    member: None,
                    organisation: None,
                };
                order(uow, id, invite).await?;
                self.settle(uow, id, &hash).await?;
                self.go_on(uow, attempt, id, BY_INVITATION, &fresh).await
            })
            .await?;
        Ok(self.step(fresh, next))
    }

    /// Somebody invited has come, and has chosen a password.
    async fn settle(&self, uow: &mut UnitOfWork, user: UserId, hash: &str) -> Result<(), Failure> {
        order(uow, user, UserCommand::Activate).await?;
        order(uow, user, UserCommand::ChangePassword { cause: PasswordCause::Chosen }).await?;
        let at = uow.context().at;
        hashes::set(uow.connection(), user, hash, at).await
    }

    /// Invites a person: a mail with a one-use link goes out, valid for seven days.
    pub async fn invite_user(
        &self,
        context: &Context,
        asked: InviteUser,
        link: Address<'_>,
    ) -> Result<UserId, Failure> {
        self.kernel.require(permissions::USERS_INVITE)?;
        let secret = Secret::random()?;
        self.kernel
            .run(context, async |uow: &mut UnitOfWork| {
                let InviteUser { id, name, email, roles, member, organisation } = asked.clone();
                let address = normal(email.as_str());
                email_is_free(uow, &address).await?;
                order(uow, id, UserCommand::Invite { id, name, email, roles, member, organisation }).await?;
                self.send_invitation(uow, id, &secret, link).await?;
                Ok(id)
            })
            .await
    }

    /// Sends an invitation again, for another seven days; the link before works no more.
    pub async fn renew_invitation(
        &self,
        context: &Context,
        user: UserId,
        link: Address<'_>,
    ) -> Result<(), Failure> {
        self.kernel.require(permissions::USERS_INVITE)?;
        let secret = Secret::random()?;
        self.kernel
            .run(context, async |uow: &mut UnitOfWork| self.send_invitation(uow, user, &secret, link).await)
            .await
    }

    async fn send_invitation(
        &self,
        uow: &mut UnitOfWork,
        user: UserId,
        secret: &str,
        link: Address<'_>,
    ) -> Result<(), Failure> {
        let row = users::find(uow.connection(), user).await?.ok_or(UserError::Unknown {})?;
        match (row.kind, row.state) {
            (UserKind::Machine, _) => return Err(UserError::NotAPerson {}.into()),
            (_, UserState::Active) => return Err(UserError::AlreadyActive {}.into()),
            (_, UserState::Disabled) => return Err(UserError::Disabled {}.into()),
            (UserKind::Person, UserState::Invited) => {}
        }
        let at = uow.context().at;
        let issued =
            Link { purpose: Purpose::Invitation, user: Some(user), expires_at: after(at, INVITATION) };
        links::issue(uow.connection(), secret, issued, at).await?;
        uow.send(Letter::Invitation.to(&row.name, &row.email, &link(secret))).await
    }

    /// Creates a machine client: it enters by tokens alone.
    pub async fn create_machine(&self, context: &Context, asked: CreateMachine) -> Result<UserId, Failure> {
        self.kernel.require(permissions::MACHINES_CREATE)?;
        self.kernel
            .run(context, async |uow: &mut UnitOfWork| {
                let CreateMachine { id, name, roles, member, organisation } = asked.clone();
                take_turn(uow).await?;
                order(uow, id, UserCommand::CreateMachine { name, roles }).await?;
                order(uow, id, UserCommand::Link { member, organisation }).await?; // no ties change nothing
                Ok(id)
            })
            .await
    }
}

const BY_INVITATION: FirstStep = FirstStep { method: Method::Invitation, second_factor_given: false };
