//! What must hold for any votes whatever, found by trying many.

use members::public::College;
use proptest::prelude::*;
use values::Fraction;

use super::abstentions::AbstentionTreatment;
use super::exact::{add, ratio};
use super::majority::{Decision, Majority};
use super::percent::Percent;
use super::weighted_result::{CollegeTally, Counting, weigh};
use super::weighting::{CarryOver, CollegeWeight, SilentCollege, Tie, VanishedCollege, Weighting};

const COLLEGES: [College; 5] =
    [College::Employees, College::Creators, College::Distributors, College::Federations, College::Supporters];

fn carry_over() -> impl Strategy<Value = CarryOver> {
    prop_oneof![
        Just(CarryOver::Proportional),
        prop_oneof![Just(Tie::Neutral), Just(Tie::Against), Just(Tie::Split)]
            .prop_map(|tie| CarryOver::Majority { tie }),
    ]
}

prop_compose! {
    fn weighting()(
        parts in proptest::sample::subsequence((10..40_u32).collect::<Vec<_>>(), 4),
        carry_over in carry_over(),
        silent_college in prop_oneof![
            Just(SilentCollege::NotCast), Just(SilentCollege::EqualShare), Just(SilentCollege::CountsInTotal)
        ],
        vanished_college in prop_oneof![Just(VanishedCollege::Equal), Just(VanishedCollege::ProRata)],
    ) -> Weighting {
        // Ten percents each, and fifty more cut at four places; no college can pass fifty (checked below).
        let bounds = [0, parts[0], parts[1], parts[2], parts[3], 50];
        let colleges = (0..5)
            .map(|i| CollegeWeight { college: COLLEGES[i], weight: Percent::whole(10 + bounds[i + 1] - bounds[i]) })
            .collect();
        Weighting { colleges, carry_over, silent_college, vanished_college }
    }
}

prop_compose! {
    fn tally()(
        in_favour in 0..400_000_u32, against in 0..400_000_u32, abstentions in 0..9_u32, blanks in 0..9_u32,
        silent in 0..9_u32, absent in 0..9_u32, shape in 0..8_u8,
    ) -> CollegeTally {
        let (in_favour, against) = match shape {
            0 => (0, 0),
            1 => (in_favour, in_favour),
            2 => (in_favour % 4, against % 4),
            _ => (in_favour, against),
        };
        let (abstentions, blanks, silent) = if shape == 0 { (0, 0, absent % 2) } else { (abstentions, blanks, silent) };
        let members = in_favour + against + abstentions + blanks + silent + if shape == 0 { 0 } else { absent };
        CollegeTally { college: College::Employees, members, in_favour, against, abstentions, blanks, silent }
    }
}

fn tallies() -> impl Strategy<Value = Vec<CollegeTally>> {
    proptest::collection::vec(tally(), 5).prop_map(|tallies| {
        tallies.into_iter().zip(COLLEGES).map(|(tally, college)| CollegeTally { college, ..tally }).collect()
    })
}

fn treatment() -> impl Strategy<Value = AbstentionTreatment> {
    prop_oneof![Just(AbstentionTreatment::Against), Just(AbstentionTreatment::NotCast)]
}

