//! Who takes part, and the session: opened, cancelled, closed.

use super::{
    and_then, cancel, close, convene, convene_under, example, freeze, given, open, opened, sign_in, told,
    vote,
};
use crate::assembly::{
    AssemblyCommand, AssemblyError, AssemblyEvent, Bureau, Presence, PresenceEntry, Stage, Verdict,
};
use crate::rules::proxies::ProxyCeiling;
use crate::samples::{self, day, document, stranger, voter};
use crate::statutes::StatutesDocument;
use members::public::MemberId;

fn line(member: MemberId, presence: Presence) -> PresenceEntry {
    PresenceEntry { member, presence }
}

fn sign(entries: &[PresenceEntry]) -> AssemblyCommand {
    AssemblyCommand::RecordPresence { entries: entries.to_vec() }
}

fn withdraw(member: MemberId) -> AssemblyCommand {
    AssemblyCommand::WithdrawPresence { member, reason: "A quitté la séance".into() }
}

fn represented(member: MemberId, holder: MemberId) -> PresenceEntry {
    line(member, Presence::Represented { holder })
}

fn frozen() -> Vec<AssemblyEvent> {
    told(vec![convene(), freeze()])
}

#[test]
fn those_on_the_roll_take_part_in_one_way_each() {
    let (ana, bao) = (voter(0, 1), voter(0, 2));
    let lines = [line(ana, Presence::InPerson), represented(bao, ana)];
    given(frozen()).then(sign(&lines), vec![AssemblyEvent::PresenceRecorded { entries: lines.to_vec() }]);
    given(frozen()).refuses(sign(&[]), AssemblyError::NothingGiven);
    given(frozen()).refuses(
        sign(&[lines[0], line(stranger(), Presence::Postal)]),
        AssemblyError::NotOnRoll { member: stranger() },
    );
    let twice = AssemblyError::AlreadyRecorded { member: ana };
    given(frozen()).refuses(sign(&[lines[0], line(ana, Presence::Postal)]), twice.clone());
    given(and_then(frozen(), vec![sign(&lines)])).refuses(sign(&[line(ana, Presence::BlankProxy)]), twice);
}

#[test]
fn a_proxy_goes_to_another_member_of_the_roll() {
    let ana = voter(0, 1);
    given(frozen()).refuses(sign(&[represented(ana, ana)]), AssemblyError::OwnProxy { member: ana });
    given(frozen()).refuses(
        sign(&[represented(ana, stranger())]),
        AssemblyError::HolderNotOnRoll { member: ana, holder: stranger() },
    );
}

#[test]
fn nobody_holds_more_proxies_than_the_statutes_allow() {
    let holder = voter(0, 1);
    let lines: Vec<_> = (1..=6).map(|place| represented(voter(1, place), holder)).collect();
    let sixth = AssemblyError::TooManyProxies { member: voter(1, 6), holder, most: 5 };
    given(frozen()).refuses(sign(&lines), sixth.clone());
    let five = || and_then(frozen(), vec![sign(&lines[..5])]);
    given(five()).refuses(sign(&lines[5..]), sixth);
    let given_back = and_then(five(), vec![withdraw(voter(1, 2)), sign(&lines[5..])]);
    given(given_back)
        .refuses(sign(&lines[1..2]), AssemblyError::TooManyProxies { member: voter(1, 2), holder, most: 5 });
    let free = StatutesDocument { proxy_ceiling: ProxyCeiling::Unlimited, ..document() };
    told(vec![convene_under(free), freeze(), sign(&lines)]);
}

#[test]
fn whoever_leaves_is_noted_with_the_reason_and_may_come_back() {
    let ana = voter(0, 1);
    given(frozen()).refuses(withdraw(ana), AssemblyError::NotRecorded { member: ana });
    let there = || and_then(frozen(), vec![sign(&[line(ana, Presence::InPerson)])]);
    given(there()).refuses(
        AssemblyCommand::WithdrawPresence { member: ana, reason: " ".into() },
        AssemblyError::NoReason,
    );
    let reason = "A quitté la séance".to_owned();
    given(there()).then(withdraw(ana), vec![AssemblyEvent::PresenceWithdrawn { member: ana, reason }]);
    let back = [line(ana, Presence::Remote)];
    given(and_then(there(), vec![withdraw(ana)]))
        .then(sign(&back), vec![AssemblyEvent::PresenceRecorded { entries: back.to_vec() }]);
}

