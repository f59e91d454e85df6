//! The one rounding of billing: to the cent, a half away from zero (EN 16931, BR-CO-17).
//!
//! Integers only, so that two machines cannot disagree.

/// `numerator / denominator` to the nearest integer, a half away from zero. `denominator` must be positive.
pub fn divide_half_away(numerator: i128, denominator: i128) -> i128 {
    debug_assert!(denominator > 0, "a denominator is a number of days, of hundredths: always positive");
    let doubled = 2 * numerator.abs() + denominator;
    numerator.signum() * (doubled / (2 * denominator))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_half_goes_away_from_zero() {
        assert_eq!(divide_half_away(5, 10), 1);
        assert_eq!(divide_half_away(-5, 10), -1);
        assert_eq!(divide_half_away(4, 10), 0);
        assert_eq!(divide_half_away(-14, 10), -1);
        assert_eq!(divide_half_away(15, 10), 2);
    }

    proptest! {
        #[test]
        fn never_further_than_a_half(n in -1_000_000_000_i128..1_000_000_000, d in 1_i128..100_000) {
            let error = (divide_half_away(n, d) * d - n).abs();
            prop_assert!(2 * error <= d);
        }

        #[test]
        fn symmetric_about_zero(n in -1_000_000_000_i128..1_000_000_000, d in 1_i128..100_000) {
            prop_assert_eq!(divide_half_away(-n, d), -divide_half_away(n, d));
        }
    }
}
