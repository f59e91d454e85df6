//! The clauses of a version in sentences, chapter by chapter, and what changed against another version.
//!
//! What can never happen here: a clause of the document that no chapter tells (each is taken apart field by field).

use office::assemblies::public::{
    CollegeWeight, Convocation, Decision, Majorities, MeetingClauses, ProxyCeiling, StatutesDocument,
    Weighting, YearEnd,
};
use office::members::public::{CategoryTerms, MemberKind};
use office::values::Fraction;

use super::membership;
use super::terms::{self, QUORUMS};
use crate::assemblies::terms as assembly_terms;
use crate::language::Words;
use crate::members::terms as member_terms;

/// Clauses about one subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Chapter {
    /// Its identifier in the page, and the key of its title.
    pub(crate) key: &'static str,
    /// In their order.
    pub(crate) clauses: Vec<Clause>,
}

/// One clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Clause {
    /// What it is about.
    pub(crate) label: String,
    /// What it says; empty when the version no longer has it.
    pub(crate) text: String,
    /// How it changed.
    pub(crate) change: Change,
}

/// What became of a clause since the version before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Change {
    /// Nothing.
    Same,
    /// It is new.
    Added,
    /// It said this.
    Changed(String),
    /// It is gone; it said this.
    Removed(String),
}

impl Clause {
    pub(super) fn new(label: String, text: String) -> Self {
        Self { label, text, change: Change::Same }
    }

    /// Whether it is not as before.
    pub(crate) fn is_other(&self) -> bool {
        self.change != Change::Same
    }

    /// Key of the mark of its change.
    pub(crate) fn mark(&self) -> &'static str {
        match self.change {
            Change::Same => "statutes-same",
            Change::Added => "statutes-added",
            Change::Changed(_) => "statutes-changed",
            Change::Removed(_) => "statutes-removed",
        }
    }

    /// What it said before.
    pub(crate) fn before(&self) -> Option<&str> {
        match &self.change {
            Change::Same | Change::Added => None,
            Change::Changed(text) | Change::Removed(text) => Some(text),
        }
    }
}

/// All chapters of a version; against the version before, when there is one.
pub(crate) fn chapters(
    words: Words,
    document: &StatutesDocument,
    before: Option<&StatutesDocument>,
) -> Vec<Chapter> {
    let now = of(words, document);
    let Some(before) = before else { return now };
    now.into_iter().zip(of(words, before)).map(|(chapter, old)| compared(chapter, &old)).collect()
}

fn compared(chapter: Chapter, old: &Chapter) -> Chapter {
    let was = |label: &str| old.clauses.iter().find(|clause| clause.label == label);
    let compare = |clause: Clause| {
        let change = match was(&clause.label) {
            None => Change::Added,
            Some(old) if old.text == clause.text => Change::Same,
            Some(old) => Change::Changed(old.text.clone()),
        };
        Clause { change, ..clause }
    };
    let Chapter { key, clauses } = chapter;
    let gone: Vec<Clause> = old
        .clauses
        .iter()
        .filter(|old| clauses.iter().all(|clause| clause.label != old.label))
        .map(|old| Clause {
            label: old.label.clone(),
            text: String::new(),
            change: Change::Removed(old.text.clone()),
        })
        .collect();
    Chapter { key, clauses: clauses.into_iter().map(compare).chain(gone).collect() }
}

/// The chapters, always the same and in the same order.
fn of(words: Words, document: &StatutesDocument) -> Vec<Chapter> {
    let StatutesDocument {
        weighting,
        quorum_basis: _,
        quorums: _,
        majorities,
        proxy_ceiling,
        abstentions,
        categories,
        membership,
        year_end,
        meetings,
    } = document;
    let chapter = |key, clauses| Chapter { key, clauses };
    let mut majority = majority(words, majorities);
    let abstention = terms::told(words, &terms::ABSTENTIONS, abstentions);
    majority.push(Clause::new(words.say("clause-abstentions"), abstention));
    vec![
        chapter("statutes-colleges", voices(words, weighting.as_ref())),
        chapter("statutes-quorums", quorum(words, document)),
        chapter("statutes-majorities", majority),
        chapter("statutes-meetings", meeting(words, *proxy_ceiling, *meetings)),
        chapter("statutes-year", year(words, *year_end)),
        chapter("statutes-categories", categories.iter().map(|terms| category(words, terms)).collect()),
        chapter("statutes-membership", membership::clauses(words, membership.as_ref())),
    ]
}

