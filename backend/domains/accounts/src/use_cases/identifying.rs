//! Who a request comes from: a session, or a token. Asked on every request, so it writes once a minute at most.

use kernel::prelude::*;
use values::{Timestamp, Uuid};

use super::knocking::Refused;
use super::signing_in::may_sign_in;
use super::{day, trace};
use crate::Accounts;
use crate::public::{
    Attempt, EnteringError, Identified, Method, NewSession, SessionRow, TokenState, UserId, UserRow,
    UserState, UserSummary,
};
use crate::rules::lifetimes::{after, session_limits};
use crate::rules::slow_down::NETWORK;
use crate::secrets::{Secret, Verdict};
use crate::trail::TrailEvent;
use crate::views::{attempts, passwords, sessions, token_secrets, tokens, users};

/// What the text of a token begins with, so that it is known when it turns up where it should not.
pub(super) const TOKEN_PREFIX: &str = "qt_";
/// Characters of a token.
const TOKEN_LENGTH: usize = 46;
/// Characters of a session's secret.
const SECRET_LENGTH: usize = 43;

impl Accounts {
    /// The session of a secret; `None` when it has ended, was idle too long, or its user may not enter any more.
    pub async fn identify_session(&self, at: Timestamp, secret: &str) -> Result<Option<Identified>, Failure> {
        let Some((session, user)) = self.living(at, secret).await? else { return Ok(None) };
        if let Err(failure) = sessions::touch(self.kernel.reader(), &session, at).await {
            // Reading goes on while nothing can be written.
            tracing::debug!(%failure, "the use of a session was not noted");
        }
        Ok(Some(Identified {
            principal: principal(&user),
            session: session.id,
            csrf: self.csrf(secret),
            user: UserSummary { id: user.id, name: user.name, email: user.email, roles: user.roles },
            seen_at: session.seen_at,
            authenticated_at: session.authenticated_at,
            expires_at: session.expires_at,
        }))
    }

    /// A session within its limits, and its user, who may enter.
    pub(super) async fn living(
        &self,
        at: Timestamp,
        secret: &str,
    ) -> Result<Option<(SessionRow, UserRow)>, Failure> {
        if secret.len() != SECRET_LENGTH {
            return Ok(None);
        }
        let db = self.kernel.reader();
        let Some(session) = sessions::by_secret(db, secret, at).await? else { return Ok(None) };
        let Some(user) = users::find(db, session.user).await?.filter(may_sign_in) else { return Ok(None) };
        let limits = session_limits(&user.roles);
        let over =
            at >= after(session.seen_at, limits.idle) || at >= after(session.started_at, limits.absolute);
        Ok((!over).then_some((session, user)))
    }

    /// Who holds a token: its owner with the roles of now, within its scopes. `None` when it is expired, revoked, none,
    /// or when its owner may not enter.
    pub async fn identify_token(&self, at: Timestamp, secret: &str) -> Result<Option<Principal>, Failure> {
        if secret.len() != TOKEN_LENGTH || !secret.starts_with(TOKEN_PREFIX) {
            return Ok(None);
        }
        let db = self.kernel.reader();
        let Some((id, last_used_at)) = token_secrets::find(db, secret).await? else { return Ok(None) };
        let token = tokens::find(db, id).await?;
        let today = day(at)?;
        let Some(token) = token.filter(|token| token.state(today) == TokenState::Valid) else {
            return Ok(None);
        };
        let user = users::find(db, token.user).await?.filter(|user| user.state == UserState::Active);
        let Some(user) = user else { return Ok(None) };
        if let Err(failure) = token_secrets::touch(db, id, last_used_at, at).await {
            tracing::debug!(%failure, "the use of a token was not noted");
        }
        Ok(Some(principal(&user).within(token.scopes).until(token.expires_on)))
    }

    /// A user as it acts now, for work that goes on after the request; `None` when it may not enter any more.
    pub async fn identify_user(&self, user: Uuid) -> Result<Option<Principal>, Failure> {
        let user = users::find(self.kernel.reader(), UserId::new(user)).await?;
        Ok(user.filter(|user| user.state == UserState::Active).as_ref().map(principal))
    }

    /// Ends the session of a secret; one that has ended already is no matter.
    pub async fn sign_out(&self, attempt: &Attempt, secret: &str) -> Result<(), Failure> {
        let session = sessions::by_secret(self.kernel.reader(), secret, attempt.at).await?;
        let Some(session) = session else { return Ok(()) };
        self.enter(attempt, Some(session.user), async |uow: &mut UnitOfWork| {
            if sessions::end(uow.connection(), session.id).await? {
                let network = attempt.network.clone();
                trace(uow, TrailEvent::SignedOut { user: session.user, network }).await?;
            }
            Ok(())
        })
        .await
    }

    /// Takes the password, or a code of the second factor, again before something that matters; the session gets another
    /// secret.
    pub async fn confirm_identity(
        &self,
        attempt: &Attempt,
        session_secret: &str,
        password: &str,
    ) -> Result<NewSession, Failure> {
        let living = self.living(attempt.at, session_secret).await?;
        let (session, user) = living.ok_or(EnteringError::SessionOver {})?;
        let knock = self.knock(attempt, &user.email).await?;
        let stored = passwords::hash_for(self.kernel.reader(), Some(user.id)).await?;
        let is_code = password.chars().filter(|c| !c.is_whitespace()).count() <= 8;
        let known = !is_code && self.compare(password, stored.as_deref()).await? != Verdict::Wrong;
        let (secret, network) = (Secret::random()?, self.network(attempt));
        let confirmed = self
            .enter(attempt, Some(user.id), async |uow: &mut UnitOfWork| {
                let given = if known {
                    Some(Method::Password)
                } else if is_code {
                    self.use_code(uow, user.id, password, attempt.at).await?
                } else {
                    None
                };
                let Some(given) = given else { return Ok(false) };
                if !sessions::rotate(uow.connection(), (session_secret, &secret), attempt.at).await? {
                    return Err(EnteringError::SessionOver {}.into());
                }
                attempts::forget(uow.connection(), &self.account(&user.email)).await?;
                attempts::give_back(uow.connection(), &network, NETWORK).await?;
                let network = attempt.network.clone();
                let (method, second_factor) = (Method::Session, Some(given));
                trace(uow, TrailEvent::SignedIn { user: user.id, method, second_factor, network }).await?;
                Ok(true)
            })
            .await?;
        if confirmed {
            return Ok(self.session(secret, user.id, session.expires_at));
        }
        let (email, reason) = (user.email.as_str(), "wrong-confirmation");
        let (user, knock) = (Some(user.id), Some(&knock));
        let refused = Refused { user, email, method: Method::Session, reason, knock };
        Err(self.refuse(attempt, refused, EnteringError::WrongCredentials {}).await)
    }
}

/// A user as it acts.
fn principal(user: &UserRow) -> Principal {
    Principal::user(user.id.uuid(), user.roles.iter().copied())
        .linked_to_member(user.member)
        .representing(user.organisation)
}
