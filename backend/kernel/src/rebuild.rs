//! Rebuilding views from the facts: replay into shadow tables while the house works on, then, in one transaction
//! that no writer can interleave, take in the last facts, verify count and head against the store, and swap.
//!
//! What can never happen: a half-rebuilt view. The shadow tables are temporary tables of one connection; whatever
//! cuts the rebuild before its commit leaves every view as it was, and the caller is told so.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::sync::Arc;

use sea_orm::sea_query::{Alias, Condition, Expr, ExprTrait as _, Query};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, Statement, TransactionTrait,
};
use serde::Serialize;

use crate::follower::move_checkpoint;
use crate::kernel::{Kernel, begin_write};
use crate::ordering::{Cursor, of_streams, settled};
use crate::personal::Keys;
use crate::projector::{Projector, Timing};
use crate::{KernelError, store};

const BATCH: u64 = 2_000;

/// How far a rebuild has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Facts replayed so far.
    pub done: u64,
    /// Facts in the store when the rebuild began.
    pub total: u64,
}

/// What a finished rebuild or comparison found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RebuildReport {
    /// Facts replayed.
    pub events: u64,
    /// Position of the last fact.
    pub head: i64,
    /// Per table: rows as rebuilt, rows as they were, and rows that differed.
    pub tables: Vec<TableComparison>,
}

/// One table before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TableComparison {
    /// Table name.
    pub table: String,
    /// Rows that the facts make.
    pub rebuilt_rows: i64,
    /// Rows that stood in the live table.
    pub live_rows: i64,
    /// Rows in one and not in the other.
    pub differing_rows: i64,
}

/// What to do once the shadow tables are complete.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Finish {
    Swap,
    CompareOnly,
}

