//! What a vote comes to, through the whole life of an assembly: the clauses of the statutes one by one, on the votes
//! of worked example 1.

use members::public::{College, VoterEntry};
use proptest::prelude::*;
use values::{Fraction, Shares};

use super::{and_then, close, convene_under, freeze, open, opened, own, sign_in, state, told, vote};
use crate::assembly::{
    AssemblyCommand, AssemblyEvent, Ballot, Bureau, Choice, Presence, PresenceEntry, ResolutionDraft,
    ResolutionOutcome, Verdict,
};
use crate::rules::abstentions::AbstentionClause;
use crate::rules::majority::Decision;
use crate::rules::quorum::{QuorumBasis, QuorumThresholds};
use crate::rules::weighted_result::{CollegeState, CollegeTally, Counting, ResultWarning};
use crate::rules::weighting::{CarryOver, CollegeWeight, SilentCollege, Tie, VanishedCollege, Weighting};
use crate::samples::{self, COLLEGES, day, document, fraction, statutes, voter};
use crate::statutes::StatutesDocument;

const ACCOUNTS: u32 = 1;
const REFORM: u32 = 2;
const OF_MEMBERS: u32 = 3;

/// What the last closed vote came to; the same when it is computed again from the facts.
fn outcome_of(facts: Vec<AssemblyEvent>) -> ResolutionOutcome {
    let Some(AssemblyEvent::ResolutionClosed { resolution, outcome, .. }) = facts.last().cloned() else {
        panic!("no vote is closed");
    };
    assert_eq!(state(facts).recount(resolution).unwrap().as_ref(), Some(&*outcome), "the recount agrees");
    *outcome
}

/// The votes of the example on one resolution under these statutes.
fn under(document: StatutesDocument, resolution: u32) -> ResolutionOutcome {
    let ballots = vote(resolution, samples::ballots());
    outcome_of(told(vec![convene_under(document), freeze(), sign_in(), open(), ballots, close(resolution)]))
}

fn weighted(change: impl FnOnce(&mut Weighting)) -> StatutesDocument {
    let mut weighting = samples::weighting();
    change(&mut weighting);
    StatutesDocument { weighting: Some(weighting), ..document() }
}

fn share(outcome: &ResolutionOutcome) -> (Fraction, Fraction) {
    (outcome.result.in_favour, outcome.result.total)
}

fn hundred() -> Fraction {
    fraction(100, 1)
}

#[test]
fn the_worked_example_to_the_last_fraction() {
    let outcome = under(document(), ACCOUNTS);
    assert_eq!(share(&outcome), (fraction(10_405, 176), hundred()));
    assert_eq!((outcome.verdict, outcome.blank_proxies), (Verdict::Adopted, 8));
    assert_eq!((outcome.quorum.attained, outcome.quorum.required), (fraction(55, 109), fraction(1, 5)));
    let attending: Vec<_> = outcome.attendance.iter().map(|of| (of.college, of.attending)).collect();
    assert_eq!(attending, COLLEGES.into_iter().zip([12, 18, 9, 4, 12]).collect::<Vec<_>>());
    let tallies: Vec<_> = outcome
        .result
        .colleges
        .iter()
        .map(|of| of.tally)
        .map(|of| [of.members, of.in_favour, of.against, of.abstentions, of.blanks, of.silent])
        .collect();
    let expected = [
        [16, 8, 3, 1, 0, 0],
        [40, 9, 7, 1, 1, 0],
        [24, 3, 5, 0, 0, 1],
        [6, 2, 2, 0, 0, 0],
        [23, 10, 1, 0, 1, 0],
    ];
    assert_eq!(tallies, expected);
}

#[test]
fn the_same_votes_do_not_change_the_statutes_nor_carry_what_the_board_is_against() {
    let reform = under(document(), REFORM);
    assert_eq!((share(&reform), reform.verdict), ((fraction(10_405, 176), hundred()), Verdict::Rejected));
    // The chair casts the eight blank proxies against: 6 to 10 among the creators, 5 to 6 among the supporters.
    let against = under(document(), OF_MEMBERS);
    assert_eq!((share(&against), against.verdict), ((fraction(2_095, 44), hundred()), Verdict::Rejected));
    assert_eq!(against.blank_proxies, 8);
}

