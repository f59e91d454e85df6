//! The read models: what the facts say and no more, also when they are made again.

use std::ops::ControlFlow;

use kernel::database::connect_single;
use kernel::prelude::*;
use kernel::testing::{TestDatabase, TestDatabaseKind, context, context_at, on_both_databases};
use members::public::College;
use values::Timestamp;

use crate::Assemblies;
use crate::public::{AdoptStatutes, AssemblyId, DutyDone};
use crate::samples::{self, assembly_id, day, document, voter};
use crate::tests::calendar::mandated;
use crate::tests::{all, asked, called, founded, opened};

/// Two assemblies in which every fact that can happen has happened.
async fn eventful(room: &Assemblies) -> AssemblyId {
    let reform = AdoptStatutes {
        adopted_on: day("2016-06-18"),
        effective_on: day("2017-01-01"),
        document: document(),
    };
    room.adopt_statutes(&context(), reform).await.unwrap();
    let assembly = opened(room).await;
    room.cast_votes(&context(), assembly, 1, samples::ballots()).await.unwrap();
    room.withdraw_presence(&context(), assembly, voter(1, 1), "A quitté la séance".into()).await.unwrap();
    room.close_resolution(&context(), assembly, 1).await.unwrap();
    room.close(&context(), assembly).await.unwrap();
    let given_up = assembly_id(2);
    room.convene(&context(), given_up, samples::convening()).await.unwrap();
    room.cancel(&context(), given_up, "Salle indisponible".into()).await.unwrap();
    mandated(room).await;
    let done = DutyDone { on: day("2016-01-04"), note: "Arrêté".into() };
    let later = context_at(Timestamp::start_of(day("2016-01-04")).micros());
    room.mark_duty_done(&later, day("2015-12-31"), "register_freeze".into(), done).await.unwrap();
    assembly
}

const TABLES: [&str; 15] = [
    "assemblies_statutes",
    "assemblies_assemblies",
    "assemblies_resolutions",
    "assemblies_roll",
    "assemblies_attendance",
    "assemblies_votes",
    "assemblies_mandates",
    "assemblies_duties_done",
    "assemblies_plans",
    "assemblies_requests",
    "assemblies_documents",
    "assemblies_questions",
    "assemblies_dispatches",
    "assemblies_counts",
    "assemblies_minutes",
];

on_both_databases!(made_again_they_are_the_same, async |db: TestDatabase| {
    let room = founded(&db).await;
    crate::tests::life::whole(&room).await;
    let assembly = eventful(&room).await;
    let before = room.result(assembly).await.unwrap();
    let single = connect_single(db.url()).await.unwrap();
    let rebuilt = room.kernel.rebuild(&single, &[], |_| ControlFlow::Continue(())).await.unwrap();
    assert_eq!(rebuilt.tables.iter().map(|of| of.table.as_str()).collect::<Vec<_>>(), TABLES);
    for table in &rebuilt.tables {
        assert!(table.live_rows > 0, "{} is exercised", table.table);
        assert_eq!((table.rebuilt_rows, table.differing_rows), (table.live_rows, 0), "{}", table.table);
    }
    assert_eq!(room.result(assembly).await.unwrap(), before);
    let found = room.kernel.verify(&single, |_| ControlFlow::Continue(())).await.unwrap();
    assert!(found.is_sound(), "{found:?}");
    assert_eq!(found.streams, 8);
});

on_both_databases!(a_vote_changed_by_hand_is_found, async |db: TestDatabase| {
    let room = founded(&db).await;
    let assembly = eventful(&room).await;
    let single = connect_single(db.url()).await.unwrap();
    let verify = async || room.kernel.verify(&single, |_| ControlFlow::Continue(())).await.unwrap();
    db.tamper("UPDATE assemblies_votes SET choice = 'against' WHERE choice = 'for' AND resolution = 1").await;
    let faults = verify().await.faults;
    assert_eq!(faults.iter().map(|of| of.place.as_str()).collect::<Vec<_>>(), ["assemblies_votes"]);
    // In the log itself: the chain breaks there, and the recount says which result no longer follows.
    let flipped = r#"REPLACE({text}, '"choice":"against"', '"choice":"for"')"#;
    let payload = match db.kind() {
        TestDatabaseKind::Sqlite => {
            format!("CAST({} AS BLOB)", flipped.replace("{text}", "CAST(payload AS TEXT)"))
        }
        TestDatabaseKind::Postgres => {
            format!("CONVERT_TO({}, 'UTF8')", flipped.replace("{text}", "CONVERT_FROM(payload, 'UTF8')"))
        }
    };
    let event = "event_type = 'assemblies.assembly.votes_cast'";
    db.tamper(&format!("UPDATE events SET payload = {payload} WHERE {event}")).await;
    let place = format!("assemblies.assembly/{assembly}/6");
    assert!(verify().await.faults.iter().any(|of| of.place == place));
    let recounts = room.recount(&context(), assembly).await.unwrap();
    assert_eq!(recounts.iter().map(|of| of.agrees).collect::<Vec<_>>(), [false, true, true]);
});

