//! When a mandate ends: not on an anniversary, but at the assembly that rules on the accounts of its last year.
//!
//! What can never happen: a mandate that outlives the last day on which the law lets that assembly be held; a reminder
//! that comes after the end.

use serde::{Deserialize, Serialize};
use values::Day;

/// Who was named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MandateKind {
    /// Member of the board (C. com., art. L225-18).
    Director,
    /// Chair of the board, for no longer than as a director (C. com., art. L225-47).
    Chair,
    /// Statutory auditor (C. com., art. L821-44, formerly L823-3).
    Auditor,
    /// Cooperative reviewer (loi 47-1775, art. 25-1).
    CooperativeReviewer,
}

impl MandateKind {
    /// The most years of one mandate; the first directors, named by the statutes, have three (C. com., art. L225-18).
    pub fn most_years(self) -> u8 {
        match self {
            Self::Director | Self::Chair | Self::Auditor => 6,
            Self::CooperativeReviewer => 5,
        }
    }

    /// The article that sets that most.
    pub fn article(self) -> &'static str {
        match self {
            Self::Director => "C. com., art. L225-18",
            Self::Chair => "C. com., art. L225-47",
            Self::Auditor => "C. com., art. L821-44",
            Self::CooperativeReviewer => "loi 47-1775, art. 25-1",
        }
    }

    /// Whether somebody may be named to take over when the holder no longer can.
    pub fn has_substitutes(self) -> bool {
        matches!(self, Self::Auditor | Self::CooperativeReviewer)
    }

    /// French words for letters and lists.
    pub fn french(self) -> &'static str {
        match self {
            Self::Director => "membre du conseil d'administration",
            Self::Chair => "présidence du conseil d'administration",
            Self::Auditor => "commissaire aux comptes",
            Self::CooperativeReviewer => "réviseur coopératif",
        }
    }
}

/// When a mandate ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct MandateEnd {
    /// The latest day: the assembly's own once it is convened, until then the last on which it may be held.
    pub on: Day,
    /// Closing day of the accounts on which that assembly rules; none for a reviewer, whose term is in years.
    pub accounts_closed: Option<Day>,
}

/// The closing day of the same financial year in another calendar year; the end of a month stays its end.
fn closing_in(closing: Day, year: i32) -> Day {
    closing.plus_days(1).plus_years(year.saturating_sub(closing.year())).plus_days(-1)
}

/// The last closing day before a day.
fn closing_before(closing: Day, day: Day) -> Day {
    let this_year = closing_in(closing, day.year());
    if this_year < day { this_year } else { closing_in(closing, day.year() - 1) }
}

/// The last day of the assembly that rules on accounts: six months after they are closed (C. com., art. L225-100).
pub(crate) fn assembly_deadline(closing: Day) -> Day {
    closing.plus_months(6)
}

/// When a mandate of so many years (for an auditor: of financial years, the one in progress being the first) ends.
/// Any closing day of the cooperative tells when its years end.
///
/// Directors leave at the assembly that rules on the accounts of the year before, held in the year in which their
/// term ends (C. com., art. L225-18 and R225-15). Elected by a yearly assembly, they leave at the one so many years
/// later, even when it is not held in the same month.
pub(crate) fn ends(mandate_from: Day, years: u8, kind: MandateKind, closing: Day) -> MandateEnd {
    let term = i32::from(years);
    let last_closing = closing_before(closing, mandate_from);
    let accounts = match kind {
        MandateKind::CooperativeReviewer => {
            return MandateEnd { on: mandate_from.plus_years(term), accounts_closed: None };
        }
        MandateKind::Auditor => closing_in(closing, last_closing.year() + term),
        MandateKind::Director | MandateKind::Chair if mandate_from <= assembly_deadline(last_closing) => {
            closing_in(closing, last_closing.year() + term)
        }
        MandateKind::Director | MandateKind::Chair => {
            let year = mandate_from.year() + term;
            let same_year = closing_in(closing, year);
            let held_in_it = assembly_deadline(same_year).year() == year;
            if held_in_it { same_year } else { closing_in(closing, year - 1) }
        }
    };
    MandateEnd { on: assembly_deadline(accounts), accounts_closed: Some(accounts) }
}

