//! The room with its views, on both databases.

use crate::Royalties;
use crate::public::*;
use crate::testing::{day, keys_of_2014, revenue_of_2015, sacem_of_2015};
use kernel::database::connect_single;
use kernel::prelude::*;
use kernel::testing::{TestDatabase, context, context_at, on_both_databases};
use std::ops::ControlFlow;
use values::{Fraction, Money, Timestamp};

const JANUARY: i64 = 1_451_900_000_000_000;
const FEBRUARY: i64 = 1_454_300_000_000_000;

async fn room(db: &TestDatabase) -> Royalties {
    Royalties::new(db.kernel(Royalties::projectors()).await)
}

fn count(period: &str, source: &str, users: u64, listens: u64, on: &str) -> ReportUsage {
    ReportUsage {
        period: period.parse().unwrap(),
        source: source.parse().unwrap(),
        totals: UsageTotals { users, listens },
        counted_on: day(on),
    }
}

fn set_keys(from: &str) -> SetKeys {
    SetKeys { from: day(from), pots: keys_of_2014(), decision: "Statuts de 2014".to_owned() }
}

fn split_2015() -> DistributeBase {
    DistributeBase {
        period: "2015".parse().unwrap(),
        on: day("2016-02-01"),
        recognised: Money::euros(103_180),
        lines: revenue_of_2015(),
        sacem: sacem_of_2015(),
    }
}

fn correction() -> CorrectUsage {
    CorrectUsage {
        period: "2015".parse().unwrap(),
        source: "1d-touch".parse().unwrap(),
        totals: UsageTotals { users: 28_000, listens: 388_000 },
        counted_on: day("2016-01-20"),
        reason: "Journaux de décembre retrouvés".to_owned(),
    }
}

on_both_databases!(a_corrected_count_shows_what_was_known_when, async |db: TestDatabase| {
    let room = room(&db).await;
    let first = count("2015", "1d-touch", 28_100, 387_000, "2016-01-04");
    room.report_usage(&context_at(JANUARY), first.clone()).await.unwrap();
    let row = room.correct_usage(&context_at(FEBRUARY), correction()).await.unwrap();
    assert_eq!((row.users, row.listens, row.corrections), (28_000, 388_000, 1));

    let year: Period = "2015".parse().unwrap();
    let listens = async |on: &str, known_at: Option<i64>| {
        let known_at = known_at.map(Timestamp::from_micros);
        room.usage_of(year, day(on), known_at).await.unwrap().map(|usage| usage.listens)
    };
    assert_eq!(listens("2016-01-03", None).await, None, "before the count");
    assert_eq!(listens("2016-01-19", None).await, Some(387_000), "before the correction's effect");
    assert_eq!(listens("2016-01-20", None).await, Some(388_000));
    assert_eq!(listens("2016-12-31", Some(JANUARY)).await, Some(387_000), "before it was recorded");

    let again = room.report_usage(&context(), first).await.unwrap_err();
    assert!(matches!(again.refusal(), Some(UsageError::AlreadyReported { .. })), "{again}");
});

on_both_databases!(counts_are_listed_by_page_filter_and_sort, async |db: TestDatabase| {
    let room = room(&db).await;
    for order in [
        count("2014", "1d-touch", 10_370, 120_497, "2015-01-05"),
        count("2015-01", "deboussolee", 5, 50, "2015-02-01"),
        count("2015-02", "deboussolee", 6, 70, "2015-03-01"),
        count("2015", "1d-touch", 28_000, 388_000, "2016-01-04"),
    ] {
        room.report_usage(&context(), order).await.unwrap();
    }
    let ask = |sort: &str, filter: Option<&str>| PageRequest {
        limit: Some(2),
        sort: Some(sort.to_owned()),
        filters: filter.map(str::to_owned).into_iter().collect(),
        ..PageRequest::default()
    };
    let all = day("2016-12-31");
    let first = room.usage(all, None, &ask("-listens", None)).await.unwrap();
    assert_eq!(first.total, 4);
    assert_eq!(first.items.iter().map(|row| row.listens).collect::<Vec<_>>(), [388_000, 120_497]);
    let second = PageRequest { cursor: first.next, ..ask("-listens", None) };
    let second = room.usage(all, None, &second).await.unwrap();
    assert_eq!(second.items.iter().map(|row| row.listens).collect::<Vec<_>>(), [70, 50]);
    assert_eq!(second.next, None);
    let months = room.usage(all, None, &ask("period", Some("source:eq:deboussolee"))).await.unwrap();
    assert_eq!(
        months.items.iter().map(|row| row.id.as_str()).collect::<Vec<_>>(),
        ["2015-01:deboussolee", "2015-02:deboussolee"]
    );

    let year = room.usage_of("2015".parse().unwrap(), all, None).await.unwrap().unwrap();
    assert_eq!((year.users, year.listens), (None, 388_120), "monthly users do not add up to a year");
    let month = room.usage_of("2015-02".parse().unwrap(), all, None).await.unwrap().unwrap();
    assert_eq!((month.users, month.listens), (Some(6), 70));
});

