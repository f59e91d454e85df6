//! What a closed vote came to, step by step: who took part, how each college voted, what that weighs, what it adds up to,
//! and what was needed.
//!
//! What can never happen here: a number that the outcome does not carry. Fractions are exact; what is rounded stands
//! beside them, to be read.

use office::assemblies::public::{
    AbstentionTreatment, CollegeAttendance, CollegeResult, Counting, Resolution, ResolutionOutcome,
    ResultWarning, Weighting,
};
use office::values::Fraction;

use super::terms;
use crate::language::Words;
use crate::members::terms as member_terms;

/// A closed vote, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Counted {
    /// Key of the fate.
    pub(crate) verdict: &'static str,
    /// What the quorum was counted in, a key.
    pub(crate) basis: &'static str,
    /// Attained and needed.
    pub(crate) quorum: String,
    /// Whether it was reached.
    pub(crate) reached: bool,
    /// Who took part, by college.
    pub(crate) attendance: Vec<Turnout>,
    /// How each college voted, and what that weighs.
    pub(crate) colleges: Vec<College>,
    /// Whether colleges were weighed; else each member counted for one.
    pub(crate) weighted: bool,
    /// How the votes were counted, in sentences.
    pub(crate) method: Vec<String>,
    /// In favour.
    pub(crate) in_favour: Number,
    /// Against.
    pub(crate) against: Number,
    /// What the majority is taken of.
    pub(crate) total: Number,
    /// The part of the total in favour.
    pub(crate) share: String,
    /// The majority that was needed.
    pub(crate) majority: String,
    /// Whether it was reached.
    pub(crate) carried: bool,
    /// What the minutes must say.
    pub(crate) warnings: Vec<String>,
}

/// An exact number, with its rounding when it is not whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Number {
    /// As a fraction.
    pub(crate) exact: String,
    /// To be read.
    pub(crate) rounded: Option<String>,
}

/// Who of a college took part when the vote was closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Turnout {
    /// Its name.
    pub(crate) name: String,
    /// Members on the roll.
    pub(crate) members: String,
    /// Of which took part.
    pub(crate) attending: String,
    /// Shares of the members.
    pub(crate) shares: String,
    /// Shares of those who took part.
    pub(crate) attending_shares: String,
}

/// How a college voted, and what that weighs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct College {
    /// Its name.
    pub(crate) name: String,
    /// For, against, abstentions, blank, silent.
    pub(crate) votes: [String; 5],
    /// Key of what it came to.
    pub(crate) state: &'static str,
    /// Its weight in the statutes.
    pub(crate) statutory: Number,
    /// Its weight in this vote.
    pub(crate) weight: Number,
    /// What of it goes in favour.
    pub(crate) in_favour: Number,
    /// What of it goes against.
    pub(crate) against: Number,
}

impl Counted {
    /// The outcome of that resolution, counted by that clause.
    pub(crate) fn of(
        words: Words,
        weighting: Option<&Weighting>,
        resolution: &Resolution,
        outcome: &ResolutionOutcome,
    ) -> Self {
        let ResolutionOutcome { attendance, quorum, blank_proxies, result, verdict } = outcome;
        let count = |number: u32| words.count(number.into());
        let attending = |of: &CollegeAttendance| Turnout {
            name: member_terms::college(words, of.college),
            members: count(of.members),
            attending: count(of.attending),
            shares: words.count(of.shares),
            attending_shares: words.count(of.attending_shares),
        };
        let blank = (*blank_proxies > 0).then(|| blank(words, *blank_proxies, resolution));
        let warnings = result.warnings.iter().map(|one| warning(words, one));
        Self {
            verdict: terms::verdict(*verdict),
            basis: terms::basis(quorum.basis),
            quorum: terms::quorum(words, *quorum),
            reached: quorum.reached,
            attendance: attendance.iter().map(attending).collect(),
            colleges: result.colleges.iter().map(|one| College::of(words, one)).collect(),
            weighted: result.counting == Counting::Weighted,
            method: method(words, weighting, result.counting, result.abstentions),
            in_favour: Number::of(words, result.in_favour),
            against: Number::of(words, result.against),
            total: Number::of(words, result.total),
            share: terms::told(words, result.share),
            majority: terms::majority(words, result.majority),
            carried: result.carried,
            warnings: blank.into_iter().chain(warnings).collect(),
        }
    }
}

impl Number {
    fn of(words: Words, number: Fraction) -> Self {
        let rounded = (number.den() != 1).then(|| words.decimal(&number.decimal(2)));
        Self { exact: number.to_string(), rounded }
    }
}

impl College {
    fn of(words: Words, of: &CollegeResult) -> Self {
        let tally = &of.tally;
        let votes = [tally.in_favour, tally.against, tally.abstentions, tally.blanks, tally.silent];
        Self {
            name: member_terms::college(words, tally.college),
            votes: votes.map(|number| words.count(number.into())),
            state: terms::college_state(of.state),
            statutory: Number::of(words, of.statutory_weight),
            weight: Number::of(words, of.weight),
            in_favour: Number::of(words, of.weight_in_favour),
            against: Number::of(words, of.weight_against),
        }
    }
}

/// What the chair cast for proxies that named nobody.
fn blank(words: Words, proxies: u32, resolution: &Resolution) -> String {
    let count = words.count(proxies.into());
    let key = if resolution.draft.backed_by_board { "count-blank-for" } else { "count-blank-against" };
    words.tell(key, &[("count", &count)])
}

fn method(
    words: Words,
    weighting: Option<&Weighting>,
    counting: Counting,
    abstentions: AbstentionTreatment,
) -> Vec<String> {
    let mut keys = match (counting, weighting) {
        (Counting::Weighted, Some(weighting)) => terms::weighing(weighting).to_vec(),
        (Counting::Weighted | Counting::OneMemberOneVote, _) => vec!["count-one-each"],
        (Counting::WeightingSuspended, _) => vec!["count-suspended"],
    };
    keys.push(abstention(abstentions));
    keys.into_iter().map(|key| words.say(key)).collect()
}

/// Key of what an abstention is worth.
pub(crate) const fn abstention(abstentions: AbstentionTreatment) -> &'static str {
    match abstentions {
        AbstentionTreatment::Against => "abstentions-against",
        AbstentionTreatment::NotCast => "abstentions-not-cast",
    }
}

fn warning(words: Words, warning: &ResultWarning) -> String {
    let of = |key: &str, college| words.tell(key, &[("college", &member_terms::college(words, college))]);
    match warning {
        ResultWarning::CollegeVanished { college } => of("result-vanished", *college),
        ResultWarning::CollegeSilent { college } => of("result-silent", *college),
        ResultWarning::CollegeAboveHalf { college, share } => {
            let (college, share) = (member_terms::college(words, *college), terms::told(words, *share));
            words.tell("result-above-half", &[("college", &college), ("part", &share)])
        }
        ResultWarning::WeightingSuspended => words.say("result-suspended"),
        ResultWarning::NothingCast => words.say("result-nothing-cast"),
    }
}
