//! What somebody has to put right.

use office::members::public::{College, RegisterAlert};
use office::values::{Day, Money};
use serde::Serialize;
use utoipa::ToSchema;

use crate::members::words;
use crate::money::Amount;
use crate::sample::{self, Sample};

/// What it is, with its figures.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = RegisterAlertKind)]
#[serde(tag = "alert", rename_all = "snake_case")]
pub enum RegisterAlertKindDto {
    /// Fewer than three families of members (loi 47-1775, art. 19 septies).
    TooFewFamilies {
        /// How many colleges have members.
        #[schema(example = 2)]
        families: u32,
    },
    /// A college has no members: its weight goes to the others.
    CollegeEmpty {
        /// Which.
        #[schema(value_type = words::College)]
        college: College,
    },
    /// Local public bodies hold more than their part, by exits of others (art. 19 septies).
    PublicCapExceeded {
        /// What they hold.
        held: Amount,
        /// What others must subscribe at least.
        to_subscribe: Amount,
        /// Or what they must give up at least.
        to_give_up: Amount,
    },
    /// What was called of members is past its day.
    CallsOverdue {
        /// Of how many members.
        #[schema(example = 3)]
        members: u64,
        /// How much in all.
        amount: Amount,
        /// The first day that passed.
        #[schema(value_type = String, format = Date)]
        since: Day,
    },
    /// Repayments are past the day by which they are due.
    RefundsOverdue {
        /// How many.
        #[schema(example = 1)]
        claims: u64,
        /// How much may be repaid now.
        amount: Amount,
        /// The first day that passed.
        #[schema(value_type = String, format = Date)]
        since: Day,
    },
    /// Repayments whose losses are not settled though the year of the exit is closed.
    RefundsToSettle {
        /// How many.
        #[schema(example = 1)]
        claims: u64,
        /// The first of these exits.
        #[schema(value_type = String, format = Date)]
        since: Day,
    },
}

/// One thing to put right.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = RegisterAlert)]
pub struct RegisterAlertDto {
    /// What it is and what is to be done, in French.
    pub title: String,
    /// The article that it comes from.
    pub article: String,
    /// What it is, with its figures.
    #[serde(flatten)]
    pub kind: RegisterAlertKindDto,
}

impl From<RegisterAlert> for RegisterAlertDto {
    fn from(alert: RegisterAlert) -> Self {
        use RegisterAlertKindDto as Kind;
        let (title, article) = (alert.french(), alert.article().to_owned());
        let kind = match alert {
            RegisterAlert::TooFewFamilies { families } => Kind::TooFewFamilies { families },
            RegisterAlert::CollegeEmpty { college } => Kind::CollegeEmpty { college },
            RegisterAlert::PublicCapExceeded { held, to_subscribe, to_give_up } => Kind::PublicCapExceeded {
                held: held.into(),
                to_subscribe: to_subscribe.into(),
                to_give_up: to_give_up.into(),
            },
            RegisterAlert::CallsOverdue { members, amount, since } => {
                Kind::CallsOverdue { members, amount: amount.into(), since }
            }
            RegisterAlert::RefundsOverdue { claims, amount, since } => {
                Kind::RefundsOverdue { claims, amount: amount.into(), since }
            }
            RegisterAlert::RefundsToSettle { claims, since } => Kind::RefundsToSettle { claims, since },
        };
        Self { title, article, kind }
    }
}

/// What the law or the statutes want looked at on a day.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = RegisterAlerts)]
pub struct RegisterAlertsDto {
    /// The day.
    #[schema(value_type = String, format = Date)]
    pub as_of: Day,
    /// What there is.
    pub alerts: Vec<RegisterAlertDto>,
}

impl RegisterAlertsDto {
    /// Of that day.
    pub fn of(as_of: Day, alerts: Vec<RegisterAlert>) -> Self {
        Self { as_of, alerts: alerts.into_iter().map(Into::into).collect() }
    }
}

impl Sample for RegisterAlertsDto {
    fn sample() -> Self {
        let breach = RegisterAlert::PublicCapExceeded {
            held: Money::euros(60_000),
            to_subscribe: Money::euros(20_000),
            to_give_up: Money::euros(20_000),
        };
        let empty = RegisterAlert::CollegeEmpty { college: College::Employees };
        Self::of(sample::parsed("2015-12-31"), vec![empty, breach])
    }
}
