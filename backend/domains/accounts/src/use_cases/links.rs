//! One-use links by mail: to sign in, and after a forgotten password. Asking for one is always answered alike.

use kernel::prelude::*;
use values::{Timestamp, Uuid};

use super::knocking::Refused;
use super::signing_in::{FirstStep, Fresh, may_sign_in};
use super::{address, email_is_free, end_sessions, normal, order, trace};
use crate::Accounts;
use crate::letters::Letter;
use crate::public::{AtAddress, Attempt, EnteringError, Method, SignInStep, UserId, UserRow, UserState};
use crate::rules::lifetimes::{RESET_LINK, SIGN_IN_LINK, after};
use crate::rules::passwords;
use crate::rules::second_factor::may_enter_by_link;
use crate::rules::slow_down::{MAILS, NETWORK};
use crate::secrets::Secret;
use crate::trail::TrailEvent;
use crate::user::{PasswordCause, UserCommand};
use crate::views::links::{self, Link, Purpose};
use crate::views::{attempts, passwords as hashes, users};

/// Makes the address of a page from a secret.
pub(super) type Address<'a> = &'a (dyn Fn(&str) -> String + Sync);

/// What is asked for.
#[derive(Clone, Copy)]
struct Kind {
    method: Method,
    purpose: Purpose,
    letter: Letter,
    lifetime: i64,
}

const SIGN_IN: Kind = Kind {
    method: Method::Link,
    purpose: Purpose::SignIn,
    letter: Letter::SignInLink,
    lifetime: SIGN_IN_LINK,
};
const RESET: Kind = Kind {
    method: Method::Reset,
    purpose: Purpose::Reset,
    letter: Letter::PasswordReset,
    lifetime: RESET_LINK,
};

impl Accounts {
    /// Sends a link to sign in with, to a user who is a member and nothing else. Answered alike for everybody.
    pub async fn request_sign_in_link(
        &self,
        attempt: &Attempt,
        email: &str,
        link: Address<'_>,
    ) -> Result<(), Failure> {
        self.send_link(attempt, email, link, (SIGN_IN, &AtAddress::Nobody)).await
    }

    /// The same for whoever the register of members knows at the address: a member who has no account yet gets one, and
    /// enters it by the link. Answered alike for everybody; an address that members share is refused, and the trail says
    /// so.
    pub async fn request_member_link(
        &self,
        attempt: &Attempt,
        email: &str,
        member: &AtAddress,
        link: Address<'_>,
    ) -> Result<(), Failure> {
        self.send_link(attempt, email, link, (SIGN_IN, member)).await
    }

    /// Sends a link to set a forgotten password with. Answered alike for everybody.
    pub async fn request_password_reset(
        &self,
        attempt: &Attempt,
        email: &str,
        link: Address<'_>,
    ) -> Result<(), Failure> {
        self.send_link(attempt, email, link, (RESET, &AtAddress::Nobody)).await
    }

    async fn send_link(
        &self,
        attempt: &Attempt,
        email: &str,
        link: Address<'_>,
        (kind, member): (Kind, &AtAddress),
    ) -> Result<(), Failure> {
        let email = normal(email);
        let (mails, network) = (self.mails(&email), self.network(attempt));
        self.charge(attempt, &[(&network, NETWORK)]).await?;
        let charged = self.charge(attempt, &[(&mails, MAILS)]).await;
        if let Err(failure) = charged {
            // Whether a mailbox has had enough tells that it is one.
            return match failure.refusal() {
                Some(EnteringError::TooManyAttempts { .. }) => Ok(()),
                _ => Err(failure),
            };
        }
        let secret = Secret::random()?;
        self.enter(attempt, None, async |uow: &mut UnitOfWork| {
            let user = match users::by_email(uow.connection(), &email).await? {
                None => open_account(uow, &email, member).await?,
                known => known,
            };
            if let Some(reason) = why_no_mail(user.as_ref(), kind.purpose, member) {
                let user = user.map(|user| user.id);
                let refused = Refused { user, email: &email, method: kind.method, reason, knock: None };
                return self.record_refusal(uow, attempt, &refused).await;
            }
            let Some(user) = user else { return Ok(()) };
            let expires_at = after(attempt.at, kind.lifetime);
            let issued = Link { purpose: kind.purpose, user: Some(user.id), expires_at };
            links::issue(uow.connection(), &secret, issued, attempt.at).await?;
            uow.send(kind.letter.to(&user.name, &user.email, &link(&secret))).await?;
            let network = attempt.network.clone();
            trace(uow, TrailEvent::LinkSent { user: user.id, method: kind.method, network }).await
        })
        .await
    }

