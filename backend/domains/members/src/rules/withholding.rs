//! What is withheld of the interest on shares of natural persons, by the day of payment: law is dated.
//!
//! Rates known when this was written; an order to pay may bring others, when the law has changed since.

use values::{Day, Fraction};

use super::interest::WithholdingRate;
use crate::public::Withholding;

/// Advance on income tax (CGI, art. 117 quater) and social contributions (CSS, art. L136-7), per mille, from each day.
const RATES: [((i32, u32, u32), i128, i128); 2] = [((2013, 1, 1), 210, 155), ((2018, 1, 1), 128, 172)];

/// The rates of a day of payment; `None` before the first that is known here.
pub(crate) fn withholding_on(paid_on: Day) -> Option<Withholding> {
    let in_force = RATES
        .iter()
        .rev()
        .find(|((year, month, day), ..)| Day::ymd(*year, *month, *day).is_some_and(|from| from <= paid_on));
    let (_, income_tax, social) = in_force?;
    Some(Withholding {
        income_tax: Fraction::new(*income_tax, 1_000)?,
        social: Fraction::new(*social, 1_000)?,
    })
}

/// The same as the interest's rules take it.
pub(crate) fn as_rate(withholding: Withholding, from: Day) -> WithholdingRate {
    let Withholding { income_tax, social } = withholding;
    WithholdingRate { from, income_tax, social }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn per_mille(day: &str) -> Option<(i128, i128)> {
        let rates = withholding_on(day.parse().unwrap())?;
        let of = |rate: Fraction| rate.num() * 1_000 / rate.den();
        Some((of(rates.income_tax), of(rates.social)))
    }

    #[test]
    fn the_day_of_payment_chooses_the_law() {
        assert_eq!(per_mille("2012-12-31"), None);
        assert_eq!(per_mille("2016-06-30"), Some((210, 155)));
        assert_eq!(per_mille("2017-12-31"), Some((210, 155)));
        assert_eq!(per_mille("2018-01-01"), Some((128, 172)));
    }
}
