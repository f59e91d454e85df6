//! Leaving, with all shares or with some, and repaying.

use kernel::prelude::*;
use serde::{Deserialize, Serialize};
use values::{Day, Money, Shares};

use super::books;
use crate::member::{Member, MemberCommand};
use crate::public::{Beneficiary, ExitCause, Instalment, MemberId, MembershipClauses, Settlement};
use crate::{Members, permissions};

/// Order: end a membership.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndMembership {
    /// Who.
    pub member_id: MemberId,
    /// Why.
    pub cause: ExitCause,
    /// In words, or empty.
    pub reason: String,
    /// Day of the decision: of the assembly for an exclusion.
    pub decided_on: Option<Day>,
    /// First day on which it is no member any more.
    pub on: Day,
}

/// Order: take some shares out; the member stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WithdrawShares {
    /// Who.
    pub member_id: MemberId,
    /// How many.
    pub shares: Shares,
    /// Day of effect.
    pub on: Day,
}

/// Order: something about an exit that is not one yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ExitStep {
    /// A notice came.
    Notify {
        /// Why.
        cause: ExitCause,
        /// In words, or empty.
        reason: String,
        /// Day on which it came.
        notified_on: Day,
        /// First day on which it is to be no member any more.
        effective_on: Day,
    },
    /// The notice was taken back.
    WithdrawNotice {
        /// Day.
        on: Day,
    },
    /// The board proposes the exclusion.
    ProposeExclusion {
        /// Why, in words.
        grounds: String,
        /// Day on which the member is heard.
        hearing_on: Day,
        /// Day of the proposal.
        on: Day,
    },
    /// The exclusion is given up, or the assembly refused it.
    AbandonExclusion {
        /// Day.
        on: Day,
    },
}

/// Order: something about what is owed to who left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum RefundStep {
    /// A part was repaid.
    Pay {
        /// How much.
        amount: Money,
        /// How.
        settlement: Settlement,
        /// Day.
        on: Day,
    },
    /// The board chose other days.
    Reschedule {
        /// In place of the former schedule.
        schedule: Vec<Instalment>,
        /// Day of the decision.
        on: Day,
    },
    /// The losses that it bears are other than was known.
    Adjust {
        /// All the losses that it bears.
        losses: Money,
        /// Whether they may still change.
        provisional: bool,
        /// From what accounts, in words.
        reason: String,
        /// Day.
        on: Day,
    },
    /// Somebody else is repaid in the member's place.
    NameBeneficiary {
        /// Who.
        beneficiary: Beneficiary,
        /// Day.
        on: Day,
    },
}

impl Members {
    /// Ends a membership: the voice is lost on that day, and the capital leaves as far as its floor lets it. Answers the
    /// order number of the movement.
    pub async fn end_membership(
        &self,
        context: &Context,
        order: EndMembership,
        clauses: &MembershipClauses,
    ) -> Result<u64, Failure> {
        self.kernel.require(permissions::MEMBERSHIP_END)?;
        self.kernel
            .run(context, async |uow| {
                let EndMembership { member_id, cause, reason, decided_on, on } = order.clone();
                let leave = Box::new(books::leave(uow, on, clauses).await?);
                let movement = leave.movement;
                let end = MemberCommand::End { cause, reason, decided_on, leave, on };
                uow.execute::<Member>(member_id, on, end).await?;
                Ok(movement)
            })
            .await
    }

    /// Takes some shares out; the member stays. Answers the order number of the movement.
    pub async fn withdraw_shares(
        &self,
        context: &Context,
        order: WithdrawShares,
        clauses: &MembershipClauses,
    ) -> Result<u64, Failure> {
        self.kernel.require(permissions::SHARES_WITHDRAW)?;
        self.kernel
            .run(context, async |uow| {
                let WithdrawShares { member_id, shares, on } = order;
                let leave = Box::new(books::leave(uow, on, clauses).await?);
                let movement = leave.movement;
                uow.execute::<Member>(member_id, on, MemberCommand::Withdraw { shares, leave, on }).await?;
                Ok(movement)
            })
            .await
    }

    /// Records a step of an exit that is not one yet: a notice, a proposed exclusion, or the end of one of them.
    pub async fn step_to_exit(
        &self,
        context: &Context,
        member: MemberId,
        step: ExitStep,
        clauses: &MembershipClauses,
    ) -> Result<(), Failure> {
        self.kernel.require(permissions::EXIT_PREPARE)?;
        let (on, command) = match step {
            ExitStep::Notify { cause, reason, notified_on, effective_on } => {
                let notice_months = clauses.withdrawal_notice_months;
                let notify =
                    MemberCommand::NotifyExit { cause, reason, notified_on, effective_on, notice_months };
                (notified_on, notify)
            }
            ExitStep::WithdrawNotice { on } => (on, MemberCommand::WithdrawExitNotice { on }),
            ExitStep::ProposeExclusion { grounds, hearing_on, on } => {
                (on, MemberCommand::ProposeExclusion { id: member, grounds, hearing_on, on })
            }
            ExitStep::AbandonExclusion { on } => (on, MemberCommand::AbandonExclusion { on }),
        };
        self.one(context, member, on, command).await
    }

    /// Records a step of a refund: a payment, another schedule, other losses, another beneficiary.
    pub async fn step_of_refund(
        &self,
        context: &Context,
        member: MemberId,
        claim: u32,
        step: RefundStep,
    ) -> Result<(), Failure> {
        self.kernel.require(permissions::REFUND_PAY)?;
        let (on, command) = match step {
            RefundStep::Pay { amount, settlement, on } => {
                (on, MemberCommand::PayRefund { claim, amount, settlement, on })
            }
            RefundStep::Reschedule { schedule, on } => {
                (on, MemberCommand::RescheduleRefund { claim, schedule, on })
            }
            RefundStep::Adjust { losses, provisional, reason, on } => {
                (on, MemberCommand::AdjustRefund { claim, losses, provisional, reason, on })
            }
            RefundStep::NameBeneficiary { beneficiary, on } => {
                (on, MemberCommand::NameBeneficiary { id: member, claim, beneficiary, on })
            }
        };
        self.one(context, member, on, command).await
    }

    /// One order to one member, that moves no share.
    pub(crate) async fn one(
        &self,
        context: &Context,
        member: MemberId,
        on: Day,
        command: MemberCommand,
    ) -> Result<(), Failure> {
        self.kernel
            .run(context, async |uow| {
                uow.execute::<Member>(member, on, command.clone()).await?;
                Ok(())
            })
            .await
    }
}
