//! The words of the assemblies in the reader's language, and how exact fractions are written: exactly, with their
//! rounding beside them.

use office::assemblies::public::{
    AssemblyKind, CarryOver, Choice, CollegeState, Convened, Convocation, Decision, Hour, Majority, Presence,
    Quorum, QuorumBasis, Resolution, SilentCollege, Stage, Standing, Tie, Verdict, Weighting,
};
use office::values::{Day, Fraction, Timestamp};

use crate::language::{Language, Words};

/// What an assembly may decide.
pub(crate) const KINDS: [AssemblyKind; 3] =
    [AssemblyKind::Ordinary, AssemblyKind::Extraordinary, AssemblyKind::Mixed];

/// Where an assembly may stand, in the order of its life.
pub(crate) const STAGES: [Stage; 5] =
    [Stage::Convened, Stage::RollFrozen, Stage::Open, Stage::Closed, Stage::Cancelled];

/// What a ballot may say.
pub(crate) const CHOICES: [Choice; 4] = [Choice::For, Choice::Against, Choice::Abstain, Choice::Blank];

/// As addresses write it.
pub(crate) const fn kind_code(kind: AssemblyKind) -> &'static str {
    match kind {
        AssemblyKind::Ordinary => "ordinary",
        AssemblyKind::Extraordinary => "extraordinary",
        AssemblyKind::Mixed => "mixed",
    }
}

/// What a form means.
pub(crate) fn kind_of(text: &str) -> Option<AssemblyKind> {
    KINDS.into_iter().find(|kind| kind_code(*kind) == text)
}

/// As forms write the kind of a decision.
pub(crate) const fn decision_code(decision: Decision) -> &'static str {
    match decision {
        Decision::Ordinary => "ordinary",
        Decision::Extraordinary => "extraordinary",
    }
}

/// Key of where a candidate came.
pub(crate) const fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Elected => "standing-elected",
        Standing::Outranked => "standing-outranked",
        Standing::Tied => "standing-tied",
        Standing::NotCarried => "standing-not-carried",
    }
}

/// Key of what an assembly may decide.
pub(crate) const fn kind(kind: AssemblyKind) -> &'static str {
    match kind {
        AssemblyKind::Ordinary => "assembly-ordinary",
        AssemblyKind::Extraordinary => "assembly-extraordinary",
        AssemblyKind::Mixed => "assembly-mixed",
    }
}

/// Key of where it stands.
pub(crate) const fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::NotConvened => "stage-not-convened",
        Stage::Planned => "stage-planned",
        Stage::Convened => "stage-convened",
        Stage::RollFrozen => "stage-roll-frozen",
        Stage::Open => "stage-open",
        Stage::Closed => "stage-closed",
        Stage::Cancelled => "stage-cancelled",
    }
}

/// Key of the call.
pub(crate) const fn convocation(convocation: Convocation) -> &'static str {
    match convocation {
        Convocation::First => "convocation-first",
        Convocation::Second => "convocation-second",
    }
}

/// Key of the kind of decision.
pub(crate) const fn decision(decision: Decision) -> &'static str {
    match decision {
        Decision::Ordinary => "decision-ordinary",
        Decision::Extraordinary => "decision-extraordinary",
    }
}

/// Key of the fate of a resolution.
pub(crate) const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Adopted => "verdict-adopted",
        Verdict::Rejected => "verdict-rejected",
        Verdict::WithoutQuorum => "verdict-without-quorum",
        Verdict::NotElected => "verdict-not-elected",
    }
}

/// Key of what the vote on that resolution decided: of a candidate one says whether it is elected.
pub(crate) const fn decided(resolution: &Resolution, decided: Verdict) -> &'static str {
    match (&resolution.draft.candidacy, decided) {
        (Some(_), Verdict::Adopted) => standing(Standing::Elected),
        (Some(_), Verdict::Rejected) => standing(Standing::NotCarried),
        _ => verdict(decided),
    }
}

/// Key of what a ballot says.
pub(crate) const fn choice(choice: Choice) -> &'static str {
    match choice {
        Choice::For => "vote-for",
        Choice::Against => "vote-against",
        Choice::Abstain => "vote-abstain",
        Choice::Blank => "vote-blank",
    }
}

/// What a form means.
pub(crate) fn choice_of(text: &str) -> Option<Choice> {
    CHOICES.into_iter().find(|choice| choice.code() == text)
}

/// Codes and keys of the ways of taking part.
pub(crate) const MODES: [(&str, &str); 5] = [
    ("in_person", "mode-in-person"),
    ("remote", "mode-remote"),
    ("represented", "mode-represented"),
    ("blank_proxy", "mode-blank-proxy"),
    ("postal", "mode-postal"),
];

/// Key of how somebody takes part.
pub(crate) fn presence(presence: Presence) -> &'static str {
    MODES.into_iter().find(|(code, _)| *code == presence.code()).map_or("unknown", |(_, key)| key)
}

