//! The import of the real list, whole, on both databases: counts, repetition, change, interruption, campaign.

use std::ops::ControlFlow;
use std::time::Instant;

use kernel::jobs::go_on;
use kernel::on_both_databases;
use kernel::prelude::*;
use kernel::testing::{TestDatabase, context};

use super::{REAL, beginning, filters, first_list, replaced};
use crate::Partners;
use crate::goldens::day;
use crate::import::ImportError;
use crate::public::{CanvassingReport, CanvassingRule, ImportReport, Progress, Stage, VenueKind};

async fn import(partners: &Partners, source: &[u8], on: values::Day) -> ImportReport {
    let mut seen: Vec<Progress> = Vec::new();
    let report = partners
        .import_venues(&context(), source, on, async |progress| {
            seen.push(progress);
            ControlFlow::Continue(())
        })
        .await
        .unwrap();
    assert!(report.adds_up());
    assert!(seen.windows(2).all(|pair| pair[0].done < pair[1].done), "progress only goes forward");
    let last = seen.last().unwrap();
    assert_eq!(last.done, last.total);
    report
}

fn outcome(report: &ImportReport) -> (u64, u64, u64, u64, u64) {
    (report.rows, report.created, report.unchanged, report.changed, report.absent)
}

on_both_databases!(the_real_list_is_imported_once, async |db: TestDatabase| {
    let kernel = db.kernel(Partners::projectors()).await;
    let partners = Partners::new(kernel.clone());
    let start = Instant::now();
    let report = import(&partners, REAL, first_list()).await;
    eprintln!("import of 15 882 rows: {:?}", start.elapsed());
    assert_eq!(outcome(&report), (15_882, 15_882, 0, 0, 0));
    let facts = kernel.event_count().await.unwrap();
    assert_eq!(facts, 15_882 + 1, "one fact a venue, and one for the file");
    let start = Instant::now();
    let again = import(&partners, REAL, day("2015-01-05")).await;
    eprintln!("the same again: {:?}", start.elapsed());
    assert_eq!(outcome(&again), (15_882, 0, 15_882, 0, 0));
    assert_eq!(kernel.event_count().await.unwrap(), facts, "a second import changes nothing");
    let counts = partners.stage_counts(first_list(), None).await.unwrap();
    assert_eq!((counts.total, counts.by_stage[&Stage::Listed]), (15_882, 15_882));
    assert_eq!(counts.by_kind[&VenueKind::DepartmentalLibrary][&Stage::Listed], 96);
    assert_eq!(counts.by_kind[&VenueKind::ClassifiedMunicipalLibrary][&Stage::Listed], 390);

    let page = partners.venues(&filters(&["population:gt:10000"])).await.unwrap();
    assert_eq!((page.total, page.items.len()), (2_179, 50));
    let found =
        partners.venues(&filters(&["search:contains:Île ô LIVRES", "department:eq:01"])).await.unwrap();
    assert_eq!(found.items[0].commune, "Ceyzériat");

    let campaign = day("2014-10-01");
    let name = "Communes de plus de 10 000 habitants";
    let rule = CanvassingRule::default();
    let first = partners.select_canvassed(&context(), name, rule, campaign).await.unwrap();
    assert_eq!(first, CanvassingReport { chosen: 1_108, canvassed: 1_108, left_alone: 0 });
    let second = partners.select_canvassed(&context(), name, rule, campaign).await.unwrap();
    assert_eq!(second, CanvassingReport { chosen: 1_108, canvassed: 0, left_alone: 1_108 });
    assert_eq!(partners.venues(&filters(&["stage:eq:canvassed"])).await.unwrap().total, 1_108);
    let penetration = partners.penetration(campaign, None).await.unwrap();
    assert_eq!((penetration.departmental.targeted, penetration.municipal_canvassed.targeted), (96, 1_108));
    let before = partners.penetration(day("2014-09-30"), None).await.unwrap();
    assert_eq!((before.departmental.targeted, before.municipal_canvassed.targeted), (96, 0));
});

