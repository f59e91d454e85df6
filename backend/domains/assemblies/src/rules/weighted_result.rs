//! From the votes of each college to the fate of a resolution, in exact fractions.
//!
//! A college's vote is carried to the assembly by the clauses of the statutes; what nobody cast weighs nothing
//! unless the statutes or the law of the day say otherwise. The same tallies always give the same result, in
//! whatever order they come.

use members::public::College;
use serde::{Deserialize, Serialize};
use values::Fraction;

use super::abstentions::AbstentionTreatment;
use super::exact::{add, div, mul, ratio, sum, whole};
use super::majority::Majority;
use super::weighting::{CarryOver, SilentCollege, Tie, VanishedCollege, Weighting, inherit};

/// What the members of one college did about one resolution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CollegeTally {
    /// The college.
    pub college: College,
    /// Members on the roll.
    pub members: u32,
    /// Votes in favour.
    pub in_favour: u32,
    /// Votes against.
    pub against: u32,
    /// Declared abstentions.
    pub abstentions: u32,
    /// Blank or spoilt ballots.
    pub blanks: u32,
    /// Members who took part in the assembly and cast nothing on this resolution.
    pub silent: u32,
}

impl CollegeTally {
    /// A college in which nobody has done anything yet.
    pub fn empty(college: College) -> Self {
        Self { college, members: 0, in_favour: 0, against: 0, abstentions: 0, blanks: 0, silent: 0 }
    }

    /// Votes for and against, once the law has said what an abstention is worth.
    pub fn counted(&self, abstentions: AbstentionTreatment) -> (u32, u32) {
        match abstentions {
            AbstentionTreatment::NotCast => (self.in_favour, self.against),
            AbstentionTreatment::Against => {
                (self.in_favour, self.against + self.abstentions + self.blanks + self.silent)
            }
        }
    }
}

/// How the votes were weighed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counting {
    /// By college, with the weights of the statutes.
    Weighted,
    /// One member, one vote: the statutes have no colleges.
    OneMemberOneVote,
    /// One member, one vote: fewer than three colleges still have members.
    WeightingSuspended,
}

/// What a college brought to the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CollegeState {
    /// It voted.
    Voted,
    /// It voted and was exactly divided.
    Tied,
    /// It has members and none cast a vote.
    Silent,
    /// It has no member.
    Vanished,
}

/// One line of the table in the minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CollegeResult {
    /// What its members did.
    pub tally: CollegeTally,
    /// What came of it.
    pub state: CollegeState,
    /// Its weight in the statutes, in percents (0 when nothing is weighed by college).
    pub statutory_weight: Fraction,
    /// Its weight in this vote, after vanished and silent colleges, in percents.
    pub weight: Fraction,
    /// What it brought in favour: percents, or voices when each member counts for one.
    pub weight_in_favour: Fraction,
    /// What it brought against.
    pub weight_against: Fraction,
}

/// Something that the minutes must say and the board should know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ResultWarning {
    /// A college has no member: its weight was inherited (art. 19 septies may be at stake).
    CollegeVanished {
        /// Which one.
        college: College,
    },
    /// A college has members and none cast a vote.
    CollegeSilent {
        /// Which one.
        college: College,
    },
    /// A college has more than half of the weight cast.
    CollegeAboveHalf {
        /// Which one.
        college: College,
        /// Its part of the weight cast, between 0 and 1.
        share: Fraction,
    },
    /// Fewer than three colleges have members: each member counted for one.
    WeightingSuspended,
    /// Nobody cast a vote.
    NothingCast,
}

/// The result of one resolution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeightedResult {
    /// How it was weighed.
    pub counting: Counting,
    /// What an abstention was worth.
    pub abstentions: AbstentionTreatment,
    /// The table by college.
    pub colleges: Vec<CollegeResult>,
    /// Weight in favour: percents, or voices.
    pub in_favour: Fraction,
    /// Weight against.
    pub against: Fraction,
    /// What the majority is taken of.
    pub total: Fraction,
    /// `in_favour / total`, between 0 and 1; 0 when nothing was cast.
    pub share: Fraction,
    /// The majority that was needed.
    pub majority: Majority,
    /// Whether it was reached.
    pub carried: bool,
    /// What the minutes must say.
    pub warnings: Vec<ResultWarning>,
}

/// Weighs the votes of all colleges. `weighting` is the statutes' clause, `None` when they have no colleges.
pub(crate) fn weigh(
    weighting: Option<&Weighting>,
    majority: Majority,
    abstentions: AbstentionTreatment,
    tallies: &[CollegeTally],
) -> WeightedResult {
    let Some(weighting) = weighting else {
        return one_voice_each(Counting::OneMemberOneVote, majority, abstentions, tallies);
    };
    let tally = |college| {
        tallies
            .iter()
            .find(|each| each.college == college)
            .copied()
            .unwrap_or_else(|| CollegeTally::empty(college))
    };
    let Some(weights) = weighting.in_force(|college| tally(college).members > 0) else {
        return one_voice_each(Counting::WeightingSuspended, majority, abstentions, tallies);
    };
    let spoke = |college| tally(college).counted(abstentions) != (0, 0);
    let weights = without_silence(weighting.silent_college, weights, spoke);
    let colleges: Vec<CollegeResult> = weighting
        .colleges
        .iter()
        .map(|each| {
            let weight = weight_of(&weights, each.college);
            carry(weighting.carry_over, tally(each.college), each.weight.as_fraction(), weight, abstentions)
        })
        .collect();
    let cast = sum(colleges.iter().map(cast_weight));
    let total = if weighting.silent_college == SilentCollege::CountsInTotal && cast > Fraction::ZERO {
        sum(weights.iter().map(|(_, weight)| *weight))
    } else {
        cast
    };
    conclude(Counting::Weighted, majority, abstentions, colleges, total)
}

