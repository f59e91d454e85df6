//! The executor: runs a unit of work as one transaction, repeats it when a race was lost, and remembers its
//! answer under the caller's idempotency key.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, SqliteTransactionMode,
    TransactionOptions, TransactionTrait,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::sync::{Mutex, MutexGuard, Notify};

use crate::access::Principal;
use crate::context::Idempotency;
use crate::file::File;
use crate::projector::{Projector, Timing};
use crate::refusal::Failure;
use crate::remembered::Memory;
use crate::together::Queues;
use crate::unit_of_work::UnitOfWork;
use crate::{Context, EventUpcaster, KernelError, KeySource, Recorded, Vault, error};

/// How often a command that lost a race is decided again before the conflict is shown.
pub(crate) const ATTEMPTS: u32 = 12;

pub(crate) struct Inner {
    pub(crate) db: DatabaseConnection,
    pub(crate) projectors: Vec<Arc<dyn Projector>>,
    inline: HashMap<&'static str, Vec<Arc<dyn Projector>>>,
    pub(crate) upcasters: Vec<Box<dyn EventUpcaster>>,
    pub(crate) key_source: KeySource,
    pub(crate) vault: Vault,
    /// SQLite has one writer: queueing here is fair and cheaper than its busy loop. Another process still
    /// waits in the busy loop.
    pub(crate) writer: Mutex<()>,
    pub(crate) committed: Notify,
    pub(crate) job_changed: Notify,
    pub(crate) memory: Memory,
    pub(crate) queues: Queues,
    closing: AtomicBool,
    file: File,
}

impl Inner {
    /// Lets the inline views take in facts that were just appended.
    pub(crate) async fn project(
        &self,
        tx: &DatabaseTransaction,
        facts: &[Recorded],
    ) -> Result<(), KernelError> {
        for fact in facts {
            for projector in self.inline.get(fact.stream_type.as_str()).map_or(&[][..], Vec::as_slice) {
                projector.project(tx, fact).await?;
            }
        }
        Ok(())
    }
}

/// Handle on the kernel; cheap to clone, shared by all domains of a process.
#[derive(Clone)]
pub struct Kernel {
    pub(crate) inner: Arc<Inner>,
    pub(crate) principal: Arc<Principal>,
}

impl Kernel {
    /// A kernel over a migrated database, with the read models of all domains, in nobody's hands: a use case asks
    /// for [`Self::acting_for`] first.
    pub fn new(db: DatabaseConnection, projectors: Vec<Arc<dyn Projector>>, vault: Vault) -> Self {
        Self::with(db, projectors, Vec::new(), KeySource::Random, vault)
    }

    /// As [`Self::new`], with upcasters (in the order of versions) and a source of personal keys.
    pub fn with(
        db: DatabaseConnection,
        projectors: Vec<Arc<dyn Projector>>,
        upcasters: Vec<Box<dyn EventUpcaster>>,
        key_source: KeySource,
        vault: Vault,
    ) -> Self {
        let mut inline: HashMap<&'static str, Vec<Arc<dyn Projector>>> = HashMap::new();
        for projector in projectors.iter().filter(|p| p.timing() == Timing::Inline) {
            for stream in projector.streams() {
                inline.entry(stream).or_default().push(Arc::clone(projector));
            }
        }
        let inner = Inner {
            db,
            projectors,
            inline,
            upcasters,
            key_source,
            vault,
            writer: Mutex::new(()),
            committed: Notify::new(),
            job_changed: Notify::new(),
            memory: Memory::default(),
            queues: Queues::default(),
            closing: AtomicBool::new(false),
            file: File::default(),
        };
        Self { inner: Arc::new(inner), principal: Arc::new(Principal::nobody()) }
    }

    /// The connection for the queries of views.
    pub fn reader(&self) -> &DatabaseConnection {
        &self.inner.db
    }

    /// Whether what is written now will be found again: the file of an SQLite database is still the one opened.
    pub async fn check_place(&self) -> Result<(), KernelError> {
        self.inner.file.check(&self.inner.db).await
    }

