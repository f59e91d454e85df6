//! How the vote on a resolution goes, and what follows it, in the reader's words.

use office::assemblies::public::{Applied, Consequence, MandateRow, ResolutionSheet, ResolutionState};

use super::terms;
use crate::language::Words;
use crate::mandates::terms as mandate_terms;

/// What is done once a resolution is adopted; `mandates` are those whose holders may be named.
pub(crate) fn follows(words: Words, follows: Consequence, mandates: &[MandateRow]) -> String {
    match follows {
        Consequence::AllocateResult => words.say("follows-allocation"),
        Consequence::AmendStatutes => words.say("follows-statutes"),
        Consequence::EndMandate { mandate } => match mandates.iter().find(|row| row.mandate_id == mandate) {
            Some(row) => {
                let kind = mandate_terms::kind(words, row.kind, row.substitute);
                words.tell("follows-end", &[("kind", &kind), ("name", &row.name)])
            }
            None => words.say("follows-end-unnamed"),
        },
    }
}

/// What was done because a resolution was adopted.
pub(crate) fn applied(words: Words, applied: &Applied) -> String {
    match applied {
        Applied::MandateGiven { .. } => words.say("applied-mandate"),
        Applied::MandateEnded { .. } => words.say("applied-end"),
        Applied::ResultAllocated { closed_on } => {
            words.tell("applied-allocation", &[("day", &words.day(*closed_on))])
        }
        Applied::StatutesAdopted { version } => {
            words.tell("applied-statutes", &[("version", &version.to_string())])
        }
    }
}

/// Key and words of how the vote goes: when it opened and closed, why it changed, whether it is secret, how far the papers
/// are counted, where the candidate came.
pub(crate) fn facts(words: Words, sheet: &ResolutionSheet) -> Vec<(&'static str, String)> {
    let course = &sheet.course;
    let mut facts = Vec::new();
    facts.extend(course.in_session.then(|| ("course-in-session", words.say("course-in-session-yes"))));
    facts.extend(course.opened_at.map(|at| ("course-opened", terms::moment(words, at))));
    facts.extend(course.closed_at.map(|at| ("course-closed", terms::moment(words, at))));
    if course.secret {
        let counted = words.say(match course.secret_counted_by.len() {
            0 => "course-secret-none",
            1 => "course-secret-one",
            _ => "course-secret-two",
        });
        facts.push(("course-secret", counted));
    }
    facts.extend((!course.reason.is_empty()).then(|| ("course-reason", course.reason.clone())));
    facts.extend(course.standing.map(|one| ("course-standing", words.say(terms::standing(one)))));
    facts.extend(course.applied.as_ref().map(|one| ("course-applied", applied(words, one))));
    facts
}

/// Key of where a vote stands.
pub(crate) const fn state(state: ResolutionState) -> &'static str {
    match state {
        ResolutionState::Waiting => "resolution-proposed",
        ResolutionState::Open => "resolution-open",
        ResolutionState::Closed => "course-over",
        ResolutionState::Withdrawn => "course-withdrawn",
    }
}
