//! The figures of a year: what they are made of, and what every reader of them receives.
//!
//! It exists so that the API, the page, the printed report and the demonstration print one and the same thing. A figure
//! that is absent stays absent: it is never shown as zero, and it has no growth.

use crate::public::{CatalogueOnDay, TeamOnDay};
use crate::rules::growth;
use royalties::public::DistributionDetail;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use values::french::{self, NO_BREAK};
use values::{Fraction, Money};

/// What the other rooms know of one year; the office gathers it. Absent means unknown, never zero.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct YearInputs {
    /// Calendar year.
    pub year: i32,
    /// Share capital on 31 December (members).
    pub capital: Option<Money>,
    /// Members on 31 December, college by college, in the order of the statutes (members); empty when unknown.
    pub colleges: Vec<CollegeCount>,
    /// Revenue excluding VAT: issued invoices less credit notes (billing).
    pub revenue: Option<Money>,
    /// Different people who used the service in the year (royalties).
    pub users: Option<u64>,
    /// Listens of the year (royalties).
    pub listens: Option<u64>,
    /// Venues that a contract serves on 31 December (billing).
    pub partner_venues: Option<u64>,
    /// Organisations with a contract on 31 December (billing).
    pub customers: Option<u64>,
    /// Departmental libraries that are customers, among all (billing, partners).
    pub departmental: Option<Penetration>,
    /// Municipal libraries that are customers, among those canvassed (billing, partners).
    pub municipal: Option<Penetration>,
    /// Size of the catalogue on 31 December (this room).
    pub catalogue: Option<CatalogueOnDay>,
    /// The team on 31 December (this room).
    pub team: Option<TeamOnDay>,
    /// The split of the year's base (royalties).
    pub distribution: Option<DistributionDetail>,
}

/// Members of one college.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CollegeCount {
    /// Name in data: `Employees`.
    pub code: String,
    /// French name: « Salariés ».
    pub french: String,
    /// Members.
    pub members: u64,
    /// Their share capital.
    pub capital: Money,
    /// Its members category by category; empty when the college has only one.
    pub categories: Vec<CategoryCount>,
}

/// Members of one category of a college.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CategoryCount {
    /// Name in data.
    pub code: String,
    /// French name.
    pub french: String,
    /// Smallest subscription of the category.
    pub minimum: Money,
    /// Members.
    pub members: u64,
    /// Their share capital.
    pub capital: Money,
}

/// How many of a known number are reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Penetration {
    /// Those reached.
    pub reached: u64,
    /// All of them.
    pub among: u64,
}

/// The only currency of the house.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Currency {
    /// Euro.
    #[default]
    #[serde(rename = "EUR")]
    Euro,
}

/// An exact fraction as it is exchanged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ratio {
    /// Numerator.
    pub num: String,
    /// Denominator, positive.
    pub den: String,
    /// In percent, rounded half-up to two decimals: `22.92`.
    pub percent: String,
}

impl From<Fraction> for Ratio {
    fn from(fraction: Fraction) -> Self {
        Self {
            num: fraction.num().to_string(),
            den: fraction.den().to_string(),
            percent: fraction.percent(2),
        }
    }
}

/// The value of a figure, exact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FigureValue {
    /// An amount.
    Money {
        /// How much.
        amount: Money,
        /// In which currency.
        currency: Currency,
    },
    /// A number of things.
    Count {
        /// How many.
        count: u64,
    },
    /// A part of a whole.
    Fraction(Ratio),
    /// Euros for one thing, exact.
    UnitPrice(Ratio),
    /// A number with decimals.
    Decimal {
        /// The number.
        decimal: Decimal,
    },
}

/// Growth on the year before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Growth {
    /// (this year − year before) / year before, exact.
    #[serde(flatten)]
    pub ratio: Ratio,
    /// As printed: `+ 150 %`.
    pub shown: String,
}

