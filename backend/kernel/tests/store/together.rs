//! Orders committed together: each once, each signed by its own caller, none half carried out, none forgotten.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::pin::pin;

use futures::future::join_all;
use kernel::prelude::*;
use kernel::testing::{TestDatabase, TestDatabaseKind, context};
use kernel::{Recorded, database, on_both_databases};
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use tokio::sync::oneshot;

use crate::jar::{FULL, Jar, JarCommand, JarError, day, fill, kernel, number};

fn signed(actor: &str) -> Context {
    Context { actor: Actor::new(actor), correlation: values::Uuid::now_v7(), ..context() }
}

async fn order(kernel: &Kernel, context: &Context, drops: i64) -> Result<Recorded, Failure> {
    let facts = kernel.run_together::<Jar>(context, "shared", day(), JarCommand::Fill { drops }).await?;
    assert_eq!(facts.len(), 1, "its own fact and no other");
    assert_eq!(facts[0].payload["drops"], drops);
    Ok(facts.into_iter().next().unwrap())
}

/// Who has filled in how much, in the order of the stream.
async fn filled(kernel: &Kernel) -> Vec<(i64, String)> {
    let facts = kernel.history("tests.jar", "shared").await.unwrap();
    facts.into_iter().map(|fact| (fact.payload["drops"].as_i64().unwrap(), fact.actor)).collect()
}

async fn assert_sound(db: &TestDatabase, kernel: &Kernel) {
    let single = database::connect_single(db.url()).await.unwrap();
    let found = kernel.verify(&single, |_| ControlFlow::Continue(())).await.unwrap();
    assert!(found.is_sound(), "{found:?}");
}

/// A transaction that lets nobody write until it ends.
async fn hold(db: &TestDatabase) -> DatabaseTransaction {
    let options = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    let held = db.connect().await.begin_with_options(options).await.unwrap();
    if db.kind() == TestDatabaseKind::Postgres {
        held.execute_unprepared("LOCK TABLE events IN EXCLUSIVE MODE").await.unwrap();
    }
    held
}

const VOTERS: i64 = 6;
const ROUNDS: i64 = 8;

/// One voter gives its orders one after another: every fourth one is refused.
async fn vote(kernel: &Kernel, voter: i64) -> Vec<(i64, String)> {
    let mut accepted = Vec::new();
    for round in 0..ROUNDS {
        let context = signed(&format!("voter:{voter}"));
        let drops = 100 + voter * ROUNDS + round;
        if round % 4 == 3 {
            let failure = order(kernel, &context, FULL + drops).await.unwrap_err();
            assert!(failure.refusal::<JarError>().is_some(), "{failure}");
            continue;
        }
        let fact = order(kernel, &context, drops).await.unwrap();
        assert_eq!((fact.actor.as_str(), fact.correlation), (context.actor.as_str(), context.correlation));
        accepted.push((drops, fact.actor));
    }
    accepted
}

on_both_databases!(every_order_is_carried_out_once_under_its_callers_name, async |db: TestDatabase| {
    let kernels = [kernel(&db, Timing::Inline).await, kernel(&db, Timing::Inline).await];
    // Ordinary commands come in between.
    let others = join_all(kernels.iter().map(async |kernel| {
        let mut kept = 0;
        while kept < 5 {
            match fill(kernel, &context(), "shared", 1).await {
                Ok(_) => kept += 1,
                Err(Failure::Kernel(KernelError::Conflict { .. } | KernelError::Busy)) => {}
                Err(failure) => panic!("{failure}"),
            }
        }
    }));
    let voters = join_all((0..2 * VOTERS).map(|voter| {
        let kernel = kernels[usize::try_from(voter % 2).unwrap()].clone();
        tokio::spawn(async move { vote(&kernel, voter).await })
    }));
    let (accepted, _) = tokio::join!(voters, others);
    let mut expected: Vec<_> = accepted.into_iter().flat_map(Result::unwrap).collect();
    expected.extend((0..10).map(|_| (1, "test".to_owned())));
    expected.sort();
    let mut stored = filled(&kernels[0]).await;
    stored.sort();
    assert_eq!(stored, expected);
    let count = i64::try_from(expected.len()).unwrap();
    assert_eq!(number(kernels[0].reader(), "SELECT MAX(sequence) FROM events").await, count);
    assert_sound(&db, &kernels[0]).await;
});

on_both_databases!(orders_that_wait_are_one_transaction, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    fill(&kernel, &context(), "shared", 1).await.unwrap();
    let held = hold(&db).await;
    let contexts: Vec<_> = (0..20).map(|voter| signed(&format!("voter:{voter}"))).collect();
    let mut orders = pin!(join_all(contexts.iter().map(|context| order(&kernel, context, 2))));
    assert!(futures::poll!(&mut orders).is_pending());
    held.rollback().await.unwrap();
    let facts: Vec<_> = orders.await.into_iter().map(Result::unwrap).collect();
    assert!(facts.iter().map(|fact| fact.sequence).eq(2..=21), "in the order in which they were given");
    assert!(facts.iter().zip(&contexts).all(|(fact, context)| fact.actor == context.actor.as_str()));
    // Which transaction it was is known on PostgreSQL alone.
    let transactions: BTreeSet<_> = facts.iter().map(|fact| fact.xid).collect();
    assert!(transactions.len() <= 2, "the first that came, and all others: {transactions:?}");
    assert_sound(&db, &kernel).await;
});

