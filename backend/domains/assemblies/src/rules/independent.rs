//! The weighted result a second time, from `governance.md` alone and on fractions written here: whatever the random
//! assembly, both computations agree to the last fraction.
//!
//! Nothing of the room's arithmetic is used: neither its fractions, nor its order of operations.

use members::public::College;
use proptest::prelude::*;

use super::abstentions::AbstentionTreatment;
use super::majority::{Decision, Majority};
use super::percent::Percent;
use super::weighted_result::{CollegeTally, weigh};
use super::weighting::{CarryOver, CollegeWeight, SilentCollege, Tie, VanishedCollege, Weighting};

/// A fraction in lowest terms, with a positive denominator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Frac(i128, i128);

impl Frac {
    fn of(num: i128, den: i128) -> Self {
        let mut divisors = (num.abs(), den);
        while divisors.1 != 0 {
            divisors = (divisors.1, divisors.0 % divisors.1);
        }
        if num == 0 { Self(0, 1) } else { Self(num / divisors.0, den / divisors.0) }
    }

    fn plus(self, other: Self) -> Self {
        Self::of(self.0 * other.1 + other.0 * self.1, self.1 * other.1)
    }

    fn times(self, other: Self) -> Self {
        Self::of(self.0 * other.0, self.1 * other.1)
    }

    fn over(self, other: Self) -> Self {
        Self::of(self.0 * other.1, self.1 * other.0)
    }

    fn at_least(self, other: Self) -> bool {
        self.0 * other.1 >= other.0 * self.1
    }

    fn above(self, other: Self) -> bool {
        !other.at_least(self)
    }
}

const NONE: Frac = Frac(0, 1);
const HALF: Frac = Frac(50, 1);

/// One college of the random assembly.
#[derive(Debug, Clone, Copy)]
struct Chamber {
    weight: i128,
    members: u32,
    votes: [u32; 3],
}

/// Pours `rest` into the glasses by their keys; a glass holds fifty, and what overflows is poured again.
fn pour(glasses: &mut [(Frac, Frac)], mut rest: Frac) {
    loop {
        let keys =
            glasses.iter().filter(|(level, _)| HALF.above(*level)).fold(NONE, |sum, (_, key)| sum.plus(*key));
        if rest == NONE || keys == NONE {
            return;
        }
        let mut over = NONE;
        for (level, key) in glasses.iter_mut().filter(|(level, _)| HALF.above(*level)) {
            let filled = level.plus(rest.times(*key).over(keys));
            if filled.above(HALF) {
                over = over.plus(filled.plus(Frac(-50, 1)));
                *level = HALF;
            } else {
                *level = filled;
            }
        }
        rest = over;
    }
}

/// For, against and total as `governance.md` §3 has them.
fn by_the_book(
    chambers: &[Chamber],
    (carry_over, silent, vanished): (CarryOver, SilentCollege, VanishedCollege),
    abstentions: AbstentionTreatment,
) -> (Frac, Frac, Frac) {
    let votes = |chamber: &Chamber| {
        let [yes, no, neither] = chamber.votes.map(i128::from);
        match abstentions {
            AbstentionTreatment::NotCast => (yes, no),
            AbstentionTreatment::Against => (yes, no + neither),
        }
    };
    let living: Vec<&Chamber> = chambers.iter().filter(|chamber| chamber.members > 0).collect();
    if living.len() < 3 {
        let (yes, no) = chambers.iter().map(votes).fold((0, 0), |sum, each| (sum.0 + each.0, sum.1 + each.1));
        return (Frac(yes, 1), Frac(no, 1), Frac(yes + no, 1));
    }
    let gone: i128 =
        chambers.iter().filter(|chamber| chamber.members == 0).map(|chamber| chamber.weight).sum();
    let mut glasses: Vec<(Frac, Frac)> = living
        .iter()
        .map(|chamber| {
            let weight = Frac(chamber.weight, 1);
            (weight, if vanished == VanishedCollege::ProRata { weight } else { Frac(1, 1) })
        })
        .collect();
    pour(&mut glasses, Frac(gone, 1));
    let spoke: Vec<bool> = living.iter().map(|chamber| votes(chamber) != (0, 0)).collect();
    let hundred = glasses.iter().fold(NONE, |sum, (level, _)| sum.plus(*level));
    if silent == SilentCollege::EqualShare {
        let quiet = glasses.iter().zip(&spoke).filter(|(_, spoke)| !**spoke);
        let rest = quiet.fold(NONE, |sum, ((level, _), _)| sum.plus(*level));
        let mut heirs: Vec<(Frac, Frac)> = glasses
            .iter()
            .zip(&spoke)
            .filter(|(_, spoke)| **spoke)
            .map(|((level, _), _)| (*level, Frac(1, 1)))
            .collect();
        pour(&mut heirs, rest);
        let mut heirs = heirs.into_iter();
        for (glass, _) in glasses.iter_mut().zip(&spoke).filter(|(_, spoke)| **spoke) {
            *glass = heirs.next().unwrap();
        }
    }
    let (mut yes, mut no) = (NONE, NONE);
    for ((chamber, (weight, _)), _) in living.iter().zip(&glasses).zip(&spoke).filter(|(_, spoke)| **spoke) {
        let (pro, contra) = votes(chamber);
        let part = |votes: i128| weight.times(Frac::of(votes, pro + contra));
        let (more_yes, more_no) = match carry_over {
            CarryOver::Proportional => (part(pro), part(contra)),
            CarryOver::Majority { .. } if pro > contra => (*weight, NONE),
            CarryOver::Majority { .. } if contra > pro => (NONE, *weight),
            CarryOver::Majority { tie: Tie::Neutral } => (NONE, NONE),
            CarryOver::Majority { tie: Tie::Against } => (NONE, *weight),
            CarryOver::Majority { tie: Tie::Split } => (weight.times(Frac(1, 2)), weight.times(Frac(1, 2))),
        };
        (yes, no) = (yes.plus(more_yes), no.plus(more_no));
    }
    let cast = yes.plus(no);
    let total = if silent == SilentCollege::CountsInTotal && cast != NONE { hundred } else { cast };
    (yes, no, total)
}

