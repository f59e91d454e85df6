//! Two processes at once: on one stream, and on one gapless series. The second process is this test program,
//! started again as a child with its orders in the environment.

use std::process::{Child, Command};

use kernel::prelude::*;
use kernel::testing::{TestDatabase, context};
use kernel::{database, on_both_databases};

use crate::jar::{FULL, Jar, JarCommand, JarError, day, fill, kernel, number};

const ORDERS: &str = "QUINTETTE_TEST_RACER";
const ROUNDS: i64 = 60;

/// What both processes do: fill one jar, take numbers, and abandon every third unit of work after taking one.
async fn race(kernel: &Kernel) {
    let mut round = 0;
    while round < ROUNDS {
        let outcome = kernel
            .run(&context(), async |uow: &mut UnitOfWork| {
                uow.execute::<Jar>("shared", day(), JarCommand::Fill { drops: 1 }).await?;
                let number = uow.next_number("FA", 1).await?;
                if round % 3 == 2 {
                    return Err(JarError::Overflow { level: 0, drops: 0 }.into());
                }
                uow.execute::<Jar>(format!("number-{number}"), day(), JarCommand::Fill { drops: 1 }).await?;
                Ok(())
            })
            .await;
        match outcome {
            Ok(()) => assert_ne!(round % 3, 2),
            // On a busy machine one may lose each of its tries, and is told to begin again.
            Err(Failure::Kernel(KernelError::Conflict { .. })) => continue,
            Err(failure) => assert!(failure.refusal::<JarError>().is_some(), "{failure}"),
        }
        round += 1;
    }
}

/// The child process: does nothing unless it was given orders.
#[test]
fn racer() {
    if let Ok(url) = std::env::var(ORDERS) {
        tokio::runtime::Runtime::new().unwrap().block_on(async {
            let db = database::connect(&url).await.unwrap();
            let levels = std::sync::Arc::new(crate::jar::Levels(Timing::Inline));
            race(
                &Kernel::new(db, vec![levels], kernel::testing::vault())
                    .acting_for(kernel::testing::tester()),
            )
            .await;
        });
    }
}

fn child(url: &str) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "races::racer", "--nocapture"])
        .env(ORDERS, url)
        .spawn()
        .unwrap()
}

on_both_databases!(two_processes_share_a_stream_and_a_gapless_series, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    let mut children = [child(db.url()), child(db.url())];
    race(&kernel).await;
    for child in &mut children {
        assert!(child.wait().unwrap().success());
    }
    let kept = 3 * ROUNDS * 2 / 3;
    let sql = "SELECT MAX(sequence) FROM events WHERE stream_id = 'shared'";
    assert_eq!(number(kernel.reader(), sql).await, kept);
    assert_eq!(number(kernel.reader(), "SELECT last_number FROM series").await, kept);
    let distinct = "SELECT COUNT(DISTINCT stream_id) FROM events WHERE stream_id LIKE 'number-%'";
    assert_eq!(number(kernel.reader(), distinct).await, kept, "1..N, each number once, none skipped");
});

on_both_databases!(the_rule_holds_for_concurrent_commands, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    fill(&kernel, &context(), "a", FULL - 3).await.unwrap();
    let context = context();
    let answers = futures::future::join_all((0..8).map(|_| fill(&kernel, &context, "a", 1))).await;
    let kept = answers.iter().filter(|answer| answer.is_ok()).count();
    let level = number(kernel.reader(), "SELECT drops FROM tests_levels WHERE jar = 'a'").await;
    assert_eq!(level, FULL - 3 + i64::try_from(kept).unwrap());
    assert!(kept <= 3 && level <= FULL);
});
