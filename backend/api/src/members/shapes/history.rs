//! What changes of a member, what was called of it, and what is owed to who left.

use office::members::public::{
    Acting, CallRow, CategoryCode, ClaimRow, College, CollegePeriod, ExitCause, ExitNotice, MemberId,
    PaymentMeans, RefundFile, Repayment,
};
use office::values::{Day, Money};
use serde::Serialize;
use utoipa::ToSchema;

use super::{InstalmentDto, RepresentativeDto};
use crate::members::words;
use crate::money::Amount;
use crate::sample::{self, Sample};

/// Who acts for an entity, from which day.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Acting)]
pub struct ActingDto {
    /// From when.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
    /// Who; absent once erased.
    pub who: Option<RepresentativeDto>,
    /// The decision that names them, or empty.
    pub proof: String,
}

impl From<Acting> for ActingDto {
    fn from(acting: Acting) -> Self {
        let Acting { on, who, proof } = acting;
        Self { on, who: who.map(Into::into), proof }
    }
}

impl Sample for ActingDto {
    fn sample() -> Self {
        let who = RepresentativeDto {
            given_name: "Zoé".to_owned(),
            family_name: "Exemple".to_owned(),
            capacity: "gérante".to_owned(),
        };
        Self { on: sample::parsed("2014-01-31"), who: Some(who), proof: String::new() }
    }
}

/// Where a member votes, from which day.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = CollegePeriod)]
pub struct CollegePeriodDto {
    /// From when.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
    /// Where.
    #[schema(value_type = words::College)]
    pub college: College,
    /// Under which terms of the statutes.
    #[schema(value_type = String)]
    pub category: CategoryCode,
}

impl From<CollegePeriod> for CollegePeriodDto {
    fn from(period: CollegePeriod) -> Self {
        let CollegePeriod { on, college, category } = period;
        Self { on, college, category }
    }
}

impl Sample for CollegePeriodDto {
    fn sample() -> Self {
        let on = sample::parsed("2014-01-31");
        Self { on, college: College::Distributors, category: sample::parsed("distributor") }
    }
}

/// A notice of exit that runs.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ExitNotice)]
pub struct ExitNoticeDto {
    /// Why.
    #[schema(value_type = words::ExitCause)]
    pub cause: ExitCause,
    /// In words, or empty.
    pub reason: String,
    /// Day on which it came.
    #[schema(value_type = String, format = Date)]
    pub notified_on: Day,
    /// First day on which it is to be no member any more.
    #[schema(value_type = String, format = Date)]
    pub effective_on: Day,
}

impl From<ExitNotice> for ExitNoticeDto {
    fn from(notice: ExitNotice) -> Self {
        let ExitNotice { cause, reason, notified_on, effective_on } = notice;
        Self { cause, reason, notified_on, effective_on }
    }
}

/// What the board called of a member's shares.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ShareCall)]
pub struct CallRowDto {
    /// Identifier.
    pub call_id: String,
    /// Of whom.
    #[schema(value_type = String, format = Uuid)]
    pub member_id: MemberId,
    /// Number of that member.
    pub member_number: u64,
    /// Name of that member.
    pub member_name: String,
    /// Day of the call.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
    /// Last day to pay.
    #[schema(value_type = String, format = Date)]
    pub due_on: Day,
    /// How much.
    pub amount: Amount,
}

impl From<CallRow> for CallRowDto {
    fn from(row: CallRow) -> Self {
        let CallRow { call_id, member_id, member_number, member_name, on, due_on, amount } = row;
        Self { call_id, member_id, member_number, member_name, on, due_on, amount: amount.into() }
    }
}

impl Sample for CallRowDto {
    fn sample() -> Self {
        Self {
            call_id: format!("{}:00000004", sample::ID),
            member_id: MemberId::new(sample::ID),
            member_number: 42,
            member_name: "Exemple Diffusion".to_owned(),
            on: sample::parsed("2015-03-02"),
            due_on: sample::parsed("2015-04-30"),
            amount: Money::euros(500).into(),
        }
    }
}

