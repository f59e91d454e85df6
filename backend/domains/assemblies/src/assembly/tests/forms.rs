//! What a form says of a text that it could not know (R225-78 C. com.): the chair, an abstention, a vote against, or a
//! member that it names, who votes there and nowhere else.

use members::public::MemberId;
use values::{Timestamp, Uuid};

use super::voting_orders::{form, modern, receive};
use super::{and_then, close, convene_under, freeze, given, open, own, sign_in, state, told, vote};
use crate::assembly::{
    AssemblyCommand, AssemblyError, AssemblyEvent, Ballot, Choice, CollegeCount, Consequence, IfAmended,
    PostalForm, Presence, PresenceEntry, ResolutionDraft, ResolutionOutcome, RollChange, SignedBy, Vote,
    VotingError, VotingOrder, Way,
};
use crate::mandate::MandateId;
use crate::rules::majority::Decision;
use crate::samples::{self, COLLEGES, day, draft, stranger, voter};

/// An employee who is in the room and holds nothing by the example's sheet.
fn holder() -> MemberId {
    voter(0, 5)
}

/// A supporter who is not on the example's sheet, and wrote.
fn writer() -> MemberId {
    voter(4, 20)
}

fn naming(member: MemberId, holder: MemberId) -> PostalForm {
    PostalForm { if_amended: Some(IfAmended::Holder(holder)), ..form(member, vec![(1, Choice::For)]) }
}

fn amend(resolution: u32) -> AssemblyCommand {
    AssemblyCommand::AmendResolution {
        resolution,
        text: "Un autre texte.".into(),
        reason: "À la demande de la salle".into(),
    }
}

fn dismissal() -> AssemblyCommand {
    let follows = Some(Consequence::EndMandate { mandate: MandateId::new(Uuid::from_u128(9)) });
    let draft = ResolutionDraft { follows, ..draft("Révocation d'un administrateur", Decision::Ordinary) };
    AssemblyCommand::AddItem { draft: Box::new(draft), reason: "Incident de séance".into() }
}

fn at(moment: &str) -> Timestamp {
    moment.parse().unwrap()
}

fn depart(member: MemberId) -> AssemblyCommand {
    AssemblyCommand::Depart { member, at: at("2016-06-18T17:00:00Z") }
}

fn arrive(member: MemberId) -> AssemblyCommand {
    let at = at("2016-06-18T17:05:00Z");
    AssemblyCommand::Arrive { member, way: Way::InPerson, at, signed: SignedBy::Desk }
}

/// Before the session, all of the example signed in.
fn ready() -> Vec<AssemblyEvent> {
    told(vec![convene_under(modern()), freeze(), sign_in()])
}

/// In session: the writer's form names the holder, and the first resolution is amended.
fn amended() -> Vec<AssemblyEvent> {
    and_then(ready(), vec![receive(naming(writer(), holder())), open(), amend(1)])
}

/// The writer's voice from the hand of somebody.
fn by(holder: Option<MemberId>) -> Vec<Ballot> {
    vec![Ballot { member: writer(), choice: Choice::Against, holder }]
}

fn is_taken(facts: &[AssemblyEvent], order: AssemblyCommand) {
    assert_eq!(and_then(facts.to_vec(), vec![order]).len(), facts.len() + 1);
}

