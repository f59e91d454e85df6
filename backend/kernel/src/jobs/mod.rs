//! Long jobs: asked for in one transaction, done by whichever process is free, followed from anywhere.
//!
//! Why it exists: an import of sixteen thousand rows outlives the patience of a connection. A job is claimed under a
//! lease; a process that dies lets the lease run out, and another goes on. So a job's own steps must each be done once
//! however often they are begun (each is a transaction under a key, or finds what is there). What can never happen: two
//! processes that believe to hold the same claim and both are heard (each attempt has its number); a job that brings the
//! program down for ever (after [`MOST_CRASHES`] it is given up); what somebody sent in, readable in a backup (file and
//! result are sealed).

mod orders;
mod reading;
mod work;

use std::future::{Ready, ready};
use std::ops::ControlFlow;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;
use values::{Timestamp, define_id};

use crate::access::Snapshot;
use crate::refusal::{Failure, RefusalKind};
use crate::refusals;

define_id! {
    /// A job.
    JobId
}

/// How often a job may take its process down, or be left by it, before it is given up.
pub const MOST_CRASHES: i64 = 3;

/// Where a job stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JobState {
    /// Waits for a process.
    Queued,
    /// A process works at it.
    Running,
    /// Ended; there is a result.
    Done,
    /// Refused or broken; there is a problem, and it can be resumed.
    Failed,
    /// Stopped because somebody asked; it can be resumed.
    Cancelled,
}

impl JobState {
    /// Every state.
    pub const ALL: [Self; 5] = [Self::Queued, Self::Running, Self::Done, Self::Failed, Self::Cancelled];

    /// The word as stored and as the API writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Running => "running",
            Self::Done => "done",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
        }
    }

    /// Whether nothing happens to it any more, unless somebody resumes it.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Done | Self::Failed | Self::Cancelled)
    }

    /// Whether it can be resumed.
    pub fn is_resumable(self) -> bool {
        matches!(self, Self::Failed | Self::Cancelled)
    }

    fn french(self) -> &'static str {
        match self {
            Self::Queued => "en attente",
            Self::Running => "en cours",
            Self::Done => "terminé",
            Self::Failed => "en échec",
            Self::Cancelled => "annulé",
        }
    }

    fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }
}

/// How far a job has come.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobProgress {
    /// Steps done.
    pub done: u64,
    /// Steps there are; 0 while nobody knows.
    pub total: u64,
    /// What it is at, in French.
    pub words: String,
}

/// What long work is told of its steps by who follows none of them and never stops it.
pub fn go_on<Step>(_: Step) -> Ready<ControlFlow<()>> {
    ready(ControlFlow::Continue(()))
}

/// A job to be done.
#[derive(Debug, Clone)]
pub struct NewJob {
    /// Its identifier, chosen by the caller.
    pub id: JobId,
    /// What is to be done; the one who works knows the word.
    pub kind: String,
    /// With which parameters; stored in clear, so nothing personal.
    pub input: Value,
    /// With which file; sealed, and forgotten once the job is done, or a while after its rehearsal.
    pub file: Vec<u8>,
}

/// What a job was asked to do, with what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobOrder {
    /// With which parameters.
    pub input: Value,
    /// With which file.
    pub file: Vec<u8>,
}

/// Why a job failed: a refusal as it would have been answered, or a failure of the machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobProblem {
    /// `room/reason`.
    pub code: String,
    /// Which kind of "no"; absent for a failure of the machine.
    pub kind: Option<RefusalKind>,
    /// A French sentence.
    pub title: String,
    /// The data of the refusal.
    pub data: Value,
}

impl From<&Failure> for JobProblem {
    fn from(failure: &Failure) -> Self {
        let title = failure.to_string();
        match failure {
            Failure::Refused(refusal) => {
                let (code, kind) = (refusal.code().to_owned(), Some(refusal.kind()));
                Self { code, kind, title, data: refusal.data() }
            }
            Failure::Kernel(error) => {
                Self { code: error.code().to_owned(), kind: None, title, data: Value::Null }
            }
        }
    }
}

/// How a job ended.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// With a result.
    Done(Value),
    /// With a result of a rehearsal: its file is kept a while, for the real thing.
    Rehearsed(Value),
    /// With a problem.
    Failed(JobProblem),
    /// Stopped between two steps because somebody asked.
    Cancelled,
}

/// A job as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// Its identifier.
    pub id: JobId,
    /// What is done.
    pub kind: String,
    /// Who signs what it does.
    pub actor: String,
    /// The user who asked, when it was one.
    pub owner: Option<Uuid>,
    /// Where it stands.
    pub state: JobState,
    /// How far it has come.
    pub progress: JobProgress,
    /// Why it failed.
    pub problem: Option<JobProblem>,
    /// When it was asked for.
    pub created_at: Timestamp,
    /// When it was first begun.
    pub started_at: Option<Timestamp>,
    /// When it ended.
    pub finished_at: Option<Timestamp>,
    /// How often it was begun.
    pub attempts: u64,
    /// Whether somebody asked it to stop.
    pub cancel_asked: bool,
    /// Counts what has happened to it: equal revisions, equal jobs.
    pub revision: u64,
}

/// A job in the hands of this process, until its lease runs out.
#[derive(Debug, Clone)]
pub struct Claim {
    /// Its identifier.
    pub id: JobId,
    /// What is to be done.
    pub kind: String,
    /// Who asked.
    pub hands: Snapshot,
    /// What ties its facts together: the request that asked for it.
    pub correlation: Uuid,
    /// With which parameters.
    pub input: Value,
    /// With which file.
    pub file: Vec<u8>,
    /// Which attempt this is, from 1: only the latest is heard.
    pub attempt: i64,
}

/// What a worker hears when it reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    /// Go on.
    GoOn,
    /// Somebody asked to stop: end between two steps.
    Stop,
    /// The claim was lost to another process: do nothing more, say nothing more.
    Lost,
}

/// Why something cannot be done to a job.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum JobError {
    /// No such job, or none that the caller may see.
    #[error("Cette tâche n'existe pas, ou plus : les tâches terminées sont oubliées après trente jours.")]
    Unknown {},
    /// It has ended.
    #[error("Cette tâche n'est plus à annuler : elle est {}.", state.french())]
    AlreadyOver {
        /// How.
        state: JobState,
    },
    /// It has not failed and was not cancelled.
    #[error("Seule une tâche en échec ou annulée se reprend ; celle-ci est {}.", state.french())]
    NotResumable {
        /// Where it stands.
        state: JobState,
    },
    /// It was done, or it ended too long ago: its file is gone.
    #[error("Le fichier de cette tâche n'est plus gardé : envoyez-le de nouveau.")]
    FileForgotten {},
    /// Who asked for it has no account any more, or a disabled one.
    #[error(
        "Le compte qui a demandé cette tâche n'existe plus ou est désactivé : rien ne se fait plus en son nom."
    )]
    AskerGone {},
    /// Each attempt ended with its process.
    #[error("La tâche a été interrompue {crashes} fois de suite avec son programme : elle est abandonnée.")]
    GivenUp {
        /// How often.
        crashes: i64,
    },
}

refusals! { JobError in "jobs" {
    Unknown = "unknown" : NotFound,
    AlreadyOver = "already-over" : Conflict,
    NotResumable = "not-resumable" : Conflict,
    FileForgotten = "file-forgotten" : Conflict,
    AskerGone = "asker-gone" : Forbidden,
    GivenUp = "given-up" : Conflict,
} }
