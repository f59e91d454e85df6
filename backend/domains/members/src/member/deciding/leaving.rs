//! Leaving, with all shares or with some: the voice is lost on the day, whatever the floor of the capital holds back.
//!
//! A withdrawal is a right (C. com., art. L231-6): the floor delays the repayment only (Cass. com., 18/12/2024,
//! 23-10.695). An exclusion has a procedure of its own: proposed, heard, decided by the assembly.

use kernel::prelude::Personal;
use values::{Day, Money, Shares};

use super::transfers::above_minimum;
use super::{Decided, said};
use crate::member::standing::Standing;
use crate::member::{Leave, Member, MemberError, MemberEvent};
use crate::public::{Claim, ExitCause, MemberId};
use crate::rules::refunds::{Leaving, divide, losses_borne, schedule};
use crate::rules::share_account::{Entry, part_of};

impl Member {
    pub(super) fn withdraw(&self, shares: Shares, leave: &Leave, on: Day) -> Decided {
        let standing = self.current(on)?;
        if !leave.clauses.partial_withdrawal {
            return Err(MemberError::PartialWithdrawalNotAllowed {});
        }
        if shares.is_zero() {
            return Err(MemberError::NoShares {});
        }
        let (held, count) = (standing.account.balance_on(on), i64::from(shares.count()));
        if count > held.shares {
            return Err(MemberError::MoreThanHeld { held: held.shares, asked: count, on });
        }
        above_minimum(standing, shares, on)?;
        let all = Leaving {
            subscribed: shares.at(standing.nominal).unwrap_or_default(),
            paid: part_of(held.paid, count, held.shares),
        };
        let called = part_of(held.called, count, held.shares);
        let out = Entry { on, shares: -count, subscribed: -all.subscribed, paid: -all.paid, called: -called };
        if let Some(later) = standing.account.contradicted_by(&out) {
            return Err(MemberError::ContradictsLater { on, later });
        }
        let claim = claim(standing, all, called, leave, on);
        let (movement, nominal) = (leave.movement, standing.nominal);
        Ok(vec![MemberEvent::SharesWithdrawn { movement, shares, nominal, claim, on }])
    }

    pub(super) fn notify_exit(
        &self,
        cause: ExitCause,
        reason: String,
        notified_on: Day,
        effective_on: Day,
        notice_months: u8,
    ) -> Decided {
        let standing = self.current(notified_on)?;
        if !matches!(cause, ExitCause::Resignation | ExitCause::LossOfQuality) {
            return Err(MemberError::NoNoticeFor { cause });
        }
        if let Some(notice) = &standing.notice {
            return Err(MemberError::AlreadyNotified { effective_on: notice.effective_on });
        }
        if effective_on < notified_on {
            return Err(MemberError::BeforeDecision { decided_on: notified_on, on: effective_on });
        }
        if cause == ExitCause::Resignation {
            in_notice(notified_on, effective_on, notice_months)?;
        }
        Ok(vec![MemberEvent::ExitNotified { cause, reason, notified_on, effective_on }])
    }

    pub(super) fn withdraw_exit_notice(&self, on: Day) -> Decided {
        let standing = self.current(on)?;
        match &standing.notice {
            None => Err(MemberError::NoNotice {}),
            Some(notice) if on >= notice.effective_on => {
                Err(MemberError::AlreadyLeft { left_on: notice.effective_on })
            }
            Some(_) => Ok(vec![MemberEvent::ExitNoticeWithdrawn { on }]),
        }
    }

    pub(super) fn propose_exclusion(
        &self,
        id: MemberId,
        grounds: String,
        hearing_on: Day,
        on: Day,
    ) -> Decided {
        let standing = self.current(on)?;
        said("les griefs", &grounds)?;
        if hearing_on <= on {
            return Err(MemberError::HearingTooEarly { proposed_on: on, hearing_on });
        }
        if let Some(exclusion) = &standing.exclusion {
            return Err(MemberError::ExclusionUnderWay { proposed_on: exclusion.proposed_on });
        }
        let grounds = Personal::new(id.to_string(), "identity", grounds);
        Ok(vec![MemberEvent::ExclusionProposed { grounds, hearing_on, on }])
    }

