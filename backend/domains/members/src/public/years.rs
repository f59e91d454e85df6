//! Read types of the years: closed, allocated, paid.

use serde::{Deserialize, Serialize};
use values::{Day, Fraction, Money, Timestamp};

use super::MemberId;
pub use crate::rules::allocation::{
    AllocationBounds, AllocationClauses, AllocationInput, AllocationRefusal, Proposal,
};
pub use crate::rules::allocation_steps::Step as AllocationStep;
pub use crate::year::AllocatedResult;

/// Rates withheld from the interest of natural persons on the day of payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Withholding {
    /// Advance on income tax (CGI, art. 117 quater).
    pub income_tax: Fraction,
    /// Social contributions (CSS, art. L136-7).
    pub social: Fraction,
}

/// A closed year in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearRow {
    /// Which: the year of its last day.
    pub year: i32,
    /// First day.
    pub opening_day: Day,
    /// Last day.
    pub closing_day: Day,
    /// Day on which it was closed.
    pub closed_on: Day,
    /// Day of the assembly that allocated its result.
    pub allocated_on: Option<Day>,
    /// Interest on shares that was voted.
    pub interest: Money,
    /// Day on which it was paid.
    pub paid_on: Option<Day>,
    /// Number of its last fact; the `ETag` of single reads.
    pub version: u64,
}

/// A closed year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct YearSheet {
    /// As a list shows it.
    #[serde(flatten)]
    pub row: YearRow,
    /// What the assembly voted.
    pub allocated: Option<AllocatedResult>,
    /// When that was recorded: the interest is computed from what was known then.
    pub allocated_at: Option<Timestamp>,
    /// What is withheld, once paid.
    pub withholding: Option<Withholding>,
}

/// Counts and amounts of a year: opening, in, out, closing; the closing is the sum of the others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearFlow {
    /// First day.
    pub from: Day,
    /// Last day.
    pub until: Day,
    /// In all.
    pub total: Flow,
    /// By college: all five, in their order. Who changes college leaves one and comes into another.
    pub by_college: Vec<(super::College, Flow)>,
}

/// Opening, in, out and closing of members and of the subscribed capital.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Flow {
    /// Members before the first day.
    pub opening_members: u64,
    /// Members who came.
    pub members_in: u64,
    /// Members who left.
    pub members_out: u64,
    /// Members at the end of the last day.
    pub closing_members: u64,
    /// Subscribed capital before the first day.
    pub opening_capital: Money,
    /// Capital that came.
    pub capital_in: Money,
    /// Capital that left.
    pub capital_out: Money,
    /// Subscribed capital at the end of the last day.
    pub closing_capital: Money,
}

/// A present member that looks like an applicant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alike {
    /// Who.
    pub member_id: MemberId,
    /// Number in the register.
    pub number: u64,
    /// Name.
    pub name: String,
    /// What is the same: `siren`, `rna` or `name-and-town`.
    pub because: String,
}

/// The interest on a member's shares.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InterestRow {
    /// Who.
    pub member_id: MemberId,
    /// Number in the register.
    pub member_number: u64,
    /// Name.
    pub member_name: String,
    /// What it is in law: of entities nothing is withheld.
    pub kind: super::MemberKind,
    /// Before what is withheld.
    pub gross: Money,
    /// Advance on income tax (CGI, art. 117 quater).
    pub income_tax: Money,
    /// Social contributions (CSS, art. L136-7).
    pub social: Money,
    /// What is paid.
    pub net: Money,
}

/// Where the capital stands under the law and the statutes of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CapitalPosition {
    /// The day.
    pub as_of: Day,
    /// Subscribed capital.
    pub subscribed: Money,
    /// The highest capital ever until then.
    pub highest: Money,
    /// Below this it may not fall (loi 47-1775, art. 13 and 27).
    pub floor: Money,
    /// What may still leave it.
    pub headroom: Money,
    /// What local public bodies hold.
    pub public: Money,
    /// What they may hold at most (art. 19 septies).
    pub public_part: Fraction,
    /// What they may still subscribe.
    pub public_room: Money,
    /// Whether they hold more than that: by exits of others, which nobody can refuse.
    pub public_breach: bool,
}
