//! The key figures as cards: what, how much, how it grew, what explains it.
//!
//! What can never happen here: a figure left out because it is new (what belongs to no group comes last), a figure that
//! is unknown shown as zero.

use office::reports::public::{KeyFigure, YearFigures};

use super::notes;
use crate::language::Words;

/// The figures that open the page.
const LEADING: [&str; 4] = ["revenue", "share_capital", "members", "partner_venues"];

/// The others, by what they are about; the first part is the key of the heading.
const GROUPS: [(&str, &[&str]); 4] = [
    ("group-public", &["users", "listens", "customers", "departmental_penetration", "municipal_penetration"]),
    ("group-creators", &["cct_rights_holders", "cct_per_listen", "cct_base"]),
    ("group-catalogue", &["titles", "artists", "countries"]),
    ("group-team", &["people", "fte", "sites"]),
];

/// One figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Card {
    /// Its name in data, for links to it.
    pub(super) code: String,
    /// Its name.
    pub(super) name: String,
    /// How much; absent when it is unknown.
    pub(super) value: Option<String>,
    /// Growth on the year before.
    pub(super) growth: Option<Growth>,
    /// The year before, in words.
    pub(super) before: Option<String>,
    /// What explains it.
    pub(super) detail: Option<Detail>,
}

/// A growth, and whether it is a fall.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Growth {
    /// As read: `+ 150 %`.
    pub(super) shown: String,
    /// Whether the figure fell.
    pub(super) falls: bool,
}

/// A short explanation, and its language when it is not that of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Detail {
    /// The words.
    pub(super) text: String,
    /// Whether it exists in French only.
    pub(super) french_only: bool,
}

/// Cards under a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    /// Key of the heading.
    pub(super) heading: &'static str,
    /// Its cards.
    pub(super) cards: Vec<Card>,
}

/// The cards that open the page.
pub(super) fn leading(words: Words, year: &YearFigures) -> Vec<Card> {
    some(words, year, &LEADING)
}

/// The other cards, group by group, without empty groups.
pub(super) fn groups(words: Words, year: &YearFigures) -> Vec<Group> {
    let named =
        |(heading, codes): &(&'static str, &[&str])| Group { heading, cards: some(words, year, codes) };
    let mut groups: Vec<Group> = GROUPS.iter().map(named).collect();
    let known = |code: &str| LEADING.contains(&code) || GROUPS.iter().any(|(_, codes)| codes.contains(&code));
    let rest = year.figures.iter().filter(|figure| !known(&figure.code));
    groups.push(Group {
        heading: "group-other",
        cards: rest.map(|figure| card(words, year, figure)).collect(),
    });
    groups.retain(|group| !group.cards.is_empty());
    groups
}

fn some(words: Words, year: &YearFigures, codes: &[&str]) -> Vec<Card> {
    codes.iter().filter_map(|code| year.figure(code)).map(|figure| card(words, year, figure)).collect()
}

fn card(words: Words, year: &YearFigures, figure: &KeyFigure) -> Card {
    let before = figure.previous.as_ref().map(|value| {
        let earlier = (year.year - 1).to_string();
        words.tell("value-in-year", &[("value", &words.value(value)), ("year", &earlier)])
    });
    Card {
        code: figure.code.clone(),
        name: words.name(figure),
        value: figure.value.as_ref().map(|value| words.value(value)),
        growth: figure
            .growth
            .as_ref()
            .map(|growth| Growth { shown: words.growth(growth), falls: growth.ratio.num.starts_with('-') }),
        before,
        detail: notes::detail(words, year, figure),
    }
}
