//! The session: arrivals and departures, released proxies, votes opened one by one, hands, secret counts, elections,
//! what comes up and what is withdrawn; then minutes and consequences.

use members::public::{College, MemberId};
use values::{Timestamp, Uuid};

use super::voting_orders::modern;
use super::{and_then, close, convene_under, freeze, given, open, own, sign_in, state, told, vote};
use crate::assembly::{
    Applied, AssemblyCommand, AssemblyError, AssemblyEvent, Ballot, Candidacy, Choice, CollegeCount,
    Consequence, Convening, ResolutionDraft, SignedBy, Stage, Standing, Verdict, VotingError, Way,
};
use crate::mandate::MandateId;
use crate::rules::majority::Decision;
use crate::rules::mandates::MandateKind;
use crate::samples::{self, COLLEGES, day, draft, statutes, voter};

fn at(moment: &str) -> Timestamp {
    moment.parse().unwrap()
}

fn arrive(member: MemberId, moment: &str) -> AssemblyCommand {
    AssemblyCommand::Arrive { member, way: Way::InPerson, at: at(moment), signed: SignedBy::Code }
}

fn depart(member: MemberId, moment: &str) -> AssemblyCommand {
    AssemblyCommand::Depart { member, at: at(moment) }
}

fn session() -> Vec<AssemblyEvent> {
    told(vec![convene_under(modern()), freeze(), sign_in(), open()])
}

fn one_by_one() -> Vec<AssemblyEvent> {
    let open = AssemblyCommand::Open {
        on: day("2016-06-18"),
        bureau: samples::bureau(),
        statutes: 1,
        one_by_one: true,
    };
    told(vec![convene_under(modern()), freeze(), sign_in(), open])
}

fn count(college: usize, in_favour: u32, against: u32, abstentions: u32) -> CollegeCount {
    CollegeCount { college: COLLEGES[college], in_favour, against, abstentions, blanks: 0 }
}

#[test]
fn a_principal_who_arrives_speaks_for_itself_and_its_holder_no_more() {
    let (holder, member) = (voter(2, 1), voter(1, 8));
    let arrived = and_then(session(), vec![arrive(member, "2016-06-18T17:00:00Z")]);
    let by_holder = Ballot { member, choice: Choice::For, holder: Some(holder) };
    given(arrived.clone())
        .refuses(vote(1, vec![by_holder]), AssemblyError::NoProxyGiven { member, given: holder });
    assert_eq!(
        and_then(arrived.clone(), vec![vote(1, vec![own(member, Choice::For)])]).len(),
        arrived.len() + 1
    );
    given(arrived).refuses(arrive(member, "2016-06-18T17:05:00Z"), AssemblyError::AlreadyRecorded { member });
    // A vote cast by the holder before stands.
    let voted = and_then(session(), vec![vote(1, vec![by_holder]), arrive(member, "2016-06-18T17:00:00Z")]);
    given(voted).refuses(
        vote(1, vec![own(member, Choice::Against)]),
        AssemblyError::AlreadyVoted { member, resolution: 1 },
    );
}

#[test]
fn a_clock_that_was_set_back_changes_nothing_for_facts_come_in_their_order() {
    let ana = voter(0, 1);
    let facts =
        and_then(session(), vec![depart(ana, "2016-06-18T18:00:00Z"), arrive(ana, "2016-06-18T17:59:00Z")]);
    let voted = and_then(facts.clone(), vec![vote(1, vec![own(ana, Choice::For)])]);
    assert_eq!(
        voted.len(),
        facts.len() + 1,
        "she is there: she came back after she left, whatever the clock"
    );
    given(session()).refuses(
        depart(voter(0, 16), "2016-06-18T18:00:00Z"),
        AssemblyError::NotRecorded { member: voter(0, 16) },
    );
}

