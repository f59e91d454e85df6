//! The golden files of what is stored: every event against its file, and back through the way of the store.
//!
//! A stored version never changes: a difference here is either a mistake or a new version with an upcaster.
//! `REGENERATE=1` writes the files again.

use std::collections::BTreeSet;
use std::path::PathBuf;

use kernel::prelude::*;
use members::public::VoterEntry;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use values::{Timestamp, Uuid};

use crate::assembly::tests::told;
use crate::assembly::{Assembly, AssemblyCommand, AssemblyEvent};
use crate::calendar::CalendarEvent;
use crate::mandate::{MandateCommand, tests as mandate};
use crate::public::{
    AbstentionClause, AssemblyError, Ballot, Bureau, CarryOver, Choice, Convening, Decision, EndReason,
    Majorities, Majority, Presence, PresenceEntry, Proposer, ProxyCeiling, QuorumBasis, SilentCollege,
    StatutesDocument, Tie, VanishedCollege, Verdict, Weighting, YearEnd,
};
use crate::samples::{self, day, document, fraction, statutes, voter};
use crate::statutes::StatutesEvent;

/// The fact as the store would hand it over after the upcasters.
fn recorded<E: StoredEvents>(event: &E, payload: Value) -> Recorded {
    Recorded {
        position: 1,
        xid: 0,
        stream_type: E::STREAM.into(),
        stream_id: "golden".into(),
        sequence: 1,
        event_type: event.event_type(),
        event_version: event.event_version().parse().unwrap(),
        payload,
        actor: "test".into(),
        at: Timestamp::from_micros(0),
        on: day("2016-06-18"),
        correlation: Uuid::nil(),
        causation: None,
        hash: Vec::new(),
    }
}

/// Compares each event with its file, named after the event and, when there are several shapes, what is told apart.
fn compare<E>(events: &[(&str, E)])
where
    E: StoredEvents + Serialize + DeserializeOwned + PartialEq + std::fmt::Debug,
{
    let aggregate = E::STREAM.rsplit('.').next().unwrap();
    let mut named = BTreeSet::new();
    for (shape, event) in events {
        let tagged = serde_json::to_value(event).unwrap();
        let (name, payload) = tagged.as_object().unwrap().iter().next().unwrap();
        assert_eq!(event.event_type(), format!("{}.{name}", E::STREAM), "stored name and serde name differ");
        let file = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
            .join("events")
            .join(format!("{aggregate}_{name}{shape}.v{}.json", event.event_version()));
        let text = serde_json::to_string_pretty(payload).unwrap() + "\n";
        if std::env::var_os("REGENERATE").is_some() {
            std::fs::write(&file, &text).unwrap();
        }
        let golden = std::fs::read_to_string(&file).unwrap_or_default();
        assert_eq!(text, golden, "{} is stale: REGENERATE=1, or add a new version", file.display());
        let stored = recorded(event, serde_json::from_str(&golden).unwrap());
        assert_eq!(stored.decode::<E>().unwrap().as_ref(), Some(event), "a stored fact reads back as itself");
        named.insert(name.clone());
    }
    let known: BTreeSet<String> = E::TYPES.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(named, known, "every stored type has its golden file");
}

/// Statutes in which every clause differs from those of the example.
fn other_clauses() -> StatutesDocument {
    let weighting = Weighting {
        carry_over: CarryOver::Majority { tie: Tie::Split },
        silent_college: SilentCollege::EqualShare,
        vanished_college: VanishedCollege::ProRata,
        ..samples::weighting()
    };
    StatutesDocument {
        weighting: Some(weighting),
        quorum_basis: QuorumBasis::CollegeWeighted,
        majorities: Majorities {
            ordinary: Majority::AtLeast(fraction(3, 5)),
            extraordinary: Majority::MoreThan(fraction(3, 4)),
        },
        proxy_ceiling: ProxyCeiling::AtMost { mandates: 2 },
        abstentions: AbstentionClause::Law,
        ..document()
    }
}

