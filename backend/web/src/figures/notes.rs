//! What explains figures: details, formulas, and what a reader must know. The reports write them in French; the English
//! page writes them again from the same facts, or gives the French words and says so.

use office::reports::public::{KeyFigure, Warning, YearFigures};
use office::values::Money;

use super::cards::Detail;
use crate::language::{Language, Words, typeset};

/// How a figure is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Definition {
    /// Its name.
    pub(super) name: String,
    /// As it is shown.
    pub(super) value: Option<String>,
    /// How it is computed.
    pub(super) formula: Detail,
}

/// The definition of every figure.
pub(super) fn definitions(words: Words, year: &YearFigures) -> Vec<Definition> {
    let one = |figure: &KeyFigure| {
        let english = || words.find(&format!("formula-{}", figure.code.replace('_', "-")));
        Definition {
            name: words.name(figure),
            value: figure.value.as_ref().map(|value| words.value(value)),
            formula: in_words(words, &figure.formula, english),
        }
    };
    year.figures.iter().map(one).collect()
}

/// What explains a figure, beside its value.
pub(super) fn detail(words: Words, year: &YearFigures, figure: &KeyFigure) -> Option<Detail> {
    let french = figure.detail.as_deref()?;
    Some(in_words(words, french, || english_detail(words, year, &figure.code)))
}

fn english_detail(words: Words, year: &YearFigures, code: &str) -> Option<String> {
    if code == "sites" {
        return year.team.as_ref().map(|team| team.count.sites.join(", "));
    }
    let split = &year.distribution.as_ref()?.split;
    match code {
        "cct_base" => {
            let parts = [("scope", words.money(split.scope)), ("sacem", words.money(split.sacem_amount))];
            Some(told(words, "detail-cct-base", &parts))
        }
        "cct_rights_holders" => Some(told(words, "detail-cct-holders", &[("base", words.money(split.base))])),
        "cct_per_listen" => {
            let shared = words.money(split.rights_holders - split.savings_fund);
            let price = format!("€{}", split.per_listen_without_savings?.decimal(3));
            let parts = [("shared", shared), ("listens", words.count(split.listens)), ("price", price)];
            Some(told(words, "detail-cct-per-listen", &parts))
        }
        _ => None,
    }
}

/// What the reader must know, about what a section shows.
pub(super) fn warnings(words: Words, year: &YearFigures, codes: &[&str]) -> Vec<Detail> {
    let wanted = year.warnings.iter().filter(|warning| codes.contains(&warning.code.as_str()));
    wanted.map(|warning| written(words, year, warning)).collect()
}

/// What the reader must know that no section shows.
pub(super) fn other_warnings(words: Words, year: &YearFigures, codes: &[&[&str]]) -> Vec<Detail> {
    let told = |warning: &&Warning| codes.iter().any(|codes| codes.contains(&warning.code.as_str()));
    year.warnings.iter().filter(|one| !told(one)).map(|one| written(words, year, one)).collect()
}

fn written(words: Words, year: &YearFigures, warning: &Warning) -> Detail {
    in_words(words, &warning.french, || english_warning(words, year, &warning.code))
}

fn english_warning(words: Words, year: &YearFigures, code: &str) -> Option<String> {
    let shown = |code: &str| year.figure(code)?.value.as_ref().map(|value| words.value(value));
    match code {
        "departments_do_not_add_up" => {
            let team = year.team.as_ref()?;
            let parts = [
                ("sum", words.count(team.departments_people)),
                ("sumfte", words.decimal(&team.departments_fte.to_string())),
                ("people", words.count(u64::from(team.count.people))),
                ("fte", words.decimal(&team.count.fte.to_string())),
            ];
            Some(told(words, "warning-departments", &parts))
        }
        "capital_does_not_add_up" => {
            let sum: Money = year.colleges.iter().map(|one| one.college.capital).sum();
            let parts = [("capital", shown("share_capital")?), ("sum", words.money(sum))];
            Some(told(words, "warning-capital", &parts))
        }
        "revenue_changed_since_the_split" => {
            let split = words.money(year.distribution.as_ref()?.split.recognised);
            Some(told(words, "warning-revenue", &[("revenue", shown("revenue")?), ("split", split)]))
        }
        _ => None,
    }
}

fn told(words: Words, key: &str, parts: &[(&'static str, String)]) -> String {
    let parts: Vec<(&'static str, &str)> = parts.iter().map(|(name, text)| (*name, text.as_str())).collect();
    words.tell(key, &parts)
}

fn in_words(words: Words, french: &str, english: impl FnOnce() -> Option<String>) -> Detail {
    let english = if words.language == Language::English { english() } else { None };
    match english {
        Some(text) => Detail { text, french_only: false },
        None => Detail { text: typeset(french), french_only: words.language != Language::French },
    }
}