#[test]
fn a_holder_over_the_ceiling_is_refused_at_acceptance_and_at_the_vote() {
    use crate::assembly::{Presence, PresenceEntry, RollChange};
    // 109 voters allow five proxies; with 99 on the roll, four.
    let holder = voter(0, 1);
    let line = |place| PresenceEntry { member: voter(1, place), presence: Presence::Represented { holder } };
    let sign = |entries: Vec<PresenceEntry>| AssemblyCommand::RecordPresence { entries };
    let there = PresenceEntry { member: holder, presence: Presence::InPerson };
    let others = [voter(1, 30), voter(2, 1), voter(3, 1)]
        .map(|member| PresenceEntry { member, presence: Presence::InPerson });
    let facts = told(vec![
        convene_under(modern()),
        freeze(),
        sign((1..=5).map(line).chain([there]).chain(others).collect()),
    ]);
    let sixth = AssemblyError::TooManyProxies { member: voter(1, 6), holder, most: 5 };
    given(facts.clone()).refuses(sign(vec![line(6)]), sixth);
    let fewer = AssemblyCommand::CorrectRoll {
        changes: (14..=23).map(|place| RollChange::Remove(voter(4, place))).collect(),
        reason: "Radiés".into(),
    };
    let bureau = crate::assembly::Bureau { chair: holder, scrutineers: vec![], secretary: None };
    let open = AssemblyCommand::Open { on: day("2016-06-18"), bureau, statutes: 1, one_by_one: false };
    let facts = and_then(facts, vec![fewer, open]);
    let cast =
        |place| vote(1, vec![Ballot { member: voter(1, place), choice: Choice::For, holder: Some(holder) }]);
    assert_eq!(and_then(facts.clone(), vec![cast(4)]).len(), facts.len() + 1);
    given(facts).refuses(cast(5), AssemblyError::TooManyProxies { member: voter(1, 5), holder, most: 4 });
}

#[test]
fn a_released_proxy_is_taken_by_somebody_present_of_the_same_college() {
    let (member, friend) = (voter(1, 8), voter(1, 1));
    let release = AssemblyCommand::ReleaseProxy { member };
    let take = |holder| AssemblyCommand::TakeProxy { member, holder };
    let released = || and_then(session(), vec![release.clone()]);
    given(session()).refuses(take(friend), VotingError::NotReleased { member }.into());
    given(released())
        .refuses(take(voter(0, 1)), VotingError::AnotherCollege { member, holder: voter(0, 1) }.into());
    given(released())
        .refuses(take(voter(1, 40)), AssemblyError::HolderAbsent { member, holder: voter(1, 40) });
    let nobody = vote(1, vec![Ballot { member, choice: Choice::For, holder: Some(voter(2, 1)) }]);
    given(released()).refuses(nobody, VotingError::ProxyReleased { member }.into());
    let taken = and_then(released(), vec![take(friend)]);
    let cast = vote(1, vec![Ballot { member, choice: Choice::For, holder: Some(friend) }]);
    assert_eq!(and_then(taken.clone(), vec![cast]).len(), taken.len() + 1);
    given(session()).refuses(
        AssemblyCommand::ReleaseProxy { member: friend },
        VotingError::PresentInPerson { member: friend }.into(),
    );
    given(super::opened()).refuses(release, VotingError::NoReleasedProxies {}.into());
}

#[test]
fn each_vote_opens_on_its_own_and_the_session_ends_when_all_were_put_or_withdrawn() {
    let opened = AssemblyCommand::OpenResolution { resolution: 1 };
    let ballots = vote(1, vec![own(voter(0, 1), Choice::For)]);
    given(one_by_one()).refuses(ballots.clone(), VotingError::VoteNotOpen { resolution: 1 }.into());
    given(session()).refuses(opened.clone(), VotingError::AllOpen {}.into());
    let voted = and_then(one_by_one(), vec![opened.clone(), ballots]);
    given(voted.clone()).refuses(opened, VotingError::VoteBegun { resolution: 1 }.into());
    given(voted.clone()).refuses(AssemblyCommand::Close, VotingError::NotPutToVote { resolution: 2 }.into());
    let withdraw =
        |resolution| AssemblyCommand::WithdrawItem { resolution, reason: "Par ses auteurs".into() };
    given(voted.clone()).refuses(withdraw(1), VotingError::VoteBegun { resolution: 1 }.into());
    let ended = and_then(voted, vec![withdraw(2), withdraw(3), AssemblyCommand::Close]);
    let Some(AssemblyEvent::Closed { verdicts }) = ended.last() else { panic!("{ended:?}") };
    assert_eq!(verdicts.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [1]);
}

