//! What happens inside one command's transaction.

use std::sync::Arc;

use cqrs_es::Aggregate;
use cqrs_es::event_sink::EventSink;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, OnConflict, Query};
use sea_orm::{ConnectionTrait, DatabaseTransaction, TransactionTrait};
use uuid::Uuid;
use values::Day;

use crate::append::{self, Facts, Head};
use crate::event::{Recorded, StoredEvents};
use crate::expected::Expected;
use crate::kernel::Inner;
use crate::outbox::{self, Outgoing};
use crate::personal::Keys;
use crate::refusal::{Failure, Refusal};
use crate::store::{self, GENESIS, Raw};
use crate::{Context, KernelError, keys, remembered};

/// An aggregate as its stored facts make it.
#[derive(Debug, Clone)]
pub struct Loaded<A> {
    /// The state after the last fact.
    pub state: A,
    /// Sequence of the last fact; 0 when the stream does not exist.
    pub version: i64,
    pub(crate) hash: Vec<u8>,
}

impl<A> Loaded<A> {
    /// Whether anything has ever happened to it.
    pub fn exists(&self) -> bool {
        self.version > 0
    }
}

impl<A> Loaded<A>
where
    A: Aggregate,
    A::Event: StoredEvents,
{
    /// Before its first fact.
    pub(crate) fn unborn() -> Self {
        Self { state: A::default(), version: 0, hash: GENESIS.to_vec() }
    }

    /// Takes in the facts that follow.
    pub(crate) async fn advance(
        &mut self,
        db: &impl ConnectionTrait,
        raws: Vec<Raw>,
        inner: &Inner,
    ) -> Result<(), KernelError> {
        if let Some(last) = raws.last() {
            self.version = last.sequence;
            self.hash.clone_from(&last.hash);
        }
        for event in store::open(db, raws, &mut Keys::new(), &inner.upcasters).await? {
            if let Some(event) = event.decode::<A::Event>()? {
                self.state.apply(event);
            }
        }
        Ok(())
    }
}

/// One transaction: all of it is kept, or nothing.
pub struct UnitOfWork {
    pub(crate) inner: Arc<Inner>,
    pub(crate) tx: DatabaseTransaction,
    context: Context,
    /// What the caller had seen, until the stream is loaded for the first time.
    expected: Option<Expected>,
    appended: u64,
    /// Whether something was done to a job.
    pub(crate) jobs_touched: bool,
}

impl UnitOfWork {
    pub(crate) fn new(inner: Arc<Inner>, tx: DatabaseTransaction, context: Context) -> Self {
        let expected = context.expected.clone();
        Self { inner, tx, context, expected, appended: 0, jobs_touched: false }
    }

    /// Who asks, when, under which key.
    pub fn context(&self) -> &Context {
        &self.context
    }

    pub(crate) fn set_correlation(&mut self, correlation: Uuid) {
        self.context.correlation = correlation;
    }

    /// The transaction, for the queries of views.
    pub fn connection(&self) -> &DatabaseTransaction {
        &self.tx
    }

    /// How many facts have been appended so far.
    pub fn appended(&self) -> u64 {
        self.appended
    }

    /// Loads an aggregate from its stream.
    pub async fn load<A>(&mut self, id: impl std::fmt::Display) -> Result<Loaded<A>, Failure>
    where
        A: Aggregate,
        A::Event: StoredEvents,
    {
        let id = id.to_string();
        let mut loaded = Loaded::unborn();
        let raws = store::stream(&self.tx, A::TYPE, &id, 1).await?;
        loaded.advance(&self.tx, raws, &self.inner).await?;
        self.check_expected(A::TYPE, &id, loaded.version)?;
        Ok(loaded)
    }

    /// As [`Self::load`], with the same answer, from a state that this process remembers and the facts after it.
    ///
    /// For a long stream that is asked for again and again, an assembly that votes. It costs one query, which confirms
    /// in the database that what is remembered still stands there, and one clone: the state should share its parts
    /// (persistent maps), since each remembered one stays in memory. Of personal data the state keeps either the
    /// [`Personal`](crate::Personal) itself, and is then never remembered, or nothing at all. What can never happen is
    /// said in `remembered.rs`.
    pub async fn load_remembered<A>(&mut self, id: impl std::fmt::Display) -> Result<Loaded<A>, Failure>
    where
        A: Aggregate + Clone + Send + Sync + 'static,
        A::Event: StoredEvents,
    {
        let id = id.to_string();
        // What this unit of work has appended may still be undone: it is read, and not remembered.
        let keep = self.appended == 0;
        let loaded = remembered::load::<A>(&self.inner, &self.tx, &id, keep).await?;
        self.check_expected(A::TYPE, &id, loaded.version)?;
        Ok(loaded)
    }

    /// Once: what this unit of work then appends itself is no news.
    fn check_expected(&mut self, stream_type: &str, id: &str, version: i64) -> Result<(), KernelError> {
        match self.expected.take_if(|expected| expected.is_of(stream_type, id)) {
            Some(expected) => expected.check(version),
            None => Ok(()),
        }
    }

