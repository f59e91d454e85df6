//! What the kernel is measured against: the same row inserted raw, the same log scanned raw, on the same database.
//!
//! For `quintette bench` alone, on databases that are thrown away. A raw row breaks no chain of a real stream: it
//! stands in a stream of its own type, which no aggregate and no projector reads.

use futures::TryStreamExt;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Order, Query};
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement, StreamTrait};

use crate::KernelError;

/// Type of the streams that raw rows stand in.
const RAW: &str = "bench.raw";
/// The columns that an append writes.
const COLUMNS: &str = "stream_type, stream_id, sequence, event_type, event_version, payload, actor, recorded_at, \
                       on_day, correlation, causation, previous_hash, hash";

/// Reads every row of a query written by hand, and throws them away; answers how many there were.
pub async fn read(db: &DatabaseConnection, sql: &str) -> Result<u64, KernelError> {
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql.to_owned())).await?;
    Ok(rows.len() as u64)
}

/// A row as the kernel wrote it, to be written again without the kernel.
#[derive(Debug, Clone)]
pub struct RawRow {
    values: Vec<sea_orm::Value>,
}

impl RawRow {
    /// The last fact of the streams of a type; `None` when there is none.
    pub async fn last_of(db: &DatabaseConnection, stream_type: &str) -> Result<Option<Self>, KernelError> {
        let query = Query::select()
            .columns(COLUMNS.split(", ").map(Alias::new))
            .from(Alias::new("events"))
            .and_where(Expr::col(Alias::new("stream_type")).eq(stream_type))
            .order_by(Alias::new("position"), Order::Desc)
            .limit(1)
            .to_owned();
        let Some(row) = db.query_one(&query).await? else { return Ok(None) };
        let text = |column| row.try_get::<String>("", column);
        let number = |column| row.try_get::<i64>("", column);
        let bytes = |column| row.try_get::<Vec<u8>>("", column);
        Ok(Some(Self {
            values: vec![
                RAW.into(),
                "".into(),
                number("sequence")?.into(),
                text("event_type")?.into(),
                number("event_version")?.into(),
                bytes("payload")?.into(),
                text("actor")?.into(),
                number("recorded_at")?.into(),
                text("on_day")?.into(),
                text("correlation")?.into(),
                text("causation")?.into(),
                bytes("previous_hash")?.into(),
                bytes("hash")?.into(),
            ],
        }))
    }

    /// Inserts the row as the only fact of another stream, in a transaction of one statement.
    pub async fn insert(&self, db: &DatabaseConnection, stream_id: &str) -> Result<(), KernelError> {
        let backend = db.get_database_backend();
        let places: Vec<String> = (1..=self.values.len())
            .map(|place| if backend == DbBackend::Postgres { format!("${place}") } else { "?".to_owned() })
            .collect();
        let sql = format!("INSERT INTO events ({COLUMNS}) VALUES ({})", places.join(", "));
        let mut values = self.values.clone();
        values[1] = stream_id.into();
        db.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
        Ok(())
    }
}

/// Reads every column of every fact in the order of the log, and nothing more; answers rows and bytes of payload.
pub async fn scan(db: &DatabaseConnection) -> Result<(u64, u64), KernelError> {
    let sql = format!("SELECT {COLUMNS}, position, xid FROM events ORDER BY xid, position");
    let mut rows = db.stream_raw(Statement::from_string(db.get_database_backend(), sql)).await?;
    let (mut count, mut bytes) = (0, 0);
    while let Some(row) = rows.try_next().await? {
        let payload: Vec<u8> = row.try_get("", "payload")?;
        count += 1;
        bytes += payload.len() as u64;
    }
    Ok((count, bytes))
}

/// Makes an empty schema of that name on PostgreSQL, dropping the one that an earlier measurement left.
pub async fn fresh_schema(url: &str, name: &str) -> Result<(), KernelError> {
    let db = Database::connect(url).await?;
    db.execute_unprepared(&format!("DROP SCHEMA IF EXISTS {name} CASCADE")).await?;
    db.execute_unprepared(&format!("CREATE SCHEMA {name}")).await?;
    Ok(db.close().await?)
}
