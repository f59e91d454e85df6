//! Worked example 1 of the house's governance notes, to the last fraction.
//!
//! Five colleges (20/25/25/15/15 %), 109 members, 55 taking part, on one resolution. Statutes that count only the
//! votes cast; the old law, the majority clauses and the assembly without colleges are computed from the same votes.

use members::public::College;
use values::Fraction;

use super::abstentions::AbstentionTreatment;
use super::exact::ratio;
use super::majority::{Decision, Majority};
use super::quorum::{CollegeAttendance, QuorumBasis, measure};
use super::weighted_result::{CollegeTally, Counting, ResultWarning, WeightedResult, weigh};
use super::weighting::{CarryOver, SilentCollege, Tie, Weighting};
use crate::samples::{self, AGAINST, COLLEGES, IN_FAVOUR, MEMBERS};

const ATTENDING: [u32; 5] = [12, 18, 9, 4, 12];
const ABSTENTIONS: [u32; 5] = [1, 2, 1, 0, 1];

fn weighting(carry_over: CarryOver) -> Weighting {
    Weighting { carry_over, ..samples::weighting() }
}

fn tallies() -> Vec<CollegeTally> {
    (0..5)
        .map(|i| CollegeTally {
            college: COLLEGES[i],
            members: MEMBERS[i],
            in_favour: IN_FAVOUR[i],
            against: AGAINST[i],
            abstentions: ABSTENTIONS[i],
            blanks: 0,
            silent: 0,
        })
        .collect()
}

fn result(carry_over: CarryOver, decision: Decision) -> WeightedResult {
    let majority = Majority::legal_floor(decision);
    weigh(Some(&weighting(carry_over)), majority, AbstentionTreatment::NotCast, &tallies())
}

#[test]
fn proportional_is_10405_over_176_adopted_as_ordinary_and_rejected_as_extraordinary() {
    let ordinary = result(CarryOver::Proportional, Decision::Ordinary);
    assert_eq!(ordinary.in_favour, ratio(10_405, 176));
    assert_eq!(ordinary.total, ratio(100, 1));
    assert_eq!(ordinary.share.percent(4), "59.1193");
    assert!(ordinary.carried);
    let by_college: Vec<Fraction> = ordinary.colleges.iter().map(|each| each.weight_in_favour).collect();
    let expected = [ratio(160, 11), ratio(225, 16), ratio(75, 8), ratio(15, 2), ratio(150, 11)];
    assert_eq!(by_college, expected);
    let extraordinary = result(CarryOver::Proportional, Decision::Extraordinary);
    assert_eq!(extraordinary.share, ordinary.share);
    assert!(!extraordinary.carried);
}

#[test]
fn a_neutral_tie_leaves_60_of_85_and_even_an_extraordinary_decision_is_adopted() {
    let neutral = result(CarryOver::Majority { tie: Tie::Neutral }, Decision::Extraordinary);
    assert_eq!(
        (neutral.in_favour, neutral.against, neutral.total),
        (ratio(60, 1), ratio(25, 1), ratio(85, 1))
    );
    assert_eq!(neutral.share.percent(3), "70.588");
    assert!(neutral.carried);
}

#[test]
fn a_tie_that_counts_against_makes_60_percent_and_the_extraordinary_decision_falls() {
    let against = result(CarryOver::Majority { tie: Tie::Against }, Decision::Extraordinary);
    assert_eq!(against.share, ratio(60, 100));
    assert!(!against.carried);
    let split = result(CarryOver::Majority { tie: Tie::Split }, Decision::Extraordinary);
    assert_eq!(split.in_favour, ratio(135, 2));
    assert!(split.carried, "67.5 % is above two thirds");
}

#[test]
fn under_the_old_law_an_abstention_is_against_and_325_over_6_remain() {
    let weighting = weighting(CarryOver::Proportional);
    let majority = Majority::legal_floor(Decision::Ordinary);
    let old = weigh(Some(&weighting), majority, AbstentionTreatment::Against, &tallies());
    assert_eq!(old.in_favour, ratio(325, 6));
    assert_eq!(old.share.percent(2), "54.17");
    assert!(old.carried);
}

#[test]
fn without_colleges_32_of_50_are_64_percent() {
    let majority = Majority::legal_floor(Decision::Ordinary);
    let plain = weigh(None, majority, AbstentionTreatment::NotCast, &tallies());
    assert_eq!(plain.counting, Counting::OneMemberOneVote);
    assert_eq!((plain.in_favour, plain.total), (ratio(32, 1), ratio(50, 1)));
    assert_eq!(plain.share.percent(0), "64");
}