    /// Loads the aggregate, lets it decide, appends its facts with effect from `on`, and updates inline views.
    /// Answers the recorded facts; none when the aggregate decided that nothing happens.
    pub async fn execute<A>(
        &mut self,
        id: impl std::fmt::Display,
        on: Day,
        command: A::Command,
    ) -> Result<Vec<Recorded>, Failure>
    where
        A: Aggregate<Services = ()>,
        A::Event: StoredEvents,
        A::Error: Refusal,
    {
        let loaded = self.load::<A>(&id).await?;
        self.decide(&id.to_string(), on, loaded, command).await
    }

    /// As [`Self::execute`], for an aggregate already loaded in this unit of work.
    pub async fn decide<A>(
        &mut self,
        id: &str,
        on: Day,
        loaded: Loaded<A>,
        command: A::Command,
    ) -> Result<Vec<Recorded>, Failure>
    where
        A: Aggregate<Services = ()>,
        A::Event: StoredEvents,
        A::Error: Refusal,
    {
        let Loaded { mut state, version, hash } = loaded;
        let sink = EventSink::<A>::default();
        state.handle(command, &(), &sink).await?;
        let events = sink.collect().await;
        if events.is_empty() {
            return Ok(Vec::new());
        }
        let head = Head { stream_id: id, sequence: version, hash };
        let facts = Facts { context: &self.context, on, events: &events };
        let recorded = append::append(&self.tx, head, &[facts], &self.inner.key_source).await?;
        self.appended += recorded.len() as u64;
        self.inner.project(&self.tx, &recorded).await?;
        Ok(recorded)
    }

    /// Takes `count` numbers of a gapless series and answers the first. The series stays locked until the end of
    /// the transaction: take it last, when nothing can be refused any more.
    pub async fn next_number(&mut self, series: &str, count: u64) -> Result<u64, Failure> {
        let count = i64::try_from(count)
            .map_err(|_| KernelError::Corrupt { reason: "série : trop de numéros demandés".into() })?;
        let last = Alias::new("last_number");
        let insert = Query::insert()
            .into_table(Alias::new("series"))
            .columns([Alias::new("name"), last.clone()])
            .values_panic([series.into(), count.into()])
            .on_conflict(
                OnConflict::column(Alias::new("name"))
                    .value(last.clone(), Expr::col((Alias::new("series"), last.clone())).add(count))
                    .to_owned(),
            )
            .returning(Query::returning().column(last))
            .to_owned();
        let row = self.tx.query_one(&insert).await?.ok_or_else(|| KernelError::Corrupt {
            reason: format!("série « {series} » : aucune réponse"),
        })?;
        let after: i64 = row.try_get("", "last_number")?;
        let first = after - count + 1;
        Ok(u64::try_from(first)
            .map_err(|_| KernelError::Corrupt { reason: format!("série « {series} » négative") })?)
    }

    /// Runs a part of the work by itself: what a rule refuses leaves nothing behind, the numbers of a series among it,
    /// and the rest of the transaction goes on. A failure of the machine leaves the whole transaction to be given up.
    pub async fn attempt<T, F>(&mut self, work: F) -> Result<T, Failure>
    where
        F: AsyncFnOnce(&mut Self) -> Result<T, Failure>,
    {
        let inner = self.tx.begin().await?;
        let (outer, appended) = (std::mem::replace(&mut self.tx, inner), self.appended);
        let answer = work(self).await;
        let inner = std::mem::replace(&mut self.tx, outer);
        if answer.is_ok() {
            inner.commit().await?;
        } else {
            inner.rollback().await?;
            self.appended = appended;
        }
        answer
    }

    /// Leaves a note for a wire to deliver after the commit.
    pub async fn send(&mut self, note: Outgoing) -> Result<(), Failure> {
        outbox::write((&self.tx, &self.inner.vault), &self.context, &note, "").await?;
        Ok(())
    }

    /// As [`Self::send`], under a name that the note has for ever among those of its recipient: a second one of the
    /// same name is not written. Answers the note's number, and whether it is new.
    pub async fn send_once(&mut self, name: &str, note: Outgoing) -> Result<(i64, bool), Failure> {
        if let Some(id) = outbox::named(&self.tx, &note, name).await? {
            return Ok((id, false));
        }
        Ok((outbox::write((&self.tx, &self.inner.vault), &self.context, &note, name).await?, true))
    }

    /// Makes a note due once more under its old number, whether it was sent, waits or was given up; refused while it
    /// is being sent.
    pub async fn send_again(&mut self, note_id: i64) -> Result<(), Failure> {
        outbox::again(&self.tx, &self.context, note_id, outbox::Sent::Again).await
    }

    /// Destroys the keys of a person: its personal data reads as erased from now on, everywhere.
    pub async fn erase_person(&mut self, subject: &str) -> Result<u64, Failure> {
        Ok(keys::destroy(&self.tx, subject).await?)
    }
}