fn outcome(facts: &[AssemblyEvent]) -> ResolutionOutcome {
    match facts.last() {
        Some(AssemblyEvent::ResolutionClosed { outcome, .. }) => (**outcome).clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_member_whom_a_form_names_votes_on_the_amended_text_and_on_nothing_else() {
    let facts = amended();
    is_taken(&facts, vote(1, by(Some(holder()))));
    let another = AssemblyError::RepresentedByAnother { member: writer(), holder: holder() };
    given(facts.clone()).refuses(vote(1, by(None)), another.clone());
    given(facts.clone()).refuses(vote(1, by(Some(voter(0, 6)))), another);
    // What the form knew is the form's, or silent.
    let nothing = AssemblyError::NoProxyGiven { member: writer(), given: holder() };
    given(facts.clone()).refuses(vote(2, by(Some(holder()))), nothing);
    let order = VotingOrder {
        order: Uuid::from_u128(1),
        voter: holder(),
        votes: vec![
            Vote { resolution: 1, member: holder(), choice: Choice::For },
            Vote { resolution: 1, member: writer(), choice: Choice::Against },
        ],
    };
    is_taken(&facts, AssemblyCommand::Vote(order));
    let closed = and_then(facts, vec![vote(1, by(Some(holder()))), close(1)]);
    let outcome = outcome(&closed);
    assert_eq!(outcome.result.colleges[4].tally.against, 1, "in the college of whoever gave it");
    assert_eq!(state(closed).recount(1).unwrap(), Some(outcome));
}

#[test]
fn before_the_text_is_amended_the_form_votes_and_the_named_member_does_not() {
    let facts = and_then(ready(), vec![receive(naming(writer(), holder())), open()]);
    let voted = AssemblyError::AlreadyVoted { member: writer(), resolution: 1 };
    given(facts).refuses(vote(1, by(Some(holder()))), voted);
}

#[test]
fn a_named_member_who_is_not_there_casts_nothing_and_is_replaced_by_nobody() {
    let absent = AssemblyError::HolderAbsent { member: writer(), holder: holder() };
    let gone = and_then(amended(), vec![depart(holder())]);
    given(gone.clone()).refuses(vote(1, by(Some(holder()))), absent);
    let closed = and_then(gone, vec![close(1)]);
    let Some(AssemblyEvent::ResolutionClosed { blank_proxies, .. }) = closed.last() else { panic!() };
    assert!(!blank_proxies.contains(&writer()), "never silently the chair's");
    let outcome = outcome(&closed);
    // The form takes part in the quorum; its voice is silent. Five blank proxies are the chair's.
    assert_eq!(outcome.attendance[4].attending, 12 + 1);
    assert_eq!(
        (outcome.result.colleges[4].tally.in_favour, outcome.result.colleges[4].tally.against),
        (5, 0)
    );
    // A vote cast before the holder left stands.
    let voted = and_then(amended(), vec![vote(1, by(Some(holder()))), depart(holder()), close(1)]);
    let Some(AssemblyEvent::ResolutionClosed { outcome, .. }) = voted.last() else { panic!() };
    assert_eq!(outcome.result.colleges[4].tally.against, 1);
}

#[test]
fn a_writer_who_comes_speaks_for_itself_and_its_named_member_no_more() {
    let there = and_then(amended(), vec![arrive(writer())]);
    let nothing = AssemblyError::NoProxyGiven { member: writer(), given: holder() };
    given(there.clone()).refuses(vote(1, by(Some(holder()))), nothing.clone());
    is_taken(&there, vote(1, by(None)));
    // Gone again, its mandate does not come back.
    let gone = and_then(there, vec![depart(writer())]);
    given(gone).refuses(vote(1, by(Some(holder()))), nothing);
    let voted = and_then(amended(), vec![vote(1, by(Some(holder()))), arrive(writer())]);
    let twice = AssemblyError::AlreadyVoted { member: writer(), resolution: 1 };
    given(voted).refuses(vote(1, by(None)), twice);
}

#[test]
fn a_mandate_for_amendments_is_revoked_as_any_proxy() {
    let revoke = AssemblyCommand::RevokeProxy { member: writer(), reason: "Par courriel".into() };
    let named = and_then(ready(), vec![receive(naming(writer(), holder()))]);
    let facts = and_then(named, vec![revoke.clone(), open(), amend(1)]);
    let nothing = AssemblyError::NoProxyGiven { member: writer(), given: holder() };
    given(facts).refuses(vote(1, by(Some(holder()))), nothing);
    let without = and_then(ready(), vec![receive(form(writer(), vec![(1, Choice::For)]))]);
    given(without).refuses(revoke, VotingError::NoProxy { member: writer() }.into());
}

#[test]
fn a_proxy_for_the_whole_assembly_goes_before_the_member_whom_the_form_names() {
    // Creator 8 gave a proxy to distributor 1, and wrote besides (R225-81).
    let (member, whole) = (voter(1, 8), voter(2, 1));
    let facts = and_then(ready(), vec![receive(naming(member, holder())), open(), amend(1)]);
    let ballot = |holder| vec![Ballot { member, choice: Choice::For, holder: Some(holder) }];
    let another = AssemblyError::RepresentedByAnother { member, holder: whole };
    given(facts.clone()).refuses(vote(1, ballot(holder())), another);
    is_taken(&facts, vote(1, ballot(whole)));
}

#[test]
fn a_form_names_another_member_of_the_roll() {
    let own = AssemblyError::OwnProxy { member: writer() };
    given(ready()).refuses(receive(naming(writer(), writer())), own);
    let unknown = AssemblyError::HolderNotOnRoll { member: writer(), holder: stranger() };
    given(ready()).refuses(receive(naming(writer(), stranger())), unknown);
}

#[test]
fn a_mandate_for_amendments_counts_under_the_ceiling_of_its_holder_when_it_is_taken() {
    // 109 voters allow five proxies.
    let line = |place| PresenceEntry {
        member: voter(1, place),
        presence: Presence::Represented { holder: holder() },
    };
    let sign = |entries| AssemblyCommand::RecordPresence { entries };
    let four = and_then(ready(), vec![sign((20..24).map(line).collect())]);
    let five = and_then(four.clone(), vec![sign(vec![line(24)])]);
    let sixth = |member| AssemblyError::TooManyProxies { member, holder: holder(), most: 5 };
    given(five).refuses(receive(naming(writer(), holder())), sixth(writer()));
    let named = and_then(four.clone(), vec![receive(naming(writer(), holder()))]);
    given(named).refuses(sign(vec![line(24)]), sixth(voter(1, 24)));
    // The same member twice is one: its form names whom it gave its proxy to.
    let both = and_then(four, vec![sign(vec![line(24)]), receive(naming(voter(1, 24), holder()))]);
    assert!(matches!(both.last(), Some(AssemblyEvent::FormReceived(_))));
}

#[test]
fn a_mandate_for_amendments_counts_under_the_ceiling_of_its_holder_when_it_is_used() {
    // Ninety-nine voters allow four proxies: the fifth received is cast no more.
    let line = |place| PresenceEntry {
        member: voter(1, place),
        presence: Presence::Represented { holder: holder() },
    };
    let strike = AssemblyCommand::CorrectRoll {
        changes: (31..=40).map(|place| RollChange::Remove(voter(1, place))).collect(),
        reason: "Radiés".into(),
    };
    let four = AssemblyCommand::RecordPresence { entries: (20..24).map(line).collect() };
    let facts = and_then(ready(), vec![four, receive(naming(writer(), holder())), strike, open(), amend(1)]);
    let most = AssemblyError::TooManyProxies { member: writer(), holder: holder(), most: 4 };
    given(facts.clone()).refuses(vote(1, by(Some(holder()))), most);
    // Nor by a raised hand: the supporters in the room are four, and two whom employees 1 and 2 represent, one from afar.
    let hands = |yes| CollegeCount { in_favour: yes, ..none(4) };
    let count = |yes| AssemblyCommand::CountHands { resolution: 1, counts: vec![hands(yes)] };
    let (college, given_hands) = (COLLEGES[4], 5);
    let over = VotingError::MoreThanVoices { college, given: given_hands, most: 4 };
    given(facts).refuses(count(5), over.into());
}

fn none(college: usize) -> CollegeCount {
    CollegeCount { college: COLLEGES[college], in_favour: 0, against: 0, abstentions: 0, blanks: 0 }
}

#[test]
fn the_hand_of_the_named_member_speaks_for_the_writer() {
    // Of the supporters, four are in the room (the second from afar) and employee 1 raises a hand for the fifth.
    let hands = |resolution| AssemblyCommand::CountHands {
        resolution,
        counts: vec![CollegeCount { in_favour: 5, ..none(4) }],
    };
    let facts = amended();
    let over = VotingError::MoreThanVoices { college: COLLEGES[4], given: 5, most: 4 };
    given(facts.clone()).refuses(hands(2), over.clone().into());
    is_taken(&facts, hands(1));
    given(and_then(facts.clone(), vec![depart(holder())])).refuses(hands(1), over.into());
    let counted = and_then(facts, vec![hands(1)]);
    let spoken = VotingError::CountedByHands { member: writer(), resolution: 1 };
    given(counted).refuses(vote(1, by(Some(holder()))), spoken.into());
}

#[test]
fn forms_say_what_they_say_of_a_resolution_that_comes_up_in_session() {
    let says = |place, if_amended| PostalForm { if_amended, ..form(voter(4, place), vec![(1, Choice::For)]) };
    let received = and_then(
        ready(),
        vec![
            receive(says(16, None)),
            receive(says(17, Some(IfAmended::Against))),
            receive(says(18, Some(IfAmended::Abstain))),
            receive(says(19, Some(IfAmended::Chair))),
            receive(says(20, Some(IfAmended::Holder(holder())))),
            receive(says(21, Some(IfAmended::Against))),
        ],
    );
    // Supporter 21 comes, and votes or not itself.
    let facts = and_then(received, vec![arrive(voter(4, 21)), open(), dismissal()]);
    let Some(AssemblyEvent::FormsFollowed { resolution: 4, instructions }) = facts.last() else {
        panic!("{:?}", facts.last());
    };
    assert_eq!(instructions.len(), 4);
    is_taken(&facts, vote(4, vec![own(voter(4, 21), Choice::For)]));
    let chair = AssemblyError::LeftToTheChair { member: voter(4, 19) };
    given(facts.clone()).refuses(vote(4, vec![own(voter(4, 19), Choice::For)]), chair);
    let closed = and_then(facts, vec![vote(4, by(Some(holder()))), close(4)]);
    let outcome = outcome(&closed);
    let supporters = outcome.result.colleges[4].tally;
    // The chair votes for the board's draft: five blank proxies and a form.
    assert_eq!((supporters.in_favour, supporters.against, supporters.abstentions), (6, 2, 1));
    assert_eq!(state(closed).recount(4).unwrap(), Some(outcome));
}

#[test]
fn a_form_that_was_silent_on_a_text_says_what_it_says_of_the_amended_one() {
    let silent =
        PostalForm { if_amended: Some(IfAmended::Against), ..form(writer(), vec![(1, Choice::For)]) };
    let facts = and_then(ready(), vec![receive(silent), open(), amend(2)]);
    let said = vec![(writer(), IfAmended::Against)];
    assert_eq!(facts.last(), Some(&AssemblyEvent::FormsFollowed { resolution: 2, instructions: said }));
    let closed = and_then(facts, vec![close(2)]);
    assert_eq!(outcome(&closed).result.colleges[4].tally.against, 1);
}

#[test]
fn what_a_holder_struck_off_the_roll_held_for_amendments_lapses() {
    let strike = AssemblyCommand::CorrectRoll {
        changes: vec![RollChange::Remove(holder())],
        reason: "Retrait du 17 juin".into(),
    };
    let facts = and_then(ready(), vec![receive(naming(writer(), holder())), strike, open(), amend(1)]);
    given(facts.clone()).refuses(
        vote(1, by(Some(holder()))),
        AssemblyError::NoProxyGiven { member: writer(), given: holder() },
    );
    let closed = and_then(facts, vec![close(1)]);
    assert_eq!(outcome(&closed).result.colleges[4].tally.against, 0);
}

/// A first call that came to nothing, with proxies in a known order and a form that names somebody.
fn in_vain(order: &[u32]) -> Vec<AssemblyEvent> {
    let line = |place: &u32| PresenceEntry {
        member: voter(1, *place),
        presence: Presence::Represented { holder: holder() },
    };
    let chair = PresenceEntry { member: voter(0, 1), presence: Presence::InPerson };
    let sign = order.iter().map(line).chain([chair]).collect();
    let bureau = crate::assembly::Bureau { chair: voter(0, 1), scrutineers: vec![], secretary: None };
    let open = AssemblyCommand::Open { on: day("2016-06-18"), bureau, statutes: 1, one_by_one: false };
    told(vec![
        convene_under(modern()),
        freeze(),
        AssemblyCommand::RecordPresence { entries: sign },
        receive(naming(writer(), holder())),
        open,
        AssemblyCommand::Close,
    ])
}

/// The second call with those voters, before anything is taken over.
fn second(struck: &[MemberId]) -> Vec<AssemblyEvent> {
    let mut voters = samples::voters();
    voters.retain(|voter| !struck.contains(&voter.member_id));
    told(vec![convene_under(modern()), AssemblyCommand::FreezeRoll { voters }])
}

#[test]
fn a_second_call_takes_over_what_its_roll_and_its_ceiling_allow_in_the_order_of_receipt() {
    let first = state(in_vain(&[40, 20, 30, 25]));
    let carried = first.carried_over().unwrap();
    let places = |of: &super::super::CarriedOver| -> Vec<MemberId> {
        of.proxies.iter().map(|(member, _)| *member).collect()
    };
    assert_eq!(places(&carried), [40, 20, 30, 25].map(|place| voter(1, place)), "first received first");
    let kept = state(second(&[])).admissible(carried.clone()).unwrap();
    assert_eq!(kept.proxies.len(), 4);
    assert_eq!(kept.forms[0].if_amended, Some(IfAmended::Holder(holder())));
    // Sixty-nine voters allow three proxies: the last one is given anew, and the form is silent on amendments.
    let struck: Vec<MemberId> =
        (1..=40).filter(|p| ![20, 25, 30, 40].contains(p)).map(|p| voter(1, p)).collect();
    let gone: Vec<MemberId> = struck.into_iter().chain((8..=12).map(|place| voter(2, place))).collect();
    let fewer = state(second(&gone)).admissible(carried.clone()).unwrap();
    assert_eq!(places(&fewer), [40, 20, 30].map(|place| voter(1, place)));
    assert_eq!(fewer.forms[0].if_amended, None);
    let without = state(second(&[holder()])).admissible(carried).unwrap();
    assert_eq!((without.proxies.len(), without.forms[0].if_amended), (0, None));
}

#[test]
fn a_form_of_the_first_call_is_no_vote_on_what_is_secret_at_the_second() {
    let carried = state(in_vain(&[])).carried_over().unwrap();
    assert_eq!(carried.forms[0].choices, [(1, Choice::For)]);
    let secret = AssemblyCommand::MakeSecret { resolution: 1, reason: "Demandé".into() };
    let facts = and_then(second(&[]), vec![secret]);
    let kept = state(facts.clone()).admissible(carried).unwrap();
    assert!(kept.forms[0].choices.is_empty());
    is_taken(&facts, receive(kept.forms[0].clone()));
}

#[test]
fn instructions_of_many_forms_are_written_in_parts() {
    // More forms than one fact holds: nobody of the example has as many, so the roll grows.
    let many: Vec<_> = (0..1_002_u32)
        .map(|number| members::public::VoterEntry {
            member_id: MemberId::new(Uuid::from_u128(900_000 + u128::from(number))),
            number: 900_000 + u64::from(number),
            display_name: String::new(),
            college: COLLEGES[4],
            shares: values::Shares::new(1),
        })
        .collect();
    let ids: Vec<MemberId> = many.iter().map(|voter| voter.member_id).collect();
    let mut voters = samples::voters();
    voters.extend(many);
    let mut facts = told(vec![convene_under(modern()), AssemblyCommand::FreezeRoll { voters }, sign_in()]);
    // The facts of their forms, as each would be taken.
    facts.extend(ids.iter().map(|member| {
        AssemblyEvent::FormReceived(PostalForm {
            if_amended: Some(IfAmended::Against),
            ..form(*member, vec![])
        })
    }));
    let facts = and_then(facts, vec![open(), dismissal()]);
    let parts: Vec<usize> = facts
        .iter()
        .filter_map(|fact| match fact {
            AssemblyEvent::FormsFollowed { instructions, .. } => Some(instructions.len()),
            _ => None,
        })
        .collect();
    assert_eq!(parts, [1_000, 2]);
}
