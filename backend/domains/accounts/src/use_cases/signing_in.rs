//! Signing in with a password, and what follows any first step: a second factor, its setting up, or the session.

use data_encoding::BASE64URL_NOPAD;
use kernel::prelude::*;
use serde::{Deserialize, Serialize};
use values::{Timestamp, Uuid};

use super::knocking::Refused;
use super::{normal, trace};
use crate::Accounts;
use crate::public::{
    Attempt, EnteringError, Method, NewSession, SessionId, SessionRow, SignInStep, UserId, UserKind, UserRow,
    UserState,
};
use crate::rules::lifetimes::{PENDING, after, session_limits};
use crate::rules::passwords::normalised;
use crate::rules::second_factor;
use crate::rules::slow_down::NETWORK;
use crate::secrets::{Secret, Seed, Verdict};
use crate::trail::TrailEvent;
use crate::views::pendings::{Pending, Step};
use crate::views::{attempts, passwords, pendings, second_factors, sessions, users};

/// Random things for a step, made before the transaction that uses them.
pub(super) struct Fresh {
    /// Of the session, or of the sign-in that waits.
    secret: Secret,
    session: SessionId,
    seed: Seed,
}

impl Fresh {
    pub(super) fn new() -> Result<Self, KernelError> {
        let session = SessionId::new(Uuid::new_v4());
        Ok(Self { secret: Secret::random()?, session, seed: Seed::random()? })
    }

    /// The secret, of whichever it has become.
    pub(super) fn into_secret(self) -> Secret {
        self.secret
    }
}

/// How somebody passed the first step.
#[derive(Debug, Clone, Copy)]
pub(super) struct FirstStep {
    /// By what.
    pub(super) method: Method,
    /// Whether somebody else has asked for a second factor already.
    pub(super) second_factor_given: bool,
}

/// What follows the first step.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(super) enum Next {
    Complete { user: UserId, expires_at: Timestamp },
    Confirm,
    Enrol,
}

impl Accounts {
    /// With an address and a password. Whoever is refused is told the same, after the same work: nobody, a wrong
    /// password, a user who was invited, disabled or has no password.
    pub async fn sign_in_with_password(
        &self,
        attempt: &Attempt,
        email: &str,
        password: &str,
    ) -> Result<SignInStep, Failure> {
        let email = normal(email);
        let knock = self.knock(attempt, &email).await?;
        let db = self.kernel.reader();
        let user = users::by_email(db, &email).await?;
        let stored = passwords::hash_for(db, user.as_ref().map(|user| user.id)).await?;
        let verdict = match self.compare(password, stored.as_deref()).await {
            Ok(verdict) => verdict,
            Err(failure) => {
                self.give_back(attempt, &knock).await?;
                return Err(failure);
            }
        };
        if let Some(reason) = why_not(user.as_ref(), stored.as_deref(), verdict) {
            let user = user.map(|user| user.id);
            let knock = Some(&knock);
            let refused = Refused { user, email: &email, method: Method::Password, reason, knock };
            return Err(self.refuse(attempt, refused, EnteringError::WrongCredentials {}).await);
        }
        let Some(user) = user else { return Err(EnteringError::WrongCredentials {}.into()) };
        if let (Verdict::RightButWeak, Some(weak)) = (verdict, &stored) {
            self.strengthen(user.id, password, weak).await?;
        }
        let first = FirstStep { method: Method::Password, second_factor_given: false };
        let fresh = Fresh::new()?;
        let network = self.network(attempt);
        let next = self
            .enter(attempt, Some(user.id), async |uow: &mut UnitOfWork| {
                attempts::give_back(uow.connection(), &network, NETWORK).await?;
                self.go_on(uow, attempt, user.id, first, &fresh).await
            })
            .await?;
        Ok(self.step(fresh, next))
    }

    /// Compares a password as it was typed.
    pub(super) async fn compare(&self, typed: &str, stored: Option<&str>) -> Result<Verdict, Failure> {
        match normalised(typed) {
            Some(password) => self.hashing.verify(&password, stored).await,
            None => Ok(Verdict::Wrong), // too short or too long for anybody's
        }
    }

    /// Hashes a right password anew under today's parameters.
    async fn strengthen(&self, user: UserId, typed: &str, weak: &str) -> Result<(), Failure> {
        let Some(password) = normalised(typed) else { return Ok(()) };
        let strong = self.hashing.hash(&password).await?;
        passwords::strengthen(self.kernel.reader(), user, weak, &strong).await
    }

