//! Facts about a year of the register, as stored for ever.

use kernel::prelude::*;
use serde::{Deserialize, Serialize};
use values::{Day, Fraction};

use crate::public::{AllocationInput, Proposal, Withholding};

/// What the assembly voted, with all that it was computed from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AllocatedResult {
    /// The accounts, the capital and the clauses of the year.
    pub input: AllocationInput,
    /// The parts of the result.
    pub proposal: Proposal,
    /// Whether only shares held at the end of the year bear interest.
    pub at_year_end_only: bool,
    /// Day of the assembly.
    pub decided_on: Day,
}

/// What has happened to a year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum YearEvent {
    /// No movement may be dated in it any more.
    Closed {
        /// First day of the year.
        opening_day: Day,
        /// Its last day.
        closing_day: Day,
        /// Day of the closing.
        on: Day,
    },
    /// It was closed by mistake, or too early.
    Reopened {
        /// Why.
        reason: String,
        /// Day.
        on: Day,
    },
    /// The assembly allocated its result.
    ResultAllocated(Box<AllocatedResult>),
    /// The interest on shares was paid.
    InterestPaid {
        /// Rates withheld on the day.
        withholding: Withholding,
        /// Rate that the paid mass came to on the weighted capital, for the record.
        rate: Option<Fraction>,
        /// Day of the payment.
        on: Day,
    },
}

stored_events! {
    YearEvent in "members.year" {
        Closed = "closed" @ 1,
        Reopened = "reopened" @ 1,
        ResultAllocated = "result_allocated" @ 1,
        InterestPaid = "interest_paid" @ 1,
    }
}