on_both_databases!(keys_hold_from_their_day, async |db: TestDatabase| {
    let room = room(&db).await;
    let mut later = set_keys("2016-01-01");
    later.pots.swap(3, 4);
    room.set_keys(&context_at(FEBRUARY), later.clone()).await.unwrap();
    let set = room.set_keys(&context_at(JANUARY), set_keys("2014-07-01")).await.unwrap();
    assert_eq!((set.rights_holders(), set.pots), (6_500, keys_of_2014()));
    assert_eq!(room.keys_on(day("2014-06-30"), None).await.unwrap(), None);
    assert_eq!(room.keys_on(day("2015-12-31"), None).await.unwrap().unwrap().from, day("2014-07-01"));
    assert_eq!(room.keys_on(day("2016-01-01"), None).await.unwrap().unwrap().pots, later.pots);
    let known = Some(Timestamp::from_micros(JANUARY));
    assert_eq!(room.keys_on(day("2016-01-01"), known).await.unwrap().unwrap().from, day("2014-07-01"));
    let listed = room.keys(&PageRequest::default()).await.unwrap();
    assert_eq!((listed.total, listed.items[0].from), (10, day("2016-01-01")));
    let again = room.set_keys(&context(), later).await.unwrap_err();
    assert!(matches!(again.refusal(), Some(KeysError::AlreadySet { .. })), "{again}");
});

on_both_databases!(the_year_2015_is_split_by_the_rooms_own_keys_and_counts, async |db: TestDatabase| {
    let room = room(&db).await;
    let early = room.distribute(&context(), split_2015()).await.unwrap_err();
    assert_eq!(early.refusal(), Some(&DistributionError::NoKeys { on: day("2015-12-31") }));
    room.set_keys(&context(), set_keys("2014-07-01")).await.unwrap();
    let uncounted = room.distribute(&context(), split_2015()).await.unwrap_err();
    let period: Period = "2015".parse().unwrap();
    assert_eq!(uncounted.refusal(), Some(&DistributionError::NotCounted { period }));
    assert_eq!(room.distributions(&PageRequest::default()).await.unwrap().total, 0);

    room.report_usage(&context(), count("2015", "1d-touch", 28_100, 387_000, "2016-01-04")).await.unwrap();
    room.correct_usage(&context(), correction()).await.unwrap();
    let keyed = context().with_key("split-2015", vec![1]);
    let detail = room.distribute(&keyed, split_2015()).await.unwrap();
    assert_eq!(
        (detail.split.base, detail.split.rights_holders),
        (Money::euros(60_000), Money::euros(39_000))
    );
    assert_eq!(detail.split.scope + detail.split.excluded, detail.split.recognised);
    assert_eq!(detail.split.per_listen_without_savings, Fraction::new(33_000, 388_000));
    assert_eq!(detail.split.sacem, sacem_of_2015());
    assert_eq!(detail.lines, revenue_of_2015());
    assert_eq!(detail.pots.iter().map(|pot| pot.amount).sum::<Money>(), detail.split.base);
    assert_eq!(room.distribution(period, None).await.unwrap(), Some(detail.clone()));
    let recorded = keyed.at;
    assert_eq!(room.distribution(period, Some(recorded)).await.unwrap(), Some(detail.clone()));
    let before = values::Timestamp::from_micros(recorded.micros() - 1);
    assert_eq!(room.distribution(period, Some(before)).await.unwrap(), None, "not known yet");
    let repeated = room.distribute(&keyed, split_2015()).await.unwrap();
    assert_eq!(repeated, detail, "the same key answers the first answer");
    assert_eq!(room.distribution("2014".parse().unwrap(), None).await.unwrap(), None);

    let again = room.distribute(&context(), split_2015()).await.unwrap_err();
    let since = day("2016-02-01");
    assert_eq!(again.refusal(), Some(&DistributionError::AlreadyDistributed { period, since }));
    let before = DistributeBase { period: "2014".parse().unwrap(), ..split_2015() };
    let before = room.distribute(&context(), before).await.unwrap_err();
    assert!(matches!(before.refusal(), Some(DistributionError::NotAfterLast { .. })), "{before}");

    let splits = room.distributions(&PageRequest::default()).await.unwrap();
    assert_eq!(splits.items, [detail.split]);
    let largest = PageRequest { sort: Some("-cents".to_owned()), limit: Some(1), ..PageRequest::default() };
    let largest = room.pots(&largest).await.unwrap();
    assert_eq!((largest.total, largest.items[0].id.as_str()), (5, "2015:variable"));
    assert_eq!(largest.items[0].pot.amount, Money::euros(24_000));
});

