//! Exact fractions: votes, quorums, growth. Rounded only to be shown.

use std::cmp::Ordering;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A reduced fraction with a positive denominator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fraction {
    num: i128,
    den: i128,
}

fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

impl Fraction {
    /// 0.
    pub const ZERO: Self = Self { num: 0, den: 1 };
    /// 1.
    pub const ONE: Self = Self { num: 1, den: 1 };

    /// `num/den`, reduced; `None` when `den` is zero or a sign does not fit.
    pub fn new(num: i128, den: i128) -> Option<Self> {
        if den == 0 || num == i128::MIN || den == i128::MIN {
            return None;
        }
        let divisor = i128::try_from(gcd(num.unsigned_abs(), den.unsigned_abs())).ok()?;
        let sign = if den < 0 { -1 } else { 1 };
        Some(Self { num: sign * num / divisor, den: sign * den / divisor })
    }

    /// A whole number.
    pub const fn integer(number: i128) -> Self {
        Self { num: number, den: 1 }
    }

    /// Numerator.
    pub const fn num(self) -> i128 {
        self.num
    }

    /// Denominator, always positive.
    pub const fn den(self) -> i128 {
        self.den
    }

    /// Whether it is 0.
    pub const fn is_zero(self) -> bool {
        self.num == 0
    }

    /// The sum; `None` beyond 128 bits.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let divisor = i128::try_from(gcd(self.den.unsigned_abs(), other.den.unsigned_abs())).ok()?;
        let (a, b) = (other.den / divisor, self.den / divisor);
        let num = self.num.checked_mul(a)?.checked_add(other.num.checked_mul(b)?)?;
        Self::new(num, self.den.checked_mul(a)?)
    }

    /// The difference; `None` beyond 128 bits.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.checked_add(Self { num: other.num.checked_neg()?, den: other.den })
    }

    /// The product; `None` beyond 128 bits.
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        let (left, right) = (Self::new(self.num, other.den)?, Self::new(other.num, self.den)?);
        Self::new(left.num.checked_mul(right.num)?, left.den.checked_mul(right.den)?)
    }

    /// The quotient; `None` when `other` is 0 or beyond 128 bits.
    pub fn checked_div(self, other: Self) -> Option<Self> {
        self.checked_mul(Self::new(other.den, other.num)?)
    }

    /// As a percentage with so many decimals, half away from zero, with a point: `59.12`. No more than 9 digits.
    pub fn percent(self, digits: u32) -> String {
        self.scaled(100, digits)
    }

    /// As a decimal with so many places, half away from zero, with a point: `0.085`. No more than 9 digits.
    pub fn decimal(self, digits: u32) -> String {
        self.scaled(1, digits)
    }

    fn scaled(self, factor: i128, digits: u32) -> String {
        let digits = Ord::min(digits, 9);
        let unit = 10_i128.pow(digits);
        let negative = self.num < 0;
        // Whole part first, so that only the remainder (below `den`) is multiplied.
        let (whole, rest) = (self.num.abs() / self.den, self.num.abs() % self.den);
        let scale = factor * unit;
        // Half up in integers: (2·rest·scale + den) / 2·den; beyond 128 bits the half no longer shows.
        let part = match rest.checked_mul(scale * 2).and_then(|double| double.checked_add(self.den)) {
            Some(double) => double / 2 / self.den,
            None => rest / (self.den / scale),
        };
        let value = whole * scale + part;
        let sign = if negative && value != 0 { "-" } else { "" };
        if digits == 0 {
            return format!("{sign}{value}");
        }
        format!("{sign}{}.{:0width$}", value / unit, value % unit, width = digits as usize)
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Fraction {
    /// By cross-multiplication; by continued fractions where that would leave 128 bits.
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.num.checked_mul(other.den), other.num.checked_mul(self.den)) {
            (Some(left), Some(right)) => left.cmp(&right),
            _ => compare_slowly(*self, *other),
        }
    }
}

fn compare_slowly(a: Fraction, b: Fraction) -> Ordering {
    let whole = (a.num.div_euclid(a.den)).cmp(&b.num.div_euclid(b.den));
    if whole != Ordering::Equal {
        return whole;
    }
    let (left, right) = (a.num.rem_euclid(a.den), b.num.rem_euclid(b.den));
    match (left, right) {
        (0, 0) => Ordering::Equal,
        (0, _) => Ordering::Less,
        (_, 0) => Ordering::Greater,
        // left/a.den < right/b.den exactly when b.den/right < a.den/left
        _ => compare_slowly(Fraction { num: b.den, den: right }, Fraction { num: a.den, den: left }),
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.den {
            1 => write!(f, "{}", self.num),
            den => write!(f, "{}/{den}", self.num),
        }
    }
}

#[derive(Serialize, Deserialize)]
struct Written {
    num: String,
    den: String,
}

impl Serialize for Fraction {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Written { num: self.num.to_string(), den: self.den.to_string() }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Fraction {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use serde::de::Error;
        let written = Written::deserialize(deserializer)?;
        let num = written.num.parse().map_err(D::Error::custom)?;
        let den = written.den.parse().map_err(D::Error::custom)?;
        Self::new(num, den).ok_or_else(|| D::Error::custom("fraction sans dénominateur"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn fraction(num: i128, den: i128) -> Fraction {
        Fraction::new(num, den).unwrap()
    }

    #[test]
    fn fractions_are_shown_rounded_half_up() {
        assert_eq!(fraction(10_405, 17_600).percent(2), "59.12");
        assert_eq!(fraction(10_405, 17_600).percent(4), "59.1193");
        assert_eq!(fraction(55, 109).percent(2), "50.46");
        assert_eq!(fraction(33_000, 388_000).decimal(3), "0.085");
        assert_eq!(fraction(33_000, 388_000).decimal(2), "0.09");
        assert_eq!(fraction(1, 200).percent(0), "1");
        assert_eq!(fraction(-1, 200).percent(0), "-1");
        assert_eq!(fraction(1, 1).percent(0), "100");
        assert_eq!(fraction(1, 3).percent(0), "33");
        assert_eq!(fraction(2, -4).to_string(), "-1/2");
        assert_eq!(Fraction::new(1, 0), None);
    }

    #[test]
    fn the_largest_fractions_still_compare() {
        let a = fraction(i128::MAX, i128::MAX - 1);
        let b = fraction(i128::MAX - 1, i128::MAX - 2);
        assert!(a < b);
        assert_eq!(a.checked_add(b), None);
    }

    proptest! {
        #[test]
        fn arithmetic_agrees_with_cross_multiplication(a in -10_000_i128..10_000, b in 1_i128..10_000, c in -10_000_i128..10_000, d in 1_i128..10_000) {
            let (x, y) = (fraction(a, b), fraction(c, d));
            prop_assert_eq!(x.checked_add(y), Fraction::new(a * d + c * b, b * d));
            prop_assert_eq!(x.checked_sub(y).unwrap().checked_add(y), Some(x));
            prop_assert_eq!(x.checked_mul(y), Fraction::new(a * c, b * d));
            prop_assert_eq!(x.cmp(&y), (a * d).cmp(&(c * b)));
            prop_assert_eq!(compare_slowly(x, y), x.cmp(&y));
            let json = serde_json::to_string(&x).unwrap();
            prop_assert_eq!(serde_json::from_str::<Fraction>(&json).unwrap(), x);
        }
    }
}