    /// Uses a link to sign in up.
    pub async fn use_sign_in_link(&self, attempt: &Attempt, secret: &str) -> Result<SignInStep, Failure> {
        let user = self.link_of(secret, Purpose::SignIn, attempt.at).await?;
        let fresh = Fresh::new()?;
        let first = FirstStep { method: Method::Link, second_factor_given: false };
        let next = self
            .enter(attempt, Some(user.id), async |uow: &mut UnitOfWork| {
                self.use_up(uow, secret, Purpose::SignIn).await?;
                // Somebody may have been given another role since the mail went out.
                let user = users::find(uow.connection(), user.id).await?;
                let user = user.filter(|user| may_enter_by_link(&user.roles));
                let user = user.ok_or(EnteringError::LinkOver {})?;
                if user.state == UserState::Invited {
                    order(uow, user.id, UserCommand::Activate).await?;
                }
                self.go_on(uow, attempt, user.id, first, &fresh).await
            })
            .await?;
        Ok(self.step(fresh, next))
    }

    /// Sets a forgotten password through a link: every session ends, and a new one begins as after a sign-in.
    pub async fn reset_password(
        &self,
        attempt: &Attempt,
        secret: &str,
        password: &str,
    ) -> Result<SignInStep, Failure> {
        let user = self.link_of(secret, Purpose::Reset, attempt.at).await?;
        let hash = self.new_hash(&user, password).await?;
        let fresh = Fresh::new()?;
        let first = FirstStep { method: Method::Reset, second_factor_given: false };
        let next = self
            .enter(attempt, Some(user.id), async |uow: &mut UnitOfWork| {
                self.use_up(uow, secret, Purpose::Reset).await?;
                order(uow, user.id, UserCommand::ChangePassword { cause: PasswordCause::Reset }).await?;
                hashes::set(uow.connection(), user.id, &hash, attempt.at).await?;
                attempts::forget(uow.connection(), &self.account(&user.email)).await?;
                end_sessions(uow, user.id, None, "password").await?;
                self.go_on(uow, attempt, user.id, first, &fresh).await
            })
            .await?;
        Ok(self.step(fresh, next))
    }

    /// The hash of a password that a user chose, once it is accepted.
    pub(super) async fn new_hash(&self, user: &UserRow, password: &str) -> Result<String, Failure> {
        let password = passwords::accept(password, &[&user.name, &user.email])?;
        self.hashing.hash(&password).await
    }

    /// The user of a link that still works; nothing is used up yet.
    async fn link_of(&self, secret: &str, purpose: Purpose, at: Timestamp) -> Result<UserRow, Failure> {
        let db = self.kernel.reader();
        let link = links::peek(db, secret, at).await?.filter(|link| link.purpose == purpose);
        let user: Option<UserId> = link.and_then(|link| link.user);
        let user = match user {
            Some(id) => {
                // Only who may come by a link was ever sent one to sign in with.
                let comes = |user: &UserRow| purpose == Purpose::SignIn && user.state == UserState::Invited;
                users::find(db, id).await?.filter(|user| may_sign_in(user) || comes(user))
            }
            None => None,
        };
        user.ok_or_else(|| EnteringError::LinkOver {}.into())
    }

    /// Uses a link up, or refuses: of two at once, one.
    pub(super) async fn use_up(
        &self,
        uow: &mut UnitOfWork,
        secret: &str,
        purpose: Purpose,
    ) -> Result<(), Failure> {
        let at = uow.context().at;
        if links::consume(uow.connection(), secret, purpose, at).await? {
            return Ok(());
        }
        Err(EnteringError::LinkOver {}.into())
    }
}

/// An account for the member whom the register knows at an address; none when it knows nobody there or several, or when
/// the member has an account under another address, whoever closed it perhaps.
async fn open_account(
    uow: &mut UnitOfWork,
    email: &str,
    member: &AtAddress,
) -> Result<Option<UserRow>, Failure> {
    let AtAddress::One { member, name } = member else { return Ok(None) };
    email_is_free(uow, email).await?;
    if users::has_member(uow.connection(), *member).await? {
        return Ok(None);
    }
    let id = UserId::new(Uuid::new_v4());
    let invite = UserCommand::Invite {
        id,
        name: name.clone(),
        email: address(email)?,
        roles: vec![Role::Member],
        member: Some(*member),
        organisation: None,
    };
    order(uow, id, invite).await?;
    users::find(uow.connection(), id).await
}

/// Whether somebody was invited as this member and has not come yet: a link proves the mailbox as an invitation does.
fn may_come(user: &UserRow, member: &AtAddress) -> bool {
    let same = matches!(member, AtAddress::One { member, .. } if user.member == Some(*member));
    user.state == UserState::Invited && same
}

/// Why no mail goes out, for the trail; `None` when one does.
fn why_no_mail(user: Option<&UserRow>, purpose: Purpose, member: &AtAddress) -> Option<&'static str> {
    match user {
        None if *member == AtAddress::Several => Some("shared-address"),
        None => Some("unknown"),
        Some(user) if !may_sign_in(user) && !may_come(user, member) => Some("not-active"),
        Some(user) if purpose == Purpose::SignIn && !may_enter_by_link(&user.roles) => Some("not-a-member"),
        Some(_) => None,
    }
}
