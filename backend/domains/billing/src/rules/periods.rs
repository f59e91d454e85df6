//! Billing periods of a contract: years that follow one another without gap or overlap, cut at both ends of
//! the term.
//!
//! What can never happen: a day of the term that is billed twice, or in no period.

use serde::{Deserialize, Serialize};
use values::Day;

/// Days from `from` to `to`, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Period {
    /// First day.
    pub from: Day,
    /// Last day, included.
    pub to: Day,
}

impl Period {
    /// Number of days, both ends counted.
    pub fn days(&self) -> u32 {
        u32::try_from(self.from.days_until(self.to) + 1).unwrap_or(0)
    }

    /// Whether the day lies in it.
    pub fn contains(&self, day: Day) -> bool {
        self.from <= day && day <= self.to
    }
}

/// From a first day to a last one, or without a known end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// First day.
    pub from: Day,
    /// Last day, included; `None` while nobody has set one.
    pub to: Option<Day>,
}

/// A day of the year on which a contract is billed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "RawBillingDay")]
pub struct BillingDay {
    month: u32,
    day: u32,
}

#[derive(Deserialize)]
struct RawBillingDay {
    month: u32,
    day: u32,
}

/// A day that does not exist every year.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("le {day}/{month} n’existe pas chaque année : on ne peut pas y facturer")]
pub struct BadBillingDay {
    /// Month.
    pub month: u32,
    /// Day.
    pub day: u32,
}

impl BillingDay {
    /// A day that exists every year: the 29th of February is refused.
    pub fn new(month: u32, day: u32) -> Result<Self, BadBillingDay> {
        // 2015 is not a leap year: what exists in it exists in all.
        Day::ymd(2015, month, day).map(|_| Self { month, day }).ok_or(BadBillingDay { month, day })
    }

    fn in_year(self, year: i32) -> Option<Day> {
        Day::ymd(year, self.month, self.day)
    }
}

impl TryFrom<RawBillingDay> for BillingDay {
    type Error = BadBillingDay;
    fn try_from(raw: RawBillingDay) -> Result<Self, Self::Error> {
        Self::new(raw.month, raw.day)
    }
}

/// One thing to bill: a piece of a billing year, and that whole year for the prorata.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct BillingPeriod {
    /// The days billed.
    pub billed: Period,
    /// The whole billing year they belong to.
    pub year: Period,
    /// Whether it is the first of the contract, which also bears what is billed once.
    pub first: bool,
}

impl BillingPeriod {
    /// Whether it is a whole year, without prorata.
    pub fn is_whole(&self) -> bool {
        self.billed == self.year
    }
}

/// The periods of `term` that start on or before `until`, in order. Billed in advance (terme à échoir): a
/// period is due on its first day. Without `billing_day` the years run from the first day of the term.
pub fn periods(term: Term, billing_day: Option<BillingDay>, until: Day) -> Vec<BillingPeriod> {
    let anchor = anchor(term.from, billing_day);
    let mut found = Vec::new();
    for index in 0.. {
        let Some(year) = year_from(anchor, index) else { break };
        let from = year.from.max(term.from);
        if from > until || term.to.is_some_and(|to| from > to) {
            break;
        }
        let to = term.to.map_or(year.to, |to| year.to.min(to));
        found.push(BillingPeriod { billed: Period { from, to }, year, first: index == 0 });
    }
    found
}

/// The first day of the billing year in which the term starts.
fn anchor(from: Day, billing_day: Option<BillingDay>) -> Day {
    let Some(day) = billing_day else { return from };
    [from.year(), from.year() - 1]
        .into_iter()
        .filter_map(|year| day.in_year(year))
        .find(|candidate| *candidate <= from)
        .unwrap_or(from)
}

/// The `index`-th year counted from the anchor; counted from the anchor each time, so that a contract born on
/// a 29th of February does not drift.
fn year_from(anchor: Day, index: i32) -> Option<Period> {
    let from = anchor.plus_years(index);
    let to = anchor.plus_years(index + 1).plus_days(-1);
    (to > from).then_some(Period { from, to })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn shown(
        term: (&str, Option<&str>),
        billing: Option<(u32, u32)>,
        until: &str,
    ) -> Vec<(String, String, bool)> {
        let term = Term { from: day(term.0), to: term.1.map(day) };
        let billing = billing.map(|(month, date)| BillingDay::new(month, date).unwrap());
        periods(term, billing, day(until))
            .iter()
            .map(|p| (p.billed.from.to_string(), p.billed.to.to_string(), p.is_whole()))
            .collect()
    }

    fn row(from: &str, to: &str, whole: bool) -> (String, String, bool) {
        (from.to_owned(), to.to_owned(), whole)
    }

    #[test]
    fn without_a_billing_day_years_run_from_the_start() {
        assert_eq!(
            shown(("2014-09-15", None), None, "2015-09-15"),
            [row("2014-09-15", "2015-09-14", true), row("2015-09-15", "2016-09-14", true)]
        );
        assert_eq!(shown(("2014-09-15", None), None, "2015-09-14").len(), 1);
    }

    #[test]
    fn with_a_billing_day_the_ends_are_cut() {
        assert_eq!(
            shown(("2014-09-15", Some("2016-09-14")), Some((1, 1)), "2020-01-01"),
            [
                row("2014-09-15", "2014-12-31", false),
                row("2015-01-01", "2015-12-31", true),
                row("2016-01-01", "2016-09-14", false),
            ]
        );
    }

    #[test]
    fn born_on_a_leap_day() {
        assert_eq!(
            shown(("2016-02-29", None), None, "2017-03-01"),
            [row("2016-02-29", "2017-02-27", true), row("2017-02-28", "2018-02-27", true)]
        );
        assert_eq!(BillingDay::new(2, 29), Err(BadBillingDay { month: 2, day: 29 }));
    }

    #[test]
    fn nothing_is_due_before_the_start() {
        assert!(shown(("2015-01-01", None), None, "2014-12-31").is_empty());
    }

    proptest! {
        #[test]
        fn periods_cover_the_term_exactly(
            offset in 0_i64..1500, length in 0_i64..2500, month in 1_u32..13, date in 1_u32..29, given: bool,
        ) {
            let from = day("2014-01-01").plus_days(offset);
            let to = from.plus_days(length);
            let billing = given.then(|| BillingDay::new(month, date).unwrap());
            let found = periods(Term { from, to: Some(to) }, billing, day("2100-01-01"));
            prop_assert_eq!(found[0].billed.from, from);
            prop_assert_eq!(found[found.len() - 1].billed.to, to);
            prop_assert!(found.windows(2).all(|pair| pair[0].billed.to.plus_days(1) == pair[1].billed.from));
            let days: u32 = found.iter().map(|p| p.billed.days()).sum();
            prop_assert_eq!(i64::from(days), length + 1);
            prop_assert!(found.iter().all(|p| p.year.contains(p.billed.from) && p.year.contains(p.billed.to)));
        }
    }
}