const COLLEGES: [College; 5] =
    [College::Employees, College::Creators, College::Distributors, College::Federations, College::Supporters];

prop_compose! {
    fn chamber()(shape in 0..6_u8, members in 1..700_u32, cut in any::<[u8; 3]>()) -> (u32, [u32; 3]) {
        match shape {
            0 => (0, [0; 3]),
            1 => (members, [0; 3]),
            2 => (members, [0, 0, members]),
            3 => (members * 2, [members, members, 0]),
            4 => (7, [u32::from(cut[0] % 4), u32::from(cut[1] % 3), u32::from(cut[2] % 2)]),
            _ => {
                let part = |of: u8| members / 4 * u32::from(of) / 255;
                (members, [part(cut[0]), part(cut[1]), part(cut[2])])
            }
        }
    }
}

prop_compose! {
    /// Five weights of 10 to 50 that make the hundred.
    fn weights()(spare in proptest::sample::subsequence((1..50_i128).collect::<Vec<_>>(), 4)) -> [i128; 5] {
        let bounds = [0, spare[0], spare[1], spare[2], spare[3], 50];
        let mut weights = [0; 5];
        for (at, weight) in weights.iter_mut().enumerate() {
            *weight = 10 + bounds[at + 1] - bounds[at];
        }
        weights
    }
}

fn policies() -> impl Strategy<Value = (CarryOver, SilentCollege, VanishedCollege)> {
    let ties = [Tie::Neutral, Tie::Against, Tie::Split];
    let mut carry_overs = ties.map(|tie| CarryOver::Majority { tie }).to_vec();
    carry_overs.push(CarryOver::Proportional);
    let silent = [SilentCollege::NotCast, SilentCollege::EqualShare, SilentCollege::CountsInTotal];
    (
        proptest::sample::select(carry_overs),
        proptest::sample::select(silent.to_vec()),
        proptest::sample::select(vec![VanishedCollege::Equal, VanishedCollege::ProRata]),
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn random_assemblies_come_out_as_a_second_computation_has_them(
        weights in weights(),
        chambers in proptest::collection::vec(chamber(), 5),
        policies in policies(),
        abstentions in proptest::sample::select(vec![AbstentionTreatment::Against, AbstentionTreatment::NotCast]),
        decision in proptest::sample::select(vec![Decision::Ordinary, Decision::Extraordinary]),
    ) {
        let chambers: Vec<Chamber> = weights
            .into_iter()
            .zip(chambers)
            .map(|(weight, (members, votes))| Chamber { weight, members, votes })
            .collect();
        let (carry_over, silent_college, vanished_college) = policies;
        let weight = |chamber: &Chamber| Percent::whole(u32::try_from(chamber.weight).unwrap());
        let weighting = Weighting {
            colleges: COLLEGES
                .into_iter()
                .zip(&chambers)
                .map(|(college, chamber)| CollegeWeight { college, weight: weight(chamber) })
                .collect(),
            carry_over,
            silent_college,
            vanished_college,
        };
        let tallies: Vec<CollegeTally> = COLLEGES
            .into_iter()
            .zip(&chambers)
            .map(|(college, Chamber { members, votes: [in_favour, against, abstentions], .. })| CollegeTally {
                members: *members,
                in_favour: *in_favour,
                against: *against,
                abstentions: *abstentions,
                ..CollegeTally::empty(college)
            })
            .collect();
        let ours = weigh(Some(&weighting), Majority::legal_floor(decision), abstentions, &tallies);
        let (yes, no, total) = by_the_book(&chambers, policies, abstentions);
        let parts = |of: values::Fraction| Frac::of(of.num(), of.den());
        prop_assert_eq!((parts(ours.in_favour), parts(ours.against), parts(ours.total)), (yes, no, total));
        let adopted = total.above(NONE) && match decision {
            Decision::Ordinary => yes.times(Frac(2, 1)).above(total),
            Decision::Extraordinary => yes.times(Frac(3, 1)).at_least(total.times(Frac(2, 1))),
        };
        prop_assert_eq!(ours.carried, adopted);
    }
}
