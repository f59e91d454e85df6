//! A reaction under writers, cut in its middle, run by two processes, beside a rebuild: each fact once.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};

use async_trait::async_trait;
use kernel::prelude::*;
use kernel::testing::{TestDatabase, context, run_on};
use kernel::{FactsFrom, Reaction, database, on_both_databases};

use crate::jar::{Jar, JarCommand, JarError, day, fill, kernel, number};

/// Writes a note for each fact that it reads; breaks once when it is told to.
#[derive(Default)]
struct Herald {
    breaks: AtomicBool,
}

#[async_trait]
impl Reaction for Herald {
    fn name(&self) -> &'static str {
        "tests.herald"
    }

    fn streams(&self) -> Vec<&'static str> {
        vec!["tests.jar"]
    }

    async fn react(&self, work: &mut UnitOfWork, facts: &[Recorded]) -> Result<(), Failure> {
        for fact in facts {
            work.caused_by(fact);
            let note = Outgoing {
                kind: "webhook".into(),
                recipient: "herald".into(),
                subject: format!("{} {}", fact.event_type, fact.position),
                body: fact.position.to_string(),
                attachments: Vec::new(),
            };
            work.send(note).await?;
        }
        if self.breaks.swap(false, Ordering::SeqCst) {
            return Err(JarError::Overflow { level: 0, drops: 0 }.into());
        }
        Ok(())
    }
}

async fn notes(kernel: &Kernel) -> i64 {
    number(kernel.reader(), "SELECT COUNT(*) FROM outbox").await
}

async fn distinct(kernel: &Kernel) -> i64 {
    number(kernel.reader(), "SELECT COUNT(DISTINCT subject) FROM outbox").await
}

/// Reacts until so many facts are taken: on a shared server, others' transactions hold readers back for a while.
async fn react_to(kernel: &Kernel, facts: u64) -> u64 {
    let (herald, mut taken) = (Herald::default(), 0);
    for _ in 0..100_000 {
        taken += kernel.react(&herald, context().at).await.unwrap();
        if taken >= facts {
            break;
        }
        tokio::task::yield_now().await;
    }
    taken
}

on_both_databases!(each_fact_once_while_others_write, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    let writer = async |n: i64| {
        for round in 0..20 {
            let _ = kernel
                .run(&context(), async |uow: &mut UnitOfWork| {
                    uow.execute::<Jar>(format!("jar-{n}"), day(), JarCommand::Fill { drops: 1 }).await?;
                    for _ in 0..n {
                        number(uow.connection(), "SELECT COUNT(*) FROM series").await;
                    }
                    if round % 10 == 9 {
                        return Err(JarError::Overflow { level: 0, drops: 0 }.into());
                    }
                    Ok(())
                })
                .await;
        }
    };
    let writers = futures::future::join_all((0..6).map(writer));
    let mut writers = std::pin::pin!(writers);
    let (one, two) = (Herald::default(), Herald::default());
    let mut taken = 0;
    loop {
        tokio::select! {
            biased;
            _ = &mut writers => break,
            batches = async {
                tokio::join!(kernel.react(&one, context().at), kernel.react(&two, context().at))
            } => taken += batches.0.unwrap() + batches.1.unwrap(),
        }
    }
    let kept = number(kernel.reader(), "SELECT COUNT(*) FROM events").await;
    assert_eq!(kept, 6 * 18);
    for _ in 0..100_000 {
        if notes(&kernel).await == kept {
            break;
        }
        kernel.react(&one, context().at).await.unwrap();
        tokio::task::yield_now().await;
    }
    assert!(taken <= u64::try_from(kept).unwrap());
    assert_eq!((notes(&kernel).await, distinct(&kernel).await), (kept, kept));
});

on_both_databases!(what_is_cut_is_done_again_whole, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    for n in 0..3 {
        fill(&kernel, &context(), &format!("jar-{n}"), 1).await.unwrap();
    }
    let cut = Herald { breaks: AtomicBool::new(true) };
    for _ in 0..100_000 {
        if kernel.react(&cut, context().at).await.is_err() {
            break;
        }
        tokio::task::yield_now().await;
    }
    assert_eq!(notes(&kernel).await, 0, "neither the notes nor the checkpoint are kept");
    assert_eq!(react_to(&kernel, 3).await, 3);
    assert_eq!(react_to(&kernel, 0).await, 0);
    assert_eq!((notes(&kernel).await, distinct(&kernel).await), (3, 3));
});

on_both_databases!(a_rebuild_sends_nothing_again, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Follower).await;
    for n in 0..3 {
        fill(&kernel, &context(), &format!("jar-{n}"), 1).await.unwrap();
    }
    assert_eq!(react_to(&kernel, 3).await, 3);
    let single = database::connect_single(db.url()).await.unwrap();
    kernel.rebuild(&single, &[], |_| ControlFlow::Continue(())).await.unwrap();
    assert_eq!(react_to(&kernel, 0).await, 0);
    assert_eq!(notes(&kernel).await, 3);
    fill(&kernel, &context(), "jar-9", 1).await.unwrap();
    assert_eq!(react_to(&kernel, 1).await, 1);
});

on_both_databases!(facts_are_read_again_from_a_place_or_a_moment, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    for n in 1..=4_i64 {
        let later = kernel::testing::context_at(context().at.micros() + n);
        fill(&kernel, &later, "jar", 1).await.unwrap();
    }
    react_to(&kernel, 4).await; // all are settled
    let read = async |from: FactsFrom, limit: u64| {
        let work = async |uow: &mut UnitOfWork| {
            let facts = uow.facts(vec!["tests.jar"], from, limit).await?;
            Ok(facts.iter().map(|fact| fact.sequence).collect::<Vec<i64>>())
        };
        kernel.run(&context(), work).await.unwrap()
    };
    let third = number(kernel.reader(), "SELECT position FROM events WHERE sequence = 3").await;
    assert_eq!(read(FactsFrom::Position(0), 2).await, [1, 2]);
    assert_eq!(read(FactsFrom::Position(third), 9).await, [4]);
    let moment = values::Timestamp::from_micros(context().at.micros() + 2);
    assert_eq!(read(FactsFrom::Moment(moment), 9).await, [2, 3, 4]);
});

/// On PostgreSQL, which numbers the transactions of all its databases in one row.
#[test]
fn a_transaction_in_a_neighbouring_database_holds_readers_back() {
    run_on(TestDatabase::postgres(), async |db: TestDatabase| {
        let here = kernel(&db, Timing::Inline).await;
        let beside = TestDatabase::postgres();
        let neighbour = kernel(&beside, Timing::Inline).await;
        let xid = async || number(here.reader(), "SELECT MAX(xid) FROM events").await;
        let has_settled = async |xid: i64| {
            here.run(&context(), async |uow: &mut UnitOfWork| uow.has_settled(xid).await).await.unwrap()
        };
        let busy = async |uow: &mut UnitOfWork| {
            uow.next_number("N", 1).await?;
            fill(&here, &context(), "jar", 1).await?;
            assert_eq!(here.react(&Herald::default(), context().at).await?, 0);
            assert!(!has_settled(xid().await).await);
            Ok(())
        };
        neighbour.run(&context(), busy).await.unwrap();
        assert_eq!(react_to(&here, 1).await, 1);
        assert!(has_settled(xid().await).await);
    });
}
