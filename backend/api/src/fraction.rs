//! Exact fractions as the API writes them: numerator, denominator and, for people, a percentage.

use std::borrow::Cow;

use office::values::Fraction;
use serde::{Deserialize, Serialize};
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::Schema;
use utoipa::{PartialSchema, ToSchema};

use crate::sample::Sample;

/// An exact share of the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "Form", try_from = "Form")]
pub struct FractionDto(pub Fraction);

/// An exact share of the whole. Numbers beyond 53 bits are common in weighted votes, hence the texts.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Fraction, example = json!({"num": "2081", "den": "3520", "percent": "59.12"}))]
struct Form {
    /// Numerator.
    #[schema(pattern = r"^-?\d+$")]
    num: String,
    /// Denominator, positive.
    #[schema(pattern = r"^\d+$")]
    den: String,
    /// Hundred times the fraction, rounded half up to two decimals: for reading, not for counting. May be left out of
    /// a request; when given it must say the same.
    #[schema(pattern = r"^-?\d+\.\d{2}$")]
    percent: Option<String>,
}

impl From<FractionDto> for Form {
    fn from(FractionDto(fraction): FractionDto) -> Self {
        Self {
            num: fraction.num().to_string(),
            den: fraction.den().to_string(),
            percent: Some(fraction.percent(2)),
        }
    }
}

impl TryFrom<Form> for FractionDto {
    type Error = String;

    fn try_from(form: Form) -> Result<Self, String> {
        let part = |text: &str| text.parse::<i128>().map_err(|_| format!("« {text} » n'est pas un entier"));
        let (num, den) = (part(&form.num)?, part(&form.den)?);
        let fraction = Fraction::new(num, den).filter(|_| den > 0);
        let fraction = fraction.ok_or_else(|| format!("« {den} » n'est pas un dénominateur"))?;
        match form.percent {
            Some(percent) if percent != fraction.percent(2) => {
                Err(format!("{num}/{den} n'est pas {percent} %"))
            }
            _ => Ok(Self(fraction)),
        }
    }
}

impl PartialSchema for FractionDto {
    fn schema() -> RefOr<Schema> {
        Form::schema()
    }
}

impl ToSchema for FractionDto {
    fn name() -> Cow<'static, str> {
        Form::name()
    }
}

impl From<Fraction> for FractionDto {
    fn from(fraction: Fraction) -> Self {
        Self(fraction)
    }
}

impl From<FractionDto> for Fraction {
    fn from(FractionDto(fraction): FractionDto) -> Self {
        fraction
    }
}

impl Sample for FractionDto {
    fn sample() -> Self {
        Fraction::new(2_081, 3_520).unwrap_or(Fraction::ZERO).into()
    }
}

/// An exact number that is no share of a whole: a weight in percents, or voices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Number, example = json!({"num": "10405", "den": "176", "decimal": "59.12"}))]
pub struct NumberDto {
    /// Numerator of the reduced fraction.
    #[schema(pattern = r"^-?\d+$")]
    pub num: String,
    /// Denominator, positive.
    #[schema(pattern = r"^\d+$")]
    pub den: String,
    /// Rounded half up to two decimals: for reading, not for counting.
    #[schema(pattern = r"^-?\d+\.\d{2}$")]
    pub decimal: String,
}

impl From<Fraction> for NumberDto {
    fn from(number: Fraction) -> Self {
        Self { num: number.num().to_string(), den: number.den().to_string(), decimal: number.decimal(2) }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_worked_example_reads_as_its_percentage() {
        let fraction = FractionDto::from(Fraction::new(10_405, 17_600).unwrap());
        assert_eq!(
            serde_json::to_value(fraction).unwrap(),
            json!({"num": "2081", "den": "3520", "percent": "59.12"})
        );
    }

    #[test]
    fn a_fraction_is_read_exactly_or_not_at_all() {
        let read = |json| serde_json::from_value::<FractionDto>(json).map(|read| read.0);
        assert_eq!(read(json!({"num": "2", "den": "10"})).unwrap(), Fraction::new(1, 5).unwrap());
        for wrong in [
            json!({"num": "1", "den": "0"}),
            json!({"num": "1", "den": "-5"}),
            json!({"num": "0.5", "den": "1"}),
            json!({"num": "1", "den": "5", "percent": "25.00"}),
            json!({"num": 1, "den": 5}),
        ] {
            assert!(read(wrong.clone()).is_err(), "{wrong}");
        }
    }
}