/// What a quorum is counted in.
pub(crate) const fn basis(basis: QuorumBasis) -> &'static str {
    match basis {
        QuorumBasis::Shares => "basis-shares",
        QuorumBasis::Members => "basis-members",
        QuorumBasis::CollegeWeighted => "basis-college-weighted",
    }
}

/// Key of what a college brought to a result.
pub(crate) const fn college_state(state: CollegeState) -> &'static str {
    match state {
        CollegeState::Voted => "state-voted",
        CollegeState::Tied => "state-tied",
        CollegeState::Silent => "state-silent",
        CollegeState::Vanished => "state-vanished",
    }
}

/// Keys of how the votes of colleges are carried to the assembly.
pub(crate) const fn weighing(weighting: &Weighting) -> [&'static str; 2] {
    let carried = match weighting.carry_over {
        CarryOver::Proportional => "carry-proportional",
        CarryOver::Majority { tie: Tie::Neutral } => "carry-majority-neutral",
        CarryOver::Majority { tie: Tie::Against } => "carry-majority-against",
        CarryOver::Majority { tie: Tie::Split } => "carry-majority-split",
    };
    let silent = match weighting.silent_college {
        SilentCollege::NotCast => "silent-not-cast",
        SilentCollege::EqualShare => "silent-equal-share",
        SilentCollege::CountsInTotal => "silent-counts",
    };
    [carried, silent]
}

/// The majority that carries.
pub(crate) fn majority(words: Words, majority: Majority) -> String {
    match majority {
        Majority::MoreThan(share) => words.tell("majority-more-than", &[("part", &told(words, share))]),
        Majority::AtLeast(share) => words.tell("majority-at-least", &[("part", &told(words, share))]),
    }
}

/// A part of a whole in percent, rounded to be read.
pub(crate) fn percent(words: Words, part: Fraction) -> String {
    words.percent(&part.percent(2))
}

/// A part of a whole, exactly, with its rounding.
pub(crate) fn told(words: Words, part: Fraction) -> String {
    let (exact, rounded) = (format!("{}/{}", part.num(), part.den()), percent(words, part));
    match part.den() {
        1 => rounded,
        _ => words.tell("fraction-told", &[("exact", &exact), ("percent", &rounded)]),
    }
}

/// What a quorum is and must be.
pub(crate) fn quorum(words: Words, quorum: Quorum) -> String {
    let parts = [("attained", told(words, quorum.attained)), ("required", told(words, quorum.required))];
    let parts = parts.each_ref().map(|(name, text)| (*name, text.as_str()));
    words.tell("quorum-told", &parts)
}

/// The name of an assembly: what it is, and when.
pub(crate) fn title(words: Words, convened: &Convened) -> String {
    named(words, convened.kind, convened.day)
}

/// The name of an assembly of that kind and day.
pub(crate) fn named(words: Words, of: AssemblyKind, day: Day) -> String {
    let (kind, day) = (words.say(kind(of)), words.day(day));
    words.tell("assembly-title", &[("kind", &kind), ("day", &day)])
}

/// An hour of the clock.
pub(crate) fn hour(words: Words, hour: Hour) -> String {
    match words.language {
        Language::French => hour.french(),
        Language::English => hour.to_string(),
    }
}

/// The hour that clocks in France show at a moment.
pub(crate) fn clock(words: Words, at: Timestamp) -> String {
    let hour_of = |(_, hour, minute)| Hour::new(hour, minute);
    at.french_clock().and_then(hour_of).map_or_else(|| words.moment(at), |clock| hour(words, clock))
}

/// Day and hour that clocks in France show at a moment.
pub(crate) fn moment(words: Words, at: Timestamp) -> String {
    match at.french_clock() {
        Some((day, ..)) => {
            words.tell("clock-moment", &[("day", &words.day(day)), ("hour", &clock(words, at))])
        }
        None => words.moment(at),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn what_addresses_and_forms_write_is_what_is_stored() {
        for kind in KINDS {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind_code(kind));
        }
        for stage in STAGES {
            assert_eq!(serde_json::to_value(stage).unwrap(), stage.code());
        }
        for choice in CHOICES {
            assert_eq!(choice_of(choice.code()), Some(choice));
        }
        assert_eq!(choice_of("For"), None);
        let modes = [Presence::InPerson, Presence::Remote, Presence::BlankProxy, Presence::Postal];
        assert!(modes.into_iter().all(|mode| presence(mode) != "unknown"));
    }

    #[test]
    fn a_fraction_is_exact_and_its_rounding_stands_beside_it() {
        let french = Words::of(Language::French);
        assert_eq!(told(french, Fraction::new(55, 109).unwrap()), "55/109 (50,46\u{a0}%)");
        assert_eq!(told(french, Fraction::ONE), "100,00\u{a0}%");
        let half = Majority::MoreThan(Fraction::new(1, 2).unwrap());
        assert_eq!(majority(french, half), "plus de 1/2 (50,00\u{a0}%)");
    }
}