fn voices(words: Words, weighting: Option<&Weighting>) -> Vec<Clause> {
    let Some(weighting) = weighting else {
        return vec![Clause::new(words.say("clause-weights"), words.say("count-one-each"))];
    };
    let Weighting { colleges, carry_over, silent_college, vanished_college } = weighting;
    let weight = |of: &CollegeWeight| {
        let weight = words.tell("statutes-weight", &[("weight", &terms::weight(words, of.weight))]);
        Clause::new(member_terms::college(words, of.college), weight)
    };
    let rules = [
        ("statutes-carry", terms::told(words, &terms::CARRIES, carry_over)),
        ("statutes-silent", terms::told(words, &terms::SILENT, silent_college)),
        ("statutes-vanished", terms::told(words, &terms::VANISHED, vanished_college)),
    ];
    let rules = rules.into_iter().map(|(key, text)| Clause::new(words.say(key), text));
    colleges.iter().map(weight).chain(rules).collect()
}

/// The name of a quorum: of which decision, at which call.
pub(super) fn quorum_label(words: Words, (decision, convocation): (Decision, Convocation)) -> String {
    let decision = words.say(assembly_terms::decision(decision));
    let call = words.say(assembly_terms::convocation(convocation));
    words.tell("statutes-quorum-of", &[("decision", &decision), ("call", &call)])
}

fn quorum(words: Words, document: &StatutesDocument) -> Vec<Clause> {
    let needed = |part: Fraction| {
        if part.is_zero() { words.say("statutes-quorum-none") } else { assembly_terms::told(words, part) }
    };
    let basis =
        Clause::new(words.say("clause-basis"), terms::told(words, &terms::BASES, &document.quorum_basis));
    let one = |(decision, convocation)| {
        let part = document.quorums.of(decision, convocation);
        Clause::new(quorum_label(words, (decision, convocation)), needed(part))
    };
    [basis].into_iter().chain(QUORUMS.map(one)).collect()
}

fn majority(words: Words, majorities: &Majorities) -> Vec<Clause> {
    let Majorities { ordinary, extraordinary } = majorities;
    let one = |(decision, majority)| {
        let decision = words.say(assembly_terms::decision(decision));
        let label = words.tell("statutes-majority-of", &[("decision", &decision)]);
        Clause::new(label, assembly_terms::majority(words, majority))
    };
    [(Decision::Ordinary, *ordinary), (Decision::Extraordinary, *extraordinary)].map(one).to_vec()
}

fn meeting(words: Words, ceiling: ProxyCeiling, clauses: Option<MeetingClauses>) -> Vec<Clause> {
    let ceiling = match ceiling {
        ProxyCeiling::Unlimited => words.say("proxy-unlimited"),
        ProxyCeiling::AtMost { mandates } => {
            words.tell("proxy-ceiling", &[("count", &words.count(mandates.into()))])
        }
        ProxyCeiling::Twentieth => words.say("statutes-twentieth"),
    };
    let MeetingClauses { paper_forms_days_before, electronic_voting, released_proxies } =
        clauses.unwrap_or_default();
    let days = words.tell("statutes-forms-days", &[("days", &words.count(paper_forms_days_before.into()))]);
    [
        ("statutes-ceiling", ceiling),
        ("statutes-meetings-source", source(words, clauses.is_some())),
        ("statutes-forms", days),
        ("statutes-electronic", yes(words, electronic_voting)),
        ("statutes-released", yes(words, released_proxies)),
    ]
    .map(|(key, text)| Clause::new(words.say(key), text))
    .to_vec()
}

/// Whether the statutes say it themselves.
pub(super) fn source(words: Words, own: bool) -> String {
    words.say(if own { "statutes-own" } else { "statutes-by-law" })
}

pub(super) fn yes(words: Words, is_so: bool) -> String {
    words.say(if is_so { "yes" } else { "no" })
}

fn year(words: Words, year_end: Option<YearEnd>) -> Vec<Clause> {
    let closing = year_end.unwrap_or_default();
    let told = match closing.in_year(2015) {
        Some(_) if closing.month == 2 && closing.day >= 28 => words.say("statutes-year-february"),
        // The day of a year that is not a leap one, without the year.
        Some(day) => words.day(day).trim_end_matches("2015").trim_end().to_owned(),
        None => words.say("unknown"),
    };
    let silent = year_end.is_none().then(|| words.tell("statutes-year-silent", &[("day", &told)]));
    vec![Clause::new(words.say("statutes-year-end"), silent.unwrap_or(told))]
}

fn category(words: Words, terms: &CategoryTerms) -> Clause {
    let CategoryTerms { code, college, kinds, minimum, nominal } = terms;
    let kind = |kind: &MemberKind| member_terms::kind(words, *kind).to_lowercase();
    let kinds: Vec<String> = kinds.iter().map(kind).collect();
    let parts = [
        ("college", member_terms::college(words, *college)),
        ("kinds", kinds.join(", ")),
        ("minimum", words.money(*minimum)),
        ("nominal", words.money(*nominal)),
    ];
    let parts = parts.each_ref().map(|(name, text)| (*name, text.as_str()));
    Clause::new(code.to_string(), words.tell("statutes-category-told", &parts))
}