/// When to remind of an end: six, three and one month before.
pub(crate) fn reminders(end: Day) -> [Day; 3] {
    [6, 3, 1].map(|months: i32| end.plus_months(-months))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(year: i32, month: u32, day: u32) -> Day {
        Day::ymd(year, month, day).unwrap()
    }

    fn end(from: Day, years: u8, kind: MandateKind, closing: Day) -> (Day, Option<Day>) {
        let end = ends(from, years, kind, closing);
        (end.on, end.accounts_closed)
    }

    #[test]
    fn directors_leave_at_the_assembly_on_the_year_before() {
        let closing = day(2014, 12, 31);
        let three_years = (day(2018, 6, 30), Some(day(2017, 12, 31)));
        for from in [day(2015, 6, 18), day(2015, 10, 15), day(2015, 1, 2), day(2015, 12, 31)] {
            assert_eq!(end(from, 3, MandateKind::Director, closing), three_years);
        }
        let six_years = (day(2021, 6, 30), Some(day(2020, 12, 31)));
        assert_eq!(end(day(2015, 6, 18), 6, MandateKind::Chair, closing), six_years);
    }

    #[test]
    fn years_that_close_in_june_or_september_keep_their_own_assemblies() {
        let june = day(2016, 6, 30);
        let expected = (day(2018, 12, 30), Some(day(2018, 6, 30)));
        assert_eq!(end(day(2015, 11, 20), 3, MandateKind::Director, june), expected);
        let out_of_season = (day(2019, 12, 30), Some(day(2019, 6, 30)));
        assert_eq!(end(day(2016, 3, 15), 3, MandateKind::Director, june), out_of_season);
        let september = day(2015, 9, 30);
        let expected = (day(2019, 3, 30), Some(day(2018, 9, 30)));
        assert_eq!(end(day(2015, 12, 15), 3, MandateKind::Director, september), expected);
        assert_eq!(end(day(2016, 2, 15), 3, MandateKind::Director, september), expected);
        let february = day(2015, 2, 28);
        let leap = (day(2016, 8, 29), Some(day(2016, 2, 29)));
        assert_eq!(end(day(2015, 5, 1), 1, MandateKind::Director, february), leap);
    }

    #[test]
    fn auditors_rule_on_six_years_from_the_one_in_progress() {
        let expected = (day(2021, 6, 30), Some(day(2020, 12, 31)));
        let closing = day(2019, 12, 31);
        assert_eq!(end(day(2015, 6, 18), 6, MandateKind::Auditor, closing), expected);
        assert_eq!(end(day(2015, 12, 31), 6, MandateKind::Auditor, closing), expected);
        let small = (day(2018, 6, 30), Some(day(2017, 12, 31)));
        assert_eq!(end(day(2015, 6, 18), 3, MandateKind::Auditor, closing), small);
    }

    #[test]
    fn a_review_is_due_every_five_years() {
        let closing = day(2015, 12, 31);
        assert_eq!(
            end(day(2016, 2, 29), 5, MandateKind::CooperativeReviewer, closing),
            (day(2021, 2, 28), None)
        );
        assert_eq!(MandateKind::CooperativeReviewer.most_years(), 5);
    }

    #[test]
    fn three_reminders_before_the_end() {
        let expected = [day(2017, 12, 30), day(2018, 3, 30), day(2018, 5, 30)];
        assert_eq!(reminders(day(2018, 6, 30)), expected);
        assert_eq!(reminders(day(2016, 8, 31)), [day(2016, 2, 29), day(2016, 5, 31), day(2016, 7, 31)]);
    }

    proptest! {
        #[test]
        fn a_mandate_ends_at_an_assembly_near_its_term(
            from in 0_i64..20_000, closing in 0_i64..1_461, years in 1_u8..7, chair in any::<bool>(),
        ) {
            let (from, closing) = (day(2000, 1, 1).plus_days(from), day(2010, 1, 1).plus_days(closing));
            let kind = if chair { MandateKind::Chair } else { MandateKind::Director };
            let end = ends(from, years, kind, closing);
            let accounts = end.accounts_closed.unwrap();
            prop_assert_eq!(end.on, assembly_deadline(accounts));
            prop_assert!(accounts.plus_days(1).month() == closing.plus_days(1).month());
            let term = from.plus_years(i32::from(years));
            prop_assert!(term.plus_months(-12) <= end.on && end.on <= term.plus_months(12));
            prop_assert!(reminders(end.on).is_sorted() && reminders(end.on)[2] < end.on);
        }
    }
}
