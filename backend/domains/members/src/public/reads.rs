//! Read types: the register, its movements, the capital and the roll, each as of a day.

use serde::{Deserialize, Serialize};
use values::{Day, Money, Rna, Shares, Siren, Siret, Timestamp};

use super::{
    CategoryCode, College, ExitCause, Instalment, MemberId, MemberKind, Operation, PaymentMeans,
    PostalAddress, Representative,
};

/// A member on the register on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberRow {
    /// Identifier.
    pub member_id: MemberId,
    /// Number in the register, without a gap.
    pub number: u64,
    /// Name as printed; « Identité effacée » once the person's data are erased.
    pub name: String,
    /// Where it votes.
    pub college: College,
    /// Under which terms it came in.
    pub category: CategoryCode,
    /// What it is in law.
    pub kind: MemberKind,
    /// SIREN, for entities that gave one.
    pub siren: Option<Siren>,
    /// Town of the domicile or seat.
    pub city: String,
    /// First day of membership.
    pub admitted_on: Day,
    /// Shares held on the day.
    pub shares: Shares,
    /// Their nominal value.
    pub subscribed: Money,
    /// What was paid on them.
    pub paid: Money,
    /// What was called of them: paid at once, or called by the board since.
    pub called: Money,
    /// What remains to be paid, within five years of the subscription (loi 47-1775, art. 12); zero once released.
    pub due: Money,
    /// Number of its last fact; the `ETag` of single reads.
    pub version: u64,
}

/// One member with all that is known of it, whether or not it still is one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberFile {
    /// As the register shows it.
    #[serde(flatten)]
    pub row: MemberRow,
    /// SIRET of the seat, for entities that gave one.
    pub siret: Option<Siret>,
    /// Number in the national register of associations, for those that gave one.
    pub rna: Option<Rna>,
    /// Whether its shares count among those of local public bodies.
    pub counts_in_public_cap: bool,
    /// The entry under which it had been a member before.
    pub formerly: Option<MemberId>,
    /// Legal representative of an entity, « Zoé Exemple, gérante »; empty for a person.
    pub representative: String,
    /// All who acted for the entity until the day, oldest first.
    pub representatives: Vec<Acting>,
    /// E-mail, or empty.
    pub email: String,
    /// The writing by which it agreed to e-mail in place of letters (C. com., art. R225-63); `None` when it did not.
    pub email_consent: Option<String>,
    /// Domicile or seat; `None` once erased.
    pub address: Option<PostalAddress>,
    /// Where it votes and voted, oldest first; one to come too, once decided.
    pub colleges: Vec<CollegePeriod>,
    /// A notice of exit that runs.
    pub notice: Option<ExitNotice>,
    /// Day on which the board admitted it.
    pub decided_on: Day,
    /// Day on which the membership ended, if it has as of the day asked.
    pub left_on: Option<Day>,
    /// Why it ended.
    pub exit_cause: Option<ExitCause>,
    /// Day of the decision, for an exclusion and where one was told.
    pub exit_decided_on: Option<Day>,
    /// The reason in words, or empty.
    pub exit_reason: String,
    /// Its movements up to the day, oldest first.
    pub movements: Vec<Movement>,
    /// What is owed for shares that left, with its schedule.
    pub refunds: Vec<RefundFile>,
}

/// Who acts for an entity, from which day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acting {
    /// From when.
    pub on: Day,
    /// Who; `None` once erased.
    pub who: Option<Representative>,
    /// The decision that names them, or empty.
    pub proof: String,
}

/// Where a member votes, from which day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CollegePeriod {
    /// From when.
    pub on: Day,
    /// Where.
    pub college: College,
    /// Under which terms.
    pub category: CategoryCode,
}

/// A notice of exit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExitNotice {
    /// Why.
    pub cause: ExitCause,
    /// In words, or empty.
    pub reason: String,
    /// Day on which it came.
    pub notified_on: Day,
    /// First day on which it is to be no member any more.
    pub effective_on: Day,
}

/// What the board called of a member's shares.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallRow {
    /// Identifier.
    pub call_id: String,
    /// Of whom.
    pub member_id: MemberId,
    /// Number of that member.
    pub member_number: u64,
    /// Name of that member.
    pub member_name: String,
    /// Day of the call.
    pub on: Day,
    /// Last day to pay.
    pub due_on: Day,
    /// How much.
    pub amount: Money,
}

