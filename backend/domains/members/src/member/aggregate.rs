//! The life of a member: admitted with a first subscription, then subscriptions and payments, until it leaves.

use kernel::prelude::*;
use serde::{Deserialize, Serialize};
use values::{Day, Money, Shares};

use super::{Holder, MemberCommand, MemberError, MemberEvent};
use crate::public::{Applicant, CategoryTerms, College, ExitCause, MemberKind};
use crate::rules::application;
use crate::rules::share_account::{Entry, ShareAccount, quarter};

/// A member as its events tell it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Member {
    standing: Option<Standing>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Standing {
    number: u64,
    admitted_on: Day,
    left_on: Option<Day>,
    nominal: Money,
    account: ShareAccount,
}

impl Aggregate for Member {
    const TYPE: &'static str = "members.member";
    type Command = MemberCommand;
    type Event = MemberEvent;
    type Error = MemberError;
    type Services = ();

    async fn handle(
        &mut self,
        command: MemberCommand,
        (): &(),
        sink: &EventSink<Self>,
    ) -> Result<(), MemberError> {
        write_all(self.decide(command)?, self, sink).await
    }

    fn apply(&mut self, event: MemberEvent) {
        match event {
            MemberEvent::Admitted { number, terms, on, holder: _, college: _, decided_on: _ } => {
                self.standing = Some(Standing {
                    number,
                    admitted_on: on,
                    left_on: None,
                    nominal: terms.nominal,
                    account: ShareAccount::default(),
                });
            }
            MemberEvent::SharesSubscribed { shares, nominal, paid, on, movement: _ } => {
                let subscribed = shares.at(nominal).unwrap_or_default(); // refused before when out of range
                self.enter(Entry { on, shares, subscribed, paid });
            }
            MemberEvent::PaymentRecorded { amount, on, movement: _, nominal: _ } => {
                self.enter(Entry { on, shares: Shares::default(), subscribed: Money::ZERO, paid: amount });
            }
            MemberEvent::MembershipEnded { on, movement: _, cause: _, shares: _, nominal: _, paid: _ } => {
                if let Some(standing) = &mut self.standing {
                    standing.left_on = Some(on);
                }
            }
        }
    }
}

impl Member {
    fn enter(&mut self, entry: Entry) {
        if let Some(standing) = &mut self.standing {
            standing.account.enter(entry);
        }
    }

    /// Decides without touching the world; that a SIREN is free is checked by the use case.
    pub fn decide(&self, command: MemberCommand) -> Result<Vec<MemberEvent>, MemberError> {
        match command {
            MemberCommand::Admit {
                id,
                number,
                applicant,
                college,
                terms,
                decided_on,
                movement,
                shares,
                paid,
                on,
            } => {
                self.is_new()?;
                application::check(&applicant)?;
                admissible(&applicant, college, &terms, decided_on, on)?;
                let nominal = terms.nominal;
                good_subscription(shares, nominal, paid, Some(&terms))?;
                let holder = Box::new(Holder::of(id, *applicant));
                Ok(vec![
                    MemberEvent::Admitted { number, holder, college, terms, decided_on, on },
                    MemberEvent::SharesSubscribed { movement, shares, nominal, paid, on },
                ])
            }
            MemberCommand::Subscribe { movement, shares, nominal, paid, on } => {
                let standing = self.current(on)?;
                if nominal != standing.nominal {
                    return Err(MemberError::NominalDiffers { held: standing.nominal, offered: nominal });
                }
                good_subscription(shares, nominal, paid, None)?;
                countable(standing.account.shares(), shares, nominal)?;
                Ok(vec![MemberEvent::SharesSubscribed { movement, shares, nominal, paid, on }])
            }
            MemberCommand::RecordPayment { movement, amount, on } => self.pay(movement, amount, on),
            MemberCommand::End { movement, cause, on } => self.end(movement, cause, on),
        }
    }

