//! What a member decides, order by order, without touching the world.

mod admission;
mod leaving;
mod merging;
mod particulars;
mod refunds;
mod shares;
mod transfers;

use values::Day;

use super::standing::Standing;
use super::{Member, MemberCommand, MemberError, MemberEvent};

type Decided = Result<Vec<MemberEvent>, MemberError>;

impl Member {
    /// Decides; that a SIREN is free, and the room under the floor and the cap, are the use case's to bring.
    pub fn decide(&self, command: MemberCommand) -> Decided {
        match command {
            MemberCommand::Admit(order) => self.admit(*order),
            MemberCommand::Subscribe(order) => self.subscribe(*order),
            MemberCommand::RecordPayment { movement, amount, settlement, early, on } => {
                self.pay(movement, amount, settlement, early, on)
            }
            MemberCommand::Call { up_to, due_on, on } => self.call(up_to, due_on, on),
            MemberCommand::Withdraw { shares, leave, on } => self.withdraw(shares, &leave, on),
            MemberCommand::TransferOut { to, movement, shares, approved_on, clauses, on } => {
                self.transfer_out(to, movement, shares, approved_on, &clauses, on)
            }
            MemberCommand::TransferIn { from, parcel, public_room, release_by, on } => {
                self.transfer_in(from, parcel, public_room, release_by, on)
            }
            MemberCommand::NotifyExit { cause, reason, notified_on, effective_on, notice_months } => {
                self.notify_exit(cause, reason, notified_on, effective_on, notice_months)
            }
            MemberCommand::WithdrawExitNotice { on } => self.withdraw_exit_notice(on),
            MemberCommand::ProposeExclusion { id, grounds, hearing_on, on } => {
                self.propose_exclusion(id, grounds, hearing_on, on)
            }
            MemberCommand::AbandonExclusion { on } => self.abandon_exclusion(on),
            MemberCommand::End { cause, reason, decided_on, leave, on } => {
                self.end(cause, reason, decided_on, &leave, on)
            }
            MemberCommand::Release { movement, claim, headroom, years, on } => {
                self.release(movement, claim, headroom, years, on)
            }
            MemberCommand::AdjustRefund { claim, losses, provisional, reason, on } => {
                self.adjust_refund(claim, losses, provisional, reason, on)
            }
            MemberCommand::RescheduleRefund { claim, schedule, on } => {
                self.reschedule_refund(claim, schedule, on)
            }
            MemberCommand::PayRefund { claim, amount, settlement, on } => {
                self.pay_refund(claim, amount, settlement, on)
            }
            MemberCommand::NameBeneficiary { id, claim, beneficiary, on } => {
                self.name_beneficiary(id, claim, beneficiary, on)
            }
            MemberCommand::ChangeCollege { college, terms, decided_on, reason, on } => {
                self.change_college(college, terms, decided_on, reason, on)
            }
            MemberCommand::Change { id, particular, on } => self.change(id, *particular, on),
            MemberCommand::MergeInto { survivor, movement, on } => self.merge_into(survivor, movement, on),
            MemberCommand::ReceiveMerge { merged, parcel, release_by, on } => {
                self.receive_merge(merged, parcel, release_by, on)
            }
            MemberCommand::UndoMerge { movement, on } => self.undo_merge(movement, on),
            MemberCommand::ReturnMerge { merged, parcel, on } => self.return_merge(merged, parcel, on),
        }
    }

    /// A member that was admitted, whether or not it still is one.
    fn admitted(&self) -> Result<&Standing, MemberError> {
        self.standing.as_ref().ok_or(MemberError::NotAdmitted {})
    }

    /// The member to whom something may happen on a day.
    fn current(&self, on: Day) -> Result<&Standing, MemberError> {
        let standing = self.admitted()?;
        if let Some(left) = &standing.left {
            return Err(MemberError::AlreadyLeft { left_on: left.on });
        }
        if on < standing.admitted_on {
            return Err(MemberError::BeforeAdmission { admitted_on: standing.admitted_on, on });
        }
        Ok(standing)
    }
}

/// Refuses an empty reason, ground or proof.
fn said(field: &'static str, text: &str) -> Result<(), MemberError> {
    if text.trim().is_empty() { Err(MemberError::Incomplete { field: field.to_owned() }) } else { Ok(()) }
}
