//! The fields of a version: every clause has its own, under the subject that it belongs to.

use std::borrow::Cow;

use office::assemblies::public::Decision;
use office::members::public::{College, MemberKind};

use super::clauses::quorum_label;
use super::membership;
use super::terms::{self, Choices, QUORUMS};
use super::typed::{AT_LEAST, CEILINGS, MORE_THAN, Typed, category_name, quorum_name, weight_name};
use crate::assemblies::terms as assembly_terms;
use crate::forms::{Choice, Field, FormPage, Group, Part, Width, YES};
use crate::language::Words;
use crate::members::terms as member_terms;

/// The form, which also asks for every clause.
pub(crate) fn asked(page: FormPage, typed: &Typed) -> FormPage {
    let words = page.words();
    let of = Of { words, typed };
    let subjects = [
        ("statutes-colleges", of.colleges()),
        ("statutes-quorums", of.quorums()),
        ("statutes-majorities", of.majorities()),
        ("statutes-meetings", of.meetings()),
        ("statutes-year", of.year()),
        ("statutes-membership", membership::parts(words, typed)),
    ];
    let page = subjects.into_iter().fold(page, |page, (key, parts)| subject(page, words.say(key), parts));
    let page = page.about(words.say("statutes-categories"));
    let page = page.asking(of.amount("nominal", "statutes-nominal", "statutes-categories-hint"));
    (1..=typed.rows()).fold(page, |page, row| {
        let title = words.tell("statutes-category-row", &[("row", &row.to_string())]);
        subject(page, title, of.category(row))
    })
}

fn subject(page: FormPage, title: String, parts: Vec<Part>) -> FormPage {
    let page = page.asking(Part::Begin(title));
    parts.into_iter().fold(page, FormPage::asking).asking(Part::End)
}

/// What the fields hold, and in which language they are labelled.
struct Of<'a> {
    words: Words,
    typed: &'a Typed,
}

