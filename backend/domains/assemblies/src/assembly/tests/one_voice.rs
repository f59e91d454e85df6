//! One voice is cast once, also where votes are counted without names: whoever was there when hands were raised or papers
//! counted has spoken, wherever it goes then. And a candidate who withdrew is voted on no more.

use members::public::MemberId;
use values::Timestamp;

use super::voting_orders::modern;
use super::{and_then, close, convene_under, freeze, given, open, own, sign_in, state, told, vote};
use crate::assembly::{
    AssemblyCommand, AssemblyError, AssemblyEvent, Candidacy, Choice, CollegeCount, Convening, Presence,
    PresenceEntry, ResolutionDraft, SignedBy, Standing, VotingError, Way,
};
use crate::rules::majority::Decision;
use crate::rules::mandates::MandateKind;
use crate::samples::{self, COLLEGES, draft, statutes, voter};

fn session() -> Vec<AssemblyEvent> {
    told(vec![convene_under(modern()), freeze(), sign_in(), open()])
}

fn moment() -> Timestamp {
    "2016-06-18T17:00:00Z".parse().unwrap()
}

fn hands(resolution: u32, college: usize, in_favour: u32) -> AssemblyCommand {
    let college = COLLEGES[college];
    let count = CollegeCount { college, in_favour, against: 0, abstentions: 0, blanks: 0 };
    AssemblyCommand::CountHands { resolution, counts: vec![count] }
}

fn from_afar(member: MemberId) -> AssemblyCommand {
    AssemblyCommand::Arrive { member, way: Way::Remote, at: moment(), signed: SignedBy::Site }
}

fn spoken(member: MemberId) -> AssemblyError {
    VotingError::CountedByHands { member, resolution: 1 }.into()
}

#[test]
fn whoever_raised_a_hand_and_goes_on_from_afar_does_not_vote_again() {
    let ana = voter(0, 1);
    let gone = AssemblyCommand::Depart { member: ana, at: moment() };
    let facts = and_then(session(), vec![hands(1, 0, 8), gone, from_afar(ana)]);
    given(facts.clone()).refuses(vote(1, vec![own(ana, Choice::Against)]), spoken(ana));
    // On what was not counted by hands it votes.
    assert_eq!(and_then(facts.clone(), vec![vote(2, vec![own(ana, Choice::For)])]).len(), facts.len() + 1);
}

#[test]
fn a_principal_whose_holder_raised_a_hand_for_it_does_not_vote_again_from_afar() {
    // Creator 8 is represented by distributor 1, who is in the room.
    let principal = voter(1, 8);
    let facts = and_then(session(), vec![hands(1, 1, 8), from_afar(principal)]);
    given(facts).refuses(vote(1, vec![own(principal, Choice::Against)]), spoken(principal));
}

#[test]
fn whoever_comes_after_the_hands_were_counted_votes_once() {
    let late = voter(0, 16);
    let comes =
        AssemblyCommand::Arrive { member: late, way: Way::InPerson, at: moment(), signed: SignedBy::Desk };
    let counted = and_then(session(), vec![hands(1, 0, 8), comes]);
    let voted = and_then(counted, vec![vote(1, vec![own(late, Choice::For)]), close(1)]);
    let Some(AssemblyEvent::ResolutionClosed { outcome, .. }) = voted.last().cloned() else { panic!() };
    assert_eq!(outcome.result.colleges[0].tally.in_favour, 9);
    assert_eq!(state(voted).recount(1).unwrap(), Some(*outcome));
}

#[test]
fn the_chair_does_not_vote_for_whoever_raised_a_hand_and_left_a_blank_proxy() {
    let ana = voter(0, 3);
    let gone = AssemblyCommand::Depart { member: ana, at: moment() };
    let blank = AssemblyCommand::RecordPresence {
        entries: vec![PresenceEntry { member: ana, presence: Presence::BlankProxy }],
    };
    let closed = and_then(session(), vec![hands(1, 0, 8), gone.clone(), blank.clone(), close(1)]);
    let Some(AssemblyEvent::ResolutionClosed { outcome, blank_proxies, .. }) = closed.last() else {
        panic!()
    };
    assert!(!blank_proxies.contains(&ana));
    assert_eq!(outcome.result.colleges[0].tally.in_favour, 8, "one voice, not two");
    // On what she did not vote, the chair does.
    let closed = and_then(session(), vec![hands(1, 0, 8), gone, blank, close(2)]);
    let Some(AssemblyEvent::ResolutionClosed { blank_proxies, .. }) = closed.last() else { panic!() };
    assert!(blank_proxies.contains(&ana));
}