#[test]
fn the_session_opens_on_its_day_with_a_bureau_that_is_there() {
    let ready = || told(vec![convene(), freeze(), sign_in()]);
    let (on, bureau) = (day("2016-06-18"), samples::bureau());
    given(ready())
        .then(open(), vec![AssemblyEvent::Opened { on, bureau: bureau.clone(), one_by_one: false }]);
    let tomorrow = day("2016-06-19");
    given(ready()).refuses(
        AssemblyCommand::Open { on: tomorrow, bureau: bureau.clone(), statutes: 1, one_by_one: false },
        AssemblyError::NotTheDay { day: on, on: tomorrow },
    );
    let (away, by_post) = (voter(0, 16), voter(2, 8));
    for (member, bureau) in [
        (away, Bureau { chair: away, ..bureau.clone() }),
        (by_post, Bureau { scrutineers: vec![voter(1, 1), by_post], ..bureau.clone() }),
        (stranger(), Bureau { secretary: Some(stranger()), ..bureau }),
    ] {
        given(ready()).refuses(
            AssemblyCommand::Open { on, bureau, statutes: 1, one_by_one: false },
            AssemblyError::BureauAbsent { member },
        );
    }
}

#[test]
fn an_assembly_is_held_under_the_statutes_of_its_notice_or_not_at_all() {
    given(told(vec![convene(), freeze(), sign_in()])).refuses(
        AssemblyCommand::Open {
            on: day("2016-06-18"),
            bureau: samples::bureau(),
            statutes: 2,
            one_by_one: false,
        },
        AssemblyError::StatutesChanged { convened_under: 1, in_force: 2 },
    );
}

#[test]
fn an_assembly_is_given_up_before_it_opens_or_never() {
    given(vec![]).refuses(cancel("Grève"), AssemblyError::NotConvened {});
    given(frozen()).refuses(cancel(""), AssemblyError::NoReason);
    for facts in [told(vec![convene()]), frozen()] {
        given(facts).then(cancel("Grève"), vec![AssemblyEvent::Cancelled { reason: "Grève".into() }]);
    }
    given(opened()).refuses(cancel("Grève"), AssemblyError::WrongStage { stage: Stage::Open });
}

#[test]
fn each_order_has_its_moment() {
    let ana = voter(0, 1);
    let orders = || [freeze(), sign_in(), withdraw(ana), open(), AssemblyCommand::Close];
    for order in orders() {
        given(vec![]).refuses(order, AssemblyError::NotConvened {});
    }
    let wrong = |stage| AssemblyError::WrongStage { stage };
    for order in orders().into_iter().skip(1) {
        given(told(vec![convene()])).refuses(order, wrong(Stage::Convened));
    }
    given(frozen()).refuses(AssemblyCommand::Close, wrong(Stage::RollFrozen));
    for order in [freeze(), open()] {
        given(opened()).refuses(order, wrong(Stage::Open));
    }
    let closed = || and_then(told(example()), vec![AssemblyCommand::Close]);
    let cancelled = || and_then(frozen(), vec![cancel("Grève")]);
    for order in orders().into_iter().chain([cancel("Grève")]) {
        given(closed()).refuses(order.clone(), wrong(Stage::Closed));
        given(cancelled()).refuses(order, wrong(Stage::Cancelled));
    }
    given(cancelled()).refuses(vote(1, samples::ballots()), wrong(Stage::Cancelled));
}

#[test]
fn closing_the_session_ends_the_votes_still_open() {
    let facts = told(example());
    let ended = and_then(facts.clone(), vec![AssemblyCommand::Close]).split_off(facts.len());
    let names: Vec<String> = ended.iter().map(kernel::prelude::DomainEvent::event_type).collect();
    assert_eq!(
        names,
        [
            "assemblies.assembly.resolution_closed",
            "assemblies.assembly.resolution_closed",
            "assemblies.assembly.closed"
        ]
    );
    let AssemblyEvent::Closed { verdicts } = &ended[2] else { panic!("{ended:?}") };
    // On the others nobody voted but the chair: for the draft of the board, against that of the members.
    let expected = [(1, Verdict::Adopted), (2, Verdict::Adopted), (3, Verdict::Rejected)];
    assert_eq!(verdicts.as_slice(), expected);
    given(and_then(facts, vec![AssemblyCommand::Close]))
        .refuses(close(2), AssemblyError::VoteClosed { resolution: 2 });
}
