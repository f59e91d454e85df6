//! How an amount was paid, and when the parts of one are due.

use office::members::public::{AccountStatement, Instalment, PaymentMeans, Settlement};
use office::values::{Day, Money};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::members::words;
use crate::money::Amount;
use crate::sample::{self, Sample};

/// How an amount was paid.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Settlement)]
pub struct SettlementDto {
    /// By what means.
    #[schema(value_type = words::PaymentMeans)]
    pub means: PaymentMeans,
    /// Number of the cheque or of the transfer; nothing when absent.
    #[serde(default)]
    pub reference: String,
}

impl SettlementDto {
    /// What was said, or that nothing was.
    pub(crate) fn or_unstated(said: Option<Self>) -> Settlement {
        said.map_or_else(Settlement::unstated, Into::into)
    }
}

impl From<SettlementDto> for Settlement {
    fn from(settlement: SettlementDto) -> Self {
        let SettlementDto { means, reference } = settlement;
        Self { means, reference }
    }
}

impl Sample for SettlementDto {
    fn sample() -> Self {
        Self { means: PaymentMeans::Transfer, reference: "VIR 2015-104".to_owned() }
    }
}

/// A member's current account as the board states it when it is turned into shares (C. com., art. L225-146).
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AccountStatement)]
pub struct AccountStatementDto {
    /// What the cooperative owes the member.
    pub balance: Amount,
    /// Day on which the board stated it.
    #[schema(value_type = String, format = Date)]
    pub stated_on: Day,
}

impl From<AccountStatementDto> for AccountStatement {
    fn from(account: AccountStatementDto) -> Self {
        let AccountStatementDto { balance, stated_on } = account;
        Self { balance: balance.into(), stated_on }
    }
}

/// A part of a refund and the day on which it is due.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Instalment)]
pub struct InstalmentDto {
    /// Day on which it is due.
    #[schema(value_type = String, format = Date)]
    pub due_on: Day,
    /// How much.
    pub amount: Amount,
}

impl From<Instalment> for InstalmentDto {
    fn from(part: Instalment) -> Self {
        Self { due_on: part.due_on, amount: part.amount.into() }
    }
}

impl From<InstalmentDto> for Instalment {
    fn from(part: InstalmentDto) -> Self {
        Self { due_on: part.due_on, amount: part.amount.into() }
    }
}

impl Sample for InstalmentDto {
    fn sample() -> Self {
        Self { due_on: sample::parsed("2016-09-30"), amount: Money::euros(400).into() }
    }
}
