//! The words of the mandates in the reader's language: what somebody is named, why a mandate ended, where it stands.

use office::assemblies::public::{EndReason, MandateKind, MandateRow};
use office::values::Day;

use crate::language::Words;

/// What somebody may be named.
pub(crate) const KINDS: [MandateKind; 4] =
    [MandateKind::Director, MandateKind::Chair, MandateKind::Auditor, MandateKind::CooperativeReviewer];

/// As forms and addresses write it.
pub(crate) const fn code(kind: MandateKind) -> &'static str {
    match kind {
        MandateKind::Director => "director",
        MandateKind::Chair => "chair",
        MandateKind::Auditor => "auditor",
        MandateKind::CooperativeReviewer => "cooperative_reviewer",
    }
}

/// What a form or an address means.
pub(crate) fn kind_of(text: &str) -> Option<MandateKind> {
    KINDS.into_iter().find(|kind| code(*kind) == text)
}

/// What somebody was named, as a substitute or not.
pub(crate) fn kind(words: Words, kind: MandateKind, substitute: bool) -> String {
    let named = words.say(match kind {
        MandateKind::Director => "mandate-director",
        MandateKind::Chair => "mandate-chair",
        MandateKind::Auditor => "mandate-auditor",
        MandateKind::CooperativeReviewer => "mandate-reviewer",
    });
    if substitute { words.tell("mandate-of-substitute", &[("kind", &named)]) } else { named }
}

/// Why the mandate of a person, or of an entity, may end before its term.
pub(crate) const fn reasons(entity: bool) -> [EndReason; 3] {
    let over = if entity { EndReason::Dissolution } else { EndReason::Death };
    [EndReason::Resignation, EndReason::Revocation, over]
}

/// As forms write it.
pub(crate) const fn reason_code(reason: EndReason) -> &'static str {
    match reason {
        EndReason::Resignation => "resignation",
        EndReason::Revocation => "revocation",
        EndReason::Death => "death",
        EndReason::Dissolution => "dissolution",
    }
}

/// What a form means, whoever holds the mandate.
pub(crate) fn reason_of(text: &str) -> Option<EndReason> {
    let all = [EndReason::Resignation, EndReason::Revocation, EndReason::Death, EndReason::Dissolution];
    all.into_iter().find(|reason| reason_code(*reason) == text)
}

/// Why it ended.
pub(crate) fn reason(words: Words, reason: EndReason) -> String {
    words.say(match reason {
        EndReason::Resignation => "cause-resignation",
        EndReason::Revocation => "mandate-revocation",
        EndReason::Death => "cause-death",
        EndReason::Dissolution => "cause-dissolution",
    })
}

/// Where a mandate stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// It has not begun.
    Coming,
    /// It runs.
    Running,
    /// Its last day is past.
    Over,
}

impl State {
    /// All of them.
    pub(crate) const ALL: [Self; 3] = [Self::Running, Self::Coming, Self::Over];

    /// That of a mandate.
    pub(crate) fn of(row: &MandateRow, day: Day) -> Self {
        if row.last_day < day {
            Self::Over
        } else if row.from > day {
            Self::Coming
        } else {
            Self::Running
        }
    }

    /// As an address writes it.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Coming => "a-venir",
            Self::Running => "en-cours",
            Self::Over => "termine",
        }
    }

    /// Key of its words.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Coming => "mandate-coming",
            Self::Running => "mandate-running",
            Self::Over => "mandate-over",
        }
    }

    /// The filters that find those that stand there on a day: the same question as [`Self::of`].
    pub(crate) fn filters(self, day: Day) -> Vec<String> {
        match self {
            Self::Coming => vec![format!("last_day:ge:{day}"), format!("from_day:gt:{day}")],
            Self::Running => vec![format!("last_day:ge:{day}"), format!("from_day:le:{day}")],
            Self::Over => vec![format!("last_day:lt:{day}")],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_form_writes_is_what_is_stored() {
        for kind in KINDS {
            assert_eq!(serde_json::to_value(kind).unwrap(), code(kind));
            assert_eq!(kind_of(code(kind)), Some(kind));
        }
        for reason in reasons(true).into_iter().chain(reasons(false)) {
            assert_eq!(serde_json::to_value(reason).unwrap(), reason_code(reason));
            assert_eq!(reason_of(reason_code(reason)), Some(reason));
        }
        assert_eq!((kind_of("Director"), reason_of("")), (None, None));
    }

    #[test]
    fn a_mandate_runs_from_its_first_day_to_its_last() {
        let row = crate::samples::mandates().remove(0);
        for (day, state) in [
            (row.from.plus_days(-1), State::Coming),
            (row.from, State::Running),
            (row.last_day, State::Running),
            (row.last_day.plus_days(1), State::Over),
        ] {
            assert_eq!(State::of(&row, day), state, "{day}");
        }
    }
}
