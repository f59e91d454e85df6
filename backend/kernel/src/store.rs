//! The log of facts: append, read, and the chain of hashes over the stored bytes.
//!
//! What can never happen: two facts under one sequence number (unique per stream), a stored byte that the hash
//! does not cover, an update or a delete of a fact (there is no statement for it in this house).

use sea_orm::sea_query::{Alias, Condition, Expr, ExprTrait, Order, Query, SelectStatement};
use sea_orm::{ConnectionTrait, DatabaseTransaction, QueryResult};
use serde_json::Value;
use sha2::{Digest, Sha256};
use uuid::Uuid;
use values::{Day, Timestamp};

use crate::event::{Recorded, payload_of};
use crate::personal::{self, Keys};
use crate::{Context, EventUpcaster, KernelError, KeySource, SerializedEvent, StoredEvents};
use crate::{error, keys, ordering};

/// What the first event of every stream is chained to.
pub const GENESIS: [u8; 32] = [0; 32];

const COLUMNS: [&str; 14] = [
    "stream_type",
    "stream_id",
    "sequence",
    "event_type",
    "event_version",
    "payload",
    "actor",
    "recorded_at",
    "on_day",
    "correlation",
    "causation",
    "previous_hash",
    "hash",
    "position",
];
/// Facts per INSERT: 13 values each, below SQLite's and PostgreSQL's limits on bound values.
const INSERT_BATCH: usize = 500;

/// A fact exactly as its bytes are stored.
#[derive(Debug, Clone)]
pub(crate) struct Raw {
    pub position: i64,
    pub xid: i64,
    pub stream_type: String,
    pub stream_id: String,
    pub sequence: i64,
    pub event_type: String,
    pub event_version: i64,
    pub payload: Vec<u8>,
    pub actor: String,
    pub recorded_at: i64,
    pub on_day: String,
    pub correlation: String,
    pub causation: String,
    pub previous_hash: Vec<u8>,
    pub hash: Vec<u8>,
}

impl Raw {
    /// The hash that the stored bytes ought to have.
    pub(crate) fn computed_hash(&self) -> [u8; 32] {
        chain_hash(
            &self.previous_hash,
            &[
                self.stream_type.as_bytes(),
                self.stream_id.as_bytes(),
                &self.sequence.to_be_bytes(),
                self.event_type.as_bytes(),
                &self.event_version.to_be_bytes(),
                self.actor.as_bytes(),
                &self.recorded_at.to_be_bytes(),
                self.on_day.as_bytes(),
                self.correlation.as_bytes(),
                self.causation.as_bytes(),
                &self.payload,
            ],
        )
    }

    pub(crate) fn place(&self) -> String {
        format!("{}/{}/{}", self.stream_type, self.stream_id, self.sequence)
    }

    pub(crate) fn from_row(row: &QueryResult) -> Result<Self, KernelError> {
        Ok(Self {
            position: row.try_get("", "position")?,
            xid: row.try_get("", "xid")?,
            stream_type: row.try_get("", "stream_type")?,
            stream_id: row.try_get("", "stream_id")?,
            sequence: row.try_get("", "sequence")?,
            event_type: row.try_get("", "event_type")?,
            event_version: row.try_get("", "event_version")?,
            payload: row.try_get("", "payload")?,
            actor: row.try_get("", "actor")?,
            recorded_at: row.try_get("", "recorded_at")?,
            on_day: row.try_get("", "on_day")?,
            correlation: row.try_get("", "correlation")?,
            causation: row.try_get("", "causation")?,
            previous_hash: row.try_get("", "previous_hash")?,
            hash: row.try_get("", "hash")?,
        })
    }
}

/// SHA-256 over a version mark, the previous hash and each part with its length before it, so that no two
/// different facts have the same bytes. Later versions of the format take another mark.
pub fn chain_hash(previous: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    hasher.update(b"quintette.event.v1");
    hasher.update(previous);
    for part in parts {
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part);
    }
    hasher.finalize().into()
}

pub(crate) fn select() -> SelectStatement {
    Query::select()
        .columns(COLUMNS.map(Alias::new))
        .column(Alias::new("xid"))
        .from(Alias::new("events"))
        .to_owned()
}

