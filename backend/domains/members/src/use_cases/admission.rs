//! Admitting, and letting vote in another college.
//!
//! Two series without a gap are taken here: the number of a member and the order number of a movement. They are
//! taken in the transaction that uses them, so a refusal gives them back.

use kernel::prelude::*;
use serde::{Deserialize, Serialize};
use values::{Day, Money, Shares};

use super::books;
use crate::member::{Admit, Member, MemberCommand, MemberError, Subscription};
use crate::public::{
    AccountStatement, Applicant, CategoryTerms, College, MemberId, MembershipClauses, Settlement,
};
use crate::views::register::{self, Taken};
use crate::{Members, permissions};

/// Series of the numbers of members.
const NUMBERS: &str = "members.number";

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
    /// What is seldom said.
    pub more: MoreOfAdmission,
}

/// What is seldom said of an admission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MoreOfAdmission {
    /// How the shares are paid.
    pub settlement: Settlement,
    /// The current account that pays them, where one does.
    pub account: Option<AccountStatement>,
    /// Whether they count among those of local public bodies; every public body's do when nothing is said.
    pub counts_in_public_cap: Option<bool>,
    /// The entry under which it had been a member before.
    pub formerly: Option<MemberId>,
    /// Whether it was looked at and found another than the member of the same name and town.
    pub distinct: bool,
}

impl Default for MoreOfAdmission {
    fn default() -> Self {
        Self {
            settlement: Settlement::unstated(),
            account: None,
            counts_in_public_cap: None,
            formerly: None,
            distinct: false,
        }
    }
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

/// Order: let a member vote in another college.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangeCollege {
    /// Who.
    pub member_id: MemberId,
    /// Which college.
    pub college: College,
    /// The terms of its category there, under the statutes of the day.
    pub terms: CategoryTerms,
    /// Day of the board's decision.
    pub decided_on: Day,
    /// In words.
    pub reason: String,
    /// First day in the new college.
    pub on: Day,
}

impl Members {
    /// Admits an applicant; answers its number.
    pub async fn admit(
        &self,
        context: &Context,
        command: AdmitMember,
        clauses: &MembershipClauses,
    ) -> Result<Admission, Failure> {
        self.kernel.require(permissions::MEMBER_ADMIT)?;
        self.kernel.run(context, async |uow| admit(uow, command.clone(), clauses).await).await
    }

    /// Lets a member vote in another college from a day on.
    pub async fn change_college(&self, context: &Context, order: ChangeCollege) -> Result<(), Failure> {
        self.kernel.require(permissions::COLLEGE_CHANGE)?;
        self.kernel
            .run(context, async |uow| {
                let ChangeCollege { member_id, college, terms, decided_on, reason, on } = order.clone();
                let change = MemberCommand::ChangeCollege { college, terms, decided_on, reason, on };
                uow.execute::<Member>(member_id, on, change).await?;
                Ok(())
            })
            .await
    }
}

/// Admits inside a transaction that the caller commits.
pub(super) async fn admit(
    uow: &mut UnitOfWork,
    order: AdmitMember,
    clauses: &MembershipClauses,
) -> Result<Admission, Failure> {
    let number = uow.next_number(NUMBERS, 1).await?;
    // The series is locked from here on, so two admissions of one entity cannot pass each other.
    is_new(register::taken_by(uow.connection(), order.id, &order.applicant, order.more.distinct).await?)?;
    let movement = books::movement(uow, order.on).await?;
    // Only public bodies are asked how much they may take, and the whole capital is read for it.
    let public_room = if counts_in_public_cap(&order) {
        books::subscription_room(uow, order.on, clauses).await?
    } else {
        Money::ZERO
    };
    let (id, on) = (order.id, order.on);
    uow.execute::<Member>(id, on, command(order, (number, movement), public_room, clauses)).await?;
    books::release_waiting(uow, on, clauses).await?;
    Ok(Admission { member_id: id, number, movement })
}

/// One legal entity, and one person, is one member with one voice (loi 47-1775, art. 19 octies).
pub(super) fn is_new(taken: Option<Taken>) -> Result<(), MemberError> {
    match taken {
        None => Ok(()),
        Some(Taken::BySiren { siren, number }) => Err(MemberError::SirenTaken { siren, number }),
        Some(Taken::ByAlike { number, name }) => Err(MemberError::LooksLike { number, name }),
    }
}

/// Whether the shares count among those of local public bodies.
pub(super) fn counts_in_public_cap(order: &AdmitMember) -> bool {
    order.more.counts_in_public_cap.unwrap_or_else(|| order.applicant.is_public_body())
}

/// The order as the member understands it, with its numbers and with what only the whole cooperative knows.
pub(super) fn command(
    order: AdmitMember,
    (number, movement): (u64, u64),
    public_room: Money,
    clauses: &MembershipClauses,
) -> MemberCommand {
    let counts_in_public_cap = counts_in_public_cap(&order);
    let AdmitMember { id, applicant, college, terms, decided_on, on, shares, paid, more } = order;
    let MoreOfAdmission { settlement, account, formerly, .. } = more;
    let subscription = Subscription {
        movement,
        shares,
        nominal: terms.nominal,
        paid,
        settlement,
        account,
        public_room,
        clauses: clauses.clone(),
        on,
    };
    MemberCommand::Admit(Box::new(Admit {
        id,
        number,
        applicant,
        college,
        terms,
        decided_on,
        counts_in_public_cap,
        formerly,
        subscription,
    }))
}