on_both_databases!(a_late_correction_does_not_touch_a_split, async |db: TestDatabase| {
    let room = room(&db).await;
    room.set_keys(&context(), set_keys("2014-07-01")).await.unwrap();
    room.report_usage(&context(), count("2015", "1d-touch", 28_100, 387_000, "2016-01-04")).await.unwrap();
    let sacem = SacemDues::Rate { basis_points: BasisPoints(400) };
    let split = room.distribute(&context(), DistributeBase { sacem, ..split_2015() }).await.unwrap();
    assert_eq!(split.split.sacem_amount, Money::euros(2_500));
    let late = CorrectUsage { counted_on: day("2016-03-01"), ..correction() };
    room.correct_usage(&context(), late).await.unwrap();
    let kept = room.distribution("2015".parse().unwrap(), None).await.unwrap().unwrap();
    assert_eq!(kept, split);
    assert_eq!(kept.split.listens, 387_000);
});

on_both_databases!(a_replay_of_the_facts_gives_the_same_views, async |db: TestDatabase| {
    let kernel = db.kernel(Royalties::projectors()).await;
    let room = Royalties::new(kernel.clone());
    room.set_keys(&context(), set_keys("2014-07-01")).await.unwrap();
    let first = count("2015", "1d-touch", 28_100, 387_000, "2016-01-04");
    room.report_usage(&context_at(JANUARY), first).await.unwrap();
    room.correct_usage(&context_at(FEBRUARY), correction()).await.unwrap();
    room.distribute(&context(), split_2015()).await.unwrap();
    let single = connect_single(db.url()).await.unwrap();
    let found = kernel.verify(&single, |_| ControlFlow::Continue(())).await.unwrap();
    assert!(found.is_sound(), "{found:?}");
    let report = kernel.rebuild(&single, &[], |_| ControlFlow::Continue(())).await.unwrap();
    let rows: Vec<(String, i64)> =
        report.tables.into_iter().map(|table| (table.table, table.rebuilt_rows)).collect();
    for (table, count) in [
        ("royalties_usage", 2),
        ("royalties_keys", 5),
        ("royalties_distributions", 1),
        ("royalties_revenue_lines", 3),
        ("royalties_pots", 5),
    ] {
        assert!(rows.contains(&(table.to_owned(), count)), "{rows:?}");
    }
    let kept = room.distribution("2015".parse().unwrap(), None).await.unwrap().unwrap();
    assert_eq!(kept.split.rights_holders, Money::euros(39_000));
});
