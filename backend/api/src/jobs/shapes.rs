//! A job as it is shown, and what it came to.

use actix_web::HttpResponse;
use actix_web::http::header;
use office::jobs::{CONVOCATION, INVOICE_RUN, MEMBER_IMPORT, SHARE_CALL, VENUE_IMPORT};
use office::kernel::jobs::{Job, JobId, JobProblem, JobProgress, JobState};
use office::members::CalledPayments;
use office::members::public::MemberImportReport;
use office::partners::public::ImportReport;
use office::values::Timestamp;
use office::{BilledDay, SentConvocations};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::words;
use crate::assemblies::shapes::SentConvocationsDto;
use crate::billing::shapes::InvoiceRunDto;
use crate::bulk::{BULK_WRITE, BulkResultDto};
use crate::members::shapes::{CalledPaymentsDto, MemberImportReportDto};
use crate::partners::shapes::ImportReportDto;
use crate::preferences::{RESPOND_ASYNC, applied};
use crate::problem::{Problem, ProblemDetails};
use crate::sample::{self, Sample};

/// How far a job has come.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct JobProgressDto {
    /// Steps done.
    #[schema(example = 8_500)]
    pub done: u64,
    /// Steps there are; 0 while nobody knows.
    #[schema(example = 15_882)]
    pub total: u64,
    /// What it is at, in French.
    pub words: String,
}

impl From<JobProgress> for JobProgressDto {
    fn from(progress: JobProgress) -> Self {
        let JobProgress { done, total, words } = progress;
        Self { done, total, words }
    }
}

/// Where a job is read, followed and changed.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct JobLinksDto {
    /// The job itself, with its result.
    #[serde(rename = "self")]
    pub job: String,
    /// What happens to it, as server-sent events.
    pub events: String,
    /// To be posted to stop it; absent when it has ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cancel: Option<String>,
    /// To be posted to let it go on; absent unless it failed or was cancelled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resume: Option<String>,
}

impl JobLinksDto {
    fn of(id: JobId, state: JobState) -> Self {
        let job = address(id);
        Self {
            events: format!("{job}/events"),
            cancel: (!state.is_over()).then(|| format!("{job}/cancel")),
            resume: state.is_resumable().then(|| format!("{job}/resume")),
            job,
        }
    }
}

/// Where a job can be read.
pub(crate) fn address(id: JobId) -> String {
    format!("/api/v1/jobs/{id}")
}

/// A job as it stands.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct JobDto {
    /// Its identifier.
    #[schema(value_type = String, format = Uuid)]
    pub job_id: JobId,
    /// What is done: `venue-import`, `invoice-run`, `share-call`, `member-import`, `convocation`,
    /// `bulk-write`.
    #[schema(example = "venue-import")]
    pub kind: String,
    /// Where it stands.
    #[schema(value_type = words::JobState)]
    pub state: JobState,
    /// How far it has come.
    pub progress: JobProgressDto,
    /// Who signs what it does.
    pub actor: String,
    /// How often it was begun: more than once when its process died, or somebody resumed it.
    pub attempts: u64,
    /// Whether somebody asked it to stop: it does between two of its steps.
    pub cancel_asked: bool,
    /// When it was asked for.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    /// When it was first begun.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub started_at: Option<Timestamp>,
    /// When it ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub finished_at: Option<Timestamp>,
    /// Where it is read, followed and changed.
    pub links: JobLinksDto,
}

impl From<Job> for JobDto {
    fn from(job: Job) -> Self {
        let Job { id, kind, actor, state, progress, created_at, started_at, finished_at, .. } = job;
        Self {
            job_id: id,
            kind,
            state,
            progress: progress.into(),
            actor,
            attempts: job.attempts,
            cancel_asked: job.cancel_asked,
            created_at,
            started_at,
            finished_at,
            links: JobLinksDto::of(id, state),
        }
    }
}

impl Sample for JobDto {
    fn sample() -> Self {
        let id = JobId::new(sample::ID);
        Self {
            job_id: id,
            kind: VENUE_IMPORT.to_owned(),
            state: JobState::Running,
            progress: JobProgressDto { done: 8_500, total: 15_882, words: "lieux de la liste".to_owned() },
            actor: format!("user:{}", sample::OTHER_ID),
            attempts: 1,
            cancel_asked: false,
            created_at: sample::parsed("2015-03-02T09:00:00Z"),
            started_at: Some(sample::parsed("2015-03-02T09:00:01Z")),
            finished_at: Some(sample::parsed("2015-03-02T09:00:42Z")),
            links: JobLinksDto {
                resume: Some(format!("{}/resume", address(id))),
                ..JobLinksDto::of(id, JobState::Running)
            },
        }
    }
}

/// What a job came to: the same as the endpoint would have answered at once.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(untagged)]
pub enum JobResultDto {
    /// Of a `venue-import`.
    VenueImport(ImportReportDto),
    /// Of an `invoice-run`.
    InvoiceRun(InvoiceRunDto),
    /// Of a `share-call`.
    ShareCall(CalledPaymentsDto),
    /// Of a `member-import`.
    MemberImport(MemberImportReportDto),
    /// Of a `convocation`.
    Convocation(SentConvocationsDto),
    /// Of a `bulk-write`.
    BulkWrite(BulkResultDto),
}

impl JobResultDto {
    fn of(kind: &str, result: Value) -> Result<Self, Problem> {
        let read = match kind {
            VENUE_IMPORT => {
                serde_json::from_value::<ImportReport>(result).map(|r| Self::VenueImport(r.into()))
            }
            INVOICE_RUN => serde_json::from_value::<BilledDay>(result).map(|r| Self::InvoiceRun(r.into())),
            SHARE_CALL => serde_json::from_value::<CalledPayments>(result).map(|r| Self::ShareCall(r.into())),
            MEMBER_IMPORT => {
                serde_json::from_value::<MemberImportReport>(result).map(|r| Self::MemberImport(r.into()))
            }
            CONVOCATION => {
                serde_json::from_value::<SentConvocations>(result).map(|r| Self::Convocation(r.into()))
            }
            BULK_WRITE => serde_json::from_value::<BulkResultDto>(result).map(Self::BulkWrite),
            other => return Err(Problem::internal(format!("a job of kind {other}"))),
        };
        read.map_err(Problem::internal)
    }
}

/// A job with its end.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct JobFileDto {
    /// The job.
    #[serde(flatten)]
    pub job: JobDto,
    /// What it came to, once it is done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<JobResultDto>,
    /// Why it failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub problem: Option<ProblemDetails>,
}

impl JobFileDto {
    /// Puts a job and its result together.
    pub(crate) fn of(mut job: Job, result: Option<Value>) -> Result<Self, Problem> {
        let problem = job.problem.take().map(|problem: JobProblem| Problem::of_job(problem).details());
        let result = result.map(|result| JobResultDto::of(&job.kind, result)).transpose()?;
        Ok(Self { job: job.into(), result, problem })
    }
}

impl Sample for JobFileDto {
    fn sample() -> Self {
        let result = JobResultDto::VenueImport(ImportReportDto::sample());
        Self { job: JobDto::sample(), result: Some(result), problem: Some(Problem::sample().details()) }
    }
}

/// 202: the work is left to be done, and this is where to follow it.
pub(crate) fn accepted(job: Job) -> HttpResponse {
    let job = JobDto::from(job);
    let mut response = HttpResponse::Accepted()
        .insert_header((header::LOCATION, job.links.job.as_str()))
        .insert_header((header::RETRY_AFTER, "1"))
        .json(&job);
    applied(response.headers_mut(), RESPOND_ASYNC);
    response
}
