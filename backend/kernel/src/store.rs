//! The log of facts as it is stored and read, and the chain of hashes over the stored bytes.
//!
//! What can never happen: a stored byte that the hash does not cover, an update or a delete of a fact (there is no
//! statement for it in this house).

use sea_orm::sea_query::{Alias, Condition, Expr, ExprTrait, Order, Query, SelectStatement};
use sea_orm::{ConnectionTrait, QueryResult};
use serde_json::Value;
use sha2::{Digest, Sha256};
use values::{Day, Timestamp};

use crate::event::Recorded;
use crate::personal::{self, KeyNames, Keys};
use crate::{EventUpcaster, KernelError, SerializedEvent};
use crate::{keys, ordering};

/// What the first event of every stream is chained to.
pub const GENESIS: [u8; 32] = [0; 32];

pub(crate) const COLUMNS: [&str; 14] = [
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

    /// Whether it holds personal data, readable or erased.
    pub(crate) fn is_sealed(&self) -> bool {
        self.payload.windows(9).any(|window| window == b"\"$sealed\"")
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

/// The facts of one stream from a sequence on, in order; 1 is the first.
pub(crate) async fn stream(
    db: &impl ConnectionTrait,
    stream_type: &str,
    stream_id: &str,
    from: i64,
) -> Result<Vec<Raw>, KernelError> {
    let query = select()
        .and_where(Expr::col(Alias::new("stream_type")).eq(stream_type))
        .and_where(Expr::col(Alias::new("stream_id")).eq(stream_id))
        .and_where(Expr::col(Alias::new("sequence")).gte(from))
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
    let mut names = KeyNames::new();
    for raw in &raws {
        if raw.is_sealed() {
            personal::key_names(&serde_json::from_slice(&raw.payload)?, &mut names);
        }
    }
    keys::load(db, &names, keys).await?;
    raws.into_iter().map(|raw| recorded(raw, keys, upcasters)).collect()
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
