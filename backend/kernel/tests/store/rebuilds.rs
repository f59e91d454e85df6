use std::ops::ControlFlow;

use kernel::prelude::*;
use kernel::testing::{TestDatabase, context};
use kernel::{database, on_both_databases};
use sea_orm::ConnectionTrait;

use crate::jar::{catch_up_by, fill, kernel, number};

async fn filled(db: &TestDatabase, timing: Timing) -> Kernel {
    let kernel = kernel(db, timing).await;
    for n in 0..30 {
        fill(&kernel, &context(), &format!("jar-{}", n % 3), n % 7).await.unwrap();
    }
    if timing == Timing::Follower {
        assert_eq!(catch_up_by(&kernel, 30).await, 30);
    }
    kernel
}

on_both_databases!(a_rebuild_makes_the_view_again, async |db: TestDatabase| {
    for timing in [Timing::Inline] {
        let kernel = filled(&db, timing).await;
        let before = number(kernel.reader(), "SELECT drops FROM tests_levels WHERE jar = 'jar-1'").await;
        kernel.reader().execute_unprepared("UPDATE tests_levels SET drops = 999").await.unwrap();
        let single = database::connect_single(db.url()).await.unwrap();
        let report = kernel.rebuild(&single, &[], |_| ControlFlow::Continue(())).await.unwrap();
        assert_eq!(report.events, 30);
        assert_eq!(report.tables[0].differing_rows, 6, "three wrong rows and three right ones");
        let after = number(kernel.reader(), "SELECT drops FROM tests_levels WHERE jar = 'jar-1'").await;
        assert_eq!(after, before);
        let again = kernel.rebuild(&single, &[], |_| ControlFlow::Continue(())).await.unwrap();
        assert_eq!(again.tables[0].differing_rows, 0);
        fill(&kernel, &context(), "jar-1", 1).await.unwrap();
        let drops = number(kernel.reader(), "SELECT drops FROM tests_levels WHERE jar = 'jar-1'").await;
        assert_eq!(drops, before + 1, "the house works on after the swap");
    }
});

on_both_databases!(a_rebuilt_follower_goes_on_where_the_rebuild_ended, async |db: TestDatabase| {
    let kernel = filled(&db, Timing::Follower).await;
    let single = database::connect_single(db.url()).await.unwrap();
    kernel.rebuild(&single, &[], |_| ControlFlow::Continue(())).await.unwrap();
    assert_eq!(kernel.catch_up().await.unwrap(), 0);
    fill(&kernel, &context(), "jar-1", 1).await.unwrap();
    assert_eq!(catch_up_by(&kernel, 1).await, 1);
    assert_eq!(kernel.catch_up().await.unwrap(), 0);
});

on_both_databases!(an_interrupted_rebuild_changes_nothing_and_says_so, async |db: TestDatabase| {
    let kernel = filled(&db, Timing::Inline).await;
    kernel.reader().execute_unprepared("UPDATE tests_levels SET drops = 999").await.unwrap();
    let single = database::connect_single(db.url()).await.unwrap();
    let cut = kernel.rebuild(&single, &[], |_| ControlFlow::Break(())).await.unwrap_err();
    assert!(matches!(cut, KernelError::Interrupted { .. }), "{cut}");
    let untouched = "SELECT COUNT(*) FROM tests_levels WHERE drops = 999";
    assert_eq!(number(kernel.reader(), untouched).await, 3);
});

on_both_databases!(a_rebuild_whose_connection_dies_changes_nothing_and_says_so, async |db: TestDatabase| {
    let kernel = filled(&db, Timing::Inline).await;
    kernel.reader().execute_unprepared("UPDATE tests_levels SET drops = 999").await.unwrap();
    let single = database::connect_single(db.url()).await.unwrap();
    let dying = single.clone();
    let cut = kernel
        .rebuild(&single, &[], |_| {
            // The last moment before the swap: the shadow is complete, its connection goes away.
            futures::executor::block_on(dying.clone().close()).unwrap();
            ControlFlow::Continue(())
        })
        .await;
    assert!(cut.is_err(), "a dead connection is never a success");
    let untouched = "SELECT COUNT(*) FROM tests_levels WHERE drops = 999";
    assert_eq!(number(kernel.reader(), untouched).await, 3);
});

on_both_databases!(an_unknown_view_is_refused, async |db: TestDatabase| {
    let kernel = filled(&db, Timing::Inline).await;
    let single = database::connect_single(db.url()).await.unwrap();
    let names = ["tests.nowhere".to_owned()];
    let refused = kernel.rebuild(&single, &names, |_| ControlFlow::Continue(())).await.unwrap_err();
    assert!(refused.to_string().contains("tests.nowhere"));
});
