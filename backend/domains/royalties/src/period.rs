//! The span of time a count or a split is about: a calendar year or a calendar month.
//!
//! It exists because counts arrive by month or by year and must never be confused with the day on which they
//! were made. A period that is not a real month or year cannot be built.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use values::Day;

/// A calendar year (`2015`) or a calendar month (`2015-03`), between the years 1900 and 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Period {
    year: i32,
    month: Option<u32>,
}

/// Why a text is not a period.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("« {text} » n'est ni une année (2015) ni un mois (2015-03)")]
pub struct NotAPeriod {
    /// What was read.
    pub text: String,
}

impl Period {
    /// The calendar year; `None` outside 1900–9999.
    pub fn year(year: i32) -> Option<Self> {
        (1900..=9999).contains(&year).then_some(Self { year, month: None })
    }

    /// The calendar month, `month` from 1 to 12; `None` when there is no such month.
    pub fn month(year: i32, month: u32) -> Option<Self> {
        let whole = Self::year(year)?;
        (1..=12).contains(&month).then_some(Self { month: Some(month), ..whole })
    }

    /// The year it is, or is in.
    pub fn calendar_year(self) -> i32 {
        self.year
    }

    /// Whether it is a whole year.
    pub fn is_year(self) -> bool {
        self.month.is_none()
    }

    /// Its first day.
    pub fn first_day(self) -> Option<Day> {
        Day::ymd(self.year, self.month.unwrap_or(1), 1)
    }

    /// Its last day.
    pub fn last_day(self) -> Option<Day> {
        match self.month {
            None => Day::ymd(self.year, 12, 31),
            Some(_) => self.first_day().map(|day| day.plus_months(1).plus_days(-1)),
        }
    }

    /// Whether `other` lies inside this period (a period contains itself).
    pub fn contains(self, other: Self) -> bool {
        self.year == other.year && (self.month.is_none() || self.month == other.month)
    }

    /// Whether the two periods share a day.
    pub fn overlaps(self, other: Self) -> bool {
        self.contains(other) || other.contains(self)
    }

    /// Whether this period ends before `other` begins.
    pub fn is_before(self, other: Self) -> bool {
        !self.overlaps(other) && (self.year, self.month) < (other.year, other.month)
    }

    /// As people write it in French: `2015`, `mars 2015`.
    pub fn french(self) -> String {
        const MONTHS: [&str; 12] = [
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ];
        match self.month.and_then(|month| MONTHS.get(month as usize - 1)) {
            None => self.year.to_string(),
            Some(month) => format!("{month} {}", self.year),
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.month {
            None => write!(out, "{:04}", self.year),
            Some(month) => write!(out, "{:04}-{month:02}", self.year),
        }
    }
}

impl FromStr for Period {
    type Err = NotAPeriod;

    fn from_str(text: &str) -> Result<Self, NotAPeriod> {
        let refused = || NotAPeriod { text: text.to_owned() };
        let digits = |part: &str, length: usize| {
            (part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit())).then(|| part.to_owned())
        };
        let (year, month) = match text.split_once('-') {
            None => (text, None),
            Some((year, month)) => (year, Some(month)),
        };
        let year: i32 = digits(year, 4).ok_or_else(refused)?.parse().map_err(|_| refused())?;
        match month {
            None => Self::year(year),
            Some(month) => {
                let month: u32 = digits(month, 2).ok_or_else(refused)?.parse().map_err(|_| refused())?;
                Self::month(year, month)
            }
        }
        .ok_or_else(refused)
    }
}

impl TryFrom<String> for Period {
    type Error = NotAPeriod;

    fn try_from(text: String) -> Result<Self, NotAPeriod> {
        text.parse()
    }
}

impl From<Period> for String {
    fn from(period: Period) -> Self {
        period.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(text: &str) -> Period {
        text.parse().unwrap()
    }

    #[test]
    fn a_period_reads_and_writes_the_same_text() {
        for text in ["2015", "2015-03", "1900", "9999-12"] {
            assert_eq!(period(text).to_string(), text);
        }
    }

    #[test]
    fn what_is_not_a_month_or_a_year_is_refused() {
        for text in
            ["", "15", "2015-13", "2015-00", "2015-3", "2015-03-01", "+015", "2015-+3", "1899", "٢٠١٥"]
        {
            assert_eq!(text.parse::<Period>(), Err(NotAPeriod { text: text.to_owned() }));
        }
    }

    #[test]
    fn a_year_contains_its_months_and_no_other() {
        assert!(period("2015").contains(period("2015-03")));
        assert!(!period("2015-03").contains(period("2015")));
        assert!(period("2015-03").overlaps(period("2015")));
        assert!(!period("2015").overlaps(period("2016-01")));
        assert!(period("2014").is_before(period("2015-01")));
        assert!(period("2015-03").is_before(period("2015-04")));
        assert!(!period("2015").is_before(period("2015-12")));
    }

    #[test]
    fn the_last_day_knows_leap_years() {
        assert_eq!(period("2016-02").last_day(), Day::ymd(2016, 2, 29));
        assert_eq!(period("2015-12").last_day(), Day::ymd(2015, 12, 31));
        assert_eq!(period("2015").first_day(), Day::ymd(2015, 1, 1));
    }
}