#[test]
fn hands_and_ballots_make_one_count_and_no_voice_is_in_both() {
    // Employees: 9 in the room of whom the second at a distance, 3 represented by creators in the room or not.
    let by_phone = own(voter(0, 2), Choice::Against);
    let facts = and_then(session(), vec![vote(1, vec![by_phone])]);
    let hands = |counts: Vec<CollegeCount>| AssemblyCommand::CountHands { resolution: 1, counts };
    let eleven = VotingError::MoreThanVoices { college: College::Employees, given: 12, most: 11 };
    // A proxy whose holder (creator 2) is at a distance raises no hand.
    let left = match and_check(&facts, hands(vec![count(0, 12, 0, 0)])) {
        VotingError::MoreThanVoices { most, .. } => most,
        other => panic!("{other:?} is not {eleven:?}"),
    };
    let whole = u32::try_from(left).unwrap();
    let counted = and_then(facts, vec![hands(vec![count(0, whole - 2, 1, 1)])]);
    given(counted.clone()).refuses(
        vote(1, vec![own(voter(0, 1), Choice::For)]),
        VotingError::CountedByHands { member: voter(0, 1), resolution: 1 }.into(),
    );
    let mended = and_then(counted, vec![hands(vec![count(0, whole - 1, 1, 0)]), close(1)]);
    let Some(AssemblyEvent::ResolutionClosed { outcome, .. }) = mended.last().cloned() else { panic!() };
    let employees = outcome.result.colleges[0].tally;
    assert_eq!((employees.in_favour, employees.against), (whole - 1, 2), "the last count stands");
    assert_eq!(state(mended).recount(1).unwrap(), Some(*outcome));
    let blank = CollegeCount { blanks: 1, ..count(0, 1, 0, 0) };
    given(session())
        .refuses(hands(vec![blank]), VotingError::BlankHands { college: College::Employees }.into());
    given(session()).refuses(
        hands(vec![count(0, 1, 0, 0), count(0, 1, 0, 0)]),
        VotingError::CountedTwice { college: College::Employees }.into(),
    );
}

