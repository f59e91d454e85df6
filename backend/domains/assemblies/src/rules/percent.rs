//! A percentage of the statutes, exact: `20`, `12.5` or a third of the whole as `100/3`.
//!
//! Three colleges of equal weight are a hundred thirds; a decimal would lose a vote somewhere.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use values::Fraction;

use super::exact::whole;

/// The largest denominator of a weight: finer ones would make long fractions for nothing.
const FINEST: i128 = 100;

/// Hundredths of a whole, exactly, with a denominator of at most 100. Reads `20`, `12.5` or `100/3`; writes `20`, `25/2`, `100/3`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Percent(Fraction);

/// A text that is not a percentage.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("« {0} » n'est pas un pourcentage : écrivez par exemple 20, 12.5 ou 100/3")]
pub struct NotAPercentage(pub String);

impl Percent {
    /// Whole percents.
    pub fn whole(percent: u32) -> Self {
        Self(whole(percent))
    }

    /// A computed sum of percentages, to be shown.
    pub(crate) fn shown(number: Fraction) -> Self {
        Self(number)
    }

    /// The percentage as a number, 20 for 20 %.
    pub fn as_fraction(self) -> Fraction {
        self.0
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Percent {
    type Err = NotAPercentage;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        parse(text.trim())
            .filter(|number| number.den() <= FINEST)
            .map(Self)
            .ok_or_else(|| NotAPercentage(text.to_owned()))
    }
}

/// At most nine digits a part: more is a mistake, and never an overflow.
fn digits(text: &str) -> Option<i128> {
    let sound = !text.is_empty() && text.len() <= 9 && text.bytes().all(|byte| byte.is_ascii_digit());
    if sound { text.parse().ok() } else { None }
}

fn parse(text: &str) -> Option<Fraction> {
    if let Some((num, den)) = text.split_once('/') {
        return Fraction::new(digits(num)?, digits(den)?);
    }
    let Some((whole, decimals)) = text.split_once('.') else {
        return digits(text).map(Fraction::integer);
    };
    let scale = 10_i128.pow(u32::try_from(decimals.len()).ok()?.min(9));
    Fraction::new(digits(whole)? * scale + digits(decimals)?, scale)
}

impl TryFrom<String> for Percent {
    type Error = NotAPercentage;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Percent> for String {
    fn from(percent: Percent) -> Self {
        percent.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_wholes_decimals_and_thirds_and_writes_them_exactly() {
        for (text, shown) in
            [("20", "20"), ("12.5", "25/2"), ("100/3", "100/3"), ("33.33", "3333/100"), ("0", "0")]
        {
            let percent: Percent = text.parse().unwrap();
            assert_eq!(percent.to_string(), shown);
            assert_eq!(shown.parse::<Percent>().unwrap(), percent);
        }
        assert_eq!("20".parse::<Percent>().unwrap(), Percent::whole(20));
    }

    #[test]
    fn refuses_what_is_not_a_percentage() {
        for text in [
            "",
            "-20",
            "abc",
            "1/0",
            "1/2/3",
            "1.2.3",
            ".5",
            "5.",
            "20 %",
            "1e3",
            "9999999999",
            "1/101",
            "12.345",
        ] {
            assert_eq!(text.parse::<Percent>(), Err(NotAPercentage(text.to_owned())), "{text}");
        }
    }
}
