//! Members under the statutes of the day: the category's terms, the nominal and what the statutes say of shares are
//! clauses there, never constants.

use kernel::prelude::*;
use members::permissions::{
    CAPITAL_READ, COLLEGE_CHANGE, EXIT_PREPARE, MEMBER_ADMIT, MEMBERS_MERGE, MEMBERSHIP_END, PAYMENT_RECORD,
    RESULT_ALLOCATE, SHARES_SUBSCRIBE, SHARES_TRANSFER, SHARES_WITHDRAW, YEARS_READ,
};
use members::public::{
    AccountStatement, Applicant, CapitalPosition, CategoryCode, CategoryTerms, College, CollegeChangeEffect,
    ExitCause, MemberId, MembershipClauses, Proposal, RegisterAlert, Settlement,
};
use members::{
    Admission, AdmitMember, AllocationDraft, ChangeCollege, EndMembership, ExitStep, MergeMembers,
    MoreOfAdmission, RecordPayment, SubscribeShares, TransferShares, WithdrawShares, YearAccounts,
};
use serde::{Deserialize, Serialize};
use values::{Day, Money, Shares};

use crate::{Office, OfficeError};

/// Order: admit a member under a category of the statutes in force on the day of admission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Admit {
    /// Identifier, chosen by the caller.
    pub id: MemberId,
    /// Who applies.
    pub applicant: Applicant,
    /// College in which it will vote.
    pub college: College,
    /// Category of the statutes.
    pub category: CategoryCode,
    /// Day of the board's decision.
    pub decided_on: Day,
    /// First day of membership.
    pub on: Day,
    /// Shares subscribed.
    pub shares: Shares,
    /// What is paid at once, a quarter at least (loi 47-1775, art. 12).
    pub paid: Money,
    /// What is seldom said.
    pub more: MoreOfAdmission,
}

/// Order: subscribe more shares at the nominal of the statutes in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Subscribe {
    /// Who.
    pub member_id: MemberId,
    /// How many.
    pub shares: Shares,
    /// Paid at once: a quarter at least.
    pub paid: Money,
    /// How.
    pub settlement: Settlement,
    /// The current account that pays them, where one does.
    pub account: Option<AccountStatement>,
    /// Day.
    pub on: Day,
}

/// Order: let a member vote in another college.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Move {
    /// Who.
    pub member_id: MemberId,
    /// Which college.
    pub college: College,
    /// Category of the statutes.
    pub category: CategoryCode,
    /// Day of the board's decision, from which it holds unless an assembly is called.
    pub decided_on: Day,
    /// In words.
    pub reason: String,
}

impl Office {
    /// Admits a member under the statutes in force on the day of admission.
    pub async fn admit_member(&self, context: &Context, order: Admit) -> Result<Admission, Failure> {
        self.kernel.require(MEMBER_ADMIT)?;
        let inside = self.inside();
        let terms = inside.category_on(&order.category, order.on).await?;
        let clauses = inside.membership_clauses(order.on).await?;
        let Admit { id, applicant, college, category: _, decided_on, on, shares, paid, more } = order;
        let command = AdmitMember { id, applicant, college, terms, decided_on, on, shares, paid, more };
        self.members.admit(context, command, &clauses).await
    }

    /// Lets a member subscribe more shares at the nominal of the statutes in force. Answers the number of the
    /// movement.
    pub async fn subscribe_shares(&self, context: &Context, order: Subscribe) -> Result<u64, Failure> {
        self.kernel.require(SHARES_SUBSCRIBE)?;
        let Subscribe { member_id, shares, paid, settlement, account, on } = order;
        let statutes =
            self.inside().statutes_if_any(on, None).await?.ok_or(OfficeError::NoStatutes { on })?;
        let nominal =
            statutes.categories.first().map(|terms| terms.nominal).ok_or(OfficeError::NoStatutes { on })?;
        let command = SubscribeShares { member_id, shares, nominal, paid, settlement, account, on };
        self.members.subscribe(context, command, &statutes.membership()).await
    }

    /// Records a payment on shares. Answers the number of the movement.
    pub async fn record_share_payment(
        &self,
        context: &Context,
        order: RecordPayment,
    ) -> Result<u64, Failure> {
        self.kernel.require(PAYMENT_RECORD)?;
        let clauses = self.inside().membership_clauses(order.on).await?;
        self.members.record_payment(context, order, &clauses).await
    }

    /// Transfers shares between two members. Answers the number of the movement.
    pub async fn transfer_shares(&self, context: &Context, order: TransferShares) -> Result<u64, Failure> {
        self.kernel.require(SHARES_TRANSFER)?;
        let clauses = self.inside().membership_clauses(order.on).await?;
        self.members.transfer_shares(context, order, &clauses).await
    }

    /// Takes some shares of a member out. Answers the number of the movement.
    pub async fn withdraw_shares(&self, context: &Context, order: WithdrawShares) -> Result<u64, Failure> {
        self.kernel.require(SHARES_WITHDRAW)?;
        let clauses = self.inside().membership_clauses(order.on).await?;
        self.members.withdraw_shares(context, order, &clauses).await
    }

