//! The second step: a code of the second factor or a recovery code; and setting a second factor up.

use kernel::prelude::*;
use serde::{Deserialize, Serialize};
use values::Timestamp;

use super::knocking::Refused;
use super::signing_in::{Fresh, Next, may_sign_in, seal_of};
use super::{end_sessions, order};
use crate::public::{Attempt, EnteringError, Method, NewSession, TotpEnrolment, UserError, UserId, UserRow};
use crate::rules::slow_down::NETWORK;
use crate::secrets::{RecoveryCodes, Secret, Seed};
use crate::user::UserCommand;
use crate::views::pendings::{Pending, Step};
use crate::views::{attempts, links, pendings, second_factors, users};
use crate::{Accounts, permissions};

/// What a code turned out to be.
#[derive(Serialize, Deserialize)]
enum Answer {
    Wrong,
    /// Somebody else used the same waiting sign-in up.
    Over,
    Right(Next),
}

impl Accounts {
    /// Takes a code of the second factor, or a recovery code.
    pub async fn confirm_second_factor(
        &self,
        attempt: &Attempt,
        pending: &str,
        code: &str,
    ) -> Result<NewSession, Failure> {
        let (waiting, user) = self.waiting(attempt, pending, Step::Confirm).await?;
        let knock = self.knock(attempt, &user.email).await?;
        let (fresh, network) = (Fresh::new()?, self.network(attempt));
        let refused = Refused {
            user: Some(user.id),
            email: &user.email,
            method: Method::SecondFactor,
            reason: "wrong-code",
            knock: Some(&knock),
        };
        let answer = self
            .enter(attempt, Some(user.id), async |uow: &mut UnitOfWork| {
                let Some(factor) = self.use_code(uow, user.id, code, attempt.at).await? else {
                    pendings::missed(uow.connection(), pending).await?;
                    self.record_refusal(uow, attempt, &refused).await?;
                    return Ok(Answer::Wrong);
                };
                if !pendings::end(uow.connection(), pending).await? {
                    return Ok(Answer::Over);
                }
                attempts::give_back(uow.connection(), &network, NETWORK).await?;
                let by = (waiting.method, Some(factor));
                Ok(Answer::Right(self.complete(uow, attempt, &user, by, &fresh).await?))
            })
            .await?;
        match answer {
            Answer::Wrong => Err(EnteringError::WrongCode {}.into()),
            Answer::Over => Err(EnteringError::StepOver {}.into()),
            Answer::Right(next) => self.completed(fresh, next),
        }
    }

    /// Uses a code up: of the second factor, or for a day without it. Says which it was.
    pub(super) async fn use_code(
        &self,
        uow: &mut UnitOfWork,
        user: UserId,
        code: &str,
        at: Timestamp,
    ) -> Result<Option<Method>, Failure> {
        let db = uow.connection();
        let Some((sealed, last_step)) = second_factors::find(db, user).await? else { return Ok(None) };
        if let Some(mark) = RecoveryCodes::mark(self.kernel.vault(), user.uuid(), code) {
            let spent = second_factors::use_code(db, user, &mark, at).await?;
            return Ok(spent.then_some(Method::RecoveryCode));
        }
        let seed = Seed::from_bytes(&self.kernel.vault().open(&seal_of(user), &sealed)?)?;
        let Some(step) = seed.step_of(code, at, last_step) else { return Ok(None) };
        let spent = second_factors::use_step(db, user, step).await?;
        Ok(spent.then_some(Method::SecondFactor))
    }

    /// The seed to show while a second factor is set up: the same as long as the sign-in waits.
    pub async fn second_factor_to_enrol(
        &self,
        attempt: &Attempt,
        pending: &str,
    ) -> Result<TotpEnrolment, Failure> {
        let (waiting, user) = self.waiting(attempt, pending, Step::Enrol).await?;
        let seed = self.seed_of(&waiting)?;
        Ok(TotpEnrolment { uri: seed.uri(&user.email), secret_base32: seed.base32() })
    }