impl Kernel {
    /// Rebuilds the named views (all when `names` is empty) over `single`, a connection of
    /// [`crate::database::connect_single`] to the same database. `progress` may interrupt.
    pub async fn rebuild(
        &self,
        single: &DatabaseConnection,
        names: &[String],
        progress: impl FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<RebuildReport, KernelError> {
        self.replay(single, names, progress, Finish::Swap).await
    }

    /// Whether a view is empty though there are facts for it: its tables were made anew by a migration, and a rebuild has
    /// to fill them before anybody reads.
    pub async fn is_unfilled(&self, name: &str) -> Result<bool, KernelError> {
        let Some(projector) = self.inner.projectors.iter().find(|p| p.name() == name) else {
            return Err(KernelError::Interrupted { reason: format!("vue inconnue : « {name} »") });
        };
        let db = self.reader();
        for table in projector.tables() {
            let any = Query::select().expr(Expr::val(1)).from(Alias::new(*table)).limit(1).to_owned();
            if db.query_one(&any).await?.is_some() {
                return Ok(false);
            }
        }
        let facts = Query::select()
            .expr(Expr::val(1))
            .from(Alias::new("events"))
            .and_where(Expr::col(Alias::new("stream_type")).is_in(projector.streams().iter().copied()))
            .limit(1)
            .to_owned();
        Ok(db.query_one(&facts).await?.is_some())
    }

    pub(crate) async fn replay(
        &self,
        single: &DatabaseConnection,
        names: &[String],
        mut progress: impl FnMut(Progress) -> ControlFlow<()>,
        finish: Finish,
    ) -> Result<RebuildReport, KernelError> {
        let projectors: Vec<Arc<dyn Projector>> = self
            .inner
            .projectors
            .iter()
            .filter(|p| names.is_empty() || names.iter().any(|name| name == p.name()))
            .cloned()
            .collect();
        if let Some(unknown) = names.iter().find(|name| projectors.iter().all(|p| p.name() != *name)) {
            return Err(KernelError::Interrupted { reason: format!("vue inconnue : « {unknown} »") });
        }
        let mut shadow = Shadow::create(single, &projectors).await?;
        let total = shadow.count(single).await?;
        loop {
            let tx = single.begin().await?;
            let settled = settled(tx.get_database_backend());
            let taken = shadow.take(self, &tx, settled).await?;
            tx.commit().await?;
            if progress(Progress { done: shadow.done, total }).is_break() {
                shadow.drop(single).await?;
                return Err(KernelError::Interrupted {
                    reason: format!("à la demande, après {}", shadow.done),
                });
            }
            if taken < BATCH {
                break;
            }
        }
        let report = self.finish(single, &mut shadow, finish).await;
        shadow.drop(single).await?;
        report
    }

    async fn finish(
        &self,
        single: &DatabaseConnection,
        shadow: &mut Shadow,
        finish: Finish,
    ) -> Result<RebuildReport, KernelError> {
        let tx = begin_write(single).await?;
        if tx.get_database_backend() == DbBackend::Postgres {
            tx.execute_unprepared("LOCK TABLE events IN SHARE ROW EXCLUSIVE MODE").await?;
        }
        while shadow.take(self, &tx, Condition::all()).await? > 0 {}
        let (count, head) = (shadow.count(&tx).await?, shadow.head(&tx).await?);
        if count != shadow.done || head != shadow.last_position {
            return Err(KernelError::Interrupted {
                reason: format!(
                    "{} faits rejoués jusqu'à {}, le journal en compte {count} jusqu'à {head}",
                    shadow.done, shadow.last_position
                ),
            });
        }
        let mut tables = Vec::new();
        for table in shadow.tables.clone() {
            tables.push(shadow.compare(&tx, &table).await?);
        }
        match finish {
            Finish::CompareOnly => tx.rollback().await?,
            Finish::Swap => {
                for table in &shadow.tables {
                    let (live, new) = (shadow.live(table), shadow.shadow(table));
                    tx.execute_unprepared(&format!("DELETE FROM {live}")).await?;
                    tx.execute_unprepared(&format!("INSERT INTO {live} SELECT * FROM {new}")).await?;
                }
                for projector in shadow.projectors.iter().filter(|p| p.timing() == Timing::Follower) {
                    move_checkpoint(&tx, projector.name(), shadow.cursor).await?;
                }
                tx.commit().await?;
            }
        }
        Ok(RebuildReport { events: count, head, tables })
    }
}

/// The shadow tables of a set of projectors on one connection.
struct Shadow {
    backend: DbBackend,
    schema: String,
    projectors: Vec<Arc<dyn Projector>>,
    tables: Vec<String>,
    streams: BTreeSet<&'static str>,
    cursor: Cursor,
    last_position: i64,
    done: u64,
    keys: Keys,
}

impl Shadow {
    async fn create(
        single: &DatabaseConnection,
        projectors: &[Arc<dyn Projector>],
    ) -> Result<Self, KernelError> {
        let backend = single.get_database_backend();
        let tables: Vec<String> =
            projectors.iter().flat_map(|p| p.tables()).map(|table| (*table).to_owned()).collect();
        let schema = match backend {
            DbBackend::Postgres => single
                .query_one_raw(Statement::from_string(backend, "SELECT current_schema()::text AS name"))
                .await?
                .map(|row| row.try_get::<String>("", "name"))
                .transpose()?
                .unwrap_or_else(|| "public".to_owned()),
            _ => "main".to_owned(),
        };
        for table in &tables {
            for statement in shadow_ddl(single, table).await? {
                single.execute_unprepared(&statement).await?;
            }
        }
        Ok(Self {
            backend,
            schema,
            projectors: projectors.to_vec(),
            tables,
            streams: projectors.iter().flat_map(|p| p.streams()).copied().collect(),
            cursor: Cursor::default(),
            last_position: 0,
            done: 0,
            keys: Keys::new(),
        })
    }

    fn live(&self, table: &str) -> String {
        format!("{}.{table}", self.schema)
    }

    fn shadow(&self, table: &str) -> String {
        let schema = if self.backend == DbBackend::Postgres { "pg_temp" } else { "temp" };
        format!("{schema}.{table}")
    }

    fn mine(&self) -> Condition {
        of_streams(self.streams.iter().copied())
    }

