//! Imports of members, rehearsed and done, on both databases.

use std::cell::Cell;
use std::ops::ControlFlow;

use kernel::on_both_databases;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::*;
use crate::goldens::{private_supporters, supporters, terms};
use crate::public::{
    College, ImportField, ImportMapping, ImportProgress, MappingOrigin, MemberImportReport, MemberKind,
    RowFate, SourceCell, SourceRow, SourceTable,
};
use crate::{DayTerms, ImportMembers};

const HEAD: [&str; 14] = [
    "type",
    "prénom",
    "nom",
    "siret",
    "adresse",
    "code postal",
    "ville",
    "prénom du représentant",
    "nom du représentant",
    "qualité",
    "catégorie",
    "date d'entrée",
    "parts",
    "versé",
];

fn table(rows: &[&str]) -> SourceTable {
    let cell =
        |text: &str| if text.is_empty() { SourceCell::Empty } else { SourceCell::Text(text.to_owned()) };
    let row = |(line, row): (u64, &&str)| SourceRow { line, cells: row.split(';').map(cell).collect() };
    SourceTable { head: HEAD.map(str::to_owned).to_vec(), rows: (2..).zip(rows).map(row).collect() }
}

fn person(name: &str, town: &str, shares: u32, paid: u32) -> String {
    format!(
        "personne physique;{name};Exemple;;1 rue de l'Essai;42000;{town};;;;supporter-person;05/01/2015;{shares};{paid}"
    )
}

fn company(name: &str, siret: &str) -> String {
    format!(
        "société;;{name};{siret};1 rue de l'Essai;42000;ROANNE;Inès;Modèle;gérante;supporter-private;06/01/2015;5;500"
    )
}

fn town(name: &str, shares: u32) -> String {
    format!(
        "personne publique;;{name};;1 place;42000;{name};Ali;Modèle;maire;public;07/01/2015;{shares};{shares}00"
    )
}

/// What the statutes say, and only until a day.
async fn statutes(on: Day, category: &crate::public::CategoryCode) -> Result<DayTerms, Failure> {
    let public = terms("public", College::Supporters, &[MemberKind::PublicBody], 100);
    let known = [supporters(), private_supporters(), public];
    match known.into_iter().find(|terms| terms.code == *category && on.year() < 2020) {
        Some(terms) => Ok(DayTerms { terms, clauses: free() }),
        None => Err(crate::member::MemberError::NotAdmitted {}.into()),
    }
}

async fn import(
    room: &Room,
    context: &Context,
    table: &SourceTable,
    mapping: Option<ImportMapping>,
    dry_run: bool,
) -> Result<MemberImportReport, Failure> {
    let source = "essai".parse().unwrap();
    let order = ImportMembers { source, table, mapping, dry_run, on: day("2015-02-01") };
    room.0.import(context, order, statutes, async |_| ControlFlow::Continue(())).await
}

fn now() -> Context {
    recorded("2015-02-01")
}

fn heaps(report: &MemberImportReport) -> [u64; 5] {
    [report.rows, report.admitted, report.same, report.suspicious, report.refused]
}

async fn count(room: &Room, what: &str) -> u64 {
    kernel::baseline::read(room.0.kernel.reader(), &format!("SELECT * FROM {what}")).await.unwrap()
}

