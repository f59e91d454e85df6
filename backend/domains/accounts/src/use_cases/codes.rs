//! Short codes that another room gives out on paper: how often somebody may be wrong about one.
//!
//! Counted like all attempts in a table that every process shares. What can never happen: a wrong guess that is not
//! counted; a write for a right one, since everybody votes in the same minute.

use kernel::prelude::*;

use crate::Accounts;
use crate::public::{Attempt, EnteringError};
use crate::rules::slow_down::CODE;
use crate::views::attempts;

impl Accounts {
    /// Takes note of a guess: `about` names the code, `right` whether it was the one. Refused with the time to wait once
    /// five were wrong, for a quarter of an hour, the right one too.
    ///
    /// Those who guess at the same instant are counted one after the other, but a right guess among them is not held
    /// up by wrong ones that are not counted yet.
    pub async fn guess(&self, context: &Context, about: &str, right: bool) -> Result<(), Failure> {
        let subject = format!("code:{}", self.mark("code", about));
        let known = attempts::failures(self.kernel.reader(), &subject).await?;
        match known.wait(context.at) {
            0 => {}
            retry_after => return Err(EnteringError::TooManyAttempts { retry_after }.into()),
        }
        let attempt = Attempt {
            at: context.at,
            correlation: context.correlation,
            network: String::new(),
            agent: String::new(),
        };
        match (right, known.count) {
            (true, 0) => Ok(()),
            (true, _) => {
                self.enter(&attempt, None, async |uow: &mut UnitOfWork| {
                    attempts::forget(uow.connection(), &subject).await
                })
                .await
            }
            (false, _) => self.charge(&attempt, &[(&subject, CODE)]).await.map(|_| ()),
        }
    }
}