on_both_databases!(a_later_list_changes_what_changed, async |db: TestDatabase| {
    let partners = Partners::new(db.kernel(Partners::projectors()).await);
    import(&partners, &beginning(40), first_list()).await;
    let next = replaced(&beginning(42), "01250;11.0;227.0;", b"01250;11.0;450.0;");
    let next = replaced(&next, "01340;25.0;", b"01340;vingt-cinq;");
    let report = import(&partners, &next, day("2015-09-01")).await;
    assert_eq!(outcome(&report), (42, 2, 38, 1, 1));
    assert_eq!((report.rejected.len(), report.rejected[0].line), (1, 3));
    let row = &partners.venues(&filters(&["library_code:eq:11"])).await.unwrap().items[0];
    assert_eq!((row.floor_area, row.version), (Some(450), 2));
    assert_eq!((row.listed_on.as_str(), row.described_on.as_str()), ("2014-09-01", "2015-09-01"));
    let older = partners.import_venues(&context(), &beginning(40), first_list(), go_on).await.unwrap_err();
    assert_eq!(
        older.refusal::<ImportError>(),
        Some(&ImportError::OlderThanKnown { on: first_list(), latest: day("2015-09-01") })
    );
});

on_both_databases!(an_interrupted_import_is_finished_by_another, async |db: TestDatabase| {
    let kernel = db.kernel(Partners::projectors()).await;
    let partners = Partners::new(kernel.clone());
    let source = beginning(1_200);
    // The caller goes away after the second batch: nothing is polled any more.
    let cut = std::panic::AssertUnwindSafe(async {
        let mut batches = 0;
        let context = context();
        let whole = partners.import_venues(&context, &source, first_list(), async |_| {
            batches += 1;
            assert!(batches < 3, "the power is cut");
            ControlFlow::Continue(())
        });
        whole.await
    });
    assert!(futures::FutureExt::catch_unwind(cut).await.is_err());
    assert_eq!(partners.venues(&PageRequest::default()).await.unwrap().total, 1_000);
    let report = import(&partners, &source, first_list()).await;
    assert_eq!(outcome(&report), (1_200, 200, 1_000, 0, 0));
});

on_both_databases!(an_import_that_is_asked_to_stop_keeps_what_it_took, async |db: TestDatabase| {
    let partners = Partners::new(db.kernel(Partners::projectors()).await);
    let source = beginning(1_200);
    let after_one = async |progress: Progress| {
        if progress.done >= 500 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let stopped = partners.import_venues(&context(), &source, first_list(), after_one).await.unwrap_err();
    assert!(matches!(stopped, Failure::Kernel(KernelError::Stopped)), "{stopped}");
    assert_eq!(partners.venues(&PageRequest::default()).await.unwrap().total, 500);
    let report = import(&partners, &source, first_list()).await;
    assert_eq!(outcome(&report), (1_200, 700, 500, 0, 0));
});

on_both_databases!(a_refused_file_writes_nothing, async |db: TestDatabase| {
    let partners = Partners::new(db.kernel(Partners::projectors()).await);
    let refusal =
        partners.import_venues(&context(), b"\xff\xfeN\0o\0", first_list(), go_on).await.unwrap_err();
    assert_eq!(refusal.refusal::<ImportError>(), Some(&ImportError::HeaderNotUtf8 {}));
    assert_eq!(partners.venues(&PageRequest::default()).await.unwrap().total, 0);
});

on_both_databases!(a_lost_acknowledgement_is_answered_again, async |db: TestDatabase| {
    let kernel = db.kernel(Partners::projectors()).await;
    let partners = Partners::new(kernel.clone());
    let keyed = context().with_key("import-1", b"the same request".to_vec());
    let first = partners.import_venues(&keyed, &beginning(30), first_list(), go_on).await.unwrap();
    let facts = kernel.event_count().await.unwrap();
    let second = partners.import_venues(&keyed, &beginning(30), first_list(), go_on).await.unwrap();
    assert_eq!(outcome(&first), (30, 30, 0, 0, 0));
    assert_eq!(first, second);
    assert_eq!(kernel.event_count().await.unwrap(), facts);
});
