//! Read types: the register, its movements, the capital and the roll, each as of a day.

use serde::{Deserialize, Serialize};
use values::{Day, Money, Shares, Siren, Siret, Timestamp};

use super::{CategoryCode, College, ExitCause, MemberId, MemberKind, Operation, PostalAddress};

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
    /// Legal representative of an entity, « Zoé Exemple, gérante »; empty for a person.
    pub representative: String,
    /// E-mail, or empty.
    pub email: String,
    /// Domicile or seat; `None` once erased.
    pub address: Option<PostalAddress>,
    /// Day on which the board admitted it.
    pub decided_on: Day,
    /// Day on which the membership ended, if it has as of the day asked.
    pub left_on: Option<Day>,
    /// Why it ended.
    pub exit_cause: Option<ExitCause>,
    /// Its movements up to the day, oldest first.
    pub movements: Vec<Movement>,
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
    /// Nominal value of those.
    pub subscribed: Money,
    /// What was paid on them.
    pub paid: Money,
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