#[test]
fn a_college_that_is_divided_is_not_cast_or_against_or_split() {
    let tied = |tie| {
        let outcome = under(weighted(|of| of.carry_over = CarryOver::Majority { tie }), REFORM);
        (share(&outcome), outcome.verdict)
    };
    assert_eq!(tied(Tie::Neutral), ((fraction(60, 1), fraction(85, 1)), Verdict::Adopted));
    assert_eq!(tied(Tie::Against), ((fraction(60, 1), hundred()), Verdict::Rejected));
    assert_eq!(tied(Tie::Split), ((fraction(135, 2), hundred()), Verdict::Adopted));
}

#[test]
fn under_the_law_of_2016_whoever_says_nothing_votes_against() {
    let by_law = StatutesDocument { abstentions: AbstentionClause::Law, ..document() };
    let outcome = under(by_law, ACCOUNTS);
    assert_eq!((share(&outcome), outcome.verdict), ((fraction(325, 6), hundred()), Verdict::Adopted));
}

#[test]
fn without_colleges_each_member_counts_for_one() {
    let outcome = under(StatutesDocument { weighting: None, ..document() }, ACCOUNTS);
    assert_eq!(share(&outcome), (fraction(32, 1), fraction(50, 1)));
    assert_eq!(outcome.result.counting, Counting::OneMemberOneVote);
}

#[test]
fn a_quorum_is_counted_in_shares_in_members_or_in_weights() {
    let asked = |quorum_basis, required| {
        let quorums = QuorumThresholds { ordinary_first: required, ..QuorumThresholds::legal() };
        let outcome = under(StatutesDocument { quorum_basis, quorums, ..document() }, ACCOUNTS);
        assert_eq!(outcome.result.in_favour, fraction(10_405, 176), "whatever the quorum");
        (outcome.quorum.attained, outcome.verdict)
    };
    let just_above = |of: Fraction| of.checked_add(fraction(1, 1_000_000)).unwrap();
    for (basis, attained) in [
        (QuorumBasis::Members, fraction(55, 109)),
        (QuorumBasis::Shares, fraction(382, 1_553)),
        (QuorumBasis::CollegeWeighted, fraction(1_967, 3_680)),
    ] {
        assert_eq!(asked(basis, attained), (attained, Verdict::Adopted), "{basis:?}");
        assert_eq!(asked(basis, just_above(attained)), (attained, Verdict::WithoutQuorum), "{basis:?}");
    }
}

#[test]
fn a_college_that_says_nothing_is_left_out_or_shared_or_kept_in_the_total() {
    let silent = |silent_college| {
        let ballots: Vec<Ballot> = samples::ballots()
            .into_iter()
            .filter(|of| (1..=6).all(|place| of.member != voter(3, place)))
            .collect();
        let clauses = weighted(|of| of.silent_college = silent_college);
        let orders = vec![convene_under(clauses), freeze(), sign_in(), open(), vote(1, ballots), close(1)];
        outcome_of(told(orders))
    };
    let four = fraction(10_405, 176).checked_sub(fraction(15, 2)).unwrap();
    let left_out = silent(SilentCollege::NotCast);
    assert_eq!(share(&left_out), (four, fraction(85, 1)));
    assert!(
        left_out.result.warnings.contains(&ResultWarning::CollegeSilent { college: College::Federations })
    );
    assert_eq!(share(&silent(SilentCollege::CountsInTotal)), (four, hundred()));
    // 3,75 more to each of the four: 8/11 + 9/16 + 3/8 + 10/11 of it in favour.
    let shared = silent(SilentCollege::EqualShare);
    let part = fraction(15, 4).checked_mul(fraction(453, 176)).unwrap();
    assert_eq!(share(&shared), (four.checked_add(part).unwrap(), hundred()));
}

