//! Votes from a voter's own device and on forms: once a voice, whatever the devices and channels; the same order twice
//! is one vote with one receipt.

use values::{Timestamp, Uuid};

use super::{and_then, close, convene_under, freeze, given, open, own, sign_in, state, told, vote};
use crate::assembly::{
    AssemblyCommand, AssemblyError, AssemblyEvent, Choice, IfAmended, PostalForm, Presence, PresenceEntry,
    RollChange, Vote, VotingError, VotingOrder,
};
use crate::rules::forms::FormChannel;
use crate::samples::{self, day, document, voter};
use crate::statutes::{MeetingClauses, StatutesDocument};
use members::public::MemberId;

/// The statutes of the example with a clause for electronic votes and released proxies.
pub(super) fn modern() -> StatutesDocument {
    let meetings =
        MeetingClauses { paper_forms_days_before: 3, electronic_voting: true, released_proxies: true };
    StatutesDocument { meetings: Some(meetings), ..document() }
}

pub(super) fn form(member: MemberId, choices: Vec<(u32, Choice)>) -> PostalForm {
    PostalForm {
        member,
        channel: FormChannel::Paper,
        received_on: day("2016-06-15"),
        choices,
        if_amended: None,
    }
}

pub(super) fn receive(form: PostalForm) -> AssemblyCommand {
    AssemblyCommand::ReceiveForm { form, at: Timestamp::start_of(day("2016-06-15")) }
}

fn order(number: u128, voter: MemberId, says: &[(u32, MemberId, Choice)]) -> VotingOrder {
    let said = says.iter().map(|(resolution, member, choice)| Vote {
        resolution: *resolution,
        member: *member,
        choice: *choice,
    });
    VotingOrder { order: Uuid::from_u128(number), voter, votes: said.collect() }
}

fn session() -> Vec<AssemblyEvent> {
    told(vec![convene_under(modern()), freeze(), sign_in(), open()])
}

#[test]
fn a_voter_casts_its_own_voice_and_those_it_holds_in_one_order() {
    // Creator 8 gave a proxy to distributor 1.
    let (holder, principal) = (voter(2, 1), voter(1, 8));
    let all = order(
        1,
        holder,
        &[(1, holder, Choice::For), (1, principal, Choice::Against), (2, holder, Choice::For)],
    );
    given(session()).then(AssemblyCommand::Vote(all.clone()), vec![AssemblyEvent::Voted(all.clone())]);
    let receipt = all.receipt();
    assert_eq!((receipt.len(), receipt.matches('-').count()), (19, 3), "{receipt}");
    let stranger = order(2, voter(0, 1), &[(1, principal, Choice::For)]);
    given(session()).refuses(
        AssemblyCommand::Vote(stranger),
        AssemblyError::RepresentedByAnother { member: principal, holder },
    );
}

#[test]
fn a_crash_between_the_vote_and_its_answer_leaves_one_vote_and_the_same_receipt() {
    let ana = voter(0, 1);
    let once = order(1, ana, &[(1, ana, Choice::For)]);
    let voted = and_then(session(), vec![AssemblyCommand::Vote(once.clone())]);
    given(voted.clone()).then(AssemblyCommand::Vote(once.clone()), vec![]);
    assert_eq!(state(voted.clone()).receipt(once.order), Some(once.receipt().as_str()));
    // Even after the vote is closed, the retry is told what it was.
    given(and_then(voted.clone(), vec![close(1)])).then(AssemblyCommand::Vote(once.clone()), vec![]);
    let other = order(1, ana, &[(1, ana, Choice::Against)]);
    given(voted).refuses(AssemblyCommand::Vote(other), VotingError::OrderReused { order: once.order }.into());
}

#[test]
fn of_two_devices_in_the_same_millisecond_one_counts() {
    let ana = voter(0, 1);
    let (phone, tablet) = (order(1, ana, &[(1, ana, Choice::For)]), order(2, ana, &[(1, ana, Choice::For)]));
    let twice = AssemblyError::AlreadyVoted { member: ana, resolution: 1 };
    given(and_then(session(), vec![AssemblyCommand::Vote(phone.clone())]))
        .refuses(AssemblyCommand::Vote(tablet), twice.clone());
    given(and_then(session(), vec![AssemblyCommand::Vote(phone)]))
        .refuses(vote(1, vec![own(ana, Choice::Against)]), twice);
}

#[test]
fn an_order_is_taken_whole_or_refused_whole() {
    let (ana, bao) = (voter(0, 1), voter(0, 2));
    let half = order(1, ana, &[(1, ana, Choice::For), (1, bao, Choice::For)]);
    given(session())
        .refuses(AssemblyCommand::Vote(half), AssemblyError::NoProxyGiven { member: bao, given: ana });
    let empty = order(1, ana, &[]);
    given(session()).refuses(AssemblyCommand::Vote(empty), AssemblyError::NothingGiven);
}

#[test]
fn a_vote_after_the_close_and_one_that_the_statutes_do_not_know_are_refused() {
    let ana = voter(0, 1);
    let late = || AssemblyCommand::Vote(order(1, ana, &[(1, ana, Choice::For)]));
    given(and_then(session(), vec![close(1)])).refuses(late(), AssemblyError::VoteClosed { resolution: 1 });
    given(super::opened()).refuses(late(), VotingError::NoElectronicVoting {}.into());
}