on_both_databases!(lists_are_filtered_sorted_and_paged, async |db: TestDatabase| {
    let room = founded(&db).await;
    let assembly = called(&room).await;
    let roll = room.roll(assembly, &all()).await.unwrap();
    assert_eq!((roll.total, roll.items.len()), (109, 109));
    let voters = samples::voters();
    for (row, entry) in roll.items.iter().zip(&voters) {
        assert_eq!((row.member_id, row.number, row.college), (entry.member_id, entry.number, entry.college));
        assert_eq!((&row.display_name, row.shares), (&entry.display_name, entry.shares));
    }
    let first = PageRequest { limit: Some(4), ..asked(&["college:eq:Federations"], "-shares") };
    let page = room.roll(assembly, &first).await.unwrap();
    assert_eq!((page.total, page.items[0].member_id), (6, voter(3, 6)));
    let second = PageRequest { cursor: page.next, ..first };
    let page = room.roll(assembly, &second).await.unwrap();
    assert_eq!(page.items.iter().map(|of| of.member_id).collect::<Vec<_>>(), [voter(3, 2), voter(3, 1)]);
    assert_eq!(page.next, None);
    assert!(page.items.iter().all(|of| of.college == College::Federations));

    let pending = room.resolutions(assembly, &asked(&["decision:eq:ordinary"], "-number")).await.unwrap();
    assert_eq!(pending.items.iter().map(|of| of.resolution.number).collect::<Vec<_>>(), [3, 1]);
    let agenda = room.resolutions(assembly, &asked(&["verdict:eq:pending"], "number")).await.unwrap();
    let drafts: Vec<_> = agenda.items.into_iter().map(|of| of.resolution.draft).collect();
    assert_eq!(drafts, samples::convening().agenda);
    let unknown = room.roll(assembly, &asked(&[], "email")).await.unwrap_err();
    assert!(matches!(unknown, Failure::Refused(refusal) if refusal.code() == "lists/unknown-field"));
});

on_both_databases!(an_erased_person_keeps_its_line_and_its_vote, async |db: TestDatabase| {
    let room = founded(&db).await;
    let assembly = eventful(&room).await;
    let before = room.assembly(assembly).await.unwrap();
    let (zoe, number) = (voter(0, 1), 1);
    let erase = async |uow: &mut UnitOfWork| uow.erase_person(&zoe.to_string()).await;
    assert_eq!(room.kernel.run(&context(), erase).await.unwrap(), 1);
    let single = connect_single(db.url()).await.unwrap();
    let rebuilt = room.kernel.rebuild(&single, &[], |_| ControlFlow::Continue(())).await.unwrap();
    let differing = rebuilt.tables.iter().filter(|of| of.differing_rows > 0);
    assert_eq!(
        differing.map(|of| of.table.as_str()).collect::<Vec<_>>(),
        ["assemblies_roll", "assemblies_mandates"]
    );
    let row = &room.roll(assembly, &asked(&["number:eq:1"], "number")).await.unwrap().items[0];
    assert_eq!((row.member_id, row.number, row.display_name.as_str()), (zoe, number, "Identité effacée"));
    let votes = room.votes(assembly, 1, &asked(&["number:eq:1"], "number")).await.unwrap();
    assert_eq!(votes.items[0].voter.display_name, "Identité effacée");
    assert_eq!(room.assembly(assembly).await.unwrap(), before, "the seal is the same");
    assert!(room.recount(&context(), assembly).await.unwrap().iter().all(|of| of.agrees));
});
