//! Jobs as they are shown: one, or a list of them.

use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, QueryResult};
use serde_json::Value;
use uuid::Uuid;
use values::Timestamp;

use super::orders::purpose;
use super::{Job, JobId, JobOrder, JobProgress, JobState};
use crate::listing::{Field, Listing, Page, PageRequest, list};
use crate::refusal::Failure;
use crate::{Kernel, KernelError};

/// What is shown of a job; its file and its result are left where they are.
pub(super) const COLUMNS: [&str; 15] = [
    "id",
    "kind",
    "actor",
    "owner",
    "state",
    "done",
    "total",
    "words",
    "problem",
    "created_at",
    "started_at",
    "finished_at",
    "attempts",
    "cancel_asked",
    "revision",
];

const LISTING: Listing = Listing {
    fields: &[
        Field::text("job_id"),
        Field::text("kind"),
        Field::text("state"),
        Field::text("actor"),
        Field::moment("created_at"),
        Field::moment("finished_at"),
    ],
    key: "job_id",
    default_sort: "-created_at",
};

fn select() -> SelectStatement {
    Query::select()
        .columns(COLUMNS.map(Alias::new))
        .expr_as(Expr::col(Alias::new("id")), Alias::new("job_id"))
        .from(Alias::new("jobs"))
        .to_owned()
}

fn corrupt(what: &str, id: &str) -> KernelError {
    KernelError::Corrupt { reason: format!("tâche {id} : {what}") }
}

/// A moment that was stored; 0 is none.
fn moment(micros: i64) -> Option<Timestamp> {
    (micros != 0).then(|| Timestamp::from_micros(micros))
}

fn count(number: i64) -> u64 {
    u64::try_from(number).unwrap_or_default()
}

/// Reads what [`COLUMNS`] selected.
pub(super) fn from_row(row: &QueryResult) -> Result<Job, KernelError> {
    let id: String = row.try_get("", "id")?;
    let (owner, state, problem): (String, String, String) =
        (row.try_get("", "owner")?, row.try_get("", "state")?, row.try_get("", "problem")?);
    let number = |name: &str| row.try_get::<i64>("", name);
    Ok(Job {
        id: id.parse().map_err(|_| corrupt("identifiant illisible", &id))?,
        kind: row.try_get("", "kind")?,
        actor: row.try_get("", "actor")?,
        owner: match owner.as_str() {
            "" => None,
            user => Some(user.parse::<Uuid>().map_err(|_| corrupt("demandeur illisible", &id))?),
        },
        state: JobState::read(&state).ok_or_else(|| corrupt("état inconnu", &id))?,
        progress: JobProgress {
            done: count(number("done")?),
            total: count(number("total")?),
            words: row.try_get("", "words")?,
        },
        problem: (!problem.is_empty()).then(|| serde_json::from_str(&problem)).transpose()?,
        created_at: Timestamp::from_micros(number("created_at")?),
        started_at: moment(number("started_at")?),
        finished_at: moment(number("finished_at")?),
        attempts: count(number("attempts")?),
        cancel_asked: row.try_get("", "cancel_asked")?,
        revision: count(number("revision")?),
    })
}

impl FromQueryResult for Job {
    fn from_query_result(row: &QueryResult, _: &str) -> Result<Self, DbErr> {
        from_row(row).map_err(|error| DbErr::Custom(error.to_string()))
    }
}

impl Kernel {
    /// One job.
    pub async fn job(&self, id: JobId) -> Result<Option<Job>, KernelError> {
        let query = select().and_where(Expr::col(Alias::new("id")).eq(id.to_string())).to_owned();
        self.reader().query_one(&query).await?.as_ref().map(from_row).transpose()
    }

    /// Jobs, of some users only when `owners` says so.
    pub async fn jobs(&self, owners: Option<&[Uuid]>, request: &PageRequest) -> Result<Page<Job>, Failure> {
        let mut query = select();
        if let Some(owners) = owners {
            query.and_where(Expr::col(Alias::new("owner")).is_in(owners.iter().map(Uuid::to_string)));
        }
        list(self.reader(), query, &LISTING, request).await
    }

    /// What a job was asked to do, with its file; none when the file is forgotten.
    pub async fn job_order(&self, id: JobId) -> Result<Option<JobOrder>, KernelError> {
        let query = Query::select()
            .columns(["input", "file"].map(Alias::new))
            .from(Alias::new("jobs"))
            .and_where(Expr::col(Alias::new("id")).eq(id.to_string()))
            .to_owned();
        let Some(row) = self.reader().query_one(&query).await? else { return Ok(None) };
        let sealed: Vec<u8> = row.try_get("", "file")?;
        if sealed.is_empty() {
            return Ok(None);
        }
        let file = self.vault().open(&purpose("file", id), &sealed)?;
        let input = serde_json::from_str(&row.try_get::<String>("", "input")?)?;
        Ok(Some(JobOrder { input, file }))
    }

    /// What a job was asked to do, without the file, for as long as it is known.
    pub async fn job_input(&self, id: JobId) -> Result<Option<Value>, KernelError> {
        let query = Query::select()
            .column(Alias::new("input"))
            .from(Alias::new("jobs"))
            .and_where(Expr::col(Alias::new("id")).eq(id.to_string()))
            .to_owned();
        let Some(row) = self.reader().query_one(&query).await? else { return Ok(None) };
        Ok(Some(serde_json::from_str(&row.try_get::<String>("", "input")?)?))
    }

    /// What a job that is done came to.
    pub async fn job_result(&self, id: JobId) -> Result<Option<Value>, KernelError> {
        let query = Query::select()
            .column(Alias::new("result"))
            .from(Alias::new("jobs"))
            .and_where(Expr::col(Alias::new("id")).eq(id.to_string()))
            .to_owned();
        let Some(row) = self.reader().query_one(&query).await? else { return Ok(None) };
        let sealed: Vec<u8> = row.try_get("", "result")?;
        if sealed.is_empty() {
            return Ok(None);
        }
        Ok(Some(serde_json::from_slice(&self.vault().open(&purpose("result", id), &sealed)?)?))
    }
}
