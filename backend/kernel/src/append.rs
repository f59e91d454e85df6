//! Appending facts to the log.
//!
//! What can never happen: two facts under one sequence number (unique per stream), a fact without the hash that chains
//! it to the one before. Facts of several orders may be appended at once, each under its own actor, time and
//! correlation.

use sea_orm::sea_query::{Alias, Query};
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use serde_json::Value;
use uuid::Uuid;
use values::Day;

use crate::event::{Recorded, payload_of};
use crate::personal::{self, KeyNames, Keys};
use crate::store::{COLUMNS, Raw};
use crate::{Context, KernelError, KeySource, StoredEvents, error, keys};

/// Facts per INSERT: 13 values each, below SQLite's and PostgreSQL's limits on bound values.
const INSERT_BATCH: usize = 500;

/// Where new facts are added: the end of a stream as the command saw it.
pub(crate) struct Head<'a> {
    pub stream_id: &'a str,
    pub sequence: i64,
    pub hash: Vec<u8>,
}

/// What one order adds: its facts, the day of their effect, and who asked.
pub(crate) struct Facts<'a, E> {
    pub context: &'a Context,
    pub on: Day,
    pub events: &'a [E],
}

/// Appends the facts of some orders after `head`, in their order. A lost race is [`KernelError::Conflict`].
pub(crate) async fn append<E: StoredEvents>(
    tx: &DatabaseTransaction,
    head: Head<'_>,
    orders: &[Facts<'_, E>],
    source: &KeySource,
) -> Result<Vec<Recorded>, KernelError> {
    let (raws, mut recorded) = prepare(tx, &head, orders, source).await?;
    for (chunk, facts) in raws.chunks(INSERT_BATCH).zip(recorded.chunks_mut(INSERT_BATCH)) {
        let positions = insert(tx, chunk).await.map_err(|error| match error {
            error if error::is_unique_violation(&error) => KernelError::Conflict {
                stream: format!("{}/{}", E::STREAM, head.stream_id),
                version: head.sequence + 1,
            },
            other => other.into(),
        })?;
        for (fact, (position, xid)) in facts.iter_mut().zip(positions) {
            (fact.position, fact.xid) = (position, xid);
        }
    }
    Ok(recorded)
}

/// The facts as bytes and as what is answered, both still without their places.
async fn prepare<E: StoredEvents>(
    tx: &DatabaseTransaction,
    head: &Head<'_>,
    orders: &[Facts<'_, E>],
    source: &KeySource,
) -> Result<(Vec<Raw>, Vec<Recorded>), KernelError> {
    let mut opened = Vec::new();
    let mut names = KeyNames::new();
    for order in orders {
        for event in order.events {
            let payload = payload_of(event)?;
            personal::key_names(&payload, &mut names);
            opened.push((order, event, payload));
        }
    }
    let mut keys = Keys::new();
    keys::load_or_make(tx, &names, &mut keys, source).await?;
    let mut previous = head.hash.clone();
    let (mut raws, mut recorded) = (Vec::with_capacity(opened.len()), Vec::with_capacity(opened.len()));
    for ((order, event, payload), sequence) in opened.into_iter().zip(head.sequence + 1..) {
        let version = event
            .event_version()
            .parse::<u32>()
            .map_err(|_| KernelError::UnknownEvent { event_type: event.event_type(), version: 0 })?;
        let mut raw = Raw {
            position: 0,
            xid: 0,
            stream_type: E::STREAM.to_owned(),
            stream_id: head.stream_id.to_owned(),
            sequence,
            event_type: event.event_type(),
            event_version: version.into(),
            payload: Vec::new(),
            actor: order.context.actor.as_str().to_owned(),
            recorded_at: order.context.at.micros(),
            on_day: order.on.to_string(),
            correlation: order.context.correlation.to_string(),
            causation: order.context.causation.as_ref().map(Uuid::to_string).unwrap_or_default(),
            previous_hash: std::mem::take(&mut previous),
            hash: Vec::new(),
        };
        let mut sealed = payload.clone();
        personal::seal(&mut sealed, &keys, &raw.place())?;
        raw.payload = serde_json::to_vec(&sealed)?;
        raw.hash = raw.computed_hash().to_vec();
        previous.clone_from(&raw.hash);
        recorded.push(unplaced(&raw, payload, version, (order.context, order.on)));
        raws.push(raw);
    }
    Ok((raws, recorded))
}

/// A fact as its order knows it, before the database has given it a place.
fn unplaced(raw: &Raw, payload: Value, event_version: u32, (context, on): (&Context, Day)) -> Recorded {
    Recorded {
        position: 0,
        xid: 0,
        stream_type: raw.stream_type.clone(),
        stream_id: raw.stream_id.clone(),
        sequence: raw.sequence,
        event_type: raw.event_type.clone(),
        event_version,
        payload,
        actor: raw.actor.clone(),
        at: context.at,
        on,
        correlation: context.correlation,
        causation: context.causation,
        hash: raw.hash.clone(),
    }
}

/// Answers position and transaction of each, in order.
async fn insert(tx: &DatabaseTransaction, raws: &[Raw]) -> Result<Vec<(i64, i64)>, sea_orm::DbErr> {
    let mut statement = Query::insert()
        .into_table(Alias::new("events"))
        .columns(COLUMNS[..13].iter().map(|column| Alias::new(*column)))
        .to_owned();
    for raw in raws {
        statement.values_panic([
            raw.stream_type.clone().into(),
            raw.stream_id.clone().into(),
            raw.sequence.into(),
            raw.event_type.clone().into(),
            raw.event_version.into(),
            raw.payload.clone().into(),
            raw.actor.clone().into(),
            raw.recorded_at.into(),
            raw.on_day.clone().into(),
            raw.correlation.clone().into(),
            raw.causation.clone().into(),
            raw.previous_hash.clone().into(),
            raw.hash.clone().into(),
        ]);
    }
    statement.returning(Query::returning().columns([Alias::new("position"), Alias::new("xid")]));
    let mut positions = Vec::with_capacity(raws.len());
    for row in tx.query_all(&statement).await? {
        positions.push((row.try_get("", "position")?, row.try_get("", "xid")?));
    }
    positions.sort_unstable();
    Ok(positions)
}