    /// Takes the first code of a new second factor: sets it up, begins the session (all others end), and answers the
    /// recovery codes, shown once.
    pub async fn enrol_second_factor(
        &self,
        attempt: &Attempt,
        pending: &str,
        code: &str,
    ) -> Result<(NewSession, Vec<String>), Failure> {
        let (waiting, user) = self.waiting(attempt, pending, Step::Enrol).await?;
        let knock = self.knock(attempt, &user.email).await?;
        let (seed, codes, fresh) = (self.seed_of(&waiting)?, RecoveryCodes::random()?, Fresh::new()?);
        let network = self.network(attempt);
        let refused = Refused {
            user: Some(user.id),
            email: &user.email,
            method: Method::SecondFactor,
            reason: "wrong-code",
            knock: Some(&knock),
        };
        let answer = self
            .enter(attempt, Some(user.id), async |uow: &mut UnitOfWork| {
                let Some(step) = seed.step_of(code, attempt.at, 0) else {
                    pendings::missed(uow.connection(), pending).await?;
                    self.record_refusal(uow, attempt, &refused).await?;
                    return Ok(Answer::Wrong);
                };
                if !pendings::end(uow.connection(), pending).await? {
                    return Ok(Answer::Over);
                }
                order(uow, user.id, UserCommand::EnableSecondFactor).await?;
                let db = uow.connection();
                second_factors::set(db, user.id, waiting.seed.clone(), step, attempt.at).await?;
                second_factors::set_codes(db, user.id, codes.marks(self.kernel.vault(), user.id.uuid()))
                    .await?;
                attempts::give_back(db, &network, NETWORK).await?;
                end_sessions(uow, user.id, None, "second-factor").await?;
                let by = (waiting.method, Some(Method::SecondFactor));
                Ok(Answer::Right(self.complete(uow, attempt, &user, by, &fresh).await?))
            })
            .await?;
        match answer {
            Answer::Wrong => Err(EnteringError::WrongCode {}.into()),
            Answer::Over => Err(EnteringError::StepOver {}.into()),
            Answer::Right(next) => Ok((self.completed(fresh, next)?, codes.into_shown())),
        }
    }

    /// Begins the setting up of a second factor by somebody who is signed in and has none; it goes on as in a sign-in.
    /// Ask for [`Self::confirm_identity`] first.
    pub async fn begin_second_factor(
        &self,
        attempt: &Attempt,
        session_secret: &str,
    ) -> Result<Secret, Failure> {
        let (_, user) =
            self.living(attempt.at, session_secret).await?.ok_or(EnteringError::SessionOver {})?;
        if user.second_factor {
            return Err(UserError::SecondFactorInPlace {}.into());
        }
        let fresh = Fresh::new()?;
        self.enter(attempt, Some(user.id), async |uow: &mut UnitOfWork| {
            self.wait(uow, attempt, &user, Step::Enrol, Method::Session, &fresh).await
        })
        .await?;
        Ok(fresh.into_secret())
    }

    /// Replaces one's recovery codes, against a code of the second factor; the new ones are shown once.
    pub async fn renew_recovery_codes(&self, context: &Context, code: &str) -> Result<Vec<String>, Failure> {
        let user = self.oneself(permissions::SELF_CHANGE).await?;
        self.charge_account(context, &user.email).await?;
        let codes = RecoveryCodes::random()?;
        let renewed = self
            .kernel
            .run(context, async |uow: &mut UnitOfWork| {
                if self.use_code(uow, user.id, code, context.at).await?.is_none() {
                    return Ok(false);
                }
                order(uow, user.id, UserCommand::RenewRecoveryCodes).await?;
                let db = uow.connection();
                second_factors::set_codes(db, user.id, codes.marks(self.kernel.vault(), user.id.uuid()))
                    .await?;
                attempts::forget(db, &self.account(&user.email)).await?;
                Ok(true)
            })
            .await?;
        if renewed { Ok(codes.into_shown()) } else { Err(EnteringError::WrongCode {}.into()) }
    }

    /// Takes a lost second factor away: the user sets up another one at the next sign-in, if a role requires it.
    pub async fn reset_second_factor(&self, context: &Context, user: UserId) -> Result<(), Failure> {
        self.kernel.require(permissions::SECOND_FACTOR_RESET)?;
        self.kernel
            .run(context, async |uow: &mut UnitOfWork| {
                order(uow, user, UserCommand::ResetSecondFactor).await?;
                second_factors::remove(uow.connection(), user).await?;
                links::withdraw(uow.connection(), user).await?;
                end_sessions(uow, user, None, "second-factor-reset").await?;
                Ok(())
            })
            .await
    }

    /// A sign-in that waits for a step, and whose it is.
    async fn waiting(
        &self,
        attempt: &Attempt,
        pending: &str,
        step: Step,
    ) -> Result<(Pending, UserRow), Failure> {
        let db = self.kernel.reader();
        let waiting = pendings::find(db, pending, step, attempt.at).await?;
        let waiting = waiting.ok_or(EnteringError::StepOver {})?;
        let user = users::find(db, waiting.user).await?.filter(may_sign_in);
        Ok((waiting, user.ok_or(EnteringError::StepOver {})?))
    }

    fn seed_of(&self, waiting: &Pending) -> Result<Seed, KernelError> {
        Seed::from_bytes(&self.kernel.vault().open(&seal_of(waiting.user), &waiting.seed)?)
    }
}
