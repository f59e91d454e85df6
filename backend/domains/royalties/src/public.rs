//! All that another room may name of the royalties.

pub use crate::code::{Code, NotACode};
pub use crate::distribution::{Distributed, DistributionError, DistributionEvent, RevenueLine};
pub use crate::keys::{KeysError, KeysEvent};
pub use crate::period::{NotAPeriod, Period};
pub use crate::rules::counting::{PeriodUsage, SourceUsage, UsageTotals};
pub use crate::rules::keys::{BasisPoints, Beneficiary, KeySet, PotKey, WHOLE};
pub use crate::rules::split::{Pot, SacemDues};
pub use crate::usage::{UsageError, UsageEvent};

use serde::{Deserialize, Serialize};
use values::{Day, Fraction, Money};

/// Order: record what a period counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportUsage {
    /// Period counted.
    pub period: Period,
    /// Where the count comes from.
    pub source: Code,
    /// What was counted.
    pub totals: UsageTotals,
    /// Day of the count and day of effect, the period's last day at the earliest.
    pub counted_on: Day,
}

/// Order: replace a count by a better one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CorrectUsage {
    /// Period counted.
    pub period: Period,
    /// Where the count comes from.
    pub source: Code,
    /// What the period really counts.
    pub totals: UsageTotals,
    /// Day of the new count and day of effect, never before the count it corrects.
    pub counted_on: Day,
    /// Why the count was wrong.
    pub reason: String,
}

/// Order: let a key set hold from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetKeys {
    /// First day on which it holds.
    pub from: Day,
    /// The pots, in the order in which they are shown; they add up to 10 000 basis points.
    pub pots: Vec<PotKey>,
    /// Who decided it and when, in words.
    pub decision: String,
}

/// Order: split a period's base. Keys and counts are this room's own; the revenue is read from billing by the caller.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DistributeBase {
    /// Period split.
    pub period: Period,
    /// Day of the split: counts known on it are used.
    pub on: Day,
    /// Revenue recognised in the period, excluding VAT.
    pub recognised: Money,
    /// The same revenue line by line; lines in scope plus lines left out make it to the cent.
    pub lines: Vec<RevenueLine>,
    /// The Sacem's dues.
    pub sacem: SacemDues,
}

/// A count as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UsageRow {
    /// `2015:1d-touch`.
    pub id: String,
    /// Period counted.
    pub period: Period,
    /// Where the count comes from.
    pub source: Code,
    /// Different people.
    pub users: u64,
    /// Listens.
    pub listens: u64,
    /// How often it was corrected.
    pub corrections: u64,
    /// Day of effect of the last count.
    pub counted_on: Day,
}

/// A pot of a key set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyRow {
    /// `2014-07-01:running`.
    pub id: String,
    /// First day on which its set holds.
    pub from: Day,
    /// Place in its set, from 0.
    pub place: u64,
    /// The pot and its key.
    #[serde(flatten)]
    pub pot: PotKey,
    /// Who decided the set.
    pub decision: String,
}

/// A pot of a split.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PotRow {
    /// `2015:running`.
    pub id: String,
    /// Period split.
    pub period: Period,
    /// Place in its split, from 0.
    pub place: u64,
    /// The pot and what it received.
    #[serde(flatten)]
    pub pot: Pot,
}

/// A split, without its lines and pots.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DistributionRow {
    /// Period split.
    pub period: Period,
    /// Day of the split.
    pub on: Day,
    /// Revenue recognised, excluding VAT.
    pub recognised: Money,
    /// Of which in scope.
    pub scope: Money,
    /// Of which left out; scope + excluded = recognised.
    pub excluded: Money,
    /// Where the dues come from.
    pub sacem: SacemDues,
    /// The dues.
    pub sacem_amount: Money,
    /// What was split: scope less dues, never negative.
    pub base: Money,
    /// By how much the dues exceeded the scope.
    pub shortfall: Money,
    /// Day of effect of the keys used.
    pub keys_from: Day,
    /// What goes to the rights holders, singly and together.
    pub rights_holders: Money,
    /// Of which the savings fund.
    pub savings_fund: Money,
    /// Listens of the period.
    pub listens: u64,
    /// Euros a listen, savings fund included; absent when nothing was listened to.
    pub per_listen: Option<Fraction>,
    /// Euros a listen without the savings fund; absent when nothing was listened to.
    pub per_listen_without_savings: Option<Fraction>,
}

/// A split with every line and pot.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DistributionDetail {
    /// The split.
    #[serde(flatten)]
    pub split: DistributionRow,
    /// The revenue, line by line.
    pub lines: Vec<RevenueLine>,
    /// The pots, which add up to the base.
    pub pots: Vec<Pot>,
}

/// The names of this room's facts, for who lists what there is.
pub const FACTS: &[kernel::FactNames] = &[
    kernel::FactNames::of::<UsageEvent>(),
    kernel::FactNames::of::<KeysEvent>(),
    kernel::FactNames::of::<DistributionEvent>(),
];
