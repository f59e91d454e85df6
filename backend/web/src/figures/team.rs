//! The team by department. Departments that do not add up are shown as reported, with a flag; nothing is forced.

use office::reports::public::{TeamOnDay, YearFigures};

use super::cards::Detail;
use super::drawings::{self, Figure};
use super::notes;
use crate::language::Words;

/// What a reader must know of this section.
pub(super) const WARNINGS: &[&str] = &["departments_do_not_add_up"];

/// The section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Team {
    /// The chart, absent when it could not be drawn.
    pub(super) chart: Option<Figure>,
    /// The departments.
    pub(super) rows: Vec<Row>,
    /// What the departments add up to.
    pub(super) sum: Row,
    /// The whole team.
    pub(super) whole: Row,
    /// Whether both are the same.
    pub(super) adds_up: bool,
    /// Day of the count.
    pub(super) counted: String,
    /// What the reader must know.
    pub(super) warnings: Vec<Detail>,
}

/// A line of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// Department.
    pub(super) name: String,
    /// People.
    pub(super) people: String,
    /// Full-time equivalents.
    pub(super) fte: String,
}

/// The section of a year; `None` when its team is unknown.
pub(super) fn section(words: Words, year: &YearFigures) -> Option<Team> {
    let team: &TeamOnDay = year.team.as_ref()?;
    let fte = |text: String| words.decimal(&text);
    // People and full-time equivalents are drawn on scales of their own, where 3 could look longer than 5: here one
    // bar shows the people, and the equivalents are written beside it.
    let chart = drawings::bars(words, year, "team_by_department", 26, |place, bar| {
        bar.second = None;
        if let Some(department) = team.count.departments.get(place) {
            let (people, fte) = (words.count(u64::from(department.people)), fte(department.fte.to_string()));
            bar.shown = words.tell("people-fte", &[("people", &people), ("fte", &fte)]);
        }
    });
    let rows = team.count.departments.iter().map(|department| Row {
        name: department.name.clone(),
        people: words.count(u64::from(department.people)),
        fte: fte(department.fte.to_string()),
    });
    Some(Team {
        chart,
        rows: rows.collect(),
        sum: Row {
            name: words.say("team-sum"),
            people: words.count(team.departments_people),
            fte: fte(team.departments_fte.to_string()),
        },
        whole: Row {
            name: words.say("team-whole"),
            people: words.count(u64::from(team.count.people)),
            fte: fte(team.count.fte.to_string()),
        },
        adds_up: team.departments_add_up,
        counted: words.day(team.on),
        warnings: notes::warnings(words, year, WARNINGS),
    })
}
