//! What a call of every member came to.

use office::members::CalledPayments;
use office::values::Money;
use serde::Serialize;
use utoipa::ToSchema;

use crate::money::Amount;
use crate::sample::Sample;

/// What a call of every member came to.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = CalledPayments)]
pub struct CalledPaymentsDto {
    /// Members of whom something was called.
    pub members: u64,
    /// How much in all.
    pub amount: Amount,
}

impl From<CalledPayments> for CalledPaymentsDto {
    fn from(called: CalledPayments) -> Self {
        let CalledPayments { members, amount } = called;
        Self { members, amount: amount.into() }
    }
}

impl Sample for CalledPaymentsDto {
    fn sample() -> Self {
        Self { members: 12, amount: Money::euros(6_000).into() }
    }
}