/// What is owed for shares that left.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ShareRefund)]
pub struct ClaimRowDto {
    /// Identifier: the member and the number of the claim.
    pub claim_id: String,
    /// To whom.
    #[schema(value_type = String, format = Uuid)]
    pub member_id: MemberId,
    /// Number of that member.
    pub member_number: u64,
    /// Name of that member.
    pub member_name: String,
    /// Number among the claims of the member, from 1.
    pub number: u32,
    /// Order number of the movement by which the shares left: the place in the queue.
    pub movement: u64,
    /// Day on which they left.
    #[schema(value_type = String, format = Date)]
    pub left_on: Day,
    /// Cause of the exit, or `PartialWithdrawal`.
    pub cause: String,
    /// Nominal value of the shares.
    pub subscribed: Amount,
    /// What was paid on them.
    pub paid: Amount,
    /// The share of the losses that it bears.
    pub losses: Amount,
    /// What is owed in all: paid less losses.
    pub amount: Amount,
    /// Of what was paid, what the floor of the capital still holds back (loi 47-1775, art. 13).
    pub blocked: Amount,
    /// What was repaid.
    pub repaid: Amount,
    /// What may be repaid now.
    pub payable: Amount,
    /// What is still owed, now or later.
    pub outstanding: Amount,
    /// Whether the losses may still change.
    pub provisional: bool,
    /// Last day by which it must be repaid, unless the floor holds it back.
    #[schema(value_type = String, format = Date)]
    pub due_by: Day,
    /// Who is repaid in the member's place, or empty.
    pub beneficiary: String,
}

impl From<ClaimRow> for ClaimRowDto {
    fn from(row: ClaimRow) -> Self {
        Self {
            claim_id: row.claim_id,
            member_id: row.member_id,
            member_number: row.member_number,
            member_name: row.member_name,
            number: row.number,
            movement: row.movement,
            left_on: row.left_on,
            cause: row.cause,
            subscribed: row.subscribed.into(),
            paid: row.paid.into(),
            losses: row.losses.into(),
            amount: row.amount.into(),
            blocked: row.blocked.into(),
            repaid: row.repaid.into(),
            payable: row.payable.into(),
            outstanding: row.outstanding.into(),
            provisional: row.provisional,
            due_by: row.due_by,
            beneficiary: row.beneficiary,
        }
    }
}

impl Sample for ClaimRowDto {
    fn sample() -> Self {
        let (all, none) = (Money::euros(2_000).into(), Money::ZERO.into());
        Self {
            claim_id: format!("{}:0001", sample::ID),
            member_id: MemberId::new(sample::ID),
            member_number: 42,
            member_name: "Exemple Diffusion".to_owned(),
            number: 1,
            movement: 213,
            left_on: sample::parsed("2015-09-30"),
            cause: "Resignation".to_owned(),
            subscribed: all,
            paid: all,
            losses: none,
            amount: all,
            blocked: none,
            repaid: none,
            payable: all,
            outstanding: all,
            provisional: true,
            due_by: sample::parsed("2020-09-30"),
            beneficiary: String::new(),
        }
    }
}

/// A claim with its schedule.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ShareRefundFile)]
pub struct RefundFileDto {
    /// The claim.
    #[serde(flatten)]
    pub claim: ClaimRowDto,
    /// When it is to be paid, in the order of the days.
    pub schedule: Vec<InstalmentDto>,
    /// What was repaid, in the order of recording.
    pub payments: Vec<RepaymentDto>,
}

/// A part of a claim that was repaid.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Repayment)]
pub struct RepaymentDto {
    /// Day.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
    /// How much.
    pub amount: Amount,
    /// How.
    #[schema(value_type = words::PaymentMeans)]
    pub means: PaymentMeans,
    /// Number of the cheque or of the transfer, or empty.
    pub reference: String,
}

impl From<Repayment> for RepaymentDto {
    fn from(repayment: Repayment) -> Self {
        let Repayment { on, amount, means, reference } = repayment;
        Self { on, amount: amount.into(), means, reference }
    }
}

impl Sample for RepaymentDto {
    fn sample() -> Self {
        Self {
            on: sample::parsed("2016-09-30"),
            amount: Money::euros(400).into(),
            means: PaymentMeans::Transfer,
            reference: "VIR 2016-077".to_owned(),
        }
    }
}

impl From<RefundFile> for RefundFileDto {
    fn from(file: RefundFile) -> Self {
        let RefundFile { claim, schedule, payments } = file;
        Self {
            claim: claim.into(),
            schedule: schedule.into_iter().map(Into::into).collect(),
            payments: payments.into_iter().map(Into::into).collect(),
        }
    }
}

impl Sample for RefundFileDto {
    fn sample() -> Self {
        Self {
            claim: ClaimRowDto::sample(),
            schedule: vec![InstalmentDto::sample()],
            payments: vec![RepaymentDto::sample()],
        }
    }
}
