use kernel::on_both_databases;
use kernel::prelude::*;
use kernel::testing::{TestDatabase, context};

use crate::jar::{Jar, JarCommand, day, fill, kernel};

on_both_databases!(an_order_that_rests_on_an_older_state_is_refused, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    let unseen = kernel.expected("tests.jar", "a").await.unwrap();
    assert_eq!(unseen.version, 0);
    fill(&kernel, &context().expecting(Some(unseen.clone())), "a", 5).await.unwrap();
    let failure = fill(&kernel, &context().expecting(Some(unseen)), "a", 5).await.unwrap_err();
    assert!(matches!(&failure, Failure::Kernel(KernelError::Moved { version: 1, .. })), "{failure}");
    let seen = kernel.expected("tests.jar", "a").await.unwrap();
    fill(&kernel, &context().expecting(Some(seen.clone())), "a", 5).await.unwrap();
    // Another stream's order is refused too: what it rests on is not what was seen.
    assert!(fill(&kernel, &context().expecting(Some(seen.clone())), "b", 5).await.is_err());
    fill(&kernel, &context().expecting(Some(seen)).without_key(), "b", 5).await.unwrap();
});

on_both_databases!(what_an_order_appends_itself_does_not_stand_against_it, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    fill(&kernel, &context(), "a", 1).await.unwrap();
    let seen = kernel.expected("tests.jar", "a").await.unwrap();
    let twice = async |uow: &mut UnitOfWork| {
        for _ in 0..2 {
            uow.execute::<Jar>("a", day(), JarCommand::Fill { drops: 1 }).await?;
        }
        Ok(())
    };
    kernel.run(&context().expecting(Some(seen)), twice).await.unwrap();
    assert_eq!(kernel.expected("tests.jar", "a").await.unwrap().version, 3);
});

on_both_databases!(of_many_that_saw_the_same_one_is_heard, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    fill(&kernel, &context(), "a", 1).await.unwrap();
    let seen = kernel.expected("tests.jar", "a").await.unwrap();
    let order = context().expecting(Some(seen));
    // Those that expect nothing write in between, as an older client does.
    let free = context();
    let (asked, others) = futures::future::join(
        futures::future::join_all((0..8).map(|_| fill(&kernel, &order, "a", 1))),
        futures::future::join_all((0..2).map(|_| fill(&kernel, &free, "a", 1))),
    )
    .await;
    assert!(others.iter().all(Result::is_ok));
    let heard = asked.iter().filter(|answer| answer.is_ok()).count();
    assert!(heard <= 1, "{heard} were heard");
    for refused in asked.into_iter().filter_map(Result::err) {
        assert!(matches!(refused, Failure::Kernel(KernelError::Moved { .. })), "{refused}");
    }
});

on_both_databases!(a_repeated_key_is_answered_before_what_is_expected, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    let seen = kernel.expected("tests.jar", "a").await.unwrap();
    let order = context().with_key("k", vec![1]).expecting(Some(seen));
    assert_eq!(fill(&kernel, &order, "a", 1).await.unwrap(), 1);
    assert_eq!(fill(&kernel, &order, "a", 1).await.unwrap(), 1, "the first answer, though the stream moved");
});
