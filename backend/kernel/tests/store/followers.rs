//! A follower under eight writers, some slow, some rolled back, loses nothing and takes nothing twice.

use kernel::on_both_databases;
use kernel::prelude::*;
use kernel::testing::{TestDatabase, context};

use crate::jar::{Jar, JarCommand, JarError, catch_up_by, day, kernel, number};

const WRITERS: i64 = 8;
const EACH: i64 = 40;

/// Writer `n` stays in its transaction for a while (`n` yields after the append, while others commit) and rolls
/// back one command in ten.
async fn write(kernel: &Kernel, n: i64) {
    for round in 0..EACH {
        let _ = kernel
            .run(&context(), async |uow: &mut UnitOfWork| {
                uow.execute::<Jar>(format!("jar-{n}"), day(), JarCommand::Fill { drops: 1 }).await?;
                for _ in 0..n * 3 {
                    number(uow.connection(), "SELECT COUNT(*) FROM series").await;
                }
                if round % 10 == 9 {
                    return Err(JarError::Overflow { level: 0, drops: 0 }.into());
                }
                Ok(())
            })
            .await;
    }
}

on_both_databases!(a_follower_loses_nothing, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Follower).await;
    let writers = futures::future::join_all((0..WRITERS).map(|n| write(&kernel, n)));
    let mut writers = std::pin::pin!(writers);
    let mut rounds = 0;
    loop {
        tokio::select! {
            biased;
            _ = &mut writers => break,
            taken = kernel.catch_up() => { taken.unwrap(); rounds += 1; }
        }
    }
    assert!(rounds > 1, "the follower ran beside the writers");
    let kept = number(kernel.reader(), "SELECT COUNT(*) FROM events").await;
    assert_eq!(kept, WRITERS * EACH * 9 / 10);
    // A round that was cut by the writers' end may have committed without telling: the view is asked, not the count.
    let shown = "SELECT CAST(SUM(facts) AS BIGINT) FROM tests_levels";
    for _ in 0..100_000 {
        if number(kernel.reader(), shown).await == kept {
            break;
        }
        kernel.catch_up().await.unwrap();
        tokio::task::yield_now().await;
    }
    assert_eq!(number(kernel.reader(), shown).await, kept);
    assert_eq!(kernel.catch_up().await.unwrap(), 0);
});

on_both_databases!(two_followers_of_one_view_take_each_fact_once, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Follower).await;
    futures::future::join_all((0..4).map(|n| write(&kernel, n))).await;
    let (one, two) = tokio::join!(kernel.catch_up(), kernel.catch_up());
    let kept = number(kernel.reader(), "SELECT COUNT(*) FROM events").await;
    let taken = one.unwrap() + two.unwrap();
    let left = u64::try_from(kept).unwrap() - taken;
    assert_eq!(catch_up_by(&kernel, left).await, left, "none is taken twice");
    assert_eq!(number(kernel.reader(), "SELECT CAST(SUM(facts) AS BIGINT) FROM tests_levels").await, kept);
});