    pub(super) fn abandon_exclusion(&self, on: Day) -> Decided {
        match self.current(on)?.exclusion {
            None => Err(MemberError::NoExclusion {}),
            Some(_) => Ok(vec![MemberEvent::ExclusionAbandoned { on }]),
        }
    }

    pub(super) fn end(
        &self,
        cause: ExitCause,
        reason: String,
        decided_on: Option<Day>,
        leave: &Leave,
        on: Day,
    ) -> Decided {
        let standing = self.current(on)?;
        procedure(standing, cause, decided_on, leave, on)?;
        if let Some(last) = standing.account.last_day().filter(|last| *last > on) {
            return Err(MemberError::BeforeLastMovement { last, on });
        }
        let balance = standing.account.balance();
        let count = u32::try_from(balance.shares).unwrap_or_default(); // never negative: ShareAccount
        let all = Leaving { subscribed: balance.subscribed, paid: balance.paid };
        let claim = claim(standing, all, balance.called, leave, on);
        Ok(vec![MemberEvent::MembershipEnded {
            movement: leave.movement,
            cause,
            reason,
            decided_on,
            shares: Shares::new(count),
            nominal: standing.nominal,
            claim,
            on,
        }])
    }
}

/// Refuses an exit whose own procedure was not followed.
fn procedure(
    standing: &Standing,
    cause: ExitCause,
    decided_on: Option<Day>,
    leave: &Leave,
    on: Day,
) -> Result<(), MemberError> {
    if let Some(decided_on) = decided_on.filter(|decided_on| *decided_on > on) {
        return Err(MemberError::BeforeDecision { decided_on, on });
    }
    match cause {
        ExitCause::Transfer | ExitCause::Merge => Err(MemberError::NotAnExit { cause }),
        ExitCause::Exclusion => {
            let exclusion = standing.exclusion.as_ref().ok_or(MemberError::NoExclusion {})?;
            let decided_on = decided_on.ok_or(MemberError::DecisionMissing { cause })?;
            if decided_on < exclusion.hearing_on {
                return Err(MemberError::DecidedUnheard { hearing_on: exclusion.hearing_on, decided_on });
            }
            Ok(())
        }
        ExitCause::Resignation => match &standing.notice {
            Some(notice) if on < notice.effective_on => {
                Err(MemberError::InNotice { effective_on: notice.effective_on, on })
            }
            Some(_) => Ok(()),
            None if leave.clauses.withdrawal_notice_months == 0 => Ok(()),
            None => Err(MemberError::NoticeMissing { months: leave.clauses.withdrawal_notice_months }),
        },
        ExitCause::Death | ExitCause::Dissolution | ExitCause::LossOfQuality => Ok(()),
    }
}

fn in_notice(notified_on: Day, effective_on: Day, months: u8) -> Result<(), MemberError> {
    let earliest = notified_on.plus_months(months.into());
    if effective_on < earliest {
        return Err(MemberError::InNotice { effective_on: earliest, on: effective_on });
    }
    Ok(())
}

/// What is owed for shares that leave.
fn claim(standing: &Standing, all: Leaving, called: Money, leave: &Leave, on: Day) -> Claim {
    let divided = divide(all, leave.headroom);
    let losses = losses_borne(all.paid, leave.unabsorbed_losses, leave.capital);
    let payable = Ord::max(all.paid - losses - divided.blocked.paid, Money::ZERO);
    let years = leave.clauses.refund_years;
    Claim {
        number: standing.next_claim(),
        subscribed: all.subscribed,
        paid: all.paid,
        called,
        blocked_subscribed: divided.blocked.subscribed,
        blocked_paid: divided.blocked.paid,
        losses,
        provisional: !leave.accounts_approved,
        due_by: on.plus_years(years.into()),
        schedule: schedule(payable, on, on, years),
    }
}
