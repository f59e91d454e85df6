//! What a process remembers of a stream is what the database says, whatever happened to the stream meanwhile.

use kernel::on_both_databases;
use kernel::prelude::*;
use kernel::testing::{TestDatabase, context};
use sea_orm::ConnectionTrait;
use serde::{Deserialize, Serialize};

use crate::jar::{Jar, JarCommand, JarError, JarEvent, day, fill, kernel};

/// Level and version.
type Standing = (i64, i64);

async fn loaded(kernel: &Kernel, jar: &str) -> Standing {
    let load = async |uow: &mut UnitOfWork| {
        let loaded = uow.load::<Jar>(jar).await?;
        Ok((loaded.state.level, loaded.version))
    };
    kernel.run(&context(), load).await.unwrap()
}

async fn remembered(kernel: &Kernel, jar: &str) -> Standing {
    let load = async |uow: &mut UnitOfWork| {
        let loaded = uow.load_remembered::<Jar>(jar).await?;
        Ok((loaded.state.level, loaded.version))
    };
    let written = kernel.run(&context(), load).await.unwrap();
    // Who only reads is told the same.
    let read = kernel.remembered::<Jar>(jar).await.unwrap();
    assert_eq!((read.state.level, read.version), written);
    written
}

/// What can happen to a stream between two looks.
#[derive(Debug, Clone, Copy)]
enum Step {
    Here,
    Elsewhere,
    Undone,
    Cut,
    Replaced,
}

const STEPS: [Step; 5] = [Step::Here, Step::Elsewhere, Step::Undone, Step::Cut, Step::Replaced];

async fn take(step: Step, here: &Kernel, elsewhere: &Kernel, jar: &str) {
    let of_jar = format!("stream_id = '{jar}'");
    let sql = async |sql: String| here.reader().execute_unprepared(&sql).await.unwrap();
    match step {
        Step::Here => drop(fill(here, &context(), jar, 1).await.unwrap()),
        Step::Elsewhere => drop(fill(elsewhere, &context(), jar, 10).await.unwrap()),
        Step::Undone => {
            let before = loaded(here, jar).await;
            let undone = async |uow: &mut UnitOfWork| {
                uow.execute::<Jar>(jar, day(), JarCommand::Fill { drops: 100 }).await?;
                let own = uow.load_remembered::<Jar>(jar).await?;
                assert_eq!((own.state.level, own.version), (before.0 + 100, before.1 + 1));
                Err::<(), _>(JarError::Overflow { level: 0, drops: 0 }.into())
            };
            here.run(&context(), undone).await.unwrap_err();
        }
        Step::Cut => {
            let last = format!("(SELECT MAX(sequence) FROM events WHERE {of_jar})");
            sql(format!("DELETE FROM events WHERE {of_jar} AND sequence = {last}")).await;
        }
        Step::Replaced => {
            sql(format!("DELETE FROM events WHERE {of_jar}")).await;
            for _ in 0..2 {
                fill(elsewhere, &context(), jar, 1_000).await.unwrap();
            }
        }
    }
}

on_both_databases!(what_is_remembered_is_what_is_stored, async |db: TestDatabase| {
    let here = kernel(&db, Timing::Inline).await;
    let elsewhere = kernel(&db, Timing::Inline).await;
    for first in STEPS {
        for second in STEPS {
            for third in STEPS {
                let jar = format!("{first:?}-{second:?}-{third:?}");
                for _ in 0..2 {
                    fill(&here, &context(), &jar, 1).await.unwrap();
                    assert_eq!(remembered(&here, &jar).await, loaded(&here, &jar).await);
                }
                for step in [first, second, third] {
                    take(step, &here, &elsewhere, &jar).await;
                    assert_eq!(remembered(&here, &jar).await, loaded(&here, &jar).await, "{step:?} of {jar}");
                }
            }
        }
    }
});