/// All facts of one stream, in order.
pub(crate) async fn stream(
    db: &impl ConnectionTrait,
    stream_type: &str,
    stream_id: &str,
) -> Result<Vec<Raw>, KernelError> {
    let query = select()
        .and_where(Expr::col(Alias::new("stream_type")).eq(stream_type))
        .and_where(Expr::col(Alias::new("stream_id")).eq(stream_id))
        .order_by(Alias::new("sequence"), Order::Asc)
        .to_owned();
    db.query_all(&query).await?.iter().map(Raw::from_row).collect()
}

/// At most `limit` facts that satisfy `condition`, in reading order.
pub(crate) async fn read(
    db: &impl ConnectionTrait,
    condition: Condition,
    limit: u64,
) -> Result<Vec<Raw>, KernelError> {
    let mut query = select().cond_where(condition).limit(limit).to_owned();
    for column in ordering::columns(db.get_database_backend()) {
        query.order_by(Alias::new(*column), Order::Asc);
    }
    db.query_all(&query).await?.iter().map(Raw::from_row).collect()
}

/// Decrypts, upcasts and types a stored fact.
pub(crate) fn recorded(
    raw: Raw,
    keys: &Keys,
    upcasters: &[Box<dyn EventUpcaster>],
) -> Result<Recorded, KernelError> {
    let corrupt = |what: &str| KernelError::Corrupt { reason: format!("{what} ({})", raw.place()) };
    let mut payload: Value = serde_json::from_slice(&raw.payload)?;
    personal::open(&mut payload, keys, &raw.place())?;
    let (payload, version) = upcast(&raw, payload, upcasters)?;
    let on = raw.on_day.parse::<Day>().map_err(|_| corrupt("jour d'effet illisible"))?;
    let correlation = raw.correlation.parse().map_err(|_| corrupt("corrélation illisible"))?;
    let causation = match raw.causation.as_str() {
        "" => None,
        id => Some(id.parse().map_err(|_| corrupt("cause illisible"))?),
    };
    Ok(Recorded {
        position: raw.position,
        xid: raw.xid,
        stream_type: raw.stream_type,
        stream_id: raw.stream_id,
        sequence: raw.sequence,
        event_type: raw.event_type,
        event_version: version,
        payload,
        actor: raw.actor,
        at: Timestamp::from_micros(raw.recorded_at),
        on,
        correlation,
        causation,
        hash: raw.hash,
    })
}

fn upcast(
    raw: &Raw,
    payload: Value,
    upcasters: &[Box<dyn EventUpcaster>],
) -> Result<(Value, u32), KernelError> {
    let unknown =
        || KernelError::UnknownEvent { event_type: raw.event_type.clone(), version: raw.event_version };
    let mut event = SerializedEvent::new(
        raw.stream_id.clone(),
        usize::try_from(raw.sequence).map_err(|_| unknown())?,
        raw.stream_type.clone(),
        raw.event_type.clone(),
        raw.event_version.to_string(),
        payload,
        Value::Null,
    );
    for upcaster in upcasters {
        if upcaster.can_upcast(&event.event_type, &event.event_version) {
            event = upcaster.upcast(event);
        }
    }
    let version = event.event_version.parse().map_err(|_| unknown())?;
    Ok((event.payload, version))
}

/// Opens a batch of stored facts, loading the personal keys that they need.
pub(crate) async fn open(
    db: &impl ConnectionTrait,
    raws: Vec<Raw>,
    keys: &mut Keys,
    upcasters: &[Box<dyn EventUpcaster>],
) -> Result<Vec<Recorded>, KernelError> {
    let mut names = Vec::new();
    for raw in &raws {
        if raw.payload.windows(9).any(|window| window == b"\"$sealed\"") {
            personal::key_names(&serde_json::from_slice(&raw.payload)?, &mut names);
        }
    }
    keys::load(db, &names, keys).await?;
    raws.into_iter().map(|raw| recorded(raw, keys, upcasters)).collect()
}

/// Where new facts are added: the end of a stream as the command saw it.
pub(crate) struct Head<'a> {
    pub stream_id: &'a str,
    pub sequence: i64,
    pub hash: Vec<u8>,
}

