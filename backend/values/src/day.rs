//! A calendar day: the time of the law.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A day of the Gregorian calendar, between the years 1 and 9999. Written `2015-12-31`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NaiveDate);

/// Why a text is no day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("« {text} » n'est pas un jour : écrivez AAAA-MM-JJ.")]
pub struct DayError {
    /// As written.
    pub text: String,
}

impl Day {
    /// The day of a year, month and day of month; `None` when there is no such day.
    pub fn ymd(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).and_then(Self::in_calendar)
    }

    fn in_calendar(date: NaiveDate) -> Option<Self> {
        (1..=9999).contains(&date.year()).then_some(Self(date))
    }

    /// First of January.
    pub fn first_of_year(year: i32) -> Option<Self> {
        Self::ymd(year, 1, 1)
    }

    /// Thirty-first of December.
    pub fn last_of_year(year: i32) -> Option<Self> {
        Self::ymd(year, 12, 31)
    }

    /// Year, e.g. 2015.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// Month, 1 to 12.
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// Day of the month, 1 to 31.
    pub fn day_of_month(self) -> u32 {
        self.0.day()
    }

    /// So many days later (earlier when negative); stays at the calendar's ends.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        let count = Days::new(days.unsigned_abs());
        let moved = if days < 0 { self.0.checked_sub_days(count) } else { self.0.checked_add_days(count) };
        moved.and_then(Self::in_calendar).unwrap_or(self)
    }

    /// So many months later (earlier when negative); the last day of the month when the day does not exist there.
    #[must_use]
    pub fn plus_months(self, months: i32) -> Self {
        let count = Months::new(months.unsigned_abs());
        let moved =
            if months < 0 { self.0.checked_sub_months(count) } else { self.0.checked_add_months(count) };
        moved.and_then(Self::in_calendar).unwrap_or(self)
    }

    /// So many years later; 28 February for 29 February where there is none.
    #[must_use]
    pub fn plus_years(self, years: i32) -> Self {
        self.plus_months(years.saturating_mul(12))
    }

    /// Days from this one to `other`; negative when `other` is earlier, 0 for the same day.
    pub fn days_until(self, other: Self) -> i64 {
        (other.0 - self.0).num_days()
    }

    /// 365 or 366.
    pub fn days_in_year(self) -> i64 {
        if self.0.leap_year() { 366 } else { 365 }
    }

    /// As French people write it: `31 décembre 2015`, `1er janvier 2015`.
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
        let day = match self.0.day() {
            1 => "1er".to_owned(),
            day => day.to_string(),
        };
        format!("{day} {} {}", MONTHS[self.0.month0() as usize], self.0.year())
    }

    /// `31/12/2015`.
    pub fn french_short(self) -> String {
        self.0.format("%d/%m/%Y").to_string()
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m-%d"))
    }
}

impl FromStr for Day {
    type Err = DayError;

    fn from_str(text: &str) -> Result<Self, DayError> {
        let error = || DayError { text: text.to_owned() };
        if text.len() != 10 {
            return Err(error());
        }
        let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_| error())?;
        Self::ymd(day.year(), day.month(), day.day()).ok_or_else(error)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_read_and_write() {
        let day: Day = "2015-12-31".parse().unwrap();
        assert_eq!(day, Day::ymd(2015, 12, 31).unwrap());
        assert_eq!(day.to_string(), "2015-12-31");
        assert_eq!(day.french(), "31 décembre 2015");
        assert_eq!(Day::ymd(2015, 1, 1).unwrap().french(), "1er janvier 2015");
        for wrong in ["2015-02-29", "31/12/2015", "2015-1-1", "", "12015-01-01", "2015-12-31T00:00:00"] {
            assert!(wrong.parse::<Day>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_calendar_is_kept() {
        let leap = Day::ymd(2016, 2, 29).unwrap();
        assert_eq!(leap.plus_years(1), Day::ymd(2017, 2, 28).unwrap());
        assert_eq!(leap.plus_days(1), Day::ymd(2016, 3, 1).unwrap());
        assert_eq!(leap.plus_days(-29), Day::ymd(2016, 1, 31).unwrap());
        assert_eq!(leap.days_until(Day::ymd(2016, 3, 15).unwrap()), 15);
        assert_eq!(leap.days_in_year(), 366);
        let (first, last) = (Day::first_of_year(1).unwrap(), Day::last_of_year(9999).unwrap());
        assert_eq!((last.plus_days(1), last.plus_months(1)), (last, last), "no day after the last");
        assert_eq!((first.plus_days(-1), first.plus_years(-1)), (first, first), "none before the first");
    }
}