#[test]
fn the_chair_does_not_vote_for_whoever_put_a_paper_into_a_secret_urn() {
    let ana = voter(0, 3);
    let paper = CollegeCount { college: COLLEGES[0], in_favour: 0, against: 12, abstentions: 0, blanks: 0 };
    let enter =
        |by: &str| AssemblyCommand::EnterSecretCount { resolution: 1, by: by.into(), counts: vec![paper] };
    let blank = AssemblyCommand::RecordPresence {
        entries: vec![PresenceEntry { member: ana, presence: Presence::BlankProxy }],
    };
    let closed = and_then(
        session(),
        vec![
            AssemblyCommand::MakeSecret { resolution: 1, reason: "Demandé".into() },
            enter("staff:a"),
            enter("staff:b"),
            AssemblyCommand::Depart { member: ana, at: moment() },
            blank,
            close(1),
        ],
    );
    let Some(AssemblyEvent::ResolutionClosed { outcome, .. }) = closed.last() else { panic!() };
    let employees = outcome.result.colleges[0].tally;
    assert_eq!((employees.in_favour, employees.against), (0, 12));
}

#[test]
fn hands_that_were_raised_before_their_voters_left_take_part_in_the_quorum_of_that_vote() {
    let gone = (3..=9).map(|place| AssemblyCommand::Depart { member: voter(0, place), at: moment() });
    let facts = and_then(session(), vec![hands(1, 0, 2)]);
    let facts = and_then(facts, gone.collect());
    let attending = |resolution| {
        let closed = and_then(facts.clone(), vec![close(resolution)]);
        let Some(AssemblyEvent::ResolutionClosed { outcome, .. }) = closed.last() else { panic!() };
        outcome.attendance[0].attending
    };
    // Twelve took part: nine present, three represented by creators in the room.
    assert_eq!((attending(1), attending(2)), (12, 5));
}

fn candidate(place: u32) -> ResolutionDraft {
    ResolutionDraft {
        candidacy: Some(Candidacy {
            election: "Conseil d'administration".into(),
            seats: 1,
            candidate: voter(1, place),
            mandate: MandateKind::Director,
            years: 3,
        }),
        ..draft(&format!("Candidature {place}"), Decision::Ordinary)
    }
}

fn election() -> Vec<AssemblyEvent> {
    let convening = Convening { agenda: (1..=2).map(candidate).collect(), ..samples::convening() };
    let called = AssemblyCommand::Convene { convening, statutes: Box::new(statutes(modern())), first: None };
    told(vec![called, freeze(), sign_in(), open()])
}

fn withdraw(resolution: u32) -> AssemblyCommand {
    AssemblyCommand::WithdrawItem { resolution, reason: "Par le candidat".into() }
}

#[test]
fn a_candidate_who_withdrew_is_not_voted_on_with_the_others() {
    // The chair's blank proxies alone would elect candidate 1, who withdrew.
    let facts = and_then(election(), vec![withdraw(1), hands(2, 0, 8), close(2)]);
    let Some(AssemblyEvent::ElectionDecided { ranking, .. }) = facts.last() else { panic!() };
    let standings: Vec<_> = ranking.iter().map(|of| (of.resolution, of.standing)).collect();
    assert_eq!(standings, [(2, Standing::Elected)]);
    let closed = state(facts.clone());
    assert!(closed.outcome(1).is_none() && closed.outcome(2).is_some());
    let over = and_then(facts, vec![AssemblyCommand::Close]);
    let Some(AssemblyEvent::Closed { verdicts }) = over.last() else { panic!() };
    assert_eq!(verdicts.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [2]);
}

#[test]
fn a_vote_for_a_candidate_who_withdrew_takes_no_seat() {
    let ana = voter(0, 1);
    let facts = and_then(election(), vec![vote(2, vec![own(ana, Choice::For)])]);
    let over =
        VotingError::MoreThanSeats { member: ana, election: "Conseil d'administration".into(), seats: 1 };
    given(facts).refuses(vote(1, vec![own(ana, Choice::For)]), over.into());
    let alone = and_then(election(), vec![withdraw(1), vote(2, vec![own(ana, Choice::For)])]);
    assert!(matches!(alone.last(), Some(AssemblyEvent::VotesCast { resolution: 2, .. })));
}

#[test]
fn nobody_joins_an_election_whose_votes_have_begun_or_are_over() {
    let add = || AssemblyCommand::AddItem { draft: Box::new(candidate(3)), reason: "Siège vacant".into() };
    let joined = and_then(election(), vec![add()]);
    assert!(matches!(joined.last(), Some(AssemblyEvent::ItemAdded { .. })));
    let begun = and_then(election(), vec![vote(2, vec![own(voter(0, 1), Choice::For)])]);
    given(begun).refuses(add(), VotingError::VoteBegun { resolution: 2 }.into());
    let closed = and_then(election(), vec![close(1)]);
    given(closed).refuses(add(), AssemblyError::VoteClosed { resolution: 1 });
}