#[test]
fn a_college_without_a_member_leaves_its_weight_to_the_others() {
    let without = |colleges: &[College], vanished_college| {
        let voters = samples::voters().into_iter().filter(|of| !colleges.contains(&of.college)).collect();
        let present: Vec<_> = [voter(1, 1), voter(2, 1), voter(4, 1)].into();
        let bureau = Bureau { chair: voter(1, 1), scrutineers: vec![], secretary: None };
        let lines = present.iter().map(|of| PresenceEntry { member: *of, presence: Presence::InPerson });
        let cast = [(voter(1, 1), Choice::For), (voter(2, 1), Choice::Against), (voter(4, 1), Choice::For)];
        let clauses = weighted(|of| of.vanished_college = vanished_college);
        outcome_of(told(vec![
            convene_under(clauses),
            AssemblyCommand::FreezeRoll { voters },
            AssemblyCommand::RecordPresence { entries: lines.collect() },
            AssemblyCommand::Open { on: day("2016-06-18"), bureau, statutes: 1, one_by_one: false },
            vote(1, cast.map(|(member, choice)| own(member, choice)).to_vec()),
            close(1),
        ]))
    };
    let two_gone = [College::Employees, College::Federations];
    let equal = without(&two_gone, VanishedCollege::Equal);
    // 35 to be inherited: a third each.
    assert_eq!(share(&equal), (fraction(190, 3), hundred()));
    // In proportion to 25, 25 and 15.
    assert_eq!(share(&without(&two_gone, VanishedCollege::ProRata)), (fraction(4_000, 65), hundred()));
    let vanished = ResultWarning::CollegeVanished { college: College::Employees };
    assert!(equal.result.warnings.contains(&vanished));
    assert_eq!(equal.verdict, Verdict::WithoutQuorum, "three of 87");
}

/// One member in each of three colleges of these weights, or without colleges.
fn three(weights: Option<[&str; 3]>, choices: [Choice; 3], decision: Decision) -> ResolutionOutcome {
    let college =
        |i: usize, weight: &str| CollegeWeight { college: COLLEGES[i], weight: weight.parse().unwrap() };
    let weighting = weights.map(|weights| Weighting {
        colleges: weights.into_iter().enumerate().map(|(i, weight)| college(i, weight)).collect(),
        ..samples::weighting()
    });
    let clauses = StatutesDocument { weighting, ..document() };
    let mut convening = samples::convening();
    convening.agenda = vec![ResolutionDraft { decision, ..convening.agenda.remove(0) }];
    let member = |i: usize| voter(i, 1);
    let voters = (0..3).map(|i| VoterEntry {
        member_id: member(i),
        number: i as u64,
        display_name: "Zoé Exemple".into(),
        college: COLLEGES[i],
        shares: Shares::new(1),
    });
    outcome_of(told(vec![
        AssemblyCommand::Convene { convening, statutes: Box::new(statutes(clauses)), first: None },
        AssemblyCommand::FreezeRoll { voters: voters.collect() },
        AssemblyCommand::RecordPresence {
            entries: (0..3)
                .map(|i| PresenceEntry { member: member(i), presence: Presence::InPerson })
                .collect(),
        },
        AssemblyCommand::Open {
            on: day("2016-06-18"),
            bureau: Bureau { chair: member(0), scrutineers: vec![], secretary: None },
            statutes: 1,
            one_by_one: false,
        },
        vote(1, (0..3).map(|i| own(member(i), choices[i])).collect()),
        close(1),
    ]))
}

#[test]
fn exactly_one_half_is_rejected_and_exactly_two_thirds_is_adopted() {
    use Choice::{Abstain, Against, For};
    let half = Some(["50", "25", "25"]);
    assert_eq!(three(half, [For, Against, Against], Decision::Ordinary).verdict, Verdict::Rejected);
    assert_eq!(three(None, [For, Against, Abstain], Decision::Ordinary).verdict, Verdict::Rejected);
    let thirds = Some(["100/3", "100/3", "100/3"]);
    for weights in [thirds, None] {
        let outcome = three(weights, [For, For, Against], Decision::Extraordinary);
        assert_eq!((outcome.result.share, outcome.verdict), (fraction(2, 3), Verdict::Adopted));
    }
    // A hair below: 66,66 % is not two thirds.
    let hair = Some(["33.33", "33.33", "33.34"]);
    assert_eq!(three(hair, [For, For, Against], Decision::Extraordinary).verdict, Verdict::Rejected);
}