#[test]
fn a_form_stands_when_the_member_gave_a_proxy_too_and_when_it_comes() {
    // Creator 8 is represented by distributor 1, and wrote on the first resolution (R225-81).
    let (holder, member) = (voter(2, 1), voter(1, 8));
    let prepared = told(vec![convene_under(modern()), freeze(), sign_in()]);
    let facts = and_then(prepared, vec![receive(form(member, vec![(1, Choice::Against)])), open()]);
    let by_holder =
        |resolution| AssemblyCommand::Vote(order(1, holder, &[(resolution, member, Choice::For)]));
    given(facts.clone()).refuses(by_holder(1), AssemblyError::AlreadyVoted { member, resolution: 1 });
    assert_eq!(
        and_then(facts.clone(), vec![by_holder(2)]).len(),
        facts.len() + 1,
        "the proxy covers the rest"
    );
    let comes = AssemblyCommand::RecordPresence {
        entries: vec![PresenceEntry { member, presence: Presence::InPerson }],
    };
    let there = and_then(facts, vec![comes]);
    given(there.clone()).refuses(by_holder(2), AssemblyError::NoProxyGiven { member, given: holder });
    given(there).refuses(
        vote(1, vec![own(member, Choice::For)]),
        AssemblyError::AlreadyVoted { member, resolution: 1 },
    );
}

#[test]
fn forms_come_in_time_or_not_at_all() {
    let member = voter(4, 20);
    let frozen = || told(vec![convene_under(modern()), freeze()]);
    let late = PostalForm { received_on: day("2016-06-16"), ..form(member, vec![]) };
    given(frozen()).refuses(
        receive(late),
        VotingError::FormTooLate { received_on: day("2016-06-16"), last: day("2016-06-15") }.into(),
    );
    let electronic = PostalForm { channel: FormChannel::Electronic, ..form(member, vec![(1, Choice::For)]) };
    let at =
        |moment: &str| AssemblyCommand::ReceiveForm { form: electronic.clone(), at: moment.parse().unwrap() };
    // 15:00 in Paris on 17 June is 13:00 UTC.
    assert_eq!(and_then(frozen(), vec![at("2016-06-17T13:00:00Z")]).len(), frozen().len() + 1);
    given(frozen()).refuses(at("2016-06-17T13:00:01Z"), VotingError::SiteClosed {}.into());
    let taken = and_then(frozen(), vec![at("2016-06-17T13:00:00Z")]);
    given(taken).refuses(at("2016-06-17T12:00:00Z"), AssemblyError::AlreadyRecorded { member });
}

#[test]
fn on_an_amended_text_forms_follow_what_they_say_of_amendments_else_they_are_not_cast() {
    let says = |place, if_amended| PostalForm { if_amended, ..form(voter(4, place), vec![(1, Choice::For)]) };
    let facts = told(vec![
        convene_under(modern()),
        freeze(),
        sign_in(),
        receive(says(20, None)),
        receive(says(21, Some(IfAmended::Abstain))),
        receive(says(22, Some(IfAmended::Chair))),
        open(),
        AssemblyCommand::AmendResolution {
            resolution: 1,
            text: "Autre texte".into(),
            reason: "Le conseil".into(),
        },
        close(1),
    ]);
    let Some(AssemblyEvent::ResolutionClosed { outcome, blank_proxies, .. }) = facts.last().cloned() else {
        panic!("{facts:?}");
    };
    let supporters = outcome.result.colleges[4].tally;
    // Five blank proxies of the example and one form to the chair; one abstention.
    assert_eq!((supporters.in_favour, supporters.abstentions), (6, 1));
    assert!(blank_proxies.contains(&voter(4, 22)));
    assert_eq!(outcome.attendance[4].attending, 12 + 3, "all three take part in the quorum");
    assert_eq!(state(facts).recount(1).unwrap(), Some(*outcome));
}

#[test]
fn a_member_who_withdraws_between_roll_and_vote_has_no_voice_and_holds_none() {
    // Distributor 2 holds the proxy of creator 9; creator 15 wrote.
    let (gone, principal) = (voter(2, 2), voter(1, 9));
    let strike = |member| AssemblyCommand::CorrectRoll {
        changes: vec![RollChange::Remove(member)],
        reason: "Retrait du 17 juin".into(),
    };
    let ready = told(vec![convene_under(modern()), freeze(), sign_in()]);
    let facts = and_then(ready, vec![strike(gone), strike(voter(1, 15)), open()]);
    let cast = |of: MemberId, by| VotingOrder {
        votes: vec![Vote { resolution: 1, member: of, choice: Choice::For }],
        ..order(1, by, &[])
    };
    given(facts.clone())
        .refuses(AssemblyCommand::Vote(cast(gone, gone)), AssemblyError::NotOnRoll { member: gone });
    given(facts.clone())
        .refuses(AssemblyCommand::Vote(cast(principal, gone)), AssemblyError::Absent { member: principal });
    let closed = and_then(facts, vec![close(1)]);
    let Some(AssemblyEvent::ResolutionClosed { outcome, .. }) = closed.last() else { panic!("{closed:?}") };
    let members: u32 = outcome.attendance.iter().map(|of| of.members).sum();
    assert_eq!(members, samples::MEMBERS.iter().sum::<u32>() - 2);
    given(super::opened())
        .refuses(strike(voter(0, 1)), AssemblyError::WrongStage { stage: crate::assembly::Stage::Open });
}
