//! Full-time equivalents (équivalents temps plein, ETP): exact to the hundredth, never negative.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A number of full-time equivalents between 0 and 1 000 000, with at most two decimals: `16.6`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Fte {
    hundredths: u32,
}

/// Why a text is not a number of full-time equivalents.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("« {text} » n'est pas un nombre d'ETP : de 0 à 1000000, avec deux décimales au plus, comme 16.6")]
pub struct NotAnFte {
    /// What was read.
    pub text: String,
}

impl Fte {
    const MOST: u32 = 100_000_000;

    /// From hundredths: 1 660 is 16.6. `None` above a million full-time equivalents.
    pub fn hundredths(hundredths: u32) -> Option<Self> {
        (hundredths <= Self::MOST).then_some(Self { hundredths })
    }

    /// In hundredths.
    pub fn as_hundredths(self) -> u32 {
        self.hundredths
    }

    /// As a decimal without useless zeros.
    pub fn to_decimal(self) -> Decimal {
        Decimal::new(i64::from(self.hundredths), 2).normalize()
    }

    /// For people: `16,6`.
    pub fn french(self) -> String {
        self.to_string().replace('.', ",")
    }
}

impl fmt::Display for Fte {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_decimal().fmt(out)
    }
}

impl FromStr for Fte {
    type Err = NotAnFte;

    fn from_str(text: &str) -> Result<Self, NotAnFte> {
        let refused = || NotAnFte { text: text.to_owned() };
        let decimal = Decimal::from_str_exact(text).map_err(|_| refused())?.normalize();
        if decimal.scale() > 2 || decimal.is_sign_negative() && !decimal.is_zero() {
            return Err(refused());
        }
        let hundredths = decimal.checked_mul(Decimal::ONE_HUNDRED).ok_or_else(refused)?;
        u32::try_from(hundredths).ok().and_then(Self::hundredths).ok_or_else(refused)
    }
}

impl TryFrom<String> for Fte {
    type Error = NotAnFte;

    fn try_from(text: String) -> Result<Self, NotAnFte> {
        text.parse()
    }
}

impl From<Fte> for String {
    fn from(fte: Fte) -> Self {
        fte.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_what_is_written_without_useless_zeros() {
        for (read, written, hundredths) in
            [("16.6", "16.6", 1_660), ("3", "3", 300), ("0.50", "0.5", 50), ("0", "0", 0), ("2.805", "", 0)]
        {
            match read.parse::<Fte>() {
                Ok(fte) => assert_eq!((fte.to_string().as_str(), fte.as_hundredths()), (written, hundredths)),
                Err(error) => assert_eq!((error.text.as_str(), written), (read, "")),
            }
        }
        assert_eq!("16.6".parse::<Fte>().unwrap().french(), "16,6");
    }

    #[test]
    fn what_cannot_be_an_fte_is_refused() {
        for text in ["", "-1", "16,6", "1e3", "NaN", "1000000.01", "0.001", "99999999999999999999999999999"] {
            assert!(text.parse::<Fte>().is_err(), "{text}");
        }
        assert!("1000000".parse::<Fte>().is_ok());
    }
}
