//! The weights of the colleges: the clauses of the statutes, and what they become when a college has no member.
//!
//! No college ever weighs more than half (loi 47-1775 art. 19 octies), not even by inheriting the weight of one that
//! vanished; capital never plays a part in a weight.

use members::public::College;
use serde::{Deserialize, Serialize};
use values::Fraction;

use super::exact::{add, div, mul, sub, sum, whole};
use super::percent::Percent;

/// Below three colleges weighting has no legal meaning (art. 19 octies).
pub(crate) const FEWEST_COLLEGES: usize = 3;
/// A college weighs at least this many percents.
pub(crate) const LIGHTEST: u32 = 10;
/// A college weighs at most this many percents.
pub(crate) const HEAVIEST: u32 = 50;

/// One college and what it weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CollegeWeight {
    /// The college.
    pub college: College,
    /// Its part of the hundred.
    pub weight: Percent,
}

/// How the vote inside a college is carried to the assembly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CarryOver {
    /// The weight is shared between for and against as the college voted.
    Proportional,
    /// The whole weight follows the college's majority.
    Majority {
        /// What a college weighs when it is exactly divided.
        tie: Tie,
    },
}

/// What becomes of the weight of a college that is exactly divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tie {
    /// It is not cast.
    Neutral,
    /// It is cast against.
    Against,
    /// It is cast half for, half against.
    Split,
}

/// What becomes of the weight of a college that has members of whom none cast a vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SilentCollege {
    /// It is not cast: the result is computed over the weight of the others.
    NotCast,
    /// It is shared equally among the colleges that voted, none above one half.
    EqualShare,
    /// It stays in the total without being for or against: the total is always the hundred.
    CountsInTotal,
}

/// Who inherits the weight of a college that no longer has any member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VanishedCollege {
    /// The others, equally.
    Equal,
    /// The others, in proportion to their weights.
    ProRata,
}

/// All that the statutes say about colleges. Statutes without it give one vote to each member, uncounted by college.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weighting {
    /// The colleges; three or more, adding up to exactly 100.
    pub colleges: Vec<CollegeWeight>,
    /// From a college's vote to the assembly's.
    pub carry_over: CarryOver,
    /// A college in which nobody voted.
    pub silent_college: SilentCollege,
    /// A college without a member.
    pub vanished_college: VanishedCollege,
}

/// A college and an exact number of percents.
pub(crate) type Share = (College, Fraction);

impl Weighting {
    /// Whether the statutes give this college a weight.
    pub fn knows(&self, college: College) -> bool {
        self.colleges.iter().any(|each| each.college == college)
    }

    /// The weights once the vanished colleges have been inherited from, or `None` when fewer than three colleges
    /// still have members: the weighting is then suspended and each member counts for one.
    pub fn in_force(&self, has_members: impl Fn(College) -> bool) -> Option<Vec<(College, Fraction)>> {
        let (living, vanished): (Vec<Share>, Vec<Share>) = self
            .colleges
            .iter()
            .map(|each| (each.college, each.weight.as_fraction()))
            .partition(|(college, _)| has_members(*college));
        if living.len() < FEWEST_COLLEGES {
            return None;
        }
        let excess = sum(vanished.iter().map(|(_, weight)| *weight));
        Some(inherit(living, excess, self.vanished_college))
    }
}

/// Shares `excess` among `heirs` without lifting any above one half: what a capped heir cannot take goes to the
/// others, again and again. What nobody may take (fewer than two heirs) is not cast.
pub(crate) fn inherit(mut heirs: Vec<Share>, mut excess: Fraction, among: VanishedCollege) -> Vec<Share> {
    let cap = whole(HEAVIEST);
    let keys: Vec<Fraction> = heirs
        .iter()
        .map(|(_, weight)| match among {
            VanishedCollege::Equal => Fraction::ONE,
            VanishedCollege::ProRata => *weight,
        })
        .collect();
    while excess > Fraction::ZERO {
        let open: Vec<usize> = (0..heirs.len()).filter(|i| heirs[*i].1 < cap).collect();
        let all = sum(open.iter().map(|i| keys[*i]));
        if all.is_zero() {
            break;
        }
        let shared = excess;
        excess = Fraction::ZERO;
        for i in open {
            let grown = add(heirs[i].1, div(mul(shared, keys[i]), all));
            heirs[i].1 = Ord::min(grown, cap);
            excess = add(excess, sub(grown, heirs[i].1));
        }
    }
    heirs
}

