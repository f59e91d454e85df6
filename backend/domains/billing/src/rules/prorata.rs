//! Part of a year's price: annual × days / days of the period, days inclusive, real days of the calendar.
//!
//! What can never happen: pieces of a year that do not add up to the year.

use values::Money;

use super::rounding::divide_half_away;

/// `annual × days / period_days`, to the cent. `days` of `period_days`, both counted inclusively.
///
/// # Panics
/// With more days than the period has, or a period without days: a defect of the program, never data.
pub fn prorata(annual: Money, days: u32, period_days: u32) -> Money {
    assert!(days <= period_days && period_days > 0, "{days} days of a period of {period_days}");
    let cents = divide_half_away(i128::from(annual.as_cents()) * i128::from(days), i128::from(period_days));
    Money::cents(i64::try_from(cents).expect("a part is smaller than its whole"))
}

/// The price of a period cut in pieces of so many days each: every piece by [`prorata`], but never more than
/// what is left, and the last takes the remainder, so that the pieces add up to the whole.
pub fn split(annual: Money, pieces: &[u32]) -> Vec<Money> {
    let period_days: u32 = pieces.iter().sum();
    let mut left = annual;
    let mut shares = Vec::with_capacity(pieces.len());
    for (index, days) in pieces.iter().enumerate() {
        let share =
            if index + 1 == pieces.len() { left } else { prorata(annual, *days, period_days).min(left) };
        left -= share;
        shares.push(share);
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_leap_year_has_366_days() {
        assert_eq!(prorata(Money::cents(36_600), 1, 366), Money::cents(100));
        assert_eq!(prorata(Money::cents(36_500), 31, 365), Money::cents(3_100));
    }

    #[test]
    fn half_a_cent_goes_up() {
        assert_eq!(prorata(Money::cents(1), 1, 2), Money::cents(1));
    }

    #[test]
    fn the_last_piece_takes_the_remainder() {
        let cents: Vec<i64> = split(Money::cents(100), &[1, 1, 1]).iter().map(|m| m.as_cents()).collect();
        assert_eq!(cents, [33, 33, 34]);
    }

    proptest! {
        #[test]
        fn pieces_add_up_and_none_is_negative(
            annual in 0_i64..1_000_000_000,
            pieces in prop::collection::vec(1_u32..200, 1..12),
        ) {
            let shares = split(Money::cents(annual), &pieces);
            prop_assert_eq!(shares.len(), pieces.len());
            prop_assert_eq!(shares.iter().copied().sum::<Money>(), Money::cents(annual));
            prop_assert!(shares.iter().all(|share| *share >= Money::ZERO));
        }

        #[test]
        fn more_days_never_cost_less(annual in 0_i64..1_000_000_000, days in 1_u32..365) {
            let annual = Money::cents(annual);
            prop_assert!(prorata(annual, days, 365) <= prorata(annual, days + 1, 365));
            prop_assert_eq!(prorata(annual, 365, 365), annual);
        }
    }
}
