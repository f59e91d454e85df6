//! The rates of French VAT, as dated data.
//!
//! Why a table: a rate is a decision of a finance law, it changes by a new row and never by a new program.
//! What can never happen: a rate outside the list of BR-FR-16, which every French platform refuses.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use values::Day;

/// A rate of BR-FR-16 and the days on which the tax code knew it; `None` where no bound is recorded.
struct KnownRate {
    hundredths: u16,
    from: Option<(i32, u32, u32)>,
    to: Option<(i32, u32, u32)>,
}

const fn rate(hundredths: u16, from: Option<(i32, u32, u32)>, to: Option<(i32, u32, u32)>) -> KnownRate {
    KnownRate { hundredths, from, to }
}

/// BR-FR-16 whitelist. Bounds: CGI art. 278 to 281 octies and 294 to 297, as amended on the days shown.
const KNOWN: [KnownRate; 15] = [
    rate(0, None, None),
    rate(90, None, None),
    rate(105, None, None),
    rate(175, None, None),
    rate(210, None, None),
    rate(550, None, None),
    rate(700, Some((2012, 1, 1)), Some((2013, 12, 31))),
    rate(850, None, None),
    rate(920, None, None),
    rate(960, None, None),
    rate(1000, Some((2014, 1, 1)), None),
    rate(1300, None, None),
    rate(1960, Some((2000, 4, 1)), Some((2013, 12, 31))),
    rate(2000, Some((2014, 1, 1)), None),
    rate(2060, Some((1995, 8, 1)), Some((2000, 3, 31))),
];

/// A VAT rate in percent, one of the fifteen of BR-FR-16. Stored as a decimal string, e.g. `"5.5"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "Decimal", into = "Decimal")]
pub struct VatRate(u16);

/// A percentage that French law has never known as a VAT rate.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{offered} % n’est pas un taux de TVA français (règle BR-FR-16)")]
pub struct UnknownVatRate {
    /// What was offered, in percent.
    pub offered: Decimal,
}

impl VatRate {
    /// No tax: the rate of every category but S.
    pub const ZERO: Self = Self(0);

    /// The rate of so many percent.
    pub fn percent(percent: Decimal) -> Result<Self, UnknownVatRate> {
        KNOWN
            .iter()
            .find(|known| Decimal::new(i64::from(known.hundredths), 2) == percent)
            .map(|known| Self(known.hundredths))
            .ok_or(UnknownVatRate { offered: percent })
    }

    /// Percent, without useless zeros.
    pub fn as_percent(self) -> Decimal {
        Decimal::new(i64::from(self.0), 2).normalize()
    }

    /// Hundredths of a percent: 2000 for 20 %.
    pub fn hundredths(self) -> i128 {
        i128::from(self.0)
    }

    /// Whether it is the zero rate.
    pub fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// Whether the law knew this rate on that day.
    pub fn in_force_on(self, day: Day) -> bool {
        KNOWN.iter().filter(|known| known.hundredths == self.0).any(|known| {
            let started = known.from.and_then(day_of).is_none_or(|from| from <= day);
            let ended = known.to.and_then(day_of).is_some_and(|to| to < day);
            started && !ended
        })
    }
}

impl TryFrom<Decimal> for VatRate {
    type Error = UnknownVatRate;
    fn try_from(percent: Decimal) -> Result<Self, Self::Error> {
        Self::percent(percent)
    }
}

impl From<VatRate> for Decimal {
    fn from(rate: VatRate) -> Self {
        rate.as_percent()
    }
}

impl fmt::Display for VatRate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_percent().fmt(f)
    }
}

impl FromStr for VatRate {
    type Err = UnknownVatRate;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let percent = Decimal::from_str(text).map_err(|_| UnknownVatRate { offered: Decimal::MAX })?;
        Self::percent(percent)
    }
}

fn day_of((year, month, day): (i32, u32, u32)) -> Option<Day> {
    Day::ymd(year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn the_normal_rate_changed_on_the_first_of_january_2014() {
        let old: VatRate = "19.6".parse().unwrap();
        let new: VatRate = "20".parse().unwrap();
        assert!(old.in_force_on(day("2013-12-31")) && !new.in_force_on(day("2013-12-31")));
        assert!(!old.in_force_on(day("2014-01-01")) && new.in_force_on(day("2014-01-01")));
    }

    #[test]
    fn a_rate_that_no_law_knows_is_refused() {
        assert_eq!(
            VatRate::percent(Decimal::new(21, 0)),
            Err(UnknownVatRate { offered: Decimal::new(21, 0) })
        );
        assert!("vingt".parse::<VatRate>().is_err());
        assert!(serde_json::from_str::<VatRate>("\"20.5\"").is_err());
    }

    #[test]
    fn stored_as_a_short_decimal_string() {
        let rate = VatRate::percent(Decimal::new(550, 2)).unwrap();
        assert_eq!(serde_json::to_string(&rate).unwrap(), "\"5.5\"");
        assert_eq!(serde_json::from_str::<VatRate>("\"5.50\"").unwrap(), rate);
    }

    #[test]
    fn every_bound_of_the_table_is_a_day() {
        for known in &KNOWN {
            assert!(known.from.is_none_or(|d| day_of(d).is_some()));
            assert!(known.to.is_none_or(|d| day_of(d).is_some()));
        }
    }
}
