//! The working days of metropolitan France, from its eleven public holidays (C. trav., art. L3133-1).
//!
//! What can never happen: a deadline "in working days" that falls on a Saturday, a Sunday or a public holiday. The two
//! more holidays of Alsace and Moselle are not kept: the seat is not there.

use values::Day;

/// Easter Sunday of a Gregorian year; `None` out of the calendar.
pub(crate) fn easter(year: i32) -> Option<Day> {
    // Anonymous Gregorian computus: the days from 22 March to the Sunday after the paschal moon.
    let (golden, century, rest) = (year % 19, year / 100, year % 100);
    let lunar = (century - (century + 8) / 25 + 1) / 3;
    let moon = (19 * golden + century - century / 4 - lunar + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
    let late = (golden + 11 * moon + 22 * sunday) / 451;
    Day::ymd(year, 3, 22).map(|first| first.plus_days(i64::from(moon + sunday - 7 * late)))
}

/// The public holidays of a year, in no order.
pub(crate) fn holidays(year: i32) -> Vec<Day> {
    const FIXED: [(u32, u32); 8] = [(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)];
    // Easter Monday, Ascension, Whit Monday.
    const AFTER_EASTER: [i64; 3] = [1, 39, 50];
    let fixed = FIXED.iter().filter_map(|(month, day)| Day::ymd(year, *month, *day));
    let moving = easter(year).into_iter().flat_map(|easter| AFTER_EASTER.map(|days| easter.plus_days(days)));
    fixed.chain(moving).collect()
}

/// 0 for Monday to 6 for Sunday.
fn weekday(day: Day) -> i64 {
    // The first day of the calendar, 1 January of the year 1, is a Monday.
    Day::first_of_year(1).map_or(0, |monday| monday.days_until(day).rem_euclid(7))
}

/// Whether it is neither a Saturday, a Sunday nor a public holiday.
pub(crate) fn is_working_day(day: Day) -> bool {
    weekday(day) < 5 && !holidays(day.year()).contains(&day)
}

/// The day itself when people work on it, else the next on which they do: where a tax deadline moves to.
pub(crate) fn next_working_day(day: Day) -> Day {
    (0..14).map(|days| day.plus_days(days)).find(|day| is_working_day(*day)).unwrap_or(day)
}

/// The `count`-th working day before a day; the day itself for 0.
pub(crate) fn working_days_before(day: Day, count: u8) -> Day {
    let Some(skipped) = usize::from(count).checked_sub(1) else { return day };
    // Of fourteen days in a row, at least four are worked.
    let reach = 14 * (i64::from(count) / 4 + 1);
    let mut before = (1..=reach).map(|days| day.plus_days(-days)).filter(|day| is_working_day(*day));
    before.nth(skipped).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(year: i32, month: u32, day: u32) -> Day {
        Day::ymd(year, month, day).unwrap()
    }

    #[test]
    fn easter_is_where_the_almanac_has_it() {
        let sundays = [
            (1954, 4, 18),
            (1981, 4, 19),
            (2000, 4, 23),
            (2008, 3, 23),
            (2015, 4, 5),
            (2016, 3, 27),
            (2024, 3, 31),
            (2026, 4, 5),
            (2038, 4, 25),
        ];
        for (year, month, number) in sundays {
            assert_eq!(easter(year), Some(day(year, month, number)));
        }
    }

    #[test]
    fn eleven_holidays_a_year() {
        let moving = [day(2016, 3, 28), day(2016, 5, 5), day(2016, 5, 16)];
        let holidays = holidays(2016);
        assert_eq!(holidays.len(), 11);
        assert!(moving.iter().all(|day| holidays.contains(day)));
        assert!(!is_working_day(day(2016, 7, 14)) && is_working_day(day(2016, 7, 15)));
        assert!(
            !is_working_day(day(2016, 6, 18)) && !is_working_day(day(2016, 6, 19)),
            "Saturday and Sunday"
        );
    }

    #[test]
    fn working_days_step_over_holidays() {
        assert_eq!(working_days_before(day(2016, 6, 18), 4), day(2016, 6, 14));
        assert_eq!(working_days_before(day(2016, 5, 19), 4), day(2016, 5, 12), "over Whit Monday");
        assert_eq!(working_days_before(day(2016, 5, 19), 0), day(2016, 5, 19));
        assert_eq!(next_working_day(day(2015, 11, 15)), day(2015, 11, 16));
        assert_eq!(next_working_day(day(2020, 5, 1)), day(2020, 5, 4));
        assert_eq!(next_working_day(day(2016, 6, 15)), day(2016, 6, 15));
    }

    proptest! {
        #[test]
        fn easter_is_a_sunday_of_spring(year in 1583_i32..9_999) {
            let easter = easter(year).unwrap();
            prop_assert_eq!(weekday(easter), 6);
            prop_assert!(day(year, 3, 22) <= easter && easter <= day(year, 4, 25));
        }

        #[test]
        fn so_many_working_days_lie_between(number in 0_i64..40_000, count in 1_u8..60) {
            let end = day(1990, 1, 1).plus_days(number);
            let start = working_days_before(end, count);
            let between = (0..start.days_until(end)).filter(|days| is_working_day(start.plus_days(*days)));
            prop_assert_eq!(between.count(), usize::from(count));
            prop_assert!(is_working_day(start) && is_working_day(next_working_day(end)));
        }
    }
}
