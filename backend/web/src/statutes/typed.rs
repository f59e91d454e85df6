//! What the form of a version holds, and what it means as a document.
//!
//! What can never happen here: a clause of the statutes in force that the form loses (what is written is read again as
//! the same document, which a test says); a part of a whole that is read in two ways.

use std::collections::BTreeMap;

use office::assemblies::public::{
    Convocation, Decision, Majorities, Majority, ProxyCeiling, StatutesDocument,
};
use office::members::public::{CategoryTerms, College};
use office::values::Day;
use serde::{Deserialize, Serialize};

use super::membership;
use super::reading::Fields;
use super::terms::{self, QUORUMS};
use crate::assemblies::terms as assembly_terms;
use crate::forms::reading::{Reading, typed as amount};
use crate::forms::{Trouble, YES};
use crate::language::Words;

/// The statutes leave it to the law.
pub(super) const LAW: &str = "law";
/// The statutes have clauses of their own.
pub(super) const OWN: &str = "own";
/// Empty categories that the form shows beside those that are there, and how many in all at least.
const ROOM: (usize, usize) = (3, 8);

/// A majority is more than a part, or that part.
pub(super) const MORE_THAN: &str = "more_than";
/// See [`MORE_THAN`].
pub(super) const AT_LEAST: &str = "at_least";

/// Kinds of ceilings for proxies.
pub(super) const CEILINGS: [(&str, &str); 3] = [
    ("unlimited", "statutes-ceiling-unlimited"),
    ("at_most", "statutes-ceiling-at-most"),
    ("twentieth", "statutes-twentieth"),
];

/// What was typed, by the names of the fields.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Typed {
    #[serde(flatten)]
    values: BTreeMap<String, Value>,
}

/// A field, or boxes of one name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
enum Value {
    One(String),
    Several(Vec<String>),
}

/// Name of the field of a quorum.
pub(super) fn quorum_name((decision, call): (Decision, Convocation)) -> String {
    let call = match call {
        Convocation::First => "first",
        Convocation::Second => "second",
    };
    format!("quorum_{}_{call}", assembly_terms::decision_code(decision))
}

/// Name of the field of a college's weight.
pub(super) fn weight_name(college: College) -> String {
    format!("weight_{college}")
}

/// Name of a field of a category.
pub(super) fn category_name(row: usize, field: &str) -> String {
    format!("category_{row}_{field}")
}

pub(super) fn own(is_so: bool) -> &'static str {
    if is_so { OWN } else { LAW }
}

impl Typed {
    /// Whether nothing was typed.
    pub(crate) fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    pub(super) fn set(&mut self, name: &str, value: &str) {
        self.values.insert(name.to_owned(), Value::One(value.to_owned()));
    }

    pub(super) fn tick(&mut self, name: &str, is_so: bool) {
        if is_so {
            self.set(name, YES);
        }
    }

    /// The first value of a field, or nothing.
    pub(crate) fn get(&self, name: &str) -> &str {
        self.all(name).first().map_or("", String::as_str)
    }

    /// Every value of a field.
    pub(super) fn all(&self, name: &str) -> &[String] {
        match self.values.get(name) {
            None => &[],
            Some(Value::One(value)) => std::slice::from_ref(value),
            Some(Value::Several(values)) => values,
        }
    }

    /// How many categories there is room for.
    pub(super) fn rows(&self) -> usize {
        (1..=self.values.len())
            .take_while(|row| self.values.contains_key(&category_name(*row, "code")))
            .count()
    }

    /// The row of the last category with that code.
    pub(super) fn row_of(&self, code: &str) -> Option<usize> {
        (1..=self.rows()).rev().find(|row| self.get(&category_name(*row, "code")).trim() == code)
    }

    /// The form with every clause of that document.
    pub(crate) fn of(words: Words, document: &StatutesDocument) -> Self {
        let mut typed = Self::default();
        if let Some(weighting) = &document.weighting {
            for each in &weighting.colleges {
                typed.set(&weight_name(each.college), &terms::weight(words, each.weight));
            }
            typed.set("carry_over", terms::code(&terms::CARRIES, &weighting.carry_over));
            typed.set("silent_college", terms::code(&terms::SILENT, &weighting.silent_college));
            typed.set("vanished_college", terms::code(&terms::VANISHED, &weighting.vanished_college));
        }
        typed.set("quorum_basis", terms::code(&terms::BASES, &document.quorum_basis));
        for (decision, call) in QUORUMS {
            let part = document.quorums.of(decision, call);
            typed.set(&quorum_name((decision, call)), &part.to_string());
        }
        let majorities = document.majorities;
        for (name, majority) in
            [("ordinary", majorities.ordinary), ("extraordinary", majorities.extraordinary)]
        {
            let (strict, part) = match majority {
                Majority::MoreThan(part) => (MORE_THAN, part),
                Majority::AtLeast(part) => (AT_LEAST, part),
            };
            typed.set(&format!("majority_{name}"), strict);
            typed.set(&format!("majority_{name}_part"), &part.to_string());
        }
        typed.set("abstentions", terms::code(&terms::ABSTENTIONS, &document.abstentions));
        typed.meetings(document);
        typed.categories(words, &document.categories);
        membership::write(words, document.membership.as_ref(), &mut typed);
        typed
    }

