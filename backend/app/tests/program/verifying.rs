//! Proof and repair at the command line.

use kernel::KeySource;
use kernel::on_both_databases;
use kernel::testing::{TestDatabase, context, tester, vault};
use office::Office;
use office::assemblies::public::{
    AbstentionClause, AdoptStatutes, AssemblyId, AssemblyKind, Bureau, Convening, Convocation, Decision,
    Majorities, Presence, PresenceEntry, Proposer, ProxyCeiling, QuorumBasis, QuorumThresholds,
    ResolutionDraft, StatutesDocument,
};
use office::members::public::{College, MemberId, VoterEntry};
use office::values::{Day, Shares, Uuid};

use crate::house::House;
use crate::importing::list;

on_both_databases!(an_empty_database_is_sound, async |db: TestDatabase| {
    let house = House::over(&db);
    let ran = house.run(&["verify"]).ends_with(0);
    assert!(ran.out().starts_with("0 facts in 0 streams"), "{}", ran.out());
    assert!(ran.out().contains("sound"), "{}", ran.out());
});

on_both_databases!(a_fact_that_was_altered_is_found, async |db: TestDatabase| {
    let house = imported(&db);
    house.run(&["verify"]).ends_with(0);
    db.tamper("UPDATE events SET actor = 'somebody else' WHERE position = 2").await;
    let ran = house.run(&["verify", "--json"]).ends_with(3);
    let found: serde_json::Value = serde_json::from_str(&ran.out()).expect("JSON");
    assert_eq!(found["fault_count"], 1, "{found}");
});

on_both_databases!(a_view_that_was_altered_is_found_and_rebuilt, async |db: TestDatabase| {
    let house = imported(&db);
    db.tamper("DELETE FROM partners_venues WHERE name LIKE '%essai 3'").await;
    let ran = house.run(&["verify"]).ends_with(3);
    assert!(ran.out().contains("partners_venues"), "{}", ran.out());
    house.run(&["rebuild", "no.such.view"]).ends_with(2);
    let ran = house.run(&["rebuild"]).ends_with(0);
    assert!(ran.out().contains("partners_venues: 5 rows, 4 before"), "{}", ran.out());
    house.run(&["verify"]).ends_with(0);
});

#[test]
fn a_read_only_database_is_told_from_a_broken_one() {
    let db = TestDatabase::sqlite();
    let house = imported(&db);
    std::fs::write(house.folder.path().join("more.csv"), list(6..=9)).expect("written");
    let file = db.file().expect("a file");
    let ran = house
        .command(&["import", "venues", "more.csv", "--on", "2015-02-01"])
        .env("QUINTETTE_DATABASE_URL", format!("sqlite://{}?mode=ro", file.display()))
        .output()
        .expect("it starts");
    let said = String::from_utf8_lossy(&ran.stderr).into_owned();
    assert_eq!(ran.status.code(), Some(5), "{said}");
    assert!(said.contains("lecture seule"), "{said}");
}

fn imported(db: &TestDatabase) -> House {
    let house = House::over(db);
    std::fs::write(house.folder.path().join("list.csv"), list(1..=5)).expect("written");
    house.run(&["import", "venues", "list.csv", "--on", "2015-01-01"]).ends_with(0);
    house
}

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn statutes() -> AdoptStatutes {
    let document = StatutesDocument {
        weighting: None,
        quorum_basis: QuorumBasis::Members,
        quorums: QuorumThresholds::legal(),
        majorities: Majorities::legal(),
        proxy_ceiling: ProxyCeiling::Unlimited,
        abstentions: AbstentionClause::Law,
        membership: None,
        year_end: None,
        meetings: None,
        categories: Vec::new(),
    };
    AdoptStatutes { adopted_on: day("2013-12-12"), effective_on: day("2014-01-01"), document }
}

/// An assembly of one member, from its notice to its close.
async fn an_assembly(db: &TestDatabase) {
    let kernel = db.kernel(Office::projectors()).await;
    let office = Office::new(kernel.reader().clone(), KeySource::Random, vault()).acting_for(tester());
    let room = &office.assemblies;
    room.adopt_statutes(&context(), statutes()).await.expect("statutes");
    let (id, member) = (AssemblyId::new(Uuid::from_u128(1)), MemberId::new(Uuid::from_u128(2)));
    let draft = ResolutionDraft {
        title: "Comptes".into(),
        text: "Les comptes sont approuvés.".into(),
        proposer: Proposer::Board,
        backed_by_board: true,
        decision: Decision::Ordinary,
        candidacy: None,
        follows: None,
    };
    let convening = Convening {
        kind: AssemblyKind::Ordinary,
        convocation: Convocation::First,
        day: day("2016-06-18"),
        place: "Au siège".into(),
        notice_sent_on: day("2016-06-02"),
        exception_reason: None,
        record_day: day("2016-06-17"),
        last_accounts_closed_on: None,
        agenda: vec![draft],
        starts_at: None,
        remote: String::new(),
        first: None,
    };
    room.convene(&context(), id, convening).await.expect("a notice");
    let voter = VoterEntry {
        member_id: member,
        number: 1,
        display_name: "Ana Exemple".into(),
        college: College::Supporters,
        shares: Shares::new(1),
    };
    room.freeze_roll(&context(), id, vec![voter]).await.expect("a roll");
    let there = PresenceEntry { member, presence: Presence::InPerson };
    room.record_presence(&context(), id, vec![there]).await.expect("a presence");
    let bureau = Bureau { chair: member, scrutineers: Vec::new(), secretary: None };
    room.open(&context(), id, day("2016-06-18"), (bureau, false)).await.expect("an opening");
    room.close(&context(), id).await.expect("a close");
}

/// What a database of before step D says once its tables are wider: a vote that was closed waits, nobody has arrived.
const HALF_TRUTHS: [&str; 2] = [
    "UPDATE assemblies_resolutions SET state = 'waiting', opened_at = 0, closed_at = 0",
    "UPDATE assemblies_attendance SET arrived_at = 0",
];

/// The schema as it was before the step that fills what was widened.
const BEFORE: [&str; 3] = [
    "DELETE FROM seaql_migrations WHERE version = 'm0006_forms'",
    "DROP INDEX assemblies_attendance_by_named",
    "ALTER TABLE assemblies_attendance DROP COLUMN named",
];

on_both_databases!(an_existing_database_is_brought_up_with_views_that_say_all, async |db: TestDatabase| {
    let house = House::over(&db);
    house.run(&["verify"]).ends_with(0);
    an_assembly(&db).await;
    house.run(&["verify"]).ends_with(0);
    for statement in HALF_TRUTHS {
        db.tamper(statement).await;
    }
    let told = house.run(&["verify"]).ends_with(3).out();
    assert!(told.contains("assemblies_resolutions") && told.contains("assemblies_attendance"), "{told}");
    for statement in BEFORE {
        db.tamper(statement).await;
    }
    house.run(&["verify"]).ends_with(0);
    // A start that was cut after the migration left the views empty: the next one fills them.
    for table in ["assemblies", "plans", "resolutions", "attendance", "votes"] {
        db.tamper(&format!("DELETE FROM assemblies_{table}")).await;
    }
    house.run(&["verify"]).ends_with(0);
    house.run(&["verify"]).ends_with(0);
});
