//! Members and capital by college, and by category inside a college.

use office::reports::public::{CategoryCount, CollegeFigure, Ratio, YearFigures};
use office::values::Money;

use super::cards::Detail;
use super::drawings::{self, Figure};
use super::notes;
use crate::language::Words;

/// What a reader must know of this section.
pub(super) const WARNINGS: &[&str] = &["capital_does_not_add_up", "categories_do_not_add_up"];

/// The section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Members {
    /// The chart, absent when it could not be drawn.
    pub(super) chart: Option<Figure>,
    /// Colleges, each followed by its categories.
    pub(super) rows: Vec<Row>,
    /// All members.
    pub(super) total: String,
    /// All capital of the colleges.
    pub(super) capital: String,
    /// Whether the year before is known.
    pub(super) compared: bool,
    /// What the reader must know.
    pub(super) warnings: Vec<Detail>,
}

/// A line of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// College or category.
    pub(super) name: String,
    /// Whether it is a part of the college above.
    pub(super) within: bool,
    /// Members of the year before.
    pub(super) before: String,
    /// Members.
    pub(super) members: String,
    /// Share of all members.
    pub(super) share: String,
    /// Capital.
    pub(super) capital: String,
    /// Share of the capital of all colleges.
    pub(super) share_of_capital: String,
}

/// The section of a year; `None` when its members are unknown.
pub(super) fn section(words: Words, year: &YearFigures) -> Option<Members> {
    if year.colleges.is_empty() {
        return None;
    }
    let chart = drawings::bars(words, year, "members_by_college", 36, |place, bar| {
        if let Some(CollegeFigure { college, .. }) = year.colleges.get(place) {
            bar.label = college_name(words, &college.code, &college.french);
            bar.shown = words.count(college.members);
            if let Some(second) = &mut bar.second {
                second.1 = words.money(college.capital);
            }
        }
    });
    let mut rows = Vec::new();
    for figure in &year.colleges {
        rows.push(college(words, figure));
        rows.extend(figure.college.categories.iter().map(|one| category(words, one)));
    }
    let capital: Money = year.colleges.iter().map(|one| one.college.capital).sum();
    Some(Members {
        chart,
        rows,
        total: words.count(year.colleges.iter().map(|one| one.college.members).sum()),
        capital: words.money(capital),
        compared: year.colleges.iter().any(|one| one.previous_members.is_some()),
        warnings: notes::warnings(words, year, WARNINGS),
    })
}

fn college(words: Words, figure: &CollegeFigure) -> Row {
    let share = |part: &Option<Ratio>| part.as_ref().map(|part| words.part(part, 1)).unwrap_or_default();
    Row {
        name: college_name(words, &figure.college.code, &figure.college.french),
        within: false,
        before: figure.previous_members.map(|count| words.count(count)).unwrap_or_default(),
        members: words.count(figure.college.members),
        share: share(&figure.share_of_members),
        capital: words.money(figure.college.capital),
        share_of_capital: share(&figure.share_of_capital),
    }
}

fn category(words: Words, category: &CategoryCount) -> Row {
    let minimum = words.money(category.minimum);
    Row {
        name: words.tell("category-from", &[("name", &category.french), ("minimum", &minimum)]),
        within: true,
        before: String::new(),
        members: words.count(category.members),
        share: String::new(),
        capital: words.money(category.capital),
        share_of_capital: String::new(),
    }
}

/// The name of a college: that of the statutes in French, ours in English where we have one.
fn college_name(words: Words, code: &str, french: &str) -> String {
    match words.language {
        crate::language::Language::French => french.to_owned(),
        crate::language::Language::English => {
            words.find(&format!("college-{}", code.to_ascii_lowercase())).unwrap_or_else(|| french.to_owned())
        }
    }
}