#[cfg(test)]
mod tests {
    use super::super::exact::ratio;
    use super::*;

    const FIVE: [(College, u32); 5] = [
        (College::Employees, 20),
        (College::Creators, 25),
        (College::Distributors, 25),
        (College::Federations, 15),
        (College::Supporters, 15),
    ];

    fn weighting(weights: &[(College, u32)], vanished_college: VanishedCollege) -> Weighting {
        Weighting {
            colleges: weights
                .iter()
                .map(|(college, weight)| CollegeWeight { college: *college, weight: Percent::whole(*weight) })
                .collect(),
            carry_over: CarryOver::Proportional,
            silent_college: SilentCollege::NotCast,
            vanished_college,
        }
    }

    fn weights(of: Option<Vec<(College, Fraction)>>) -> Vec<Fraction> {
        of.unwrap().into_iter().map(|(_, weight)| weight).collect()
    }

    #[test]
    fn nothing_changes_while_every_college_lives() {
        let weighting = weighting(&FIVE, VanishedCollege::Equal);
        let expected: Vec<Fraction> = [20, 25, 25, 15, 15].map(|w| ratio(w, 1)).to_vec();
        assert_eq!(weights(weighting.in_force(|_| true)), expected);
    }

    #[test]
    fn a_vanished_college_is_inherited_equally_or_in_proportion() {
        let gone = |college| college != College::Employees;
        let equal = weights(weighting(&FIVE, VanishedCollege::Equal).in_force(gone));
        assert_eq!(equal, [30, 30, 20, 20].map(|w| ratio(w, 1)).to_vec());
        let pro_rata = weights(weighting(&FIVE, VanishedCollege::ProRata).in_force(gone));
        assert_eq!(pro_rata, [ratio(125, 4), ratio(125, 4), ratio(75, 4), ratio(75, 4)].to_vec());
    }

    #[test]
    fn nobody_inherits_beyond_one_half_and_the_rest_goes_round_again() {
        let four = [
            (College::Employees, 48),
            (College::Creators, 25),
            (College::Distributors, 15),
            (College::Supporters, 12),
        ];
        let gone = |college| college != College::Supporters;
        // 4 each: 52 is two too many, one each for the two others.
        let equal = weights(weighting(&four, VanishedCollege::Equal).in_force(gone));
        assert_eq!(equal, [50, 30, 20].map(|w| ratio(w, 1)).to_vec());
        // In proportion the two others share 10 as 25 to 15.
        let pro_rata = weights(weighting(&four, VanishedCollege::ProRata).in_force(gone));
        assert_eq!(pro_rata, [ratio(50, 1), ratio(125, 4), ratio(75, 4)].to_vec());
    }

    #[test]
    fn fewer_than_three_colleges_suspend_the_weighting() {
        let weighting = weighting(&FIVE, VanishedCollege::Equal);
        let two = |college| matches!(college, College::Employees | College::Creators);
        assert_eq!(weighting.in_force(two), None);
        let three = |college| two(college) || college == College::Supporters;
        assert!(weighting.in_force(three).is_some());
    }

    #[test]
    fn one_heir_alone_is_capped_and_the_rest_is_not_cast() {
        let alone = inherit(vec![(College::Creators, ratio(25, 1))], ratio(75, 1), VanishedCollege::Equal);
        assert_eq!(alone, vec![(College::Creators, ratio(50, 1))]);
    }
}