proptest! {
    #[test]
    fn for_and_against_make_the_total_and_never_more_than_the_hundred(
        weighting in weighting(), tallies in tallies(), treatment in treatment(),
    ) {
        let result = weigh(Some(&weighting), Majority::legal_floor(Decision::Ordinary), treatment, &tallies);
        let cast = add(result.in_favour, result.against);
        prop_assert!(result.share >= Fraction::ZERO && result.share <= Fraction::ONE);
        prop_assert!(cast <= result.total);
        if result.counting == Counting::Weighted {
            prop_assert!(result.total <= ratio(100, 1));
            let heaviest = result.colleges.iter().map(|each| each.weight).max().unwrap();
            prop_assert!(heaviest <= ratio(50, 1));
        }
        if weighting.silent_college != SilentCollege::CountsInTotal {
            prop_assert_eq!(cast, result.total);
        }
    }

    #[test]
    fn the_order_of_colleges_and_tallies_changes_nothing(
        weighting in weighting(), tallies in tallies(), treatment in treatment(), turn in 0..5_usize, flip in any::<bool>(),
    ) {
        let majority = Majority::legal_floor(Decision::Extraordinary);
        let before = weigh(Some(&weighting), majority, treatment, &tallies);
        let (mut turned, mut shuffled) = (weighting.clone(), tallies.clone());
        turned.colleges.rotate_left(turn);
        shuffled.rotate_right(turn);
        if flip {
            shuffled.reverse();
        }
        let after = weigh(Some(&turned), majority, treatment, &shuffled);
        prop_assert_eq!(
            (before.in_favour, before.against, before.total, before.carried),
            (after.in_favour, after.against, after.total, after.carried)
        );
    }

    #[test]
    fn one_more_vote_in_favour_never_lowers_a_proportional_share(
        weighting in weighting(), tallies in tallies(), which in 0..5_usize,
    ) {
        let weighting = Weighting {
            carry_over: CarryOver::Proportional, silent_college: SilentCollege::CountsInTotal, ..weighting
        };
        prop_assume!(tallies[which].members > 0);
        let majority = Majority::legal_floor(Decision::Ordinary);
        let before = weigh(Some(&weighting), majority, AbstentionTreatment::NotCast, &tallies);
        let mut more = tallies.clone();
        more[which].in_favour += 1;
        more[which].members += 1;
        let after = weigh(Some(&weighting), majority, AbstentionTreatment::NotCast, &more);
        prop_assert!(after.share >= before.share);
    }

    #[test]
    fn an_abstention_counted_against_never_raises_the_share(weighting in weighting(), tallies in tallies()) {
        let majority = Majority::legal_floor(Decision::Ordinary);
        let cast = weigh(Some(&weighting), majority, AbstentionTreatment::NotCast, &tallies);
        let held = weigh(Some(&weighting), majority, AbstentionTreatment::Against, &tallies);
        prop_assert!(held.share <= cast.share, "{:?} above {:?}", held.share, cast.share);
        prop_assert!(cast.carried || !held.carried);
    }

    #[test]
    fn for_and_against_are_mirrored_unless_the_statutes_favour_one(
        weighting in weighting(), tallies in tallies(),
    ) {
        prop_assume!(weighting.carry_over != CarryOver::Majority { tie: Tie::Against });
        let majority = Majority::legal_floor(Decision::Ordinary);
        let weighed = |tallies: &[CollegeTally]| {
            let result = weigh(Some(&weighting), majority, AbstentionTreatment::NotCast, tallies);
            (result.in_favour, result.against, result.total, result.carried)
        };
        let swapped: Vec<CollegeTally> = tallies
            .iter()
            .map(|of| CollegeTally { in_favour: of.against, against: of.in_favour, ..*of })
            .collect();
        let (before, after) = (weighed(&tallies), weighed(&swapped));
        prop_assert_eq!((before.0, before.1, before.2), (after.1, after.0, after.2));
        prop_assert!(!(before.3 && after.3), "a majority for and a majority against");
    }

    #[test]
    fn weights_in_force_always_make_the_hundred(weighting in weighting(), living in 0..32_u8) {
        let lives = |college| COLLEGES.iter().position(|each| *each == college).is_some_and(|i| living >> i & 1 == 1);
        if let Some(weights) = weighting.in_force(lives) {
            let total = weights.iter().fold(Fraction::ZERO, |sum, (_, weight)| add(sum, *weight));
            prop_assert_eq!(total, ratio(100, 1));
            prop_assert!(weights.iter().all(|(_, weight)| *weight <= ratio(50, 1)));
        } else {
            prop_assert!(living.count_ones() < 3);
        }
    }
}