/// What is owed for shares that left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimRow {
    /// Identifier: the member and the number of the claim.
    pub claim_id: String,
    /// To whom.
    pub member_id: MemberId,
    /// Number of that member.
    pub member_number: u64,
    /// Name of that member.
    pub member_name: String,
    /// Number among the claims of the member.
    pub number: u32,
    /// Order number of the movement by which the shares left: the place in the queue.
    pub movement: u64,
    /// Day on which they left.
    pub left_on: Day,
    /// Cause of the exit, or `PartialWithdrawal`.
    pub cause: String,
    /// Nominal value of the shares.
    pub subscribed: Money,
    /// What was paid on them.
    pub paid: Money,
    /// The share of the losses that it bears.
    pub losses: Money,
    /// What is owed in all: paid less losses.
    pub amount: Money,
    /// Of what was paid, what the floor of the capital still holds back.
    pub blocked: Money,
    /// Of the nominal value, what the floor still holds back in the capital.
    pub blocked_subscribed: Money,
    /// What was repaid.
    pub repaid: Money,
    /// What may be repaid now.
    pub payable: Money,
    /// What is still owed, now or later.
    pub outstanding: Money,
    /// Whether the losses may still change.
    pub provisional: bool,
    /// Last day by which it must be repaid, unless the floor holds it back.
    pub due_by: Day,
    /// Who is repaid in the member's place, or empty.
    pub beneficiary: String,
}

/// A claim with its schedule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefundFile {
    /// The claim.
    #[serde(flatten)]
    pub claim: ClaimRow,
    /// When it is to be paid, in the order of the days.
    pub schedule: Vec<Instalment>,
    /// What was repaid, in the order of recording.
    pub payments: Vec<Repayment>,
}

/// A part of a claim that was repaid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repayment {
    /// Day.
    pub on: Day,
    /// How much.
    pub amount: Money,
    /// How.
    pub means: PaymentMeans,
    /// Number of the cheque or of the transfer, or empty.
    pub reference: String,
}

/// A movement of shares (C. com., art. R228-8 and R228-9).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Movement {
    /// Order number in the register of movements, without a gap, in the order of recording.
    pub number: u64,
    /// Day of effect.
    pub on: Day,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// Nature of the operation.
    pub operation: Operation,
    /// Shares more, or fewer when negative.
    pub shares: i64,
    /// Value of one share.
    pub nominal: Money,
    /// Subscribed capital more, or less when negative.
    pub subscribed: Money,
    /// Paid capital more, or less when negative.
    pub paid: Money,
    /// Subscribed more or less on the member's own account: what the floor holds back left it too.
    pub held_subscribed: Money,
    /// Paid more or less on the member's own account.
    pub held_paid: Money,
    /// Last day to pay what is not paid on shares that came (loi 47-1775, art. 12).
    pub release_by: Option<Day>,
    /// The member on the other side of a transfer or of a merge.
    pub counterparty: Option<MemberId>,
    /// How it was paid.
    pub means: PaymentMeans,
    /// Number of the cheque or of the transfer, or empty.
    pub reference: String,
}

/// A movement in the register of movements.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MovementRow {
    /// The movement.
    #[serde(flatten)]
    pub movement: Movement,
    /// Whose shares.
    pub member_id: MemberId,
    /// Number of that member.
    pub member_number: u64,
    /// Name of that member.
    pub member_name: String,
}

/// The share capital on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capital {
    /// The day, inclusive.
    pub as_of: Day,
    /// What was recorded until then; all when absent.
    pub known_at: Option<Timestamp>,
    /// Members on the register.
    pub members: u64,
    /// Shares they hold.
    pub shares: u64,
    /// The whole subscribed capital: nominal value of those shares, and what the floor holds back of shares that left.
    pub subscribed: Money,
    /// What was called of it.
    pub called: Money,
    /// What was paid on it.
    pub paid: Money,
    /// Of the subscribed capital, what the floor holds back of shares that left.
    pub blocked: Money,
    /// Of the subscribed capital, what counts among local public bodies (loi 47-1775, art. 19 septies).
    pub public: Money,
    /// By college: all five, in their order.
    pub by_college: Vec<CollegeCapital>,
    /// By category and kind of member: those that have members, by college then code.
    pub by_category: Vec<CategoryCapital>,
}

/// The part of one college in the capital.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CollegeCapital {
    /// Which.
    pub college: College,
    /// Members in it.
    pub members: u64,
    /// Shares they hold.
    pub shares: u64,
    /// Nominal value of those.
    pub subscribed: Money,
    /// What was called of them.
    pub called: Money,
    /// What was paid on them.
    pub paid: Money,
}

/// The part of one category and kind of member in the capital.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CategoryCapital {
    /// College of the category.
    pub college: College,
    /// Which.
    pub category: CategoryCode,
    /// What its members are in law.
    pub kind: MemberKind,
    /// Members of that kind in it.
    pub members: u64,
    /// Shares they hold.
    pub shares: u64,
    /// Nominal value of those.
    pub subscribed: Money,
    /// What was called of them.
    pub called: Money,
    /// What was paid on them.
    pub paid: Money,
}

/// A member entitled to vote on a day: one voice, whatever its shares (loi 47-1775, art. 19 octies).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VoterEntry {
    /// Who.
    pub member_id: MemberId,
    /// Number in the register.
    pub number: u64,
    /// Name as printed.
    pub display_name: String,
    /// Where it votes.
    pub college: College,
    /// Shares held on the day: what a quorum by shares counts.
    pub shares: Shares,
}
