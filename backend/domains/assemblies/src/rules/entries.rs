//! The calendar of the years around a day: duties and ends of mandates, each with where it stands, and what to remind of.
//!
//! What can never happen: a reminder of what is done, or of what is past; an entry whose day depends on the day on which
//! the calendar is read.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use values::Day;

use super::calendar::{Audience, duties};
use super::mandates::reminders;
use crate::mandate::MandateId;
use crate::public::MandateRow;

/// Days before a duty on which its reminders leave.
const DUTY_LEADS: [i64; 2] = [30, 7];
/// An entry so many days ahead is near.
const SOON: i64 = 30;
/// The code of the end of a mandate, beside those of duties.
const MANDATE_END: &str = "mandate_end";

/// Where an entry stands on the day on which the calendar is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryState {
    /// Its day is over.
    Past,
    /// Its day is that day or one of the thirty next.
    Soon,
    /// Its day is further away.
    Later,
}

/// That a duty was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DutyDone {
    /// When.
    pub on: Day,
    /// How, or empty.
    pub note: String,
}

/// A line of the calendar: a duty, or the end of a mandate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CalendarEntry {
    /// Its last day.
    pub on: Day,
    /// Days from the day on which the calendar is read; negative once past.
    pub days_left: i64,
    /// Where it stands.
    pub state: EntryState,
    /// The name of the duty; `mandate_end` for a mandate.
    pub code: String,
    /// The year whose duty it is, or the accounts at whose assembly the mandate ends; none for a reviewer.
    pub closed_on: Option<Day>,
    /// The mandate that ends.
    pub mandate_id: Option<MandateId>,
    /// What it is, in French.
    pub french: String,
    /// Why.
    pub article: String,
    /// Whom it is for.
    pub audience: Audience,
    /// Whether it was done, and how.
    pub done: Option<DutyDone>,
}

/// A financial year of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct CalendarYear {
    /// Its closing day.
    pub closed_on: Day,
    /// Day of the assembly that rules on its accounts, once convened.
    pub assembly_on: Option<Day>,
}

/// The calendar as it is read on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Calendar {
    /// That day.
    pub as_of: Day,
    /// The year that was closed before it, then the one in progress.
    pub years: Vec<CalendarYear>,
    /// By day.
    pub entries: Vec<CalendarEntry>,
}

/// What is known of a calendar.
#[derive(Debug)]
pub(crate) struct Known {
    /// Days of the yearly assemblies, by the closing day of their accounts.
    pub(crate) assemblies: BTreeMap<Day, Day>,
    /// Duties done, by closing day and name.
    pub(crate) done: BTreeMap<(Day, String), DutyDone>,
    /// Mandates that no earlier end has cut.
    pub(crate) mandates: Vec<MandateRow>,
}

/// The calendar of the years that close on these days, as it is read on a day.
pub(crate) fn calendar(as_of: Day, closings: [Day; 2], known: &Known) -> Calendar {
    let year = |closed_on| CalendarYear { closed_on, assembly_on: known.assemblies.get(&closed_on).copied() };
    let years = closings.map(year).to_vec();
    let mut entries: Vec<CalendarEntry> = Vec::new();
    for CalendarYear { closed_on, assembly_on } in &years {
        for duty in duties(*closed_on, *assembly_on) {
            entries.push(CalendarEntry {
                on: duty.on,
                days_left: as_of.days_until(duty.on),
                state: EntryState::of(as_of.days_until(duty.on)),
                code: duty.code.to_owned(),
                closed_on: Some(*closed_on),
                mandate_id: None,
                french: duty.french,
                article: duty.article.to_owned(),
                audience: duty.audience,
                done: known.done.get(&(*closed_on, duty.code.to_owned())).cloned(),
            });
        }
    }
    let first = closings.into_iter().min();
    let ends = known.mandates.iter().map(|mandate| end_of(as_of, mandate, &known.assemblies));
    entries.extend(ends.filter(|entry| first.is_none_or(|closing| entry.on > closing)));
    entries.sort_by(|one, other| {
        let key = |of: &CalendarEntry| (of.on, of.closed_on, of.code.clone(), of.mandate_id);
        key(one).cmp(&key(other))
    });
    Calendar { as_of, years, entries }
}

impl EntryState {
    fn of(days_left: i64) -> Self {
        match days_left {
            ..0 => Self::Past,
            0..=SOON => Self::Soon,
            _ => Self::Later,
        }
    }

    /// French words for lists.
    pub fn french(self) -> &'static str {
        match self {
            Self::Past => "passé",
            Self::Soon => "proche",
            Self::Later => "à venir",
        }
    }
}

/// At the assembly itself once it is called, else on the last day on which it may be held.
fn end_of(as_of: Day, mandate: &MandateRow, assemblies: &BTreeMap<Day, Day>) -> CalendarEntry {
    let assembly = mandate.accounts_closed_on.and_then(|closing| assemblies.get(&closing));
    let on = assembly.copied().unwrap_or(mandate.ends_on);
    let substitute = if mandate.substitute { ", suppléance" } else { "" };
    CalendarEntry {
        on,
        days_left: as_of.days_until(on),
        state: EntryState::of(as_of.days_until(on)),
        code: MANDATE_END.to_owned(),
        closed_on: mandate.accounts_closed_on,
        mandate_id: Some(mandate.mandate_id),
        french: format!("Fin de mandat ({}{substitute}) : {}", mandate.kind.french(), mandate.name),
        article: mandate.kind.article().to_owned(),
        audience: Audience::Board,
        done: None,
    }
}

