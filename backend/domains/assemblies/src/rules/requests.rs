//! Who may put a draft on the agenda, and until when (L225-105, R225-71, R225-72 C. com.).

use values::{Day, Money};

/// Days before the assembly by which a request must have arrived, in a company whose shares are not listed (R225-72).
pub(crate) const REQUEST_DAYS: i64 = 25;

/// Days within which the cooperative acknowledges a request (R225-74).
pub(crate) const ACKNOWLEDGED_WITHIN: i64 = 5;

/// Slices of the capital in euros and the parts of each, in hundredths of a percent, that requesters must hold
/// together (R225-71): 4 % up to 750 000 €, 2,5 % up to 7 500 000 €, 1 % up to 15 000 000 €, 0,5 % above. A capital
/// that stays within the first slice asks for 5 % (L225-105).
const SLICES: [(i64, i64); 3] = [(750_000, 400), (7_500_000, 250), (15_000_000, 100)];
const ABOVE: i64 = 50;
const SMALL: i64 = 500;

/// The capital that those who ask must hold together, in cents rounded up: a cent below is too little.
pub(crate) fn capital_to_hold(capital: Money) -> Money {
    let cents = i128::from(capital.as_cents());
    let bound = |euros: i64| i128::from(euros) * 100;
    let mut parts: i128 = 0;
    if cents <= bound(SLICES[0].0) {
        parts = cents * i128::from(SMALL);
    } else {
        let mut from: i128 = 0;
        for (up_to, rate) in SLICES {
            let to = cents.min(bound(up_to));
            parts += (to - from).max(0) * i128::from(rate);
            from = bound(up_to);
        }
        parts += (cents - from).max(0) * i128::from(ABOVE);
    }
    let cents = (parts + 9_999) / 10_000;
    Money::cents(i64::try_from(cents).unwrap_or(i64::MAX))
}

/// The last day on which a request may arrive.
pub(crate) fn last_day(assembly: Day) -> Day {
    assembly.plus_days(-REQUEST_DAYS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_percent_of_a_small_capital_and_slices_of_a_large_one() {
        let held = |euros: i64| capital_to_hold(Money::euros(euros)).as_cents();
        assert_eq!(held(169_800), 849_000, "5 % of the cooperative of 2015");
        assert_eq!(held(750_000), 3_750_000);
        assert_eq!(held(1_000_000), (30_000 + 6_250) * 100);
        assert_eq!(held(20_000_000), (30_000 + 168_750 + 75_000 + 25_000) * 100);
        assert_eq!(capital_to_hold(Money::cents(1)).as_cents(), 1, "rounded up");
    }
}
