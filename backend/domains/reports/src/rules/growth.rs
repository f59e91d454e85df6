//! Growth between two years, exact, and how it is shown.
//!
//! It exists so that a growth is never invented: without a figure of the year before, or when that figure was zero,
//! there is none. The exact fraction is kept; only what is shown is rounded, half-up, to whole percents.

use values::Fraction;
use values::french::{self, NO_BREAK};

/// (b − a) / a, or `None` when nothing can be divided by the year before.
pub(crate) fn growth(before: Fraction, now: Fraction) -> Option<Fraction> {
    if before <= Fraction::ZERO { None } else { now.checked_sub(before)?.checked_div(before) }
}

/// As the activity report prints it: `+ 150 %`, `− 12 %`, `+ 7 080 %`, with spaces that do not break.
pub(crate) fn shown(growth: Fraction) -> String {
    let percent = growth.percent(0);
    let (sign, digits) = percent.strip_prefix('-').map_or(("+", percent.as_str()), |digits| ("−", digits));
    let sign = if digits == "0" { String::new() } else { format!("{sign}{NO_BREAK}") };
    format!("{sign}{}{NO_BREAK}%", french::decimal(digits))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(before: i128, now: i128) -> Option<String> {
        let text = shown(growth(Fraction::integer(before), Fraction::integer(now))?);
        Some(text.replace(['\u{a0}', '\u{202f}'], " "))
    }

    #[test]
    fn the_growths_of_2015_are_those_printed() {
        assert_eq!(growth(Fraction::integer(41_272), Fraction::integer(103_180)), Fraction::new(3, 2));
        for (before, now, text) in [
            (41_272, 103_180, "+ 150 %"),
            (10_370, 28_000, "+ 170 %"),
            (120_497, 388_000, "+ 222 %"),
            (10, 718, "+ 7 080 %"),
            (25, 120, "+ 380 %"),
        ] {
            assert_eq!(plain(before, now).as_deref(), Some(text));
        }
    }

    #[test]
    fn half_a_percent_is_rounded_up_and_a_fall_is_shown() {
        assert_eq!(plain(200, 201).as_deref(), Some("+ 1 %"));
        assert_eq!(plain(1_000, 1_004).as_deref(), Some("0 %"));
        assert_eq!(plain(100, 88).as_deref(), Some("− 12 %"));
        assert_eq!(plain(7, 7).as_deref(), Some("0 %"));
    }

    #[test]
    fn nothing_grows_from_nothing() {
        assert_eq!(plain(0, 5), None);
    }
}