    /// Records a notice of exit, a proposed exclusion, or the end of one of them.
    pub async fn step_to_exit(
        &self,
        context: &Context,
        member: MemberId,
        step: ExitStep,
    ) -> Result<(), Failure> {
        self.kernel.require(EXIT_PREPARE)?;
        let on = match &step {
            ExitStep::Notify { notified_on: on, .. }
            | ExitStep::WithdrawNotice { on }
            | ExitStep::ProposeExclusion { on, .. }
            | ExitStep::AbandonExclusion { on } => *on,
        };
        let clauses = self.inside().membership_clauses(on).await?;
        self.members.step_to_exit(context, member, step, &clauses).await
    }

    /// Ends a membership. Answers the number of the movement.
    pub async fn end_membership(&self, context: &Context, order: EndMembership) -> Result<u64, Failure> {
        self.kernel.require(MEMBERSHIP_END)?;
        let inside = self.inside();
        if let (ExitCause::Exclusion, Some(on)) = (order.cause, order.decided_on)
            && !inside.assemblies.decided_extraordinarily(on).await?
        {
            return Err(OfficeError::NotDecidedByAssembly { on }.into());
        }
        let clauses = inside.membership_clauses(order.on).await?;
        self.members.end_membership(context, order, &clauses).await
    }

    /// Lets a member vote in another college: from the decision on, or, where the statutes keep the roll stable, from
    /// the day after the assembly that was already called. Answers the first day there.
    pub async fn change_college(&self, context: &Context, order: Move) -> Result<Day, Failure> {
        self.kernel.require(COLLEGE_CHANGE)?;
        let inside = self.inside();
        let Move { member_id, college, category, decided_on, reason } = order;
        let clauses = inside.membership_clauses(decided_on).await?;
        let on = match clauses.college_change {
            CollegeChangeEffect::AtOnce => decided_on,
            CollegeChangeEffect::AfterAssembly => {
                let called = inside.assemblies.called_around(decided_on).await?;
                called.map_or(decided_on, |assembly_day| assembly_day.plus_days(1))
            }
        };
        let terms = inside.category_on(&category, on).await?;
        let command = ChangeCollege { member_id, college, terms, decided_on, reason, on };
        self.members.change_college(context, command).await?;
        Ok(on)
    }

    /// Says that two entries are one member; refused when both are on the roll of one assembly, where their voices are
    /// counted. Answers the number of the movement.
    pub async fn merge_members(&self, context: &Context, order: MergeMembers) -> Result<u64, Failure> {
        self.kernel.require(MEMBERS_MERGE)?;
        let inside = self.inside();
        let clauses = inside.membership_clauses(order.on).await?;
        if let Some(day) = inside.assemblies.both_on_one_roll(order.merged, order.survivor).await? {
            return Err(members::member::MemberError::MergeOfVoters { day }.into());
        }
        self.members.merge(context, order, &clauses).await
    }

    /// What the law or the statutes of a day want looked at: see [`members::Members::alerts`].
    pub async fn register_alerts(&self, as_of: Day) -> Result<Vec<RegisterAlert>, Failure> {
        let position = self.capital_position(as_of).await?;
        self.members.alerts(&self.members.capital(as_of, None).await?, &position).await
    }

    /// Where the capital stands under the law and the statutes of a day: its floor, what may leave it, what public bodies
    /// hold and may still take.
    pub async fn capital_position(&self, as_of: Day) -> Result<CapitalPosition, Failure> {
        self.kernel.require(CAPITAL_READ)?;
        let clauses = self.inside().membership_clauses(as_of).await?;
        self.members.position(as_of, &clauses).await
    }

    /// What the law and the statutes leave the assembly of a day to do with the result of a closed year.
    pub async fn draft_allocation(
        &self,
        year: i32,
        accounts: YearAccounts,
        proposal: Option<Proposal>,
        decided_on: Day,
    ) -> Result<AllocationDraft, Failure> {
        self.kernel.require(YEARS_READ)?;
        let clauses = self.inside().membership_clauses(decided_on).await?;
        self.members.draft_allocation(year, accounts, proposal, decided_on, &clauses).await
    }

    /// Allocates the result of a closed year as the assembly of a day voted it.
    pub async fn allocate_result(
        &self,
        context: &Context,
        year: i32,
        accounts: YearAccounts,
        proposal: Proposal,
        decided_on: Day,
    ) -> Result<(), Failure> {
        self.kernel.require(RESULT_ALLOCATE)?;
        let clauses = self.inside().membership_clauses(decided_on).await?;
        self.members.allocate_result(context, year, accounts, proposal, decided_on, &clauses).await
    }

    /// What the statutes of a day say of members and shares; the law itself before there are any.
    pub(crate) async fn membership_clauses(&self, on: Day) -> Result<MembershipClauses, Failure> {
        let statutes = self.statutes_if_any(on, None).await?;
        Ok(statutes.map(|statutes| statutes.membership()).unwrap_or_default())
    }

    /// The terms of a category under the statutes in force on a day.
    pub(crate) async fn category_on(
        &self,
        category: &CategoryCode,
        on: Day,
    ) -> Result<CategoryTerms, Failure> {
        let statutes = self.statutes_if_any(on, None).await?.ok_or(OfficeError::NoStatutes { on })?;
        let found = statutes.categories.into_iter().find(|terms| terms.code == *category);
        found.ok_or_else(|| OfficeError::UnknownCategory { category: category.to_string(), on }.into())
    }
}