#[test]
fn the_members_quorum_is_55_of_109() {
    let attendance: Vec<CollegeAttendance> = (0..5)
        .map(|i| CollegeAttendance {
            college: COLLEGES[i],
            members: MEMBERS[i],
            shares: u64::from(MEMBERS[i]) * 10,
            attending: ATTENDING[i],
            attending_shares: u64::from(ATTENDING[i]),
        })
        .collect();
    let weighting = weighting(CarryOver::Proportional);
    let quorum = |basis, required| measure(basis, required, Some(&weighting), &attendance);
    let members = quorum(QuorumBasis::Members, ratio(1, 5));
    assert_eq!(members.attained, ratio(55, 109));
    assert_eq!(members.attained.percent(2), "50.46");
    assert!(members.reached);
    assert!(!quorum(QuorumBasis::Members, ratio(56, 109)).reached);
    assert!(quorum(QuorumBasis::Members, ratio(55, 109)).reached);
    let shares = quorum(QuorumBasis::Shares, ratio(1, 5));
    assert_eq!(shares.attained, ratio(55, 1_090));
    assert!(!shares.reached);
    // 20·12/16 + 25·18/40 + 25·9/24 + 15·4/6 + 15·12/23 percents
    let weighted = quorum(QuorumBasis::CollegeWeighted, ratio(1, 2));
    assert_eq!(weighted.attained.percent(4), "53.4511");
    assert!(weighted.reached);
}

fn one_silent(silent_college: SilentCollege) -> WeightedResult {
    let mut weighting = weighting(CarryOver::Proportional);
    weighting.silent_college = silent_college;
    let mut tallies = tallies();
    (tallies[3].in_favour, tallies[3].against, tallies[3].silent) = (0, 0, 4);
    weigh(Some(&weighting), Majority::legal_floor(Decision::Ordinary), AbstentionTreatment::NotCast, &tallies)
}

#[test]
fn a_silent_college_is_not_cast_or_shared_or_kept_in_the_total() {
    let without = ratio(10_405, 176).checked_sub(ratio(15, 2)).unwrap();
    let not_cast = one_silent(SilentCollege::NotCast);
    assert_eq!((not_cast.in_favour, not_cast.total), (without, ratio(85, 1)));
    assert!(not_cast.warnings.contains(&ResultWarning::CollegeSilent { college: College::Federations }));
    let in_total = one_silent(SilentCollege::CountsInTotal);
    assert_eq!((in_total.in_favour, in_total.total), (without, ratio(100, 1)));
    let shared = one_silent(SilentCollege::EqualShare);
    assert_eq!(shared.total, ratio(100, 1));
    let weights: Vec<Fraction> = shared.colleges.iter().map(|each| each.weight).collect();
    assert_eq!(weights, [ratio(95, 4), ratio(115, 4), ratio(115, 4), ratio(0, 1), ratio(75, 4)]);
}

#[test]
fn a_college_that_alone_makes_more_than_half_of_the_cast_weight_is_pointed_at() {
    let mut tallies = tallies();
    for i in [1, 3, 4] {
        (tallies[i].in_favour, tallies[i].against) = (0, 0);
    }
    let weighting = weighting(CarryOver::Proportional);
    let majority = Majority::legal_floor(Decision::Ordinary);
    let result = weigh(Some(&weighting), majority, AbstentionTreatment::NotCast, &tallies);
    let above = ResultWarning::CollegeAboveHalf { college: College::Distributors, share: ratio(25, 45) };
    assert!(result.warnings.contains(&above), "{:?}", result.warnings);
}

#[test]
fn nothing_cast_is_rejected_and_two_living_colleges_suspend_the_weighting() {
    let majority = Majority::legal_floor(Decision::Ordinary);
    let weighting = weighting(CarryOver::Proportional);
    let nobody: Vec<CollegeTally> =
        tallies().into_iter().map(|each| CollegeTally { in_favour: 0, against: 0, ..each }).collect();
    let result = weigh(Some(&weighting), majority, AbstentionTreatment::NotCast, &nobody);
    assert!(!result.carried && result.warnings.contains(&ResultWarning::NothingCast));
    let two = &tallies()[..2];
    let result = weigh(Some(&weighting), majority, AbstentionTreatment::NotCast, two);
    assert_eq!(result.counting, Counting::WeightingSuspended);
    assert_eq!((result.in_favour, result.total), (ratio(17, 1), ratio(27, 1)));
    assert!(result.carried && result.warnings.contains(&ResultWarning::WeightingSuspended));
}
