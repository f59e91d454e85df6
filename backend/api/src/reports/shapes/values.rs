//! Values of figures, exact.

use office::reports::public::{Currency, FigureValue, Growth, Ratio};
use office::values::Fraction;
use serde::Serialize;
use utoipa::ToSchema;

use crate::fraction::{FractionDto, NumberDto};
use crate::money::Amount;

/// The value of a figure.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FigureValueDto {
    /// An amount.
    Money(Amount),
    /// A number of things.
    Count {
        /// How many.
        count: u64,
    },
    /// A part of a whole.
    Fraction(FractionDto),
    /// Euros for one thing.
    UnitPrice(NumberDto),
    /// A number with decimals.
    Decimal {
        /// The number as decimal text.
        #[schema(example = "16.6")]
        decimal: String,
    },
}

impl FigureValueDto {
    /// The value as it is exchanged; absent, like an unknown one, when its fraction is none.
    pub(super) fn of(value: FigureValue) -> Option<Self> {
        Some(match value {
            FigureValue::Money { amount, currency: Currency::Euro } => Self::Money(amount.into()),
            FigureValue::Count { count } => Self::Count { count },
            FigureValue::Fraction(ratio) => Self::Fraction(exact(ratio)?.into()),
            FigureValue::UnitPrice(ratio) => Self::UnitPrice(exact(ratio)?.into()),
            FigureValue::Decimal { decimal } => Self::Decimal { decimal: decimal.to_string() },
        })
    }
}

/// Growth on the year before.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct GrowthDto {
    /// (this year − year before) / year before.
    pub ratio: FractionDto,
    /// As printed, in whole percents.
    #[schema(example = "+ 150 %")]
    pub shown: String,
}

impl GrowthDto {
    /// The growth as it is exchanged.
    pub(super) fn of(growth: Growth) -> Option<Self> {
        let Growth { ratio, shown } = growth;
        Some(Self { ratio: exact(ratio)?.into(), shown })
    }
}

/// A part of a whole as it is exchanged.
pub(super) fn part(ratio: Ratio) -> Option<FractionDto> {
    exact(ratio).map(Into::into)
}

fn exact(ratio: Ratio) -> Option<Fraction> {
    FigureValue::Fraction(ratio).exact()
}
