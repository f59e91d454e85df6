//! The choices that statutes may make, each with its code in a form and the key of its words.

use office::assemblies::public::{
    AbstentionClause, CarryOver, Convocation, Decision, Percent, QuorumBasis, SilentCollege, Tie,
    VanishedCollege,
};
use office::members::public::{CollegeChangeEffect, InterestBase, TransferApproval};

use crate::language::Words;

/// What may be chosen: code, value, key of its words.
pub(crate) type Choices<T, const N: usize> = [(&'static str, T, &'static str); N];

/// What a quorum is counted in.
pub(crate) const BASES: Choices<QuorumBasis, 3> = [
    ("shares", QuorumBasis::Shares, "basis-shares"),
    ("members", QuorumBasis::Members, "basis-members"),
    ("college_weighted", QuorumBasis::CollegeWeighted, "basis-college-weighted"),
];

/// How the vote of a college is carried to the assembly.
pub(crate) const CARRIES: Choices<CarryOver, 4> = [
    ("proportional", CarryOver::Proportional, "carry-proportional"),
    ("majority_neutral", CarryOver::Majority { tie: Tie::Neutral }, "carry-majority-neutral"),
    ("majority_against", CarryOver::Majority { tie: Tie::Against }, "carry-majority-against"),
    ("majority_split", CarryOver::Majority { tie: Tie::Split }, "carry-majority-split"),
];

/// A college in which nobody voted.
pub(crate) const SILENT: Choices<SilentCollege, 3> = [
    ("not_cast", SilentCollege::NotCast, "silent-not-cast"),
    ("equal_share", SilentCollege::EqualShare, "silent-equal-share"),
    ("counts_in_total", SilentCollege::CountsInTotal, "silent-counts"),
];

/// A college without a member.
pub(crate) const VANISHED: Choices<VanishedCollege, 2> = [
    ("equal", VanishedCollege::Equal, "vanished-equal"),
    ("pro_rata", VanishedCollege::ProRata, "vanished-pro-rata"),
];

/// What an abstention is worth.
pub(crate) const ABSTENTIONS: Choices<AbstentionClause, 2> = [
    ("law", AbstentionClause::Law, "statutes-abstentions-law"),
    ("not_cast", AbstentionClause::NotCast, "abstentions-not-cast"),
];

/// Who approves a transfer of shares.
pub(crate) const APPROVALS: Choices<TransferApproval, 3> = [
    ("board", TransferApproval::Board, "approval-board"),
    ("assembly", TransferApproval::Assembly, "approval-assembly"),
    ("free", TransferApproval::Free, "approval-free"),
];

/// When a change of college takes effect.
pub(crate) const COLLEGE_CHANGES: Choices<CollegeChangeEffect, 2> = [
    ("after_assembly", CollegeChangeEffect::AfterAssembly, "college-effect-after"),
    ("at_once", CollegeChangeEffect::AtOnce, "college-effect-at-once"),
];

/// How subsidies bear on the interest.
pub(crate) const INTEREST_BASES: Choices<InterestBase, 2> = [
    ("from_distributable", InterestBase::SubsidiesFromDistributable, "interest-from-distributable"),
    ("from_result", InterestBase::SubsidiesFromResult, "interest-from-result"),
];

/// The four quorums, in the order of the statutes.
pub(crate) const QUORUMS: [(Decision, Convocation); 4] = [
    (Decision::Ordinary, Convocation::First),
    (Decision::Ordinary, Convocation::Second),
    (Decision::Extraordinary, Convocation::First),
    (Decision::Extraordinary, Convocation::Second),
];

/// Code of a value.
pub(crate) fn code<T: PartialEq, const N: usize>(of: &Choices<T, N>, value: &T) -> &'static str {
    of.iter().find(|(_, known, _)| known == value).map_or("", |(code, ..)| code)
}

/// Words of a value.
pub(crate) fn told<T: PartialEq, const N: usize>(words: Words, of: &Choices<T, N>, value: &T) -> String {
    words.say(of.iter().find(|(_, known, _)| known == value).map_or("unknown", |(.., key)| key))
}

/// What a code means.
pub(crate) fn value<T: Copy, const N: usize>(of: &Choices<T, N>, code: &str) -> Option<T> {
    of.iter().find(|(known, ..)| *known == code).map(|(_, value, _)| *value)
}

/// A weight in percent, as people write it: a decimal when it is one, else the fraction.
pub(crate) fn weight(words: Words, weight: Percent) -> String {
    let number = weight.as_fraction();
    if 100 % number.den() != 0 {
        return number.to_string();
    }
    let decimals = number.decimal(2);
    words.decimal(decimals.trim_end_matches('0').trim_end_matches('.'))
}

/// The choices of a field.
pub(crate) fn offered<T, const N: usize>(words: Words, of: &Choices<T, N>) -> Vec<(String, String)> {
    of.iter().map(|(code, _, key)| ((*code).to_owned(), words.say(key))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn every_choice_is_read_as_it_was_written() {
        for (_, value_of, _) in CARRIES {
            assert_eq!(value(&CARRIES, code(&CARRIES, &value_of)), Some(value_of));
        }
        for approval in TransferApproval::ALL {
            assert_eq!(value(&APPROVALS, code(&APPROVALS, &approval)), Some(approval));
        }
        for effect in CollegeChangeEffect::ALL {
            assert_eq!(value(&COLLEGE_CHANGES, code(&COLLEGE_CHANGES, &effect)), Some(effect));
        }
        for base in InterestBase::ALL {
            assert_eq!(value(&INTEREST_BASES, code(&INTEREST_BASES, &base)), Some(base));
        }
        assert_eq!(value(&BASES, "Members"), None);
    }

    #[test]
    fn a_weight_is_written_as_it_is_read() {
        let (french, english) = (Words::of(Language::French), Words::of(Language::English));
        for (text, in_french, in_english) in [
            ("20", "20", "20"),
            ("12.5", "12,5", "12.5"),
            ("33.25", "33,25", "33.25"),
            ("100/3", "100/3", "100/3"),
        ] {
            let given: Percent = text.parse().unwrap();
            assert_eq!(
                (weight(french, given), weight(english, given)),
                (in_french.into(), in_english.into())
            );
        }
    }
}
