//! What is said of shares in orders and facts: how they were paid, what is called, what is owed to who left.

use serde::{Deserialize, Serialize};
use values::{Day, Money};

use super::PaymentMeans;

/// How an amount was paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settlement {
    /// By what means.
    pub means: PaymentMeans,
    /// Number of the cheque or of the transfer, or empty.
    pub reference: String,
}

impl Settlement {
    /// Nothing was said of it.
    pub fn unstated() -> Self {
        Self { means: PaymentMeans::Unstated, reference: String::new() }
    }
}

/// A member's current account as the board states it when it is turned into shares (C. com., art. L225-146).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccountStatement {
    /// What the cooperative owes the member.
    pub balance: Money,
    /// Day on which the board stated it.
    pub stated_on: Day,
}

/// A part of a refund and the day on which it is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instalment {
    /// Day on which it is due.
    pub due_on: Day,
    /// How much.
    pub amount: Money,
}

/// What is owed for shares that left, as it was decided on the day of exit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// Number among the claims of the member, from 1.
    pub number: u32,
    /// Nominal value of the shares.
    pub subscribed: Money,
    /// What was paid on them.
    pub paid: Money,
    /// What was called of them.
    pub called: Money,
    /// Of the nominal value, what the floor holds back in the capital.
    pub blocked_subscribed: Money,
    /// Of what was paid, what the floor holds back.
    pub blocked_paid: Money,
    /// The share of the losses that it bears, as known from the last accounts approved.
    pub losses: Money,
    /// Whether the accounts of the year of exit are not approved yet, so that its losses may change.
    pub provisional: bool,
    /// Last day by which it must be repaid, unless the floor holds it back.
    pub due_by: Day,
    /// When what is not held back is repaid.
    pub schedule: Vec<Instalment>,
}

/// Who is repaid in place of a member that is no more: heirs by their notary, a liquidator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Beneficiary {
    /// Name as printed.
    pub name: String,
    /// In what capacity: « notaire chargé de la succession », « liquidateur »…
    pub capacity: String,
}