#[test]
fn statutes_facts_are_stored_as_the_golden_files_say() {
    let plain = StatutesDocument { weighting: None, categories: vec![], ..document() };
    let autumn = StatutesDocument { year_end: Some(YearEnd { month: 9, day: 30 }), ..document() };
    let adopted = |document| StatutesEvent::Adopted(Box::new(statutes(document)));
    compare(&[
        ("", adopted(document())),
        ("_other_clauses", adopted(other_clauses())),
        ("_no_colleges", adopted(plain)),
        ("_year_end", adopted(autumn)),
    ]);
}

#[test]
fn mandate_facts_are_stored_as_the_golden_files_say() {
    let (board, firm) = (mandate::give(mandate::director()), mandate::give(mandate::auditor()));
    let ended = |reason, note: &str| {
        let (on, note) = (day("2017-03-01"), note.to_owned());
        MandateCommand::End { on, reason, note }
    };
    let representative = "Léa Patron".into();
    let replaced = MandateCommand::ReplaceRepresentative {
        mandate: mandate::mandate_id(1),
        on: day("2017-01-01"),
        representative,
    };
    let last = |orders: &[MandateCommand]| mandate::told(orders).remove(orders.len() - 1);
    compare(&[
        ("", last(std::slice::from_ref(&board))),
        ("_entity", last(std::slice::from_ref(&firm))),
        ("", last(&[board, ended(EndReason::Resignation, "Déménagement")])),
        ("", last(&[firm, replaced])),
    ]);
}

#[test]
fn calendar_facts_are_stored_as_the_golden_files_say() {
    let code = "accounts_filed".to_owned();
    compare(&[
        (
            "",
            CalendarEvent::DutyMarkedDone {
                code: code.clone(),
                on: day("2016-07-12"),
                note: "Récépissé n° 12".into(),
            },
        ),
        ("", CalendarEvent::DutyMarkedUndone { code, note: "Rejeté par le greffe".into() }),
    ]);
}

/// A small assembly under other clauses: a college has vanished, one is silent, one weighs more than half.
fn small() -> Vec<AssemblyEvent> {
    let all = samples::voters();
    let voters: Vec<VoterEntry> = all
        .into_iter()
        .filter(|entry| {
            [voter(0, 1), voter(1, 1), voter(1, 3), voter(2, 1), voter(4, 1)].contains(&entry.member_id)
        })
        .collect();
    let mut weighting = samples::weighting();
    weighting.vanished_college = VanishedCollege::ProRata;
    let convening = Convening {
        notice_sent_on: day("2016-06-04"),
        exception_reason: Some("Tous les associés sont présents".into()),
        last_accounts_closed_on: None,
        ..samples::convening()
    };
    let clauses = StatutesDocument { weighting: Some(weighting), ..document() };
    let is_first_of_its_college = |member| [voter(0, 1), voter(1, 1), voter(2, 1)].contains(&member);
    let orders = vec![
        AssemblyCommand::Convene { convening, statutes: Box::new(statutes(clauses)), first: None },
        AssemblyCommand::FreezeRoll { voters },
        AssemblyCommand::RecordPresence {
            entries: samples::presence()
                .into_iter()
                .filter(|entry| is_first_of_its_college(entry.member))
                .collect(),
        },
        AssemblyCommand::Open {
            on: day("2016-06-18"),
            bureau: Bureau { chair: voter(0, 1), scrutineers: vec![], secretary: None },
            statutes: 1,
            one_by_one: false,
        },
        AssemblyCommand::CastVotes {
            resolution: 1,
            ballots: samples::ballots().into_iter().filter(|ballot| ballot.member == voter(1, 1)).collect(),
        },
        AssemblyCommand::CloseResolution { resolution: 1 },
    ];
    told(orders)
}

