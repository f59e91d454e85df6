//! A small aggregate for the tests of the kernel: a jar that is filled and must never overflow.

use std::sync::Arc;

use async_trait::async_trait;
use kernel::prelude::*;
use kernel::testing::TestDatabase;
use sea_orm::{ConnectionTrait, DatabaseTransaction, Statement};
use serde::{Deserialize, Serialize};
use values::Day;

#[derive(Debug, Default, Clone, PartialEq, Serialize, Deserialize)]
pub struct Jar {
    pub level: i64,
}

#[derive(Debug, Clone)]
pub enum JarCommand {
    Fill { drops: i64 },
    Label { owner: String, name: String },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JarEvent {
    Filled { drops: i64 },
    Labelled { name: Personal<String> },
}

stored_events! { JarEvent in "tests.jar" { Filled = "filled" @ 1, Labelled = "labelled" @ 1 } }

#[derive(Debug, Clone, PartialEq, thiserror::Error, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum JarError {
    #[error("Le bocal déborde : {level} gouttes et {drops} de plus.")]
    Overflow { level: i64, drops: i64 },
}

refusals! { JarError in "tests" { Overflow = "overflow" : Invalid } }

pub const FULL: i64 = 1_000_000;

impl Aggregate for Jar {
    const TYPE: &'static str = "tests.jar";
    type Command = JarCommand;
    type Event = JarEvent;
    type Error = JarError;
    type Services = ();

    async fn handle(&mut self, command: JarCommand, (): &(), sink: &EventSink<Self>) -> Result<(), JarError> {
        let events = match command {
            JarCommand::Fill { drops } if self.level + drops > FULL => {
                return Err(JarError::Overflow { level: self.level, drops });
            }
            JarCommand::Fill { drops } => vec![JarEvent::Filled { drops }],
            JarCommand::Label { owner, name } => {
                vec![JarEvent::Labelled { name: Personal::new(owner, "label", name) }]
            }
        };
        write_all(events, self, sink).await
    }

    fn apply(&mut self, event: JarEvent) {
        match event {
            JarEvent::Filled { drops } => self.level += drops,
            JarEvent::Labelled { .. } => {}
        }
    }
}

/// `tests_levels(jar, drops, facts)`, inline or following.
pub struct Levels(pub Timing);

#[async_trait]
impl Projector for Levels {
    fn name(&self) -> &'static str {
        "tests.levels"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["tests_levels"]
    }

    fn streams(&self) -> &'static [&'static str] {
        &["tests.jar"]
    }

    fn timing(&self) -> Timing {
        self.0
    }

    async fn project(&self, db: &DatabaseTransaction, event: &Recorded) -> Result<(), ProjectionError> {
        match event.decode::<JarEvent>()? {
            Some(JarEvent::Filled { drops: 13 }) => {
                return Err(ProjectionError::Contradiction { view: "tests.levels", reason: "treize".into() });
            }
            Some(JarEvent::Filled { drops }) => {
                db.execute_raw(Statement::from_sql_and_values(
                    db.get_database_backend(),
                    "INSERT INTO tests_levels (jar, drops, facts) VALUES ($1, $2, 1) ON CONFLICT (jar) \
                     DO UPDATE SET drops = tests_levels.drops + excluded.drops, facts = tests_levels.facts + 1",
                    [event.stream_id.as_str().into(), drops.into()],
                ))
                .await?;
            }
            Some(JarEvent::Labelled { .. }) | None => {}
        }
        Ok(())
    }
}

pub fn day() -> Day {
    Day::ymd(2015, 3, 1).unwrap()
}

/// A kernel with the levels view, its table made.
pub async fn kernel(db: &TestDatabase, timing: Timing) -> Kernel {
    let kernel = db.kernel(vec![Arc::new(Levels(timing))]).await;
    kernel
        .reader()
        .execute_unprepared(
            "CREATE TABLE IF NOT EXISTS tests_levels (jar TEXT PRIMARY KEY, drops BIGINT NOT NULL, facts BIGINT NOT NULL)",
        )
        .await
        .unwrap();
    kernel
}

pub async fn fill(kernel: &Kernel, context: &Context, jar: &str, drops: i64) -> Result<i64, Failure> {
    kernel
        .run(context, async |uow: &mut UnitOfWork| {
            let facts = uow.execute::<Jar>(jar, day(), JarCommand::Fill { drops }).await?;
            Ok(facts[0].sequence)
        })
        .await
}

/// One number by SQL.
pub async fn number(db: &impl ConnectionTrait, sql: &str) -> i64 {
    let row =
        db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap().unwrap();
    row.try_get_by_index::<Option<i64>>(0).unwrap().unwrap_or(0)
}

/// Follows until `facts` more are taken. On a server that other tests use too, their transactions hold followers back
/// for a while: a follower reads nothing that is younger than the oldest of them.
pub(crate) async fn catch_up_by(kernel: &Kernel, facts: u64) -> u64 {
    let mut taken = 0;
    for _ in 0..100_000 {
        taken += kernel.catch_up().await.unwrap();
        if taken >= facts {
            break;
        }
        tokio::task::yield_now().await;
    }
    taken
}