/// Of a calendar, what is to be reminded of on the day on which it is read: 30 and 7 days before a duty that is not done,
/// 6, 3 and 1 months before the end of a mandate.
pub(crate) fn reminded(calendar: Calendar) -> Vec<CalendarEntry> {
    let on = calendar.as_of;
    let due = |entry: &CalendarEntry| match entry.mandate_id {
        Some(_) => reminders(entry.on).contains(&on),
        None => entry.done.is_none() && DUTY_LEADS.contains(&entry.days_left),
    };
    calendar.entries.into_iter().filter(due).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::mandates::MandateKind;
    use crate::samples::day;

    fn mandate(kind: MandateKind, ends_on: &str, accounts: Option<&str>) -> MandateRow {
        MandateRow {
            mandate_id: crate::mandate::tests::mandate_id(1),
            kind,
            substitute: false,
            member_id: None,
            entity: false,
            name: "Zoé Exemple".into(),
            representative: String::new(),
            from: day("2013-06-18"),
            years: 3,
            ends_on: day(ends_on),
            accounts_closed_on: accounts.map(day),
            ended_on: None,
            end_reason: None,
            end_note: String::new(),
            last_day: day(ends_on),
            decided_on: day("2013-06-18"),
            decided_by: "Assemblée générale".into(),
            version: 1,
        }
    }

    fn known(assembly: Option<&str>) -> Known {
        let closing = day("2015-12-31");
        let done = DutyDone { on: day("2016-01-04"), note: String::new() };
        Known {
            assemblies: assembly.map(|held| (closing, day(held))).into_iter().collect(),
            done: BTreeMap::from([((closing, "register_freeze".to_owned()), done)]),
            mandates: vec![mandate(MandateKind::Director, "2016-06-30", Some("2015-12-31"))],
        }
    }

    fn read(as_of: &str, known: &Known) -> Calendar {
        calendar(day(as_of), [day("2015-12-31"), day("2016-12-31")], known)
    }

    fn codes(entries: &[CalendarEntry]) -> Vec<&str> {
        entries.iter().map(|entry| entry.code.as_str()).collect()
    }

    #[test]
    fn both_years_are_told_and_sorted_by_day() {
        let read = read("2016-05-24", &known(Some("2016-06-18")));
        assert!(read.entries.is_sorted_by_key(|entry| entry.on));
        assert_eq!(read.entries.len(), 20 + 11 + 1);
        assert_eq!(read.years[0].assembly_on, Some(day("2016-06-18")));
        assert_eq!(read.years[1].assembly_on, None);
        let of = |code: &str| read.entries.iter().find(|entry| entry.code == code).unwrap();
        assert_eq!(of("register_freeze").state, EntryState::Past);
        assert_eq!(of("register_freeze").done.as_ref().unwrap().on, day("2016-01-04"));
        assert_eq!((of("assembly").state, of("assembly").days_left), (EntryState::Soon, 25));
        assert_eq!(of("interest_paid").state, EntryState::Later);
        let end = of("mandate_end");
        assert_eq!(end.on, day("2016-06-18"), "the assembly's own day");
        assert_eq!(end.french, "Fin de mandat (membre du conseil d'administration) : Zoé Exemple");
    }

    #[test]
    fn reminders_leave_thirty_and_seven_days_before_what_is_not_done() {
        let due = |on: &str| reminded(read(on, &known(None)));
        assert_eq!(codes(&due("2016-05-31")), ["assembly_deadline"]);
        assert_eq!(codes(&due("2016-06-23")), ["assembly_deadline"]);
        assert!(due("2016-06-22").is_empty());
        let mut undone = known(None);
        let freeze = day("2016-01-04").plus_days(-7);
        let on = |known: &Known| reminded(calendar(freeze, [day("2015-12-31"), day("2016-12-31")], known));
        assert!(!codes(&on(&undone)).contains(&"register_freeze"), "it is done");
        undone.done.clear();
        assert!(codes(&on(&undone)).contains(&"register_freeze"));
    }

    #[test]
    fn mandates_are_told_of_six_three_and_one_month_before() {
        for on in ["2015-12-30", "2016-03-30", "2016-05-30"] {
            let due = reminded(calendar(day(on), [day("2014-12-31"), day("2015-12-31")], &known(None)));
            assert!(codes(&due).contains(&"mandate_end"), "{on}");
        }
        let reviewer = mandate(MandateKind::CooperativeReviewer, "2016-09-01", None);
        let known = Known { mandates: vec![reviewer], ..known(Some("2016-06-18")) };
        let read = read("2016-08-01", &known);
        let end = read.entries.iter().find(|entry| entry.mandate_id.is_some()).unwrap();
        assert_eq!((end.on, end.closed_on), (day("2016-09-01"), None));
        assert_eq!(codes(&reminded(read.clone())), ["mandate_end"]);
    }
}