on_both_databases!(
    a_rehearsal_says_what_the_import_then_does_and_writes_nothing,
    async |db: TestDatabase| {
        let room = room(&db).await;
        let known = company("Labels d'Exemple", "73282932000074");
        import(&room, &now(), &table(&[&known]), None, false).await.unwrap();
        let facts = count(&room, "events").await;
        let rows = [
            known.clone(),
            person("Zoé", "Roanne", 4, 100),
            person("Zoé", "Roanne", 4, 100),
            person("ZOE", "ROANNE", 1, 100),
            person("Ali", "Roanne", 4, 99),
            person("Léa", "Roanne", 4, 400),
            company("Autre nom", "73282932000074"),
            town("Essai", 4),
            town("Modèle", 20),
            town("Exemple", 9),
            person("Max", "Roanne", 2, 300),
            person("Eva", "Roanne", 2, 100).replace("05/01/2015", "05/01/2021"),
            person("Tom", "Roanne", 2, 100).replace("supporter-person", "supporter-private"),
            person("Ida", "Roanne", 2, 100).replace("42000", "4200A"),
            "personne physique;Sans;Rien".to_owned(),
        ];
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let rehearsed = import(&room, &now(), &table(&rows), None, true).await.unwrap();
        assert_eq!(count(&room, "events").await, facts, "nothing is written");
        assert_eq!(count(&room, "idempotency_keys").await, 0);
        let done = import(&room, &now(), &table(&rows), None, false).await.unwrap();
        assert_eq!(MemberImportReport { dry_run: false, ..rehearsed }, done);
        assert_eq!(heaps(&done), [15, 4, 2, 2, 7]);
        let fate = |line: u64| done.outcomes.iter().find(|of| of.line == line).unwrap().fate.clone();
        assert_eq!(fate(2), RowFate::Same { number: 1 });
        assert!(matches!(fate(3), RowFate::Admitted { number: 2, .. }));
        assert!(
            matches!(fate(4), RowFate::Suspicious { number: 2, .. }),
            "two of one name, until somebody says so"
        );
        assert_eq!(fate(8), RowFate::Same { number: 1 }, "one legal entity is one member");
        let code = |line: u64| match fate(line) {
            RowFate::Refused { code, .. } => code,
            other => panic!("{other:?}"),
        };
        assert_eq!(code(6), "members/below-quarter");
        assert_eq!(code(10), "members/over-public-cap");
        assert_eq!(code(16), "members/import-missing");
        assert_eq!((done.mapping_from, done.shares), (MappingOrigin::Remembered, 21));
        assert_eq!(count(&room, "members_register").await, 5);
        let numbers = room.movements(day("2015-12-31"), None, &PageRequest::default()).await.unwrap();
        let numbers: Vec<u64> = numbers.items.iter().map(|row| row.movement.number).collect();
        assert_eq!(numbers, [1, 2, 3, 4, 5], "what is refused takes no number");
    }
);

on_both_databases!(the_same_file_twice_makes_nobody_twice, async |db: TestDatabase| {
    let room = room(&db).await;
    let rows = [person("Zoé", "Roanne", 4, 100), person("Ali", "Roanne", 4, 100)];
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    assert_eq!(heaps(&import(&room, &now(), &table(&rows), None, false).await.unwrap()), [2, 2, 0, 0, 0]);
    let facts = count(&room, "events").await;
    assert_eq!(heaps(&import(&room, &now(), &table(&rows), None, false).await.unwrap()), [2, 0, 2, 0, 0]);
    // In another order, with one more.
    let third = person("Léa", "Roanne", 1, 100);
    let again = import(&room, &now(), &table(&[rows[1], &third, rows[0]]), None, true).await.unwrap();
    assert_eq!(heaps(&again), [3, 1, 2, 0, 0]);
    assert_eq!(count(&room, "events").await, facts);
    // Who has left is still known.
    let left = crate::public::MemberId::new(
        room.register(day("2015-02-01"), None, &PageRequest::default()).await.unwrap().items[0]
            .member_id
            .uuid(),
    );
    room.end_membership(&recorded("2015-06-30"), exit(left, "2015-06-30")).await.unwrap();
    assert_eq!(heaps(&import(&room, &now(), &table(&rows), None, false).await.unwrap()), [2, 0, 2, 0, 0]);
});