    async fn take(
        &mut self,
        kernel: &Kernel,
        tx: &DatabaseTransaction,
        settled: Condition,
    ) -> Result<u64, KernelError> {
        let condition =
            Condition::all().add(self.cursor.after(tx.get_database_backend())).add(settled).add(self.mine());
        let raws = store::read(tx, condition, BATCH).await?;
        let Some(last) = raws.last().map(|raw| Cursor { xid: raw.xid, position: raw.position }) else {
            return Ok(0);
        };
        let events = store::open(tx, raws, &mut self.keys, &kernel.inner.upcasters).await?;
        for event in &events {
            self.last_position = Ord::max(self.last_position, event.position);
            for projector in &self.projectors {
                if projector.streams().contains(&event.stream_type.as_str()) {
                    projector.project(tx, event).await?;
                }
            }
        }
        self.cursor = last;
        self.done += events.len() as u64;
        Ok(events.len() as u64)
    }

    async fn count(&self, db: &impl ConnectionTrait) -> Result<u64, KernelError> {
        let count = self.number(db, "COUNT(*)").await?;
        Ok(u64::try_from(count).unwrap_or_default())
    }

    async fn head(&self, db: &impl ConnectionTrait) -> Result<i64, KernelError> {
        self.number(db, "COALESCE(MAX(position), 0)").await
    }

    async fn number(&self, db: &impl ConnectionTrait, expression: &'static str) -> Result<i64, KernelError> {
        let query = Query::select()
            .expr_as(Expr::cust(expression), Alias::new("n"))
            .from(Alias::new("events"))
            .cond_where(self.mine())
            .to_owned();
        Ok(db.query_one(&query).await?.map(|row| row.try_get("", "n")).transpose()?.unwrap_or(0))
    }

    async fn compare(&self, tx: &DatabaseTransaction, table: &str) -> Result<TableComparison, KernelError> {
        let (live, new) = (self.live(table), self.shadow(table));
        let sql = format!(
            "SELECT (SELECT COUNT(*) FROM {new}) AS rebuilt_rows, (SELECT COUNT(*) FROM {live}) AS live_rows, \
             (SELECT COUNT(*) FROM (SELECT * FROM {new} EXCEPT SELECT * FROM {live}) AS missing) + \
             (SELECT COUNT(*) FROM (SELECT * FROM {live} EXCEPT SELECT * FROM {new}) AS surplus) AS differing"
        );
        let row = tx.query_one_raw(Statement::from_string(self.backend, sql)).await?.ok_or_else(|| {
            KernelError::Corrupt { reason: format!("table « {table} » : comparaison sans réponse") }
        })?;
        Ok(TableComparison {
            table: table.to_owned(),
            rebuilt_rows: row.try_get("", "rebuilt_rows")?,
            live_rows: row.try_get("", "live_rows")?,
            differing_rows: row.try_get("", "differing")?,
        })
    }

    async fn drop(&self, single: &DatabaseConnection) -> Result<(), KernelError> {
        for table in &self.tables {
            single.execute_unprepared(&format!("DROP TABLE IF EXISTS {}", self.shadow(table))).await?;
        }
        Ok(())
    }
}

/// Statements that make an empty temporary twin of a table, with its indexes. An unqualified name then means the
/// twin on that connection, for both databases.
async fn shadow_ddl(single: &DatabaseConnection, table: &str) -> Result<Vec<String>, KernelError> {
    let backend = single.get_database_backend();
    if backend == DbBackend::Postgres {
        return Ok(vec![format!("CREATE TEMP TABLE {table} (LIKE {table} INCLUDING ALL)")]);
    }
    let query = Statement::from_sql_and_values(
        backend,
        "SELECT type, name, sql FROM main.sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL ORDER BY type DESC",
        [table.into()],
    );
    let mut statements = Vec::new();
    for row in single.query_all_raw(query).await? {
        let (kind, name, sql): (String, String, String) =
            (row.try_get("", "type")?, row.try_get("", "name")?, row.try_get("", "sql")?);
        let body = sql.find(if kind == "table" { "(" } else { " ON " }).map(|at| sql.split_at(at));
        let Some((head, body)) = body else {
            return Err(KernelError::Corrupt { reason: format!("définition illisible : {sql}") });
        };
        statements.push(match kind.as_str() {
            "table" => format!("CREATE TEMP TABLE {name} {body}"),
            _ if head.contains("UNIQUE") => format!("CREATE UNIQUE INDEX temp.{name} {body}"),
            _ => format!("CREATE INDEX temp.{name} {body}"),
        });
    }
    if statements.is_empty() {
        return Err(KernelError::Corrupt { reason: format!("table « {table} » absente") });
    }
    Ok(statements)
}
