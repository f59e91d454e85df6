//! Facts about the splits.

use crate::period::Period;
use crate::rules::split::{Pot, SacemDues};
use kernel::prelude::*;
use serde::{Deserialize, Serialize};
use values::{Day, Fraction, Money};

/// A named part of the revenue of a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RevenueLine {
    /// What was sold, in French: « Abonnements 1D touch ».
    pub label: String,
    /// Revenue excluding VAT; negative when credit notes exceed invoices.
    pub amount: Money,
    /// Whether it is split with the creators (subscriptions) or left out (devices, training).
    pub in_scope: bool,
}

/// A period's base was split. Everything that was used is kept, so that it can be checked without any other fact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Distributed {
    /// Period split.
    pub period: Period,
    /// Day of the split.
    pub on: Day,
    /// Revenue recognised, excluding VAT: the sum of the lines.
    pub recognised: Money,
    /// The revenue, line by line.
    pub lines: Vec<RevenueLine>,
    /// Sum of the lines in scope.
    pub scope: Money,
    /// Sum of the lines left out.
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
    /// The pots, which add up to the base.
    pub pots: Vec<Pot>,
    /// What goes to the rights holders, singly and together.
    pub rights_holders: Money,
    /// Of which the savings fund.
    pub savings_fund: Money,
    /// Listens of the period, as known on the day of the split.
    pub listens: u64,
    /// Euros a listen, savings fund included; absent when nothing was listened to.
    pub per_listen: Option<Fraction>,
    /// Euros a listen without the savings fund; absent when nothing was listened to.
    pub per_listen_without_savings: Option<Fraction>,
}

/// What happened to the splits.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DistributionEvent {
    /// A period's base was split.
    Distributed(Box<Distributed>),
}

stored_events! { DistributionEvent in "royalties.distribution" { Distributed = "distributed" @ 1 } }