on_both_databases!(an_import_that_is_cut_goes_on, async |db: TestDatabase| {
    let room = room(&db).await;
    let rows: Vec<String> = (0..450).map(|n| person(&format!("Zoé {n}"), "Roanne", 1, 100)).collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let table = table(&rows);
    let keyed = now().with_key("import", vec![1]);
    let asked = Cell::new(0);
    let order = || ImportMembers {
        source: "essai".parse().unwrap(),
        table: &table,
        mapping: None,
        dry_run: false,
        on: day("2015-02-01"),
    };
    let second = async |step: ImportProgress| {
        assert_eq!(step.total, 450);
        asked.set(asked.get() + 1);
        if asked.get() == 2 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let cut = room.0.import(&keyed, order(), statutes, second).await.unwrap_err();
    assert!(matches!(cut, Failure::Kernel(KernelError::Stopped)), "{cut}");
    assert_eq!(count(&room, "members_register").await, 200, "one batch is kept");
    let go_on = async |_| ControlFlow::Continue(());
    let report = room.0.import(&keyed, order(), statutes, go_on).await.unwrap();
    assert_eq!(heaps(&report), [450, 250, 200, 0, 0]);
    assert_eq!(report.outcomes.len(), 450);
    let answered = room.0.import(&keyed, order(), statutes, go_on).await.unwrap();
    assert_eq!(answered, report, "the same request is answered, not done again");
    assert_eq!(count(&room, "members_register").await, 450);
});

on_both_databases!(a_mapping_is_remembered_by_source, async |db: TestDatabase| {
    let room = room(&db).await;
    let zoe = person("Zoé", "Roanne", 4, 100);
    let table = table(&[&zoe]);
    let source = "essai".parse().unwrap();
    assert_eq!(room.import_mapping(&source).await.unwrap(), None);
    let guessed = import(&room, &now(), &table, None, false).await.unwrap();
    assert_eq!(guessed.mapping_from, MappingOrigin::Guessed);
    let row = room.import_mapping(&source).await.unwrap().unwrap();
    assert_eq!((row.mapping.clone(), row.version), (guessed.mapping, 1));
    let mut mapping = row.mapping;
    mapping.defaults.insert(ImportField::Country, "FR".into());
    for _ in 0..2 {
        room.set_import_mapping(&now(), &source, mapping.clone(), day("2015-02-01")).await.unwrap();
    }
    let again = import(&room, &now(), &table, None, true).await.unwrap();
    assert_eq!((again.mapping_from, &again.mapping), (MappingOrigin::Remembered, &mapping));
    assert_eq!(room.import_mapping(&source).await.unwrap().unwrap().version, 2, "the same again is no fact");
    assert_eq!(room.import_mappings(&PageRequest::default()).await.unwrap().total, 1);
    let given = import(&room, &now(), &table, Some(ImportMapping::default()), true).await.unwrap_err();
    assert!(
        matches!(given, Failure::Refused(refusal) if refusal.code() == "members/import-fields-not-mapped")
    );
});

on_both_databases!(whatever_the_rows_a_rehearsal_foresees_them, async |db: TestDatabase| {
    let room = room(&db).await;
    let row =
        (0_u8..12, 0_u8..4, 0_u8..3, 1_u32..6, 0_u32..6).prop_map(|(what, name, place, shares, paid)| {
            let (name, place) = (
                ["Zoé", "Ali", "Léa", "Max"][usize::from(name)],
                ["Roanne", "Lyon", "Nevers"][usize::from(place)],
            );
            match what {
                0 => company(name, "73282932000074"),
                1 => company(name, "55208131766522"),
                2 => company(name, ""),
                3 | 4 => town(place, shares * 4),
                5 => person(name, place, shares, paid * 100).replace("05/01/2015", "05/13/2015"),
                _ => person(name, place, shares, paid * 100),
            }
        });
    let lists = proptest::collection::vec(row, 1..12);
    let mut runner = TestRunner::deterministic();
    for _ in 0..12 {
        let rows = lists.new_tree(&mut runner).unwrap().current();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let table = table(&rows);
        let facts = count(&room, "events").await;
        let rehearsed = import(&room, &now(), &table, None, true).await.unwrap();
        assert_eq!(count(&room, "events").await, facts);
        let done = import(&room, &now(), &table, None, false).await.unwrap();
        let origin = rehearsed.mapping_from;
        assert_eq!(
            MemberImportReport { dry_run: false, mapping_from: origin, ..rehearsed },
            done,
            "{rows:#?}"
        );
    }
});
