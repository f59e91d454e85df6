//! The day on which the cooperative's years close, as its statutes say; every deadline of the year counts from it.

use serde::{Deserialize, Serialize};
use values::Day;

use super::StatutesError;

/// The month and day on which each financial year closes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct YearEnd {
    /// 1 to 12.
    pub month: u8,
    /// Day of the month; the last of February is meant by 28 and by 29.
    pub day: u8,
}

impl Default for YearEnd {
    fn default() -> Self {
        Self { month: 12, day: 31 }
    }
}

impl YearEnd {
    /// The closing day in a calendar year.
    pub fn in_year(self, year: i32) -> Option<Day> {
        if self.month == 2 && self.day >= 28 {
            return Day::ymd(year, 3, 1).map(|march| march.plus_days(-1));
        }
        Day::ymd(year, u32::from(self.month), u32::from(self.day))
    }

    /// The last closing day before a day.
    pub fn before(self, day: Day) -> Option<Day> {
        let years = [day.year(), day.year() - 1];
        years.into_iter().filter_map(|year| self.in_year(year)).find(|closing| *closing < day)
    }

    /// The first closing day that is not before a day.
    pub fn from(self, day: Day) -> Option<Day> {
        let years = [day.year(), day.year() + 1];
        years.into_iter().filter_map(|year| self.in_year(year)).find(|closing| *closing >= day)
    }

    /// Refuses what is no day of the calendar.
    pub(super) fn check(self) -> Result<(), StatutesError> {
        let leap = Day::ymd(2016, u32::from(self.month), u32::from(self.day));
        leap.map(drop).ok_or(StatutesError::YearEndNotADay { month: self.month, day: self.day })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::day;

    #[test]
    fn a_year_closes_before_and_after_each_day() {
        let december = YearEnd::default();
        for (on, before, from) in [
            ("2016-06-18", "2015-12-31", "2016-12-31"),
            ("2015-12-31", "2014-12-31", "2015-12-31"),
            ("2016-01-01", "2015-12-31", "2016-12-31"),
        ] {
            assert_eq!(december.before(day(on)), Some(day(before)), "{on}");
            assert_eq!(december.from(day(on)), Some(day(from)), "{on}");
        }
        let june = YearEnd { month: 6, day: 30 };
        assert_eq!(june.before(day("2016-06-18")), Some(day("2015-06-30")));
        assert_eq!(june.from(day("2016-07-01")), Some(day("2017-06-30")));
    }

    #[test]
    fn february_closes_on_its_last_day() {
        for number in [28, 29] {
            let february = YearEnd { month: 2, day: number };
            assert_eq!(february.check(), Ok(()));
            assert_eq!(february.in_year(2016), Some(day("2016-02-29")));
            assert_eq!(february.before(day("2016-02-29")), Some(day("2015-02-28")));
        }
        for (month, number) in [(2, 30), (4, 31), (13, 1), (0, 1), (1, 0)] {
            let refusal = StatutesError::YearEndNotADay { month, day: number };
            assert_eq!(YearEnd { month, day: number }.check(), Err(refusal));
        }
    }
}
