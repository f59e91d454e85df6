//! Admitting, subscribing, paying, leaving.
//!
//! Two series without a gap are taken here: the number of a member and the order number of a movement. They are
//! taken in the transaction that uses them, so a refusal gives them back.

use kernel::prelude::*;
use serde::{Deserialize, Serialize};
use values::{Day, Money, Shares};

use crate::Members;
use crate::member::{Member, MemberCommand, MemberError};
use crate::public::{Applicant, CategoryTerms, College, ExitCause, MemberId};
use crate::{permissions, views};

/// Series of the numbers of members.
const NUMBERS: &str = "members.number";
/// Series of the order numbers of movements (C. com., art. R228-9).
const MOVEMENTS: &str = "members.movements";

/// Order: admit an applicant, with its first subscription.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdmitMember {
    /// Its identifier, chosen by the caller.
    pub id: MemberId,
    /// Who applies.
    pub applicant: Applicant,
    /// The college assigned by the board.
    pub college: College,
    /// The category's terms under the statutes of the day.
    pub terms: CategoryTerms,
    /// Day of the board's decision.
    pub decided_on: Day,
    /// First day of membership.
    pub on: Day,
    /// Shares subscribed at once: worth the category's minimum at least.
    pub shares: Shares,
    /// Paid at once: a quarter of their value at least.
    pub paid: Money,
}

/// What an admission gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Admission {
    /// Who.
    pub member_id: MemberId,
    /// Its number in the register.
    pub number: u64,
    /// Order number of its first movement.
    pub movement: u64,
}

/// Order: subscribe more shares.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SubscribeShares {
    /// Who.
    pub member_id: MemberId,
    /// How many.
    pub shares: Shares,
    /// Value of one share under the statutes of the day.
    pub nominal: Money,
    /// Paid at once: a quarter of their value at least.
    pub paid: Money,
    /// Day of the subscription.
    pub on: Day,
}

/// Order: record a payment of what is due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordPayment {
    /// Who.
    pub member_id: MemberId,
    /// How much.
    pub amount: Money,
    /// Day of the payment.
    pub on: Day,
}

/// Order: end a membership.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndMembership {
    /// Who.
    pub member_id: MemberId,
    /// Why.
    pub cause: ExitCause,
    /// First day on which it is no member any more.
    pub on: Day,
}

impl Members {
    /// Admits an applicant; answers its number.
    pub async fn admit(&self, context: &Context, command: AdmitMember) -> Result<Admission, Failure> {
        self.kernel.require(permissions::MEMBER_ADMIT)?;
        self.kernel
            .run(context, async |uow| {
                let AdmitMember { id, applicant, college, terms, decided_on, on, shares, paid } =
                    command.clone();
                let number = uow.next_number(NUMBERS, 1).await?;
                // The series is locked from here on, so two admissions of one entity cannot pass each other.
                entity_is_new(uow, id, &applicant).await?;
                let movement = uow.next_number(MOVEMENTS, 1).await?;
                let applicant = Box::new(applicant);
                let admit = MemberCommand::Admit {
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
                };
                uow.execute::<Member>(id, on, admit).await?;
                Ok(Admission { member_id: id, number, movement })
            })
            .await
    }

    /// Subscribes more shares; answers the order number of the movement.
    pub async fn subscribe(&self, context: &Context, command: SubscribeShares) -> Result<u64, Failure> {
        self.kernel.require(permissions::SHARES_SUBSCRIBE)?;
        let SubscribeShares { member_id, shares, nominal, paid, on } = command;
        self.order(context, member_id, on, |movement| MemberCommand::Subscribe {
            movement,
            shares,
            nominal,
            paid,
            on,
        })
        .await
    }

    /// Records a payment; answers the order number of the movement.
    pub async fn record_payment(&self, context: &Context, command: RecordPayment) -> Result<u64, Failure> {
        self.kernel.require(permissions::PAYMENT_RECORD)?;
        let RecordPayment { member_id, amount, on } = command;
        self.order(context, member_id, on, |movement| MemberCommand::RecordPayment { movement, amount, on })
            .await
    }

    /// Ends a membership: the voice is lost and the capital leaves on that day. Answers the order number of the
    /// movement.
    pub async fn end_membership(&self, context: &Context, command: EndMembership) -> Result<u64, Failure> {
        self.kernel.require(permissions::MEMBERSHIP_END)?;
        let EndMembership { member_id, cause, on } = command;
        self.order(context, member_id, on, |movement| MemberCommand::End { movement, cause, on }).await
    }

    async fn order(
        &self,
        context: &Context,
        id: MemberId,
        on: Day,
        command: impl Fn(u64) -> MemberCommand,
    ) -> Result<u64, Failure> {
        self.kernel
            .run(context, async |uow| {
                let movement = uow.next_number(MOVEMENTS, 1).await?;
                uow.execute::<Member>(id, on, command(movement)).await?;
                Ok(movement)
            })
            .await
    }
}

/// One legal entity is one member with one voice (loi 47-1775, art. 19 octies).
async fn entity_is_new(uow: &mut UnitOfWork, id: MemberId, applicant: &Applicant) -> Result<(), Failure> {
    let Some(siren) = applicant.siren() else { return Ok(()) };
    match views::register::holder_of_siren(uow.connection(), &siren).await? {
        Some((holder, number)) if holder != id => Err(MemberError::SirenTaken { siren, number }.into()),
        _ => Ok(()),
    }
}
