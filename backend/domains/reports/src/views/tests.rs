//! The room with its views, on both databases.

use crate::Reports;
use crate::public::*;
use crate::testing::{CATALOGUE_OF_2015, day, team_of_2015};
use kernel::database::connect_single;
use kernel::prelude::*;
use kernel::testing::{TestDatabase, context, context_at, on_both_databases};
use std::ops::ControlFlow;
use values::Timestamp;

const JANUARY: i64 = 1_451_900_000_000_000;
const FEBRUARY: i64 = 1_454_300_000_000_000;

async fn room(db: &TestDatabase) -> Reports {
    Reports::new(db.kernel(Reports::projectors()).await)
}

on_both_databases!(a_corrected_team_shows_what_was_known_when, async |db: TestDatabase| {
    let room = room(&db).await;
    let last_day = day("2015-12-31");
    let early = TeamCount { people: 24, ..team_of_2015() };
    room.count_team(&context_at(JANUARY), CountTeam { on: last_day, count: early.clone() }).await.unwrap();
    let order =
        CorrectTeam { on: last_day, count: team_of_2015(), reason: "Stagiaire compté à tort".to_owned() };
    let team = room.correct_team(&context_at(FEBRUARY), order).await.unwrap();
    assert_eq!((team.on, &team.count), (last_day, &team_of_2015()));
    assert!(!team.departments_add_up);
    assert_eq!((team.departments_people, team.departments_fte), (22, "12.7".parse().unwrap()));

    assert_eq!(room.team(day("2015-12-30"), None).await.unwrap(), None);
    assert_eq!(room.team(day("2016-06-30"), None).await.unwrap(), Some(team));
    let known = |micros| Some(Timestamp::from_micros(micros));
    let before = room.team(last_day, known(JANUARY)).await.unwrap().unwrap();
    assert_eq!(before.count, early);
    assert_eq!(room.team(last_day, known(JANUARY - 1)).await.unwrap(), None);

    let again = room.count_team(&context(), CountTeam { on: last_day, count: early }).await.unwrap_err();
    assert_eq!(again.refusal(), Some(&TeamError::AlreadyCounted { on: last_day }));
    let listed = room.team_counts(None, &PageRequest::default()).await.unwrap();
    assert_eq!((listed.total, listed.items[0].people), (1, 23));
    assert_eq!(listed.items[0].reason, "Stagiaire compté à tort");
});

on_both_databases!(the_last_count_of_the_catalogue_holds_until_the_next, async |db: TestDatabase| {
    let room = room(&db).await;
    let small = CatalogueTotals { titles: 400_000, ..CATALOGUE_OF_2015 };
    for (on, totals) in [("2015-12-31", CATALOGUE_OF_2015), ("2014-12-31", small)] {
        room.count_catalogue(&context_at(JANUARY), CountCatalogue { on: day(on), totals }).await.unwrap();
    }
    let order = CorrectCatalogue {
        on: day("2014-12-31"),
        totals: CatalogueTotals { artists: 20_000, ..small },
        reason: "Doublons".to_owned(),
    };
    room.correct_catalogue(&context_at(FEBRUARY), order).await.unwrap();
    let on = async |text: &str| room.catalogue(day(text), None).await.unwrap().map(|found| found.totals);
    assert_eq!(on("2014-12-30").await, None);
    assert_eq!(on("2015-12-30").await, Some(CatalogueTotals { artists: 20_000, ..small }));
    assert_eq!(on("2016-01-01").await, Some(CATALOGUE_OF_2015));
    let order = CountCatalogue { on: day("2016-12-31"), totals: CATALOGUE_OF_2015 };
    let keyed = context().with_key("catalogue-2016", vec![1]);
    let first = room.count_catalogue(&keyed, order.clone()).await.unwrap();
    assert_eq!(
        room.count_catalogue(&keyed, order).await.unwrap(),
        first,
        "the same key answers the first answer"
    );
    let sorted = PageRequest { sort: Some("titles".to_owned()), limit: Some(1), ..PageRequest::default() };
    let first = room.catalogue_counts(None, &sorted).await.unwrap();
    assert_eq!((first.total, first.items[0].totals.titles), (3, 400_000));
    let second = PageRequest { cursor: first.next, ..sorted };
    let second = room.catalogue_counts(None, &second).await.unwrap();
    assert_eq!((second.items[0].totals, second.next.is_some()), (CATALOGUE_OF_2015, true));
    let unknown = CorrectCatalogue { on: day("2013-12-31"), totals: small, reason: "x".to_owned() };
    let unknown = room.correct_catalogue(&context(), unknown).await.unwrap_err();
    assert_eq!(unknown.refusal(), Some(&HoldingsError::NotCounted { on: day("2013-12-31") }));
});

on_both_databases!(a_replay_of_the_facts_gives_the_same_views, async |db: TestDatabase| {
    let kernel = db.kernel(Reports::projectors()).await;
    let room = Reports::new(kernel.clone());
    let on = day("2015-12-31");
    let early = TeamCount { people: 24, ..team_of_2015() };
    room.count_team(&context_at(JANUARY), CountTeam { on, count: early }).await.unwrap();
    let order = CorrectTeam { on, count: team_of_2015(), reason: "Stagiaire compté à tort".to_owned() };
    let team = room.correct_team(&context_at(FEBRUARY), order).await.unwrap();
    let totals = CATALOGUE_OF_2015;
    room.count_catalogue(&context(), CountCatalogue { on, totals }).await.unwrap();
    let single = connect_single(db.url()).await.unwrap();
    let found = kernel.verify(&single, |_| ControlFlow::Continue(())).await.unwrap();
    assert!(found.is_sound(), "{found:?}");
    let report = kernel.rebuild(&single, &[], |_| ControlFlow::Continue(())).await.unwrap();
    let rows: Vec<(String, i64)> =
        report.tables.into_iter().map(|table| (table.table, table.rebuilt_rows)).collect();
    for (table, count) in
        [("reports_team", 2), ("reports_team_departments", 14), ("reports_catalogue_totals", 1)]
    {
        assert!(rows.contains(&(table.to_owned(), count)), "{rows:?}");
    }
    assert_eq!(room.team(on, None).await.unwrap(), Some(team));
});