    /// Waits until this process commits something; other processes' commits are found by polling.
    pub async fn committed(&self) {
        self.inner.committed.notified().await;
    }

    /// Waits until this process does something to a job; other processes' doings are found by polling.
    pub async fn job_changed(&self) {
        self.inner.job_changed.notified().await;
    }

    /// Wakes whoever waits: the program is about to stop, and they find [`Self::is_closing`].
    pub fn close(&self) {
        self.inner.closing.store(true, Ordering::SeqCst);
        self.inner.committed.notify_waiters();
        self.inner.job_changed.notify_waiters();
    }

    /// Whether the program is about to stop.
    pub fn is_closing(&self) -> bool {
        self.inner.closing.load(Ordering::SeqCst)
    }

    /// SQLite's one turn to write; PostgreSQL needs none.
    pub(crate) async fn turn(&self) -> Option<MutexGuard<'_, ()>> {
        let sqlite = self.inner.db.get_database_backend() == DbBackend::Sqlite;
        if sqlite { Some(self.inner.writer.lock().await) } else { None }
    }

    /// Runs `work` as one transaction. A repeated key answers the first answer; a lost race is decided again a
    /// few times, then answered as [`KernelError::Conflict`].
    pub async fn run<T, F>(&self, context: &Context, work: F) -> Result<T, Failure>
    where
        T: Serialize + DeserializeOwned,
        F: AsyncFn(&mut UnitOfWork) -> Result<T, Failure>,
    {
        self.principal.sign(&context.actor)?;
        let mut attempt = 1;
        loop {
            match self.attempt(context, &work).await {
                Err(Failure::Kernel(error)) if error.is_race() && attempt < ATTEMPTS => {
                    tracing::debug!(attempt, %error, "race lost, deciding again");
                    tokio::time::sleep(pause(attempt)).await;
                    attempt += 1;
                }
                answer => return answer,
            }
        }
    }

    /// Begins a long job of many transactions: answers what the same request was answered before, else takes its
    /// idempotency key, so that another request under it is refused before anything is written. The job keeps its
    /// answer by a last [`Self::run`] under the same context; cut before that, the same request does it again.
    pub async fn begin_job<T: DeserializeOwned>(&self, context: &Context) -> Result<Option<T>, Failure> {
        self.principal.sign(&context.actor)?;
        let Some(idempotency) = &context.idempotency else { return Ok(None) };
        self.check_place().await?;
        let _turn = self.turn().await;
        let mut attempt = 1;
        loop {
            let tx = begin_write(&self.inner.db).await?;
            match claim(&tx, context, idempotency).await {
                Ok(None) => {
                    tx.commit().await?;
                    return Ok(None);
                }
                Ok(Some(answer)) => {
                    tx.rollback().await?;
                    return Ok(Some(serde_json::from_str(&answer)?));
                }
                Err(error) => {
                    tx.rollback().await?;
                    if !error.is_race() || attempt == ATTEMPTS {
                        return Err(error.into());
                    }
                    tokio::time::sleep(pause(attempt)).await;
                    attempt += 1;
                }
            }
        }
    }

    async fn attempt<T, F>(&self, context: &Context, work: &F) -> Result<T, Failure>
    where
        T: Serialize + DeserializeOwned,
        F: AsyncFn(&mut UnitOfWork) -> Result<T, Failure>,
    {
        let _turn = self.turn().await;
        self.check_place().await?;
        let tx = begin_write(&self.inner.db).await?;
        if let Some(idempotency) = &context.idempotency {
            match claim(&tx, context, idempotency).await {
                Ok(None) => {}
                Ok(Some(answer)) => {
                    tx.rollback().await?;
                    return Ok(serde_json::from_str(&answer)?);
                }
                Err(error) => {
                    tx.rollback().await?;
                    return Err(error.into());
                }
            }
        }
        if let Some(expected) = &context.expected
            && let Err(moved) = expected.holds(&tx).await
        {
            tx.rollback().await?;
            return Err(moved.into());
        }
        let mut uow = UnitOfWork::new(Arc::clone(&self.inner), tx, context.clone());
        match work(&mut uow).await {
            Ok(answer) => {
                if let Some(idempotency) = &context.idempotency {
                    keep_answer(&uow.tx, context, idempotency, &serde_json::to_string(&answer)?).await?;
                }
                let jobs_touched = uow.jobs_touched;
                uow.tx.commit().await?;
                self.inner.committed.notify_waiters();
                if jobs_touched {
                    self.inner.job_changed.notify_waiters();
                }
                Ok(answer)
            }
            Err(failure) => {
                uow.tx.rollback().await?;
                Err(failure)
            }
        }
    }
}

