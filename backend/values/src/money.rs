//! Money: whole cents of euro, added and never approximated.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};
use std::str::FromStr;

use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::french;

/// An amount in euro, to the cent. Written `103180.00`.
///
/// # Panics
/// Sums beyond 92 million billion euro panic: they are a defect, never data.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(i64);

/// Why a value is no amount of money.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("« {text} » n'est pas un montant en euros au centime près.")]
pub struct MoneyError {
    /// As written.
    pub text: String,
}

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// So many cents.
    pub const fn cents(cents: i64) -> Self {
        Self(cents)
    }

    /// So many whole euro.
    ///
    /// # Panics
    /// On overflow.
    pub const fn euros(euros: i64) -> Self {
        match euros.checked_mul(100) {
            Some(cents) => Self(cents),
            None => panic!("amount of money out of range"),
        }
    }

    /// Whole cents.
    pub const fn as_cents(self) -> i64 {
        self.0
    }

    /// Exact decimal in euro, two places.
    pub fn to_decimal(self) -> Decimal {
        Decimal::new(self.0, 2)
    }

    /// The decimal as money when it has no fraction of a cent.
    pub fn from_decimal_exact(euros: Decimal) -> Result<Self, MoneyError> {
        let error = || MoneyError { text: euros.to_string() };
        let cents = euros.checked_mul(Decimal::ONE_HUNDRED).ok_or_else(error)?;
        if !cents.fract().is_zero() {
            return Err(error());
        }
        i64::try_from(cents.trunc()).map(Self).map_err(|_| error())
    }

    /// The decimal rounded to the cent, half away from zero (EN 16931, BR-CO-17).
    pub fn round_half_up(euros: Decimal) -> Result<Self, MoneyError> {
        Self::from_decimal_exact(euros.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero))
    }

    /// So many times; `None` when out of range.
    pub fn times(self, count: i64) -> Option<Self> {
        self.0.checked_mul(count).map(Self)
    }

    /// The sum, or `None` when out of range.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// Whether it is exactly nothing.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// Whether it is below nothing.
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// As printed in French: `103 180,00 €`, with narrow no-break spaces in thousands.
    pub fn french(self) -> String {
        format!("{}\u{a0}€", french::cents(self.0))
    }

    /// As [`Self::french`], without the cents when they are zero: `169 800 €`.
    pub fn french_short(self) -> String {
        if self.0 % 100 == 0 {
            format!("{}\u{a0}€", french::integer(i128::from(self.0 / 100)))
        } else {
            self.french()
        }
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let cents = self.0.unsigned_abs();
        write!(f, "{sign}{}.{:02}", cents / 100, cents % 100)
    }
}

impl FromStr for Money {
    type Err = MoneyError;

    fn from_str(text: &str) -> Result<Self, MoneyError> {
        let error = || MoneyError { text: text.to_owned() };
        let decimal = text.parse::<Decimal>().map_err(|_| error())?;
        Self::from_decimal_exact(decimal).map_err(|_| error())
    }
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

fn in_range(cents: Option<i64>) -> Money {
    match cents {
        Some(cents) => Money(cents),
        None => panic!("amount of money out of range"),
    }
}

impl Add for Money {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        in_range(self.0.checked_add(other.0))
    }
}

impl Sub for Money {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        in_range(self.0.checked_sub(other.0))
    }
}

impl Neg for Money {
    type Output = Self;
    fn neg(self) -> Self {
        in_range(self.0.checked_neg())
    }
}

impl AddAssign for Money {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl SubAssign for Money {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

impl<'a> Sum<&'a Money> for Money {
    fn sum<I: Iterator<Item = &'a Money>>(amounts: I) -> Self {
        amounts.copied().sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn money_is_printed_as_people_read_it() {
        assert_eq!(Money::cents(10_318_000).to_string(), "103180.00");
        assert_eq!(Money::cents(-5).to_string(), "-0.05");
        assert_eq!(Money::cents(10_318_000).french(), "103\u{202f}180,00\u{a0}€");
        assert_eq!(Money::euros(169_800).french_short(), "169\u{202f}800\u{a0}€");
        assert_eq!(Money::cents(-150).french(), "-1,50\u{a0}€");
    }

    #[test]
    fn fractions_of_a_cent_are_refused_or_rounded_away_from_zero() {
        assert!("1.005".parse::<Money>().is_err());
        assert!("1e400".parse::<Money>().is_err());
        assert_eq!("1.5".parse::<Money>().unwrap(), Money::cents(150));
        assert_eq!(Money::round_half_up(Decimal::new(1005, 3)).unwrap(), Money::cents(101));
        assert_eq!(Money::round_half_up(Decimal::new(-1005, 3)).unwrap(), Money::cents(-101));
    }

    #[test]
    #[should_panic(expected = "out of range")]
    fn an_impossible_sum_never_wraps() {
        let _ = Money::cents(i64::MAX) + Money::cents(1);
    }

    proptest! {
        #[test]
        fn what_is_printed_reads_back(cents in any::<i64>()) {
            let money = Money::cents(cents);
            prop_assert_eq!(money.to_string().parse::<Money>().unwrap(), money);
            let json = serde_json::to_string(&money).unwrap();
            prop_assert_eq!(serde_json::from_str::<Money>(&json).unwrap(), money);
        }
    }
}