    fn pay(&self, movement: u64, amount: Money, on: Day) -> Result<Vec<MemberEvent>, MemberError> {
        let standing = self.current(on)?;
        if amount <= Money::ZERO {
            return Err(MemberError::PaymentNotPositive { amount });
        }
        let due = standing.account.due_from(on);
        if amount > due {
            return Err(MemberError::MoreThanDue { due, offered: amount });
        }
        Ok(vec![MemberEvent::PaymentRecorded { movement, amount, nominal: standing.nominal, on }])
    }

    fn end(&self, movement: u64, cause: ExitCause, on: Day) -> Result<Vec<MemberEvent>, MemberError> {
        let standing = self.current(on)?;
        if let Some(last) = standing.account.last_day().filter(|last| *last > on) {
            return Err(MemberError::BeforeLastMovement { last, on });
        }
        let (shares, paid) = (standing.account.shares(), standing.account.paid());
        Ok(vec![MemberEvent::MembershipEnded {
            movement,
            cause,
            shares,
            nominal: standing.nominal,
            paid,
            on,
        }])
    }

    fn is_new(&self) -> Result<(), MemberError> {
        match &self.standing {
            None => Ok(()),
            Some(Standing { left_on: Some(left_on), .. }) => {
                Err(MemberError::AlreadyLeft { left_on: *left_on })
            }
            Some(standing) => Err(MemberError::AlreadyAdmitted { number: standing.number }),
        }
    }

    /// The member to whom something may happen on a day.
    fn current(&self, on: Day) -> Result<&Standing, MemberError> {
        let standing = self.standing.as_ref().ok_or(MemberError::NotAdmitted {})?;
        if let Some(left_on) = standing.left_on {
            return Err(MemberError::AlreadyLeft { left_on });
        }
        if on < standing.admitted_on {
            return Err(MemberError::BeforeAdmission { admitted_on: standing.admitted_on, on });
        }
        Ok(standing)
    }
}

fn admissible(
    applicant: &Applicant,
    college: College,
    terms: &CategoryTerms,
    decided_on: Day,
    on: Day,
) -> Result<(), MemberError> {
    if on < decided_on {
        return Err(MemberError::BeforeDecision { decided_on, on });
    }
    if college != terms.college {
        return Err(MemberError::CollegeMismatch {
            category: terms.code.clone(),
            expected: terms.college,
            given: college,
        });
    }
    let kind: MemberKind = applicant.kind();
    if !terms.kinds.contains(&kind) {
        return Err(MemberError::KindNotAllowed {
            category: terms.code.clone(),
            kind,
            allowed: terms.kinds.clone(),
        });
    }
    Ok(())
}

/// Refuses a subscription against the law or, at an admission, below the minimum of the terms.
fn good_subscription(
    shares: Shares,
    nominal: Money,
    paid: Money,
    terms: Option<&CategoryTerms>,
) -> Result<(), MemberError> {
    if shares.is_zero() {
        return Err(MemberError::NoShares {});
    }
    if nominal <= Money::ZERO {
        return Err(MemberError::NominalNotPositive { nominal });
    }
    let value = shares.at(nominal).ok_or(MemberError::TooManyShares { shares, nominal })?;
    if let Some(terms) = terms.filter(|terms| value < terms.minimum) {
        return Err(MemberError::BelowMinimum {
            category: terms.code.clone(),
            minimum: terms.minimum,
            offered: value,
        });
    }
    let required = quarter(value);
    if paid < required {
        return Err(MemberError::BelowQuarter { required, offered: paid });
    }
    if paid > value {
        return Err(MemberError::MoreThanDue { due: value, offered: paid });
    }
    Ok(())
}

/// Refuses shares that would leave the range of what can be counted together with those held.
fn countable(held: Shares, shares: Shares, nominal: Money) -> Result<(), MemberError> {
    let all = held.checked_add(shares).and_then(|all| all.at(nominal));
    all.map(|_| ()).ok_or(MemberError::TooManyShares { shares, nominal })
}