#[test]
fn what_reads_as_two_thirds_once_rounded_is_not_two_thirds() {
    let outcome = three(
        Some(["33.33", "33.33", "33.34"]),
        [Choice::For, Choice::For, Choice::Against],
        Decision::Extraordinary,
    );
    let share = outcome.result.share;
    assert_eq!(share, fraction(3_333, 5_000));
    assert_eq!((share.percent(2).as_str(), share.percent(1).as_str()), ("66.66", "66.7"));
    assert_eq!(fraction(2, 3).percent(1), "66.7", "they read alike, and one alone carries");
    assert_eq!(outcome.verdict, Verdict::Rejected);
}

#[test]
fn a_college_where_all_abstain_is_silent_or_against_by_the_law_of_the_day() {
    use Choice::{Abstain, Blank, For};
    let weights = Some(["20", "40", "40"]);
    let outcome = three(weights, [Abstain, For, For], Decision::Ordinary);
    assert_eq!((share(&outcome), outcome.verdict), ((fraction(80, 1), fraction(80, 1)), Verdict::Adopted));
    assert_eq!(outcome.result.colleges[0].state, CollegeState::Silent);
    assert_eq!(outcome.quorum.attained, fraction(1, 1), "whoever abstains takes part");
    // Whoever says nothing or spoils its paper says no more.
    let blank = three(weights, [Blank, For, For], Decision::Ordinary);
    assert_eq!(share(&blank), share(&outcome));
    // Before 2019 it is against, and its weight is cast.
    let by_law = StatutesDocument { abstentions: AbstentionClause::Law, ..document() };
    let federations = samples::ballots().into_iter().map(|of| {
        let theirs = (1..=6).any(|place| of.member == voter(3, place));
        if theirs { Ballot { choice: Abstain, ..of } } else { of }
    });
    let ballots = vote(ACCOUNTS, federations.collect());
    let orders = vec![convene_under(by_law), freeze(), sign_in(), open(), ballots, close(ACCOUNTS)];
    let before = outcome_of(told(orders));
    let (tally, against) = (&before.result.colleges[3].tally, before.result.colleges[3].weight_against);
    assert_eq!((tally.abstentions, against), (4, fraction(15, 1)));
    assert_eq!(before.result.total, hundred());
}

#[test]
fn fewer_than_three_colleges_with_members_give_each_member_one_voice() {
    let kept = [College::Employees, College::Creators];
    let voters = samples::voters().into_iter().filter(|of| kept.contains(&of.college)).collect();
    let lines = samples::presence()
        .into_iter()
        .filter(|line| (0..2).any(|of| (1..=40).any(|place| line.member == voter(of, place))))
        .filter(|line| line.presence.is_present());
    let cast = samples::ballots().into_iter().filter(|of| {
        of.holder.is_none() && (0..2).any(|c| (1..=[9, 7][c]).any(|place| of.member == voter(c, place)))
    });
    let bureau = Bureau { chair: voter(0, 1), scrutineers: vec![], secretary: None };
    let outcome = outcome_of(told(vec![
        convene_under(weighted(|_| ())),
        AssemblyCommand::FreezeRoll { voters },
        AssemblyCommand::RecordPresence { entries: lines.collect() },
        AssemblyCommand::Open { on: day("2016-06-18"), bureau, statutes: 1, one_by_one: false },
        vote(1, cast.collect()),
        close(1),
    ]));
    assert_eq!(outcome.result.counting, Counting::WeightingSuspended);
    assert!(outcome.result.warnings.contains(&ResultWarning::WeightingSuspended));
    let sum = |of: fn(&CollegeTally) -> u32| -> i128 {
        outcome.result.colleges.iter().map(|college| i128::from(of(&college.tally))).sum()
    };
    let (yes, no) = (sum(|of| of.in_favour), sum(|of| of.against));
    assert_eq!(share(&outcome), (fraction(yes, 1), fraction(yes + no, 1)));
    assert!(yes > 0 && no > 0);
}

#[test]
fn nobody_cast_a_vote_and_nothing_is_adopted() {
    let outcome = three(None, [Choice::Abstain, Choice::Blank, Choice::Abstain], Decision::Ordinary);
    assert_eq!((outcome.verdict, outcome.result.total), (Verdict::Rejected, Fraction::ZERO));
    assert_eq!(outcome.result.warnings, [ResultWarning::NothingCast]);
}