/// Appends facts after `head`. A lost race is [`KernelError::Conflict`].
pub(crate) async fn append<E: StoredEvents>(
    tx: &DatabaseTransaction,
    head: Head<'_>,
    on: Day,
    context: &Context,
    events: &[E],
    source: &KeySource,
) -> Result<Vec<Recorded>, KernelError> {
    let (raws, payloads) = prepare(tx, &head, on, context, events, source).await?;
    let mut recorded = Vec::with_capacity(raws.len());
    let mut payloads = payloads.into_iter();
    for chunk in raws.chunks(INSERT_BATCH) {
        let positions = insert(tx, chunk).await.map_err(|error| match error {
            error if error::is_unique_violation(&error) => KernelError::Conflict {
                stream: format!("{}/{}", E::STREAM, head.stream_id),
                version: head.sequence + 1,
            },
            other => other.into(),
        })?;
        for (raw, (position, xid)) in chunk.iter().zip(positions) {
            let version = u32::try_from(raw.event_version).unwrap_or_default();
            recorded.push(Recorded {
                position,
                xid,
                stream_type: raw.stream_type.clone(),
                stream_id: raw.stream_id.clone(),
                sequence: raw.sequence,
                event_type: raw.event_type.clone(),
                event_version: version,
                payload: payloads.next().unwrap_or(Value::Null),
                actor: raw.actor.clone(),
                at: context.at,
                on,
                correlation: context.correlation,
                causation: context.causation,
                hash: raw.hash.clone(),
            });
        }
    }
    Ok(recorded)
}

async fn prepare<E: StoredEvents>(
    tx: &DatabaseTransaction,
    head: &Head<'_>,
    on: Day,
    context: &Context,
    events: &[E],
    source: &KeySource,
) -> Result<(Vec<Raw>, Vec<Value>), KernelError> {
    let payloads: Vec<Value> = events.iter().map(payload_of).collect::<Result<_, _>>()?;
    let mut names = Vec::new();
    for payload in &payloads {
        personal::key_names(payload, &mut names);
    }
    let mut keys = Keys::new();
    keys::load_or_make(tx, &names, &mut keys, source).await?;
    let mut previous = head.hash.clone();
    let mut raws = Vec::with_capacity(events.len());
    for ((event, payload), sequence) in events.iter().zip(&payloads).zip(head.sequence + 1..) {
        let version = event.event_version();
        let mut raw = Raw {
            position: 0,
            xid: 0,
            stream_type: E::STREAM.to_owned(),
            stream_id: head.stream_id.to_owned(),
            sequence,
            event_type: event.event_type(),
            event_version: version
                .parse()
                .map_err(|_| KernelError::UnknownEvent { event_type: event.event_type(), version: 0 })?,
            payload: Vec::new(),
            actor: context.actor.as_str().to_owned(),
            recorded_at: context.at.micros(),
            on_day: on.to_string(),
            correlation: context.correlation.to_string(),
            causation: context.causation.as_ref().map(Uuid::to_string).unwrap_or_default(),
            previous_hash: std::mem::take(&mut previous),
            hash: Vec::new(),
        };
        let mut sealed = payload.clone();
        personal::seal(&mut sealed, &keys, &raw.place())?;
        raw.payload = serde_json::to_vec(&sealed)?;
        raw.hash = raw.computed_hash().to_vec();
        previous.clone_from(&raw.hash);
        raws.push(raw);
    }
    Ok((raws, payloads))
}

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

/// Facts in the order of streams and sequences, after `(type, id, sequence)`.
pub(crate) async fn read_streams(
    db: &impl ConnectionTrait,
    after: &(String, String, i64),
    limit: u64,
) -> Result<Vec<Raw>, KernelError> {
    let key = ["stream_type", "stream_id", "sequence"].map(Alias::new);
    let mut query = select();
    query.and_where(Expr::tuple(key.clone().map(Expr::col)).gt(Expr::tuple([
        Expr::val(after.0.as_str()),
        Expr::val(after.1.as_str()),
        Expr::val(after.2),
    ])));
    for column in key {
        query.order_by(column, Order::Asc);
    }
    db.query_all(query.limit(limit)).await?.iter().map(Raw::from_row).collect()
}

/// How many facts satisfy `condition`.
pub(crate) async fn count(db: &impl ConnectionTrait, condition: Condition) -> Result<i64, KernelError> {
    let query = Query::select()
        .expr_as(Expr::cust("COUNT(*)"), Alias::new("n"))
        .from(Alias::new("events"))
        .cond_where(condition)
        .to_owned();
    Ok(db.query_one(&query).await?.map(|row| row.try_get("", "n")).transpose()?.unwrap_or(0))
}