on_both_databases!(what_is_remembered_is_not_read_again, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    for drops in [1, 10, 100] {
        fill(&kernel, &context(), "a", drops).await.unwrap();
    }
    assert_eq!(remembered(&kernel, "a").await, (111, 3));
    let below = "DELETE FROM events WHERE stream_id = 'a' AND sequence = 1";
    kernel.reader().execute_unprepared(below).await.unwrap();
    assert_eq!(loaded(&kernel, "a").await, (110, 3));
    assert_eq!(remembered(&kernel, "a").await, (111, 3), "the head is the same: it is believed");
    fill(&kernel, &context(), "a", 1_000).await.unwrap();
    assert_eq!(remembered(&kernel, "a").await, (1_111, 4));
});

on_both_databases!(a_stream_that_does_not_exist_yet_is_not_remembered, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    assert_eq!(remembered(&kernel, "a").await, (0, 0));
    fill(&kernel, &context(), "a", 5).await.unwrap();
    assert_eq!(remembered(&kernel, "a").await, (5, 1));
});

on_both_databases!(only_a_few_are_remembered_and_all_are_right, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    for _ in 0..2 {
        for jar in 20..40 {
            fill(&kernel, &context(), &jar.to_string(), jar).await.unwrap();
            assert_eq!(remembered(&kernel, &jar.to_string()).await, loaded(&kernel, &jar.to_string()).await);
        }
    }
});

on_both_databases!(what_the_caller_expects_is_compared_with_the_stream, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    fill(&kernel, &context(), "a", 5).await.unwrap();
    let seen = kernel.expected("tests.jar", "a").await.unwrap();
    let order = context().expecting(Some(seen));
    let versions = async |uow: &mut UnitOfWork| {
        let before = uow.load_remembered::<Jar>("a").await?.version;
        uow.execute::<Jar>("a", day(), JarCommand::Fill { drops: 1 }).await?;
        Ok((before, uow.load_remembered::<Jar>("a").await?.version))
    };
    assert_eq!(kernel.run(&order, versions).await.unwrap(), (1, 2), "its own fact is no news");
    let failure = kernel.run(&order, versions).await.unwrap_err();
    assert!(matches!(failure, Failure::Kernel(KernelError::Moved { version: 2, .. })), "{failure}");
});

/// The same stream, of which the label is kept and not the level.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
struct Label(Option<Personal<String>>);

impl Aggregate for Label {
    const TYPE: &'static str = "tests.jar";
    type Command = ();
    type Event = JarEvent;
    type Error = JarError;
    type Services = ();

    async fn handle(&mut self, (): (), (): &(), _: &EventSink<Self>) -> Result<(), JarError> {
        Ok(())
    }

    fn apply(&mut self, event: JarEvent) {
        match event {
            JarEvent::Filled { .. } => {}
            JarEvent::Labelled { name } => self.0 = Some(name),
        }
    }
}

on_both_databases!(a_personal_datum_does_not_outlive_its_key, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    fill(&kernel, &context(), "a", 1).await.unwrap();
    let label = JarCommand::Label { owner: "zoe".into(), name: "Zoé Exemple".into() };
    let stick = async |uow: &mut UnitOfWork| {
        uow.execute::<Jar>("a", day(), label.clone()).await?;
        Ok(())
    };
    kernel.run(&context(), stick).await.unwrap();
    let read = async |uow: &mut UnitOfWork| {
        let label = uow.load_remembered::<Label>("a").await?.state.0;
        Ok(label.and_then(|name| name.value().cloned()))
    };
    for _ in 0..2 {
        assert_eq!(kernel.run(&context(), read).await.unwrap().as_deref(), Some("Zoé Exemple"));
    }
    assert_eq!(remembered(&kernel, "a").await, (1, 2));
    kernel.run(&context(), async |uow: &mut UnitOfWork| uow.erase_person("zoe").await).await.unwrap();
    assert_eq!(kernel.run(&context(), read).await.unwrap(), None);
    // A state without the datum stays remembered, though its facts hold one.
    let below = "DELETE FROM events WHERE stream_id = 'a' AND sequence = 1";
    kernel.reader().execute_unprepared(below).await.unwrap();
    assert_eq!(remembered(&kernel, "a").await, (1, 2));
});
