//! Arithmetic of votes without a rounding and without an overflow.
//!
//! Bounds: an assembly has at most [`MOST_VOTERS`] voters, colleges are five, and a weight has a denominator of at
//! most 100 (see [`super::percent`]). As the weights add up to a whole number, their common denominator is at most
//! 10⁵; the product of five colleges' votes is at most (2·10⁵)⁵ = 3.2·10²⁶: every sum stays below 10³⁴, far
//! from the 1.7·10³⁸ of the machine's integer.

use values::Fraction;

/// Voters of the largest assembly that is counted; the roll of a larger one is refused.
pub(crate) const MOST_VOTERS: usize = 1_000_000;

pub(crate) fn whole(number: impl Into<i128>) -> Fraction {
    Fraction::integer(number.into())
}

/// `num / den`; zero when there is nothing to divide by (nobody on a roll, nothing cast).
pub(crate) fn ratio(num: impl Into<i128>, den: impl Into<i128>) -> Fraction {
    Fraction::new(num.into(), den.into()).unwrap_or(Fraction::ZERO)
}

pub(crate) fn add(a: Fraction, b: Fraction) -> Fraction {
    within(a.checked_add(b))
}

pub(crate) fn sub(a: Fraction, b: Fraction) -> Fraction {
    within(a.checked_sub(b))
}

pub(crate) fn mul(a: Fraction, b: Fraction) -> Fraction {
    within(a.checked_mul(b))
}

/// `a / b`; zero when `b` is.
pub(crate) fn div(a: Fraction, b: Fraction) -> Fraction {
    if b.is_zero() { Fraction::ZERO } else { within(a.checked_div(b)) }
}

pub(crate) fn sum(parts: impl Iterator<Item = Fraction>) -> Fraction {
    parts.fold(Fraction::ZERO, add)
}

fn within(result: Option<Fraction>) -> Fraction {
    match result {
        Some(fraction) => fraction,
        // The module's head shows why; a wrong count would be worse than a stop.
        None => unreachable!("a count of votes left the bounds of its roll"),
    }
}