#[test]
fn whoever_voted_before_leaving_counts_and_whoever_had_not_does_not() {
    let leave = |member| AssemblyCommand::WithdrawPresence { member, reason: "A quitté la séance".into() };
    // A holder of one proxy (of the employees) leaves, and a blank proxy is revoked.
    let (holder, revoked) = (voter(1, 1), voter(1, 12));
    let voted = and_then(opened(), vec![vote(1, samples::ballots()), leave(holder), leave(revoked)]);
    let first = outcome_of(and_then(voted.clone(), vec![close(1)]));
    assert_eq!(first.attendance.iter().map(|of| of.attending).collect::<Vec<_>>(), [12, 17, 9, 4, 12]);
    assert_eq!(first.blank_proxies, 7);
    let second = outcome_of(and_then(voted, vec![close(2)]));
    assert_eq!(second.attendance.iter().map(|of| of.attending).collect::<Vec<_>>(), [11, 16, 9, 4, 12]);
}

fn any_presence() -> impl Strategy<Value = Option<Presence>> {
    prop_oneof![
        Just(None),
        Just(Some(Presence::InPerson)),
        Just(Some(Presence::Remote)),
        Just(Some(Presence::BlankProxy)),
        Just(Some(Presence::Postal)),
        Just(Some(Presence::Represented { holder: voter(0, 1) })),
    ]
}

fn any_choice() -> impl Strategy<Value = Option<Choice>> {
    let choices = [Choice::For, Choice::Against, Choice::Abstain, Choice::Blank];
    proptest::option::of(proptest::sample::select(choices.to_vec()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_voice_that_takes_part_is_counted_once(
        doing in proptest::collection::vec((any_presence(), any_choice(), any::<bool>()), 28),
        resolution in 1..=3_u32,
    ) {
        let voters: Vec<VoterEntry> = samples::voters().into_iter().step_by(4).collect();
        prop_assume!(voters.len() == doing.len());
        let clauses = StatutesDocument {
            proxy_ceiling: crate::rules::proxies::ProxyCeiling::Unlimited, ..document()
        };
        let (mut lines, mut ballots, mut leaving) = (Vec::new(), Vec::new(), Vec::new());
        for (entry, (presence, choice, leaves)) in voters.iter().zip(&doing) {
            let member = entry.member_id;
            let chairing = member == voter(0, 1);
            let Some(presence) = (if chairing { Some(Presence::InPerson) } else { *presence }) else { continue };
            lines.push(PresenceEntry { member, presence });
            let holder = match presence { Presence::Represented { holder } => Some(holder), _ => None };
            if presence != Presence::BlankProxy {
                ballots.extend(choice.map(|choice| Ballot { member, choice, holder }));
            }
            if *leaves && !chairing {
                leaving.push(member);
            }
        }
        let mut orders = vec![
            convene_under(clauses),
            AssemblyCommand::FreezeRoll { voters: voters.clone() },
            AssemblyCommand::RecordPresence { entries: lines.clone() },
            AssemblyCommand::Open {
                on: day("2016-06-18"),
                bureau: Bureau { chair: voter(0, 1), scrutineers: vec![], secretary: None },
                statutes: 1, one_by_one: false,
            },
        ];
        if !ballots.is_empty() {
            orders.push(vote(resolution, ballots.clone()));
        }
        let reason = || "A quitté la séance".to_owned();
        orders.extend(leaving.iter().map(|member| AssemblyCommand::WithdrawPresence { member: *member, reason: reason() }));
        orders.push(close(resolution));
        let outcome = outcome_of(told(orders));
        let counted: u32 = outcome.result.colleges.iter().map(|of| of.tally)
            .map(|of| of.in_favour + of.against + of.abstentions + of.blanks + of.silent).sum();
        let attending: u32 = outcome.attendance.iter().map(|of| of.attending).sum();
        let voted = |line: &&PresenceEntry| ballots.iter().any(|ballot| ballot.member == line.member);
        let expected = lines.iter().filter(|line| voted(line) || !leaving.contains(&line.member)).count();
        prop_assert_eq!(counted, attending);
        prop_assert_eq!(usize::try_from(attending).unwrap(), expected);
    }
}