/// A key figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyFigure {
    /// Name in data: `share_capital`.
    pub code: String,
    /// French name.
    pub french: String,
    /// English name.
    pub english: String,
    /// French unit: « € », « écoutes ».
    pub unit: String,
    /// How it is computed, in French words.
    pub formula: String,
    /// The read models it comes from, `room.view`.
    pub sources: Vec<String>,
    /// The value; absent when it is unknown.
    pub value: Option<FigureValue>,
    /// What people read, in French: `169 800 €`.
    pub shown: String,
    /// What explains it, in French: `22 sur 96`.
    pub detail: Option<String>,
    /// The value of the year before; absent when it is unknown.
    pub previous: Option<FigureValue>,
    /// The same for people.
    pub previous_shown: Option<String>,
    /// Growth; absent when the year before is unknown or zero, or when a growth would mean nothing.
    pub growth: Option<Growth>,
}

/// A college in a year's figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CollegeFigure {
    /// The college.
    #[serde(flatten)]
    pub college: CollegeCount,
    /// Its members the year before; absent when unknown.
    pub previous_members: Option<u64>,
    /// Its share of all members.
    pub share_of_members: Option<Ratio>,
    /// Its share of the capital.
    pub share_of_capital: Option<Ratio>,
}

/// Something a reader of the figures must know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// Name in data: `departments_do_not_add_up`.
    pub code: String,
    /// In French words.
    pub french: String,
}

/// All the figures of a year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct YearFigures {
    /// Calendar year.
    pub year: i32,
    /// Key figures, in the order of the report.
    pub figures: Vec<KeyFigure>,
    /// Members and capital by college.
    pub colleges: Vec<CollegeFigure>,
    /// The team; absent when unknown.
    pub team: Option<TeamOnDay>,
    /// The split of the year's base; absent when it was not made.
    pub distribution: Option<DistributionDetail>,
    /// What the reader must know.
    pub warnings: Vec<Warning>,
}

impl YearFigures {
    /// The figure of that code.
    pub fn figure(&self, code: &str) -> Option<&KeyFigure> {
        self.figures.iter().find(|figure| figure.code == code)
    }
}

impl FigureValue {
    /// An amount in euros.
    pub fn money(amount: Money) -> Self {
        Self::Money { amount, currency: Currency::Euro }
    }

    /// The value as an exact number; `None` only when a ratio does not read.
    pub fn exact(&self) -> Option<Fraction> {
        let ratio = |ratio: &Ratio| Fraction::new(ratio.num.parse().ok()?, ratio.den.parse().ok()?);
        match self {
            Self::Money { amount, .. } => Fraction::new(i128::from(amount.as_cents()), 100),
            Self::Count { count } => Some(Fraction::integer(i128::from(*count))),
            Self::Fraction(part) | Self::UnitPrice(part) => ratio(part),
            Self::Decimal { decimal } => {
                Fraction::new(decimal.mantissa(), 10i128.checked_pow(decimal.scale())?)
            }
        }
    }

    /// What people read, in French, without its unit except for euros and percents.
    pub fn shown(&self) -> String {
        match self {
            Self::Money { amount, .. } => amount.french_short(),
            Self::Count { count } => french::integer(i128::from(*count)),
            Self::Fraction(_) => {
                self.exact().map_or_else(String::new, |part| format!("{}{NO_BREAK}%", part.percent(0)))
            }
            Self::UnitPrice(_) => {
                // A hundred times the price is its number of cents: percent() rounds it half-up.
                let cents = self.exact().and_then(|price| price.percent(0).parse().ok());
                cents.map_or_else(String::new, |cents| Money::cents(cents).french())
            }
            Self::Decimal { decimal } => french::decimal(&decimal.to_string()),
        }
    }

    /// The growth from the value of the year before.
    pub fn growth_from(&self, before: &Self) -> Option<Growth> {
        let growth = growth::growth(before.exact()?, self.exact()?)?;
        Some(Growth { shown: growth::shown(growth), ratio: growth.into() })
    }
}