/// How long to stand aside after a lost race: random, so that two losers do not meet again, and longer each time.
pub(crate) fn pause(attempt: u32) -> Duration {
    let random = RandomState::new().build_hasher().finish();
    Duration::from_micros(random % (1_000 << Ord::min(attempt, 7)))
}

/// Begins a transaction that will write.
pub(crate) async fn begin_write(db: &DatabaseConnection) -> Result<DatabaseTransaction, KernelError> {
    let options = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    Ok(db.begin_with_options(options).await?)
}

fn same_key(context: &Context, idempotency: &Idempotency) -> sea_orm::sea_query::SimpleExpr {
    Expr::col(Alias::new("actor"))
        .eq(context.actor.as_str())
        .and(Expr::col(Alias::new("key")).eq(idempotency.key.as_str()))
}

async fn earlier_answer(
    db: &impl ConnectionTrait,
    context: &Context,
    idempotency: &Idempotency,
) -> Result<Option<String>, KernelError> {
    let query = Query::select()
        .columns([Alias::new("fingerprint"), Alias::new("answer")])
        .from(Alias::new("idempotency_keys"))
        .cond_where(same_key(context, idempotency))
        .to_owned();
    let Some(row) = db.query_one(&query).await? else { return Ok(None) };
    let fingerprint: Vec<u8> = row.try_get("", "fingerprint")?;
    if fingerprint != idempotency.fingerprint {
        return Err(KernelError::KeyReused { key: idempotency.key.clone() });
    }
    Ok(Some(row.try_get("", "answer")?))
}

/// Claims the key for this transaction, or answers what was answered before.
async fn claim(
    tx: &DatabaseTransaction,
    context: &Context,
    idempotency: &Idempotency,
) -> Result<Option<String>, KernelError> {
    match earlier_answer(tx, context, idempotency).await? {
        None => {}
        Some(answer) if answer.is_empty() => return Ok(None), // of a long job that has begun and not ended
        Some(answer) => return Ok(Some(answer)),
    }
    let insert = Query::insert()
        .into_table(Alias::new("idempotency_keys"))
        .columns(["actor", "key", "fingerprint", "answer", "recorded_at"].map(Alias::new))
        .values_panic([
            context.actor.as_str().into(),
            idempotency.key.as_str().into(),
            idempotency.fingerprint.clone().into(),
            "".into(),
            context.at.micros().into(),
        ])
        .to_owned();
    // A concurrent request with the same key waits here, then loses the race and finds the first answer.
    match tx.execute(&insert).await {
        Ok(_) => Ok(None),
        Err(error) if error::is_unique_violation(&error) => {
            Err(KernelError::Conflict { stream: format!("clé {}", idempotency.key), version: 0 })
        }
        Err(error) => Err(error.into()),
    }
}

async fn keep_answer(
    tx: &DatabaseTransaction,
    context: &Context,
    idempotency: &Idempotency,
    answer: &str,
) -> Result<(), KernelError> {
    let update = Query::update()
        .table(Alias::new("idempotency_keys"))
        .value(Alias::new("answer"), answer)
        .cond_where(same_key(context, idempotency))
        .to_owned();
    tx.execute(&update).await?;
    Ok(())
}