impl Of<'_> {
    fn text(&self, name: String, label: String) -> Field {
        let held = self.typed.get(&name).to_owned();
        Field::text("", label).named(name).holding(&held).not_offered()
    }

    fn select(&self, name: &'static str, key: &str, choices: Vec<(String, String)>) -> Part {
        Field::select(name, self.words.say(key), choices).holding(self.typed.get(name)).into()
    }

    /// One of some whose sentences are long: all of them are shown.
    fn radio<T, const N: usize>(&self, name: &'static str, key: &str, of: &Choices<T, N>) -> Part {
        let held = self.typed.get(name);
        let choice =
            |(value, label): (String, String)| Choice { ticked: value == held, value, label, hint: None };
        let group = Group {
            name: Cow::Borrowed(name),
            legend: self.words.say(key),
            hint: None,
            error: None,
            choices: terms::offered(self.words, of).into_iter().map(choice).collect(),
            single: true,
        };
        group.into()
    }

    fn whole(&self, name: &'static str, key: &str) -> Field {
        Field::whole(name, self.words.say(key)).holding(self.typed.get(name)).half()
    }

    fn amount(&self, name: &'static str, key: &str, hint: &str) -> Field {
        let field = Field::amount(name, self.words.say(key)).holding(self.typed.get(name));
        Field { required: false, ..field.hinting(self.words.say(hint)) }
    }

    fn tick(&self, name: &'static str, key: &str) -> Part {
        let words = self.words;
        Group::yes(name, words.say(key), words.say("yes"), self.typed.get(name) == YES).into()
    }

    fn colleges(&self) -> Vec<Part> {
        let words = self.words;
        let weight = |college: College| -> Part {
            let college_of = member_terms::college(words, college);
            let label = words.tell("statutes-weight-of", &[("college", &college_of)]);
            let field = self.text(weight_name(college), label).half();
            let field = Field { required: false, ..field };
            if college == College::ALL[0] {
                Field { width: Width::Whole, ..field.hinting(words.say("statutes-weights-hint")) }.into()
            } else {
                field.into()
            }
        };
        let rules = [
            self.radio("carry_over", "statutes-carry", &terms::CARRIES),
            self.radio("silent_college", "statutes-silent", &terms::SILENT),
            self.radio("vanished_college", "statutes-vanished", &terms::VANISHED),
        ];
        College::ALL.map(weight).into_iter().chain(rules).collect()
    }

    fn quorums(&self) -> Vec<Part> {
        let words = self.words;
        let basis =
            Field::select("quorum_basis", words.say("clause-basis"), terms::offered(words, &terms::BASES))
                .holding(self.typed.get("quorum_basis"))
                .hinting(words.say("statutes-quorums-hint"));
        let one = |of| self.text(quorum_name(of), quorum_label(words, of)).half().into();
        [basis.into()].into_iter().chain(QUORUMS.map(one)).collect()
    }

    fn majorities(&self) -> Vec<Part> {
        let words = self.words;
        let one = |decision: Decision| {
            let (code, name) =
                (assembly_terms::decision_code(decision), words.say(assembly_terms::decision(decision)));
            let strict = [(MORE_THAN, "statutes-more-than"), (AT_LEAST, "statutes-at-least")]
                .map(|(code, key)| (code.to_owned(), words.say(key)));
            let (majority, part) = (format!("majority_{code}"), format!("majority_{code}_part"));
            let held = self.typed.get(&majority).to_owned();
            let label = words.tell("statutes-majority-of", &[("decision", &name)]);
            let strict = Field::select("", label, strict.to_vec()).named(majority).holding(&held).half();
            let label = words.tell("statutes-majority-part-of", &[("decision", &name)]);
            [Part::from(strict), self.text(part, label).half().into()]
        };
        let abstentions = self.radio("abstentions", "clause-abstentions", &terms::ABSTENTIONS);
        [one(Decision::Ordinary), one(Decision::Extraordinary)]
            .concat()
            .into_iter()
            .chain([abstentions])
            .collect()
    }

    fn meetings(&self) -> Vec<Part> {
        let words = self.words;
        let ceilings = CEILINGS.map(|(code, key)| (code.to_owned(), words.say(key)));
        let most = Field { required: false, ..self.whole("proxy_most", "statutes-ceiling-most") };
        vec![
            self.select("proxy_ceiling", "statutes-ceiling", ceilings.to_vec()),
            Field { width: Width::Whole, ..most }.into(),
            self.select("meetings", "statutes-meetings-source", membership::sources(words)),
            Field { width: Width::Whole, ..self.whole("paper_forms_days_before", "statutes-forms-field") }
                .into(),
            self.tick("electronic_voting", "statutes-electronic"),
            self.tick("released_proxies", "statutes-released"),
        ]
    }

    fn year(&self) -> Vec<Part> {
        let free = |field: Field| -> Part { Field { required: false, ..field }.into() };
        let day = self.whole("year_end_day", "statutes-year-end-day");
        let month = self.whole("year_end_month", "statutes-year-end-month");
        vec![free(day), free(month)]
    }

    fn category(&self, row: usize) -> Vec<Part> {
        let words = self.words;
        let name = |field: &str| category_name(row, field);
        let free = |field: Field| -> Part { Field { required: false, ..field }.into() };
        let none = (String::new(), words.say("statutes-no-college"));
        let college = |of: College| (of.as_str().to_owned(), member_terms::college(words, of));
        let colleges = [none].into_iter().chain(College::ALL.map(college)).collect();
        let held = self.typed.get(&name("college")).to_owned();
        let ticked = self.typed.all(&name("kinds"));
        let kind = |kind: MemberKind| Choice {
            value: kind.as_str().to_owned(),
            label: member_terms::kind(words, kind),
            hint: None,
            ticked: ticked.iter().any(|one| one == kind.as_str()),
        };
        let kinds = Group {
            name: Cow::Owned(name("kinds")),
            legend: words.say("statutes-kinds"),
            hint: None,
            error: None,
            choices: MemberKind::ALL.map(kind).to_vec(),
            single: false,
        };
        let college = Field::select("", words.say("column-college"), colleges).named(name("college"));
        vec![
            free(self.text(name("code"), words.say("statutes-code")).half()),
            free(college.holding(&held).half()),
            free(self.text(name("minimum"), words.say("statutes-minimum")).typed("decimal").half()),
            kinds.into(),
        ]
    }
}