    fn meetings(&mut self, document: &StatutesDocument) {
        let (ceiling, most) = match document.proxy_ceiling {
            ProxyCeiling::Unlimited => ("unlimited", String::new()),
            ProxyCeiling::AtMost { mandates } => ("at_most", mandates.to_string()),
            ProxyCeiling::Twentieth => ("twentieth", String::new()),
        };
        self.set("proxy_ceiling", ceiling);
        self.set("proxy_most", &most);
        let clauses = document.meetings.unwrap_or_default();
        self.set("meetings", own(document.meetings.is_some()));
        self.set("paper_forms_days_before", &clauses.paper_forms_days_before.to_string());
        self.tick("electronic_voting", clauses.electronic_voting);
        self.tick("released_proxies", clauses.released_proxies);
        if let Some(closing) = document.year_end {
            self.set("year_end_day", &closing.day.to_string());
            self.set("year_end_month", &closing.month.to_string());
        }
    }

    fn categories(&mut self, words: Words, categories: &[CategoryTerms]) {
        let (more, least) = ROOM;
        for at in 0..(categories.len() + more).max(least) {
            let row = at + 1;
            let Some(terms) = categories.get(at) else {
                self.set(&category_name(row, "code"), "");
                continue;
            };
            self.set(&category_name(row, "code"), terms.code.as_str());
            self.set(&category_name(row, "college"), terms.college.as_str());
            self.set(&category_name(row, "minimum"), &amount(words, terms.minimum));
            let kinds = terms.kinds.iter().map(|kind| kind.as_str().to_owned()).collect();
            self.values.insert(category_name(row, "kinds"), Value::Several(kinds));
        }
        if let Some(first) = categories.first() {
            self.set("nominal", &amount(words, first.nominal));
        }
    }

    /// The document that it means.
    pub(crate) fn document(&self, words: Words) -> Result<StatutesDocument, Trouble> {
        let fields = Fields::of(self, words);
        Ok(StatutesDocument {
            weighting: fields.weighting()?,
            quorum_basis: fields.chosen("quorum_basis", &terms::BASES)?,
            quorums: fields.quorums()?,
            majorities: Majorities {
                ordinary: fields.majority("ordinary")?,
                extraordinary: fields.majority("extraordinary")?,
            },
            proxy_ceiling: fields.ceiling()?,
            abstentions: fields.chosen("abstentions", &terms::ABSTENTIONS)?,
            categories: fields.categories()?,
            membership: membership::read(fields)?,
            year_end: fields.year_end()?,
            meetings: fields.meetings()?,
        })
    }

    /// A day of the form.
    pub(crate) fn day(&self, words: Words, name: &str) -> Result<Day, Trouble> {
        Reading(words).day(name, self.get(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn what_the_form_is_given_it_means_again() {
        let words = Words::of(Language::French);
        for version in crate::samples::versions_of_statutes().items {
            let typed = Typed::of(words, &version.document);
            assert_eq!(typed.document(words), Ok(version.document));
        }
    }

    #[test]
    fn what_is_typed_for_nothing_is_refused() {
        let words = Words::of(Language::French);
        let [_, first] = <[_; 2]>::try_from(crate::samples::versions_of_statutes().items).unwrap();
        let opened = Typed::of(words, &first.document);
        for (name, value, blamed) in [
            ("revaluation", YES, "membership"),
            ("released_proxies", YES, "meetings"),
            ("category_5_minimum", "100", "category_5_code"),
            ("category_1_kinds", "Person", "category_1_kinds"),
            ("proxy_most", "3", "proxy_most"),
            ("quorum_ordinary_first", "un quart", "quorum_ordinary_first"),
            ("year_end_day", "31", "year_end_month"),
        ] {
            let mut typed = opened.clone();
            typed.set(name, value);
            let trouble = typed.document(words).unwrap_err();
            assert_eq!(trouble.field.as_deref(), Some(blamed), "{name}");
        }
    }
}