/// One member, one vote: the colleges are shown, and weigh nothing.
fn one_voice_each(
    counting: Counting,
    majority: Majority,
    abstentions: AbstentionTreatment,
    tallies: &[CollegeTally],
) -> WeightedResult {
    let nothing = Fraction::ZERO;
    let colleges: Vec<CollegeResult> = tallies
        .iter()
        .map(|tally| {
            let (in_favour, against) = tally.counted(abstentions);
            CollegeResult {
                tally: *tally,
                state: state(tally, in_favour, against),
                statutory_weight: nothing,
                weight: nothing,
                weight_in_favour: whole(in_favour),
                weight_against: whole(against),
            }
        })
        .collect();
    let total = sum(colleges.iter().map(cast_weight));
    conclude(counting, majority, abstentions, colleges, total)
}

/// The weights once the clause about silent colleges has spoken.
fn without_silence(
    clause: SilentCollege,
    weights: Vec<(College, Fraction)>,
    spoke: impl Fn(College) -> bool,
) -> Vec<(College, Fraction)> {
    match clause {
        SilentCollege::NotCast | SilentCollege::CountsInTotal => weights,
        SilentCollege::EqualShare => {
            let (heirs, silent): (Vec<_>, Vec<_>) =
                weights.into_iter().partition(|(college, _)| spoke(*college));
            let excess = sum(silent.iter().map(|(_, weight)| *weight));
            inherit(heirs, excess, VanishedCollege::Equal)
        }
    }
}

fn weight_of(weights: &[(College, Fraction)], college: College) -> Fraction {
    weights.iter().find(|(each, _)| *each == college).map_or(Fraction::ZERO, |(_, weight)| *weight)
}

/// Carries one college's vote to the assembly.
fn carry(
    carry_over: CarryOver,
    tally: CollegeTally,
    statutory_weight: Fraction,
    weight: Fraction,
    abstentions: AbstentionTreatment,
) -> CollegeResult {
    let (in_favour, against) = tally.counted(abstentions);
    let nothing = Fraction::ZERO;
    let half = mul(weight, ratio(1, 2));
    let part = |votes: u32| mul(weight, ratio(votes, in_favour + against));
    let state = state(&tally, in_favour, against);
    let (weight_in_favour, weight_against) = match (carry_over, state) {
        (_, CollegeState::Silent | CollegeState::Vanished)
        | (CarryOver::Majority { tie: Tie::Neutral }, CollegeState::Tied) => (nothing, nothing),
        (CarryOver::Proportional, CollegeState::Voted | CollegeState::Tied) => {
            (part(in_favour), part(against))
        }
        (CarryOver::Majority { .. }, CollegeState::Voted) if in_favour > against => (weight, nothing),
        (CarryOver::Majority { .. }, CollegeState::Voted)
        | (CarryOver::Majority { tie: Tie::Against }, CollegeState::Tied) => (nothing, weight),
        (CarryOver::Majority { tie: Tie::Split }, CollegeState::Tied) => (half, half),
    };
    CollegeResult { tally, state, statutory_weight, weight, weight_in_favour, weight_against }
}

fn state(tally: &CollegeTally, in_favour: u32, against: u32) -> CollegeState {
    if tally.members == 0 {
        CollegeState::Vanished
    } else if in_favour == 0 && against == 0 {
        CollegeState::Silent
    } else if in_favour == against {
        CollegeState::Tied
    } else {
        CollegeState::Voted
    }
}

/// What one college cast, for or against. Taken as a whole (and not as a sum of two long fractions), so that the
/// arithmetic stays small whatever the number of members.
fn cast_weight(college: &CollegeResult) -> Fraction {
    add(college.weight_in_favour, college.weight_against)
}

fn conclude(
    counting: Counting,
    majority: Majority,
    abstentions: AbstentionTreatment,
    colleges: Vec<CollegeResult>,
    total: Fraction,
) -> WeightedResult {
    let in_favour = sum(colleges.iter().map(|each| each.weight_in_favour));
    let against = sum(colleges.iter().map(|each| each.weight_against));
    let share = div(in_favour, total);
    let warnings = warnings(counting, &colleges);
    let carried = majority.carries(in_favour, total);
    WeightedResult {
        counting,
        abstentions,
        colleges,
        in_favour,
        against,
        total,
        share,
        majority,
        carried,
        warnings,
    }
}

fn warnings(counting: Counting, colleges: &[CollegeResult]) -> Vec<ResultWarning> {
    let mut warnings = Vec::new();
    if counting == Counting::WeightingSuspended {
        warnings.push(ResultWarning::WeightingSuspended);
    }
    let cast = sum(colleges.iter().map(cast_weight));
    if cast == Fraction::ZERO {
        warnings.push(ResultWarning::NothingCast);
    }
    if counting != Counting::Weighted {
        return warnings;
    }
    for each in colleges {
        let college = each.tally.college;
        match each.state {
            CollegeState::Vanished => warnings.push(ResultWarning::CollegeVanished { college }),
            CollegeState::Silent => warnings.push(ResultWarning::CollegeSilent { college }),
            CollegeState::Voted | CollegeState::Tied => {
                let brought = cast_weight(each);
                if brought > mul(cast, ratio(1, 2)) {
                    warnings.push(ResultWarning::CollegeAboveHalf { college, share: div(brought, cast) });
                }
            }
        }
    }
    warnings
}
