//! Before anybody is let in: attempts are counted, waits are kept, refusals are recorded.
//!
//! The same is done for an address that nobody has. What can never happen: an answer, or the lack of one, that tells who
//! exists; an attempt that is not counted because many came at once.

use data_encoding::HEXLOWER;
use kernel::prelude::*;

use super::{actor_of, trace};
use crate::public::{Attempt, EnteringError, Method, UserId};
use crate::rules::slow_down::{ACCOUNT, Failures, NETWORK, Policy};
use crate::trail::TrailEvent;
use crate::{Accounts, views};

/// Digits of a mark in the trail.
const MARK: usize = 16;

/// An attempt that was counted.
pub(super) struct Knock {
    /// The marked address.
    account: String,
    /// Failures of the address, this attempt among them.
    failures: Failures,
}

/// A refusal to be recorded.
pub(super) struct Refused<'a> {
    /// Whom it was about, when it is a user.
    pub(super) user: Option<UserId>,
    /// The address given.
    pub(super) email: &'a str,
    /// By what.
    pub(super) method: Method,
    /// Why: a stable word, for the trail alone.
    pub(super) reason: &'a str,
    /// The attempt as it was counted, if it was.
    pub(super) knock: Option<&'a Knock>,
}

impl Accounts {
    /// The kernel in the hands of the house, under a name.
    pub(super) fn house(&self, actor: Actor) -> Kernel {
        self.kernel.acting_for(Principal::house(actor))
    }

    /// The circumstances of an attempt, signed by whom it lets in, or by nobody.
    pub(super) fn circumstances(attempt: &Attempt, user: Option<UserId>) -> Context {
        let actor = user.map_or_else(|| Principal::nobody().actor().clone(), actor_of);
        Context::new(actor, attempt.at, attempt.correlation)
    }

    /// Runs something at the entrance.
    pub(super) async fn enter<T, F>(
        &self,
        attempt: &Attempt,
        user: Option<UserId>,
        work: F,
    ) -> Result<T, Failure>
    where
        T: serde::Serialize + serde::de::DeserializeOwned,
        F: AsyncFn(&mut UnitOfWork) -> Result<T, Failure>,
    {
        let context = Self::circumstances(attempt, user);
        self.house(context.actor.clone()).run(&context, work).await
    }

    pub(super) fn mark(&self, kind: &str, text: &str) -> String {
        HEXLOWER.encode(&self.kernel.vault().mark(&format!("accounts.{kind}"), text.as_bytes()))
    }

    /// Under what an address is counted.
    pub(super) fn account(&self, email: &str) -> String {
        format!("account:{}", self.mark("email", email))
    }

    /// Under what a network is counted.
    pub(super) fn network(&self, attempt: &Attempt) -> String {
        format!("network:{}", self.mark("network", &attempt.network))
    }

    /// Under what mails to an address are counted.
    pub(super) fn mails(&self, email: &str) -> String {
        format!("mails:{}", self.mark("email", email))
    }

    /// Counts an attempt about an address before anything is looked up, or refuses it with the time to wait.
    pub(super) async fn knock(&self, attempt: &Attempt, email: &str) -> Result<Knock, Failure> {
        let (account, network) = (self.account(email), self.network(attempt));
        let failures = self.charge(attempt, &[(&account, ACCOUNT), (&network, NETWORK)]).await?;
        Ok(Knock { account, failures })
    }

    /// Counts an attempt under each subject, or none of them; answers what is known of the first.
    pub(super) async fn charge(
        &self,
        attempt: &Attempt,
        subjects: &[(&str, Policy)],
    ) -> Result<Failures, Failure> {
        let wait = |seconds: u64| EnteringError::TooManyAttempts { retry_after: seconds };
        // Those who must wait are refused without a transaction, or waiting would cost the house more than them.
        for (subject, _) in subjects {
            match views::attempts::failures(self.kernel.reader(), subject).await?.wait(attempt.at) {
                0 => {}
                seconds => return Err(wait(seconds).into()),
            }
        }
        self.enter(attempt, None, async |uow: &mut UnitOfWork| {
            let mut first = None;
            for (subject, policy) in subjects {
                let charged = views::attempts::charge(uow.connection(), subject, *policy, attempt.at).await?;
                first = first.or(Some(charged.map_err(wait)?));
            }
            Ok(first.unwrap_or(Failures::NONE))
        })
        .await
    }

    /// Gives an attempt back that failed through no fault of whoever made it.
    pub(super) async fn give_back(&self, attempt: &Attempt, knock: &Knock) -> Result<(), Failure> {
        let network = self.network(attempt);
        self.enter(attempt, None, async |uow: &mut UnitOfWork| {
            views::attempts::give_back(uow.connection(), &knock.account, ACCOUNT).await?;
            views::attempts::give_back(uow.connection(), &network, NETWORK).await
        })
        .await
    }

    /// Records a refusal; answers what is said about it.
    pub(super) async fn refuse(
        &self,
        attempt: &Attempt,
        refused: Refused<'_>,
        error: EnteringError,
    ) -> Failure {
        let recorded = self
            .enter(attempt, None, async |uow: &mut UnitOfWork| {
                self.record_refusal(uow, attempt, &refused).await
            })
            .await;
        match recorded {
            Ok(()) => error.into(),
            Err(failure) => failure,
        }
    }

    /// Records a refusal among other things.
    pub(super) async fn record_refusal(
        &self,
        uow: &mut UnitOfWork,
        attempt: &Attempt,
        refused: &Refused<'_>,
    ) -> Result<(), Failure> {
        let Refused { user, email, method, reason, knock } = refused;
        // Who is a user is named; an address that nobody has is marked, and stands nowhere.
        let mark = || user.is_none().then(|| self.mark("email", email)[..MARK].to_owned());
        let network = attempt.network.clone();
        let happened = TrailEvent::SignInRefused {
            user: *user,
            mark: mark(),
            method: *method,
            reason: (*reason).to_owned(),
            network: network.clone(),
        };
        trace(uow, happened).await?;
        if let Some(failures) = knock.map(|knock| knock.failures).filter(Failures::locks) {
            let (failures, until) = (failures.count, failures.blocked_until);
            trace(uow, TrailEvent::LockedOut { user: *user, mark: mark(), failures, until, network }).await?;
        }
        Ok(())
    }
}
