//! Exact fractions as the API writes them: numerator, denominator and, for people, a percentage.

use office::values::Fraction;
use serde::Serialize;
use utoipa::ToSchema;

use crate::sample::Sample;

/// An exact share of the whole. Numbers beyond 53 bits are common in weighted votes, hence the texts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(example = json!({"num": "2081", "den": "3520", "percent": "59.12"}))]
pub struct FractionDto {
    /// Numerator of the reduced fraction.
    #[schema(pattern = r"^-?\d+$")]
    pub num: String,
    /// Denominator, positive.
    #[schema(pattern = r"^\d+$")]
    pub den: String,
    /// Hundred times the fraction, rounded half up to two decimals: for reading, not for counting.
    #[schema(pattern = r"^-?\d+\.\d{2}$")]
    pub percent: String,
}

impl From<Fraction> for FractionDto {
    fn from(fraction: Fraction) -> Self {
        Self {
            num: fraction.num().to_string(),
            den: fraction.den().to_string(),
            percent: fraction.percent(2),
        }
    }
}

impl Sample for FractionDto {
    fn sample() -> Self {
        Fraction::new(2_081, 3_520).unwrap_or(Fraction::ZERO).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worked_example_reads_as_its_percentage() {
        let fraction = FractionDto::from(Fraction::new(10_405, 17_600).unwrap());
        assert_eq!((fraction.num.as_str(), fraction.den.as_str()), ("2081", "3520"));
        assert_eq!(fraction.percent, "59.12");
    }
}
