//! Elections by name: several candidates for several seats, each a resolution of its own on the agenda.
//!
//! Each candidate needs the majority of the assembly (L225-18, L225-98 C. com.); of those who have it, as many are
//! elected as there are seats, those with the larger part of the weighted votes first. Candidates whose parts are exactly
//! equal at the last seat are not elected: the assembly votes once more, nobody draws lots in secret.

use members::public::MemberId;
use serde::{Deserialize, Serialize};
use values::Fraction;

use super::count::{ResolutionOutcome, Verdict};
use crate::rules::mandates::MandateKind;

/// What makes a resolution a candidate in an election.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Candidacy {
    /// Name of the election: candidates under one name stand for the same seats.
    pub election: String,
    /// How many seats there are.
    pub seats: u32,
    /// Who stands.
    pub candidate: MemberId,
    /// For which mandate.
    pub mandate: MandateKind,
    /// For how many years.
    pub years: u8,
}

/// Where a candidate came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Elected.
    Elected,
    /// Had the majority, but others had more and the seats are taken.
    Outranked,
    /// Had the majority, and exactly as much as another for the last seat: a second round is needed.
    Tied,
    /// Did not have the majority, or there was no quorum.
    NotCarried,
}

/// One candidate's place in an election.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ranked {
    /// The resolution that is the candidacy.
    pub resolution: u32,
    /// Who stood.
    pub candidate: MemberId,
    /// Part of the weight in favour, between 0 and 1.
    pub share: Fraction,
    /// Where it came.
    pub standing: Standing,
}

/// Ranks candidates by their outcomes; those with the larger part first, then in the order of the agenda.
pub(super) fn rank(seats: u32, candidates: &[(u32, MemberId, &ResolutionOutcome)]) -> Vec<Ranked> {
    let carried = |outcome: &ResolutionOutcome| outcome.verdict == Verdict::Adopted;
    let share = |outcome: &ResolutionOutcome| outcome.result.share;
    let mut order = candidates.to_vec();
    order.sort_by(|(left, _, one), (right, _, other)| {
        carried(other).cmp(&carried(one)).then(share(other).cmp(&share(one))).then(left.cmp(right))
    });
    let seats = usize::try_from(seats).unwrap_or(usize::MAX);
    let with_majority: Vec<Fraction> =
        order.iter().filter(|(.., outcome)| carried(outcome)).map(|(.., outcome)| share(outcome)).collect();
    // The part that would take the last seat and the first that would go without one.
    let divided = match (with_majority.get(seats.wrapping_sub(1)), with_majority.get(seats)) {
        (Some(last_in), Some(first_out)) if last_in == first_out => Some(*last_in),
        _ => None,
    };
    let standing = |place: usize, outcome: &ResolutionOutcome| {
        if !carried(outcome) {
            Standing::NotCarried
        } else if divided == Some(share(outcome)) {
            Standing::Tied
        } else if place < seats {
            Standing::Elected
        } else {
            Standing::Outranked
        }
    };
    order
        .iter()
        .enumerate()
        .map(|(place, (resolution, candidate, outcome))| Ranked {
            resolution: *resolution,
            candidate: *candidate,
            share: share(outcome),
            standing: standing(place, outcome),
        })
        .collect()
}
