//! Repaying who left: in the order of the exits, never more than was paid in, never what is still in the capital.

use kernel::prelude::Personal;
use values::{Day, Money};

use super::{Decided, said};
use crate::member::standing::{Owed, Standing};
use crate::member::{Member, MemberError, MemberEvent};
use crate::public::{Beneficiary, Instalment, MemberId, PaymentMeans, Settlement};
use crate::rules::refunds::schedule;

impl Member {
    fn owed(&self, claim: u32) -> Result<(&Standing, &Owed), MemberError> {
        let standing = self.admitted()?;
        let owed = standing.claim(claim).ok_or(MemberError::NoClaim { claim })?;
        Ok((standing, owed))
    }

    /// Lets what was held back leave, as much as there is room for; nothing when there is none.
    pub(super) fn release(&self, movement: u64, claim: u32, headroom: Money, years: u8, on: Day) -> Decided {
        let (_, owed) = self.owed(claim)?;
        if on < owed.left_on {
            return Err(MemberError::BeforeExit { left_on: owed.left_on, on });
        }
        let subscribed = Ord::min(owed.blocked_subscribed(), headroom);
        if subscribed <= Money::ZERO {
            return Ok(Vec::new());
        }
        let still = owed.blocked_subscribed() - subscribed;
        let paid = owed.blocked_paid() - Ord::min(owed.blocked_paid(), still);
        // Losses bear on what is repaid last: what was already scheduled stands.
        let payable = Ord::max(owed.amount() - (owed.blocked_paid() - paid) - owed.repaid, Money::ZERO);
        let scheduled: Money = owed.schedule.iter().map(|part| part.amount).sum::<Money>() - owed.repaid;
        let more = Ord::max(payable - scheduled, Money::ZERO);
        let schedule = schedule(more, owed.left_on, on, years);
        Ok(vec![MemberEvent::RefundReleased { movement, claim, subscribed, paid, schedule, on }])
    }

    pub(super) fn adjust_refund(
        &self,
        claim: u32,
        losses: Money,
        provisional: bool,
        reason: String,
        on: Day,
    ) -> Decided {
        let (_, owed) = self.owed(claim)?;
        said("les comptes dont viennent les pertes", &reason)?;
        let last = owed.left_on.plus_years(5);
        if on > last {
            return Err(MemberError::TooLateForLosses { left_on: owed.left_on, on });
        }
        let most = owed.claim.paid - owed.repaid;
        if losses.is_negative() || losses > most {
            return Err(MemberError::LossesOutOfBounds { most, offered: losses });
        }
        if losses == owed.losses && provisional == owed.claim.provisional {
            return Err(MemberError::NothingChanges {});
        }
        let adjusted = Owed { losses, ..owed.clone() };
        let schedule = fitted(&adjusted, on);
        Ok(vec![MemberEvent::RefundAdjusted { claim, losses, provisional, reason, schedule, on }])
    }

    pub(super) fn reschedule_refund(&self, claim: u32, schedule: Vec<Instalment>, on: Day) -> Decided {
        let (_, owed) = self.owed(claim)?;
        let total: Money = schedule.iter().map(|part| part.amount).sum();
        let expected = owed.payable() + owed.repaid;
        if total != expected || schedule.iter().any(|part| part.amount <= Money::ZERO) {
            return Err(MemberError::ScheduleDoesNotAddUp { expected, offered: total });
        }
        let last = Ord::max(owed.claim.due_by, on);
        match schedule.iter().map(|part| part.due_on).find(|due_on| *due_on > last || *due_on < owed.left_on)
        {
            Some(due_on) => Err(MemberError::InstalmentTooLate { due_on, last }),
            None => Ok(vec![MemberEvent::RefundRescheduled { claim, schedule, on }]),
        }
    }

    pub(super) fn pay_refund(&self, claim: u32, amount: Money, settlement: Settlement, on: Day) -> Decided {
        let (_, owed) = self.owed(claim)?;
        if amount <= Money::ZERO {
            return Err(MemberError::PaymentNotPositive { amount });
        }
        if settlement.means == PaymentMeans::CurrentAccount {
            return Err(MemberError::AccountNotStated {});
        }
        if on < owed.left_on {
            return Err(MemberError::BeforeExit { left_on: owed.left_on, on });
        }
        let payable = owed.payable();
        if amount > payable {
            let blocked = owed.blocked_paid();
            return Err(MemberError::MoreThanPayable { payable, blocked, offered: amount });
        }
        Ok(vec![MemberEvent::RefundPaid { claim, amount, settlement, on }])
    }

    pub(super) fn name_beneficiary(
        &self,
        id: MemberId,
        claim: u32,
        beneficiary: Beneficiary,
        on: Day,
    ) -> Decided {
        self.owed(claim)?;
        said("le nom du bénéficiaire", &beneficiary.name)?;
        said("la qualité du bénéficiaire", &beneficiary.capacity)?;
        let beneficiary = Personal::new(id.to_string(), "identity", beneficiary);
        Ok(vec![MemberEvent::RefundBeneficiaryNamed { claim, beneficiary, on }])
    }
}

/// The schedule with its last instalments cut, or one more on the last day, so that it makes what is owed now.
fn fitted(owed: &Owed, on: Day) -> Vec<Instalment> {
    let mut rest = owed.payable() + owed.repaid;
    let mut parts = Vec::new();
    for part in &owed.schedule {
        let amount = Ord::min(part.amount, rest);
        rest -= amount;
        if amount > Money::ZERO {
            parts.push(Instalment { amount, ..*part });
        }
    }
    if rest > Money::ZERO {
        let due_on = Ord::max(owed.claim.due_by, on);
        match parts.last_mut().filter(|last| last.due_on == due_on) {
            Some(last) => last.amount += rest,
            None => parts.push(Instalment { due_on, amount: rest }),
        }
    }
    parts
}
