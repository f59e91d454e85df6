//! Money as the API writes it: a decimal text with its currency.

use office::values::Money;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::sample::Sample;

/// The currencies the cooperative keeps its books in: one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub enum Currency {
    /// Euro.
    #[serde(rename = "EUR")]
    Eur,
}

/// An amount to the cent; never a float.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"amount": "103180.00", "currency": "EUR"}))]
pub struct Amount {
    /// Decimal text with a point and two decimals.
    #[schema(value_type = String, pattern = r"^-?\d+\.\d{2}$")]
    pub amount: Money,
    /// ISO 4217 code.
    pub currency: Currency,
}

impl From<Money> for Amount {
    fn from(amount: Money) -> Self {
        Self { amount, currency: Currency::Eur }
    }
}

impl From<Amount> for Money {
    fn from(amount: Amount) -> Self {
        amount.amount
    }
}

impl Sample for Amount {
    fn sample() -> Self {
        Money::euros(103_180).into()
    }
}