fn every_way_to_take_part() -> Vec<PresenceEntry> {
    [
        Presence::InPerson,
        Presence::Remote,
        Presence::Represented { holder: voter(0, 1) },
        Presence::BlankProxy,
        Presence::Postal,
    ]
    .into_iter()
    .zip(1..)
    .map(|(presence, place)| PresenceEntry { member: voter(0, place), presence })
    .collect()
}

fn every_kind_of_ballot() -> Vec<Ballot> {
    let own = |choice, place| Ballot { member: voter(0, place), choice, holder: None };
    vec![
        own(Choice::For, 1),
        own(Choice::Against, 2),
        Ballot { holder: Some(voter(0, 1)), ..own(Choice::Abstain, 3) },
        own(Choice::Blank, 5),
    ]
}

/// The facts of one kind.
fn only(facts: &[AssemblyEvent], name: &str) -> Vec<AssemblyEvent> {
    facts.iter().filter(|fact| fact.event_type().ends_with(name)).cloned().collect()
}

#[test]
fn assembly_facts_are_stored_as_the_golden_files_say() {
    let (example, small) = (told(crate::assembly::tests::example()), small());
    let one = |facts: &[AssemblyEvent], name| only(facts, name).remove(0);
    let AssemblyEvent::VotersEnrolled { voters } = one(&small, ".voters_enrolled") else { unreachable!() };
    let AssemblyEvent::Convened(convened) = one(&example, ".convened") else { unreachable!() };
    assert!(matches!(convened.resolutions[2].draft.proposer, Proposer::Members(_)));
    assert_eq!(convened.resolutions[1].draft.decision, Decision::Extraordinary);
    let mut facts = crate::goldens_meetings::facts();
    facts.extend([
        ("", AssemblyEvent::Convened(convened)),
        ("_late_notice", one(&small, ".convened")),
        ("", AssemblyEvent::VotersEnrolled { voters }),
        ("", one(&example, ".roll_frozen")),
        ("", AssemblyEvent::PresenceRecorded { entries: every_way_to_take_part() }),
        ("", AssemblyEvent::PresenceWithdrawn { member: voter(0, 2), reason: "Connexion perdue".into() }),
        ("", one(&example, ".opened")),
        ("", AssemblyEvent::VotesCast { resolution: 1, ballots: every_kind_of_ballot() }),
        ("", one(&example, ".resolution_closed")),
        ("_warnings", one(&small, ".resolution_closed")),
        (
            "",
            AssemblyEvent::Closed {
                verdicts: vec![(1, Verdict::Adopted), (2, Verdict::Rejected), (3, Verdict::WithoutQuorum)],
            },
        ),
        ("", AssemblyEvent::Cancelled { reason: "Salle indisponible".into() }),
    ]);
    compare(&facts);
}

#[test]
fn an_unknown_version_is_refused_and_not_guessed() {
    let event = AssemblyEvent::Cancelled { reason: "Salle indisponible".into() };
    let mut newer = recorded(&event, serde_json::json!({ "reason": "Salle indisponible" }));
    newer.event_version = 2;
    assert!(matches!(newer.decode::<AssemblyEvent>(), Err(KernelError::UnknownEvent { version: 2, .. })));
    assert_eq!(newer.decode::<StatutesEvent>().unwrap(), None, "another stream");
}

#[test]
fn refusals_speak_to_people_and_to_programs() {
    let refusal = AssemblyError::NoticeTooShort { given: 14, minimum: 15 };
    assert_eq!((refusal.code(), refusal.kind()), ("assemblies/notice-too-short", RefusalKind::Invalid));
    assert_eq!(refusal.data(), serde_json::json!({ "given": 14, "minimum": 15 }));
    assert!(refusal.to_string().starts_with("La convocation part 14 jours avant l'assemblée au lieu de 15"));
    assert_eq!(Assembly::TYPE, AssemblyEvent::STREAM);
}