on_both_databases!(an_order_is_decided_on_what_those_before_it_have_made, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    let held = hold(&db).await;
    let someone = context();
    let drops = [FULL - 10, 5, 6, 5, 1];
    let mut orders = pin!(join_all(drops.map(|drops| order(&kernel, &someone, drops))));
    assert!(futures::poll!(&mut orders).is_pending());
    held.rollback().await.unwrap();
    let answers = orders.await;
    let sequences: Vec<_> =
        answers.iter().map(|answer| answer.as_ref().ok().map(|fact| fact.sequence)).collect();
    assert_eq!(sequences, [Some(1), Some(2), None, Some(3), None]);
    let refused: Vec<&JarError> =
        answers.iter().filter_map(|answer| answer.as_ref().err()?.refusal()).collect();
    let overflow = |level, drops| JarError::Overflow { level, drops };
    assert_eq!(refused, [&overflow(FULL - 5, 6), &overflow(FULL, 1)]);
    let counted = "SELECT facts FROM tests_levels WHERE jar = 'shared'";
    assert_eq!(number(kernel.reader(), counted).await, 3, "a refused order leaves nothing");
});

on_both_databases!(an_order_that_breaks_a_view_fails_alone, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    let held = hold(&db).await;
    let someone = context();
    let mut orders = pin!(join_all([1, 13, 2].map(|drops| order(&kernel, &someone, drops))));
    assert!(futures::poll!(&mut orders).is_pending());
    held.rollback().await.unwrap();
    let answers = orders.await;
    assert!(answers[0].is_ok() && answers[2].is_ok());
    assert!(matches!(&answers[1], Err(Failure::Kernel(KernelError::Corrupt { .. }))), "{answers:?}");
    let drops: Vec<_> = filled(&kernel).await.into_iter().map(|(drops, _)| drops).collect();
    assert_eq!(drops, [1, 2]);
});

on_both_databases!(a_failure_of_the_machine_answers_everybody, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    let someone = context();
    order(&kernel, &someone, 1).await.unwrap();
    kernel.reader().execute_unprepared("ALTER TABLE events RENAME TO mislaid").await.unwrap();
    let answers = join_all((0..5).map(|_| order(&kernel, &someone, 1))).await;
    for answer in answers {
        let failure = answer.unwrap_err();
        assert!(matches!(failure, Failure::Kernel(KernelError::Database(_))), "{failure}");
    }
    kernel.reader().execute_unprepared("ALTER TABLE mislaid RENAME TO events").await.unwrap();
    assert_eq!(order(&kernel, &someone, 1).await.unwrap().sequence, 2);
});

on_both_databases!(a_race_that_is_never_won_is_a_conflict_for_everybody, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    let someone = context();
    order(&kernel, &someone, 1).await.unwrap();
    // Any further fact of this correlation is told that its place is taken.
    let taken = "CREATE UNIQUE INDEX taken ON events (correlation)";
    kernel.reader().execute_unprepared(taken).await.unwrap();
    for answer in join_all((0..3).map(|_| order(&kernel, &someone, 1))).await {
        let failure = answer.unwrap_err();
        assert!(matches!(failure, Failure::Kernel(KernelError::Conflict { version: 2, .. })), "{failure}");
    }
    assert_eq!(filled(&kernel).await.len(), 1);
});

on_both_databases!(the_order_of_a_caller_who_goes_away_is_carried_out, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    let held = hold(&db).await;
    let contexts: Vec<_> = (0..6).map(|voter| signed(&format!("voter:{voter}"))).collect();
    {
        let mut gone = pin!(join_all(contexts[..3].iter().map(|context| order(&kernel, context, 1))));
        assert!(futures::poll!(&mut gone).is_pending());
    }
    let mut others = pin!(join_all(contexts[3..].iter().map(|context| order(&kernel, context, 2))));
    assert!(futures::poll!(&mut others).is_pending());
    held.rollback().await.unwrap();
    assert!(others.await.iter().all(Result::is_ok));
    let expected = (0..6).map(|voter| (if voter < 3 { 1 } else { 2 }, format!("voter:{voter}")));
    assert!(filled(&kernel).await.into_iter().eq(expected), "all that were given, in their order");
    assert_sound(&db, &kernel).await;
});