/// The refusal of an order by the rules of the session.
fn and_check(facts: &[AssemblyEvent], order: AssemblyCommand) -> VotingError {
    use kernel::testing::TestFramework;
    let framework = TestFramework::<crate::assembly::Assembly>::with(());
    match framework.given(facts.to_vec()).when(order).inspect_result() {
        Err(AssemblyError::Voting(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_secret_vote_is_what_two_scrutineers_found_apart() {
    let secret = AssemblyCommand::MakeSecret { resolution: 1, reason: "À la demande d'un associé".into() };
    let enter = |by: &str, counts: Vec<CollegeCount>| AssemblyCommand::EnterSecretCount {
        resolution: 1,
        by: by.into(),
        counts,
    };
    let counts = || vec![count(0, 8, 3, 1), count(1, 7, 7, 1), count(2, 3, 5, 1), count(3, 2, 2, 0)];
    let facts = || and_then(session(), vec![secret.clone()]);
    given(facts()).refuses(
        vote(1, vec![own(voter(0, 1), Choice::For)]),
        VotingError::VoteIsSecret { resolution: 1 }.into(),
    );
    given(facts()).refuses(close(1), VotingError::SecretNotCounted { resolution: 1 }.into());
    given(session()).refuses(enter("staff:a", counts()), VotingError::VoteByName { resolution: 1 }.into());
    let first = and_then(facts(), vec![enter("staff:a", counts())]);
    let stored = serde_json::to_string(first.last().unwrap()).unwrap();
    assert!(!stored.contains("in_favour"), "nobody reads what the first found: {stored}");
    given(first.clone())
        .refuses(enter("staff:a", counts()), VotingError::SameScrutineer { resolution: 1 }.into());
    let mut other = counts();
    other[0].in_favour = 7;
    let by = ["staff:a".to_owned(), "staff:b".to_owned()];
    given(first.clone()).then(
        enter("staff:b", other.clone()),
        vec![AssemblyEvent::SecretCountDisagreed { resolution: 1, by: by.clone() }],
    );
    let again = and_then(first.clone(), vec![enter("staff:b", other)]);
    given(again).refuses(close(1), VotingError::SecretNotCounted { resolution: 1 }.into());
    let agreed = and_then(first, vec![enter("staff:b", counts())]);
    given(agreed.clone())
        .refuses(enter("staff:c", counts()), VotingError::SecretCounted { resolution: 1 }.into());
    let closed = and_then(agreed, vec![close(1)]);
    let Some(AssemblyEvent::ResolutionClosed { outcome, .. }) = closed.last().cloned() else { panic!() };
    // The blank proxies are the chair's, beside the papers: three creators, five supporters.
    assert_eq!(outcome.result.colleges[1].tally.in_favour, 10);
    assert_eq!(outcome.result.colleges[4].tally.in_favour, 5);
    assert_eq!(state(closed).recount(1).unwrap(), Some(*outcome));
}

#[test]
fn a_vote_becomes_secret_before_it_begins_or_never() {
    let secret = |resolution| AssemblyCommand::MakeSecret { resolution, reason: "Demandé".into() };
    let begun = and_then(session(), vec![vote(1, vec![own(voter(0, 1), Choice::For)])]);
    given(begun).refuses(secret(1), VotingError::VoteBegun { resolution: 1 }.into());
    given(and_then(session(), vec![secret(2)])).then(secret(2), vec![]);
    given(told(vec![super::convene()]))
        .then(secret(2), vec![AssemblyEvent::MadeSecret { resolution: 2, reason: "Demandé".into() }]);
}

fn candidate(place: u32) -> ResolutionDraft {
    ResolutionDraft {
        candidacy: Some(Candidacy {
            election: "Conseil d'administration".into(),
            seats: 2,
            candidate: voter(1, place),
            mandate: MandateKind::Director,
            years: 3,
        }),
        ..draft(&format!("Candidature {place}"), Decision::Ordinary)
    }
}

/// Four candidates for two seats, with the votes in favour that the employees give each; nobody else votes.
fn election(in_favour: [u32; 4]) -> Vec<AssemblyEvent> {
    let convening = Convening { agenda: (1..=4).map(candidate).collect(), ..samples::convening() };
    let statutes = Box::new(statutes(modern()));
    let called = AssemblyCommand::Convene { convening, statutes, first: None };
    let facts = told(vec![called, freeze(), sign_in(), open()]);
    let hands = (1..).zip(in_favour).map(|(resolution, yes)| AssemblyCommand::CountHands {
        resolution,
        counts: vec![count(0, yes, 8 - yes, 0)],
    });
    and_then(facts, hands.chain([close(1)]).collect())
}

fn standings(facts: &[AssemblyEvent]) -> Vec<(u32, Standing)> {
    match facts.last() {
        Some(AssemblyEvent::ElectionDecided { ranking, seats: 2, .. }) => {
            ranking.iter().map(|of| (of.resolution, of.standing)).collect()
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn of_those_with_the_majority_the_best_take_the_seats() {
    use Standing::{Elected, NotCarried, Outranked, Tied};
    // The chair votes for all four for eight blank proxies, which makes two other colleges speak: all carry there.
    let facts = election([5, 8, 6, 7]);
    assert_eq!(standings(&facts), [(2, Elected), (4, Elected), (3, Outranked), (1, Outranked)]);
    let verdict = |number| state(facts.clone()).outcome(number).unwrap().verdict;
    assert_eq!(
        [1, 2, 3, 4].map(verdict),
        [Verdict::NotElected, Verdict::Adopted, Verdict::NotElected, Verdict::Adopted]
    );
    for number in 1..=4 {
        let state = state(facts.clone());
        assert_eq!(state.recount(number).unwrap().as_ref(), state.outcome(number), "candidate {number}");
    }
    assert_eq!(standings(&election([5, 8, 7, 7])), [(2, Elected), (3, Tied), (4, Tied), (1, Outranked)]);
    let without_chair = {
        let convening = Convening { agenda: (1..=4).map(candidate).collect(), ..samples::convening() };
        let called =
            AssemblyCommand::Convene { convening, statutes: Box::new(statutes(modern())), first: None };
        let lines = samples::presence()
            .into_iter()
            .filter(|line| line.presence != crate::assembly::Presence::BlankProxy);
        let sign = AssemblyCommand::RecordPresence { entries: lines.collect() };
        let hands = |resolution, yes| AssemblyCommand::CountHands {
            resolution,
            counts: vec![count(0, yes, 8 - yes, 0)],
        };
        told(vec![
            called,
            freeze(),
            sign,
            open(),
            hands(1, 4),
            hands(2, 8),
            hands(3, 3),
            hands(4, 0),
            close(3),
        ])
    };
    // Exactly one half is no majority.
    assert_eq!(standings(&without_chair), [(2, Elected), (1, NotCarried), (3, NotCarried), (4, NotCarried)]);
}

#[test]
fn nobody_votes_for_more_candidates_than_there_are_seats() {
    let convening = Convening { agenda: (1..=4).map(candidate).collect(), ..samples::convening() };
    let called = AssemblyCommand::Convene { convening, statutes: Box::new(statutes(modern())), first: None };
    let ana = voter(0, 1);
    let facts = told(vec![called, freeze(), sign_in(), open()]);
    let two =
        and_then(facts, vec![vote(1, vec![own(ana, Choice::For)]), vote(2, vec![own(ana, Choice::For)])]);
    let third =
        VotingError::MoreThanSeats { member: ana, election: "Conseil d'administration".into(), seats: 2 };
    given(two.clone()).refuses(vote(3, vec![own(ana, Choice::For)]), third.clone().into());
    assert_eq!(and_then(two.clone(), vec![vote(3, vec![own(ana, Choice::Against)])]).len(), two.len() + 1);
    let bao = voter(0, 3);
    let votes =
        (1..=3).map(|resolution| crate::assembly::Vote { resolution, member: bao, choice: Choice::For });
    let order =
        crate::assembly::VotingOrder { order: Uuid::from_u128(1), voter: bao, votes: votes.collect() };
    let VotingError::MoreThanSeats { member, .. } = and_check(&two, AssemblyCommand::Vote(order)) else {
        panic!()
    };
    assert_eq!(member, bao);
}

#[test]
fn only_a_dismissal_or_who_takes_over_comes_up_in_session() {
    let mandate = MandateId::new(Uuid::from_u128(9));
    let dismissal = ResolutionDraft {
        follows: Some(Consequence::EndMandate { mandate }),
        ..draft("Révocation d'un administrateur", Decision::Ordinary)
    };
    let add = |draft: ResolutionDraft| AssemblyCommand::AddItem {
        draft: Box::new(draft),
        reason: "Incident".into(),
    };
    given(session()).refuses(add(draft("Prêt", Decision::Ordinary)), VotingError::NewSubject {}.into());
    let added = and_then(session(), vec![add(dismissal)]);
    let Some(AssemblyEvent::ItemAdded { resolution, .. }) = added.last() else { panic!() };
    assert_eq!(resolution.number, 4);
    let closed = and_then(added, vec![vote(4, vec![own(voter(0, 1), Choice::For)]), close(4)]);
    let ended =
        |mandate| AssemblyCommand::Apply { resolution: 4, applied: Applied::MandateEnded { mandate } };
    let another = MandateId::new(Uuid::from_u128(10));
    given(closed.clone()).refuses(ended(another), VotingError::AnotherConsequence { resolution: 4 }.into());
    let done = and_then(closed, vec![ended(mandate)]);
    given(done).refuses(ended(mandate), VotingError::AlreadyApplied { resolution: 4 }.into());
    let nothing = AssemblyCommand::Apply { resolution: 1, applied: Applied::MandateEnded { mandate } };
    given(session()).refuses(nothing, VotingError::NotAdopted { resolution: 1 }.into());
}

#[test]
fn minutes_are_signed_once_the_session_is_over_and_then_nothing_is_added() {
    let sign = |on: &str| AssemblyCommand::SignMinutes { number: 1, on: day(on), sha256: "ab".into() };
    let note = AssemblyCommand::NoteDebate { resolution: Some(1), text: "Une question sur le loyer.".into() };
    given(session()).refuses(sign("2016-06-20"), AssemblyError::WrongStage { stage: Stage::Open });
    let over = and_then(session(), vec![note.clone(), AssemblyCommand::Close]);
    given(over.clone()).refuses(
        sign("2016-06-17"),
        VotingError::SignedBefore { on: day("2016-06-17"), day: day("2016-06-18") }.into(),
    );
    let signed = and_then(over, vec![sign("2016-06-20")]);
    given(signed.clone()).refuses(note, VotingError::MinutesSigned { number: 1 }.into());
    given(signed).refuses(sign("2016-06-21"), VotingError::MinutesSigned { number: 1 }.into());
}