    /// What follows the first step, decided from the user as it stands in this transaction.
    pub(super) async fn go_on(
        &self,
        uow: &mut UnitOfWork,
        attempt: &Attempt,
        user: UserId,
        first: FirstStep,
        fresh: &Fresh,
    ) -> Result<Next, Failure> {
        let user = users::find(uow.connection(), user).await?;
        let user = user.filter(may_sign_in).ok_or(EnteringError::WrongCredentials {})?;
        if first.second_factor_given {
            return self.complete(uow, attempt, &user, (first.method, Some(Method::Provider)), fresh).await;
        }
        if second_factors::find(uow.connection(), user.id).await?.is_some() {
            self.wait(uow, attempt, &user, Step::Confirm, first.method, fresh).await?;
            return Ok(Next::Confirm);
        }
        if second_factor::is_required(&user.roles) {
            self.wait(uow, attempt, &user, Step::Enrol, first.method, fresh).await?;
            return Ok(Next::Enrol);
        }
        self.complete(uow, attempt, &user, (first.method, None), fresh).await
    }

    /// Lets a sign-in wait for its second step.
    pub(super) async fn wait(
        &self,
        uow: &mut UnitOfWork,
        attempt: &Attempt,
        user: &UserRow,
        step: Step,
        method: Method,
        fresh: &Fresh,
    ) -> Result<(), Failure> {
        let seed = match step {
            Step::Confirm => Vec::new(),
            Step::Enrol => self.kernel.vault().seal(&seal_of(user.id), fresh.seed.as_bytes())?,
        };
        let pending = Pending { user: user.id, method, seed };
        let times = (attempt.at, after(attempt.at, PENDING));
        pendings::begin(uow.connection(), &fresh.secret, step, pending, times).await
    }

    /// Begins the session, forgets the failures of the address, and records who came.
    pub(super) async fn complete(
        &self,
        uow: &mut UnitOfWork,
        attempt: &Attempt,
        user: &UserRow,
        (method, second_factor): (Method, Option<Method>),
        fresh: &Fresh,
    ) -> Result<Next, Failure> {
        let expires_at = after(attempt.at, session_limits(&user.roles).absolute);
        let row = SessionRow {
            id: fresh.session,
            user: user.id,
            started_at: attempt.at,
            seen_at: attempt.at,
            authenticated_at: attempt.at,
            expires_at,
            network: attempt.network.clone(),
            agent: attempt.agent.clone(),
        };
        sessions::begin(uow.connection(), &fresh.secret, row).await?;
        attempts::forget(uow.connection(), &self.account(&user.email)).await?;
        let network = attempt.network.clone();
        trace(uow, TrailEvent::SignedIn { user: user.id, method, second_factor, network }).await?;
        Ok(Next::Complete { user: user.id, expires_at })
    }

    /// What the caller is given.
    pub(super) fn step(&self, fresh: Fresh, next: Next) -> SignInStep {
        match next {
            Next::Complete { user, expires_at } => {
                SignInStep::Complete(self.session(fresh.secret, user, expires_at))
            }
            Next::Confirm => SignInStep::SecondFactor { pending: fresh.secret },
            Next::Enrol => SignInStep::EnrolSecondFactor { pending: fresh.secret },
        }
    }

    /// The session of a step that completes.
    pub(super) fn completed(&self, fresh: Fresh, next: Next) -> Result<NewSession, Failure> {
        match next {
            Next::Complete { user, expires_at } => Ok(self.session(fresh.secret, user, expires_at)),
            Next::Confirm | Next::Enrol => Err(EnteringError::StepOver {}.into()),
        }
    }

    /// A session as its browser gets it.
    pub(super) fn session(&self, secret: Secret, user: UserId, expires_at: Timestamp) -> NewSession {
        let csrf = self.csrf(&secret);
        NewSession { secret, csrf, user, expires_at }
    }

    /// What a form of a session must bear: follows from its secret, is kept nowhere, and changes with it.
    pub(super) fn csrf(&self, secret: &str) -> String {
        BASE64URL_NOPAD.encode(&self.kernel.vault().mark("accounts.csrf", secret.as_bytes()))
    }
}

/// What the seed of a user is sealed for.
pub(super) fn seal_of(user: UserId) -> String {
    format!("accounts.totp/{user}")
}

/// Whether a user is a person who may enter.
pub(super) fn may_sign_in(user: &UserRow) -> bool {
    user.kind == UserKind::Person && user.state == UserState::Active
}

/// Why somebody is not let in, for the trail; `None` when they are.
fn why_not(user: Option<&UserRow>, stored: Option<&str>, verdict: Verdict) -> Option<&'static str> {
    let Some(user) = user else { return Some("unknown") };
    match (user.state, user.kind, stored, verdict) {
        (UserState::Disabled, ..) => Some("disabled"),
        (UserState::Invited, ..) => Some("invited"),
        (UserState::Active, UserKind::Machine, ..) => Some("machine"),
        (UserState::Active, UserKind::Person, None, _) => Some("no-password"),
        (UserState::Active, UserKind::Person, Some(_), Verdict::Wrong) => Some("wrong-password"),
        (UserState::Active, UserKind::Person, Some(_), Verdict::Right | Verdict::RightButWeak) => None,
    }
}