on_both_databases!(a_queue_whose_thread_ends_is_taken_over, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    fill(&kernel, &context(), "shared", 1).await.unwrap();
    let held = hold(&db).await;
    let (led, leads) = oneshot::channel();
    let (end, ends) = oneshot::channel::<()>();
    let thread = std::thread::spawn({
        let kernel = kernel.clone();
        move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let context = signed("voter:first");
                let mut order = pin!(order(&kernel, &context, 100));
                assert!(futures::poll!(&mut order).is_pending());
                led.send(()).unwrap();
                let _ = ends.await;
            });
        }
    });
    leads.await.unwrap();
    // More than one transaction takes, so that some are left when the first one's leader ends.
    let contexts: Vec<_> = (0..80).map(|voter| signed(&format!("voter:{voter}"))).collect();
    let mut orders =
        pin!(join_all((200..).zip(&contexts).map(|(drops, context)| order(&kernel, context, drops))));
    assert!(futures::poll!(&mut orders).is_pending());
    end.send(()).unwrap();
    // Polled while waiting, since those that are handed back are given again.
    let ended = tokio::task::spawn_blocking(move || thread.join().unwrap());
    ended.await.unwrap();
    let _ = futures::poll!(&mut orders);
    held.rollback().await.unwrap();
    let answers = orders.await;
    let mut counts = BTreeMap::<String, usize>::new();
    for (_, actor) in filled(&kernel).await {
        *counts.entry(actor).or_default() += 1;
    }
    let mut unanswered = 0;
    for (answer, context) in answers.iter().zip(&contexts) {
        let count = counts.remove(context.actor.as_str()).unwrap_or(0);
        match answer {
            Ok(fact) => assert_eq!((fact.actor.as_str(), count), (context.actor.as_str(), 1)),
            Err(Failure::Kernel(KernelError::Unanswered)) => {
                unanswered += 1;
                assert!(count <= 1);
            }
            Err(failure) => panic!("{failure}"),
        }
    }
    assert!(unanswered < 64, "those that were not begun are carried out by another");
    assert_eq!(counts.remove("test"), Some(1));
    assert!(counts.remove("voter:first").unwrap_or(0) <= 1);
    order(&kernel, &context(), 1).await.unwrap();
    assert_sound(&db, &kernel).await;
});

on_both_databases!(what_is_queued_is_answered_though_the_program_closes, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    let held = hold(&db).await;
    let someone = context();
    let mut orders = pin!(join_all((0..10).map(|_| order(&kernel, &someone, 1))));
    assert!(futures::poll!(&mut orders).is_pending());
    kernel.close();
    held.rollback().await.unwrap();
    assert!(orders.await.iter().all(Result::is_ok));
});

on_both_databases!(what_an_order_expects_is_compared_at_its_turn, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    order(&kernel, &context(), 1).await.unwrap();
    fill(&kernel, &context(), "other", 1).await.unwrap();
    let seen = context().expecting(Some(kernel.expected("tests.jar", "shared").await.unwrap()));
    let elsewhere = context().expecting(Some(kernel.expected("tests.jar", "other").await.unwrap()));
    let held = hold(&db).await;
    let orders = [&seen, &seen, &elsewhere].map(|context| order(&kernel, context, 2));
    let mut orders = pin!(join_all(orders));
    assert!(futures::poll!(&mut orders).is_pending());
    held.rollback().await.unwrap();
    let answers = orders.await;
    assert!(answers[0].is_ok() && answers[2].is_ok(), "{answers:?}");
    let moved = |answer: &Result<_, Failure>| {
        matches!(answer, Err(Failure::Kernel(KernelError::Moved { version: 2, .. })))
    };
    assert!(moved(&answers[1]), "{answers:?}");
    fill(&kernel, &context(), "other", 1).await.unwrap();
    assert!(moved(&order(&kernel, &elsewhere, 2).await));
});

on_both_databases!(an_order_is_signed_by_its_caller_and_has_no_key, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    let keyed = context().with_key("k-1", vec![1]);
    let failure = order(&kernel, &keyed, 1).await.unwrap_err();
    assert!(matches!(failure, Failure::Kernel(KernelError::Interrupted { .. })), "{failure}");
    let stranger = kernel.acting_for(Principal::user(values::Uuid::from_u128(7), []));
    assert!(order(&stranger, &context(), 1).await.unwrap_err().refusal::<AccessError>().is_some());
    assert_eq!(number(kernel.reader(), "SELECT COUNT(*) FROM events").await, 0);
});

on_both_databases!(a_stream_that_was_cut_or_replaced_is_read_again, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    let someone = context();
    for _ in 0..3 {
        order(&kernel, &someone, 1).await.unwrap();
    }
    kernel.reader().execute_unprepared("DELETE FROM events WHERE sequence = 3").await.unwrap();
    assert_eq!(order(&kernel, &someone, 2).await.unwrap().sequence, 3);
    kernel.reader().execute_unprepared("DELETE FROM events").await.unwrap();
    assert_eq!(order(&kernel, &someone, FULL).await.unwrap().sequence, 1, "an empty jar takes so much");
});
