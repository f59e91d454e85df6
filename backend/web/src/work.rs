//! A long job on a page: how far it is, what stopped it, the buttons that stop it or let it go on.
//!
//! It exists so that every job is shown alike, and without a script: while it is not over, the browser asks for the page
//! again by itself. What can never happen here: a page that asks again for ever (once a job is over it stays still).

use actix_web::HttpResponse;
use actix_web::http::header;
use office::kernel::jobs::{Job, JobState};

use crate::forms::sentence_of;
use crate::frame::Frame;
use crate::notices::Sentence;

/// Seconds after which a browser asks again, while the job is not over.
const AGAIN: &str = "3";

/// Keys of the words of a kind of job.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Keys {
    /// It waits for its turn.
    pub(crate) queued: &'static str,
    /// It goes on, `done` of `total`.
    pub(crate) running: &'static str,
    /// Somebody asked it to stop.
    pub(crate) stopping: &'static str,
    /// It was stopped.
    pub(crate) cancelled: &'static str,
    /// On the button that stops it.
    pub(crate) stop: &'static str,
    /// On the button that lets it go on.
    pub(crate) resume: &'static str,
}

/// A job as a page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Work {
    /// How far it is, while it is not over.
    pub(crate) progress: Option<String>,
    /// The same as numbers, once they are known.
    pub(crate) bar: Option<(u64, u64)>,
    /// Why it did not come to an end.
    pub(crate) problem: Option<Sentence>,
    /// Where it is stopped, while it can be, and the words on the button.
    pub(crate) stop: Option<(String, String)>,
    /// Where it goes on, where it can, and the words on the button.
    pub(crate) resume: Option<(String, String)>,
}

impl Work {
    /// The job of that page.
    pub(crate) fn of(frame: &Frame, job: &Job, page: &str, keys: &Keys) -> Self {
        let (words, over) = (frame.words, job.state.is_over());
        let (done, total) = (job.progress.done, job.progress.total);
        let progress = match job.state {
            JobState::Queued => words.say(keys.queued),
            _ if job.cancel_asked => words.say(keys.stopping),
            _ => {
                let (done, total) = (words.count(done), words.count(total));
                words.tell(keys.running, &[("done", &done), ("total", &total)])
            }
        };
        let problem = match job.state {
            JobState::Cancelled => Some(Sentence::new(words.say(keys.cancelled))),
            _ => job
                .problem
                .as_ref()
                .map(|problem| sentence_of(words, &problem.code, &problem.title, &problem.data)),
        };
        let button = |part: &str, key: &str| (frame.to(&format!("{page}/{part}")), words.say(key));
        Self {
            progress: (!over).then_some(progress),
            bar: (job.state == JobState::Running && total > 0).then_some((done, total)),
            problem,
            stop: (!over && !job.cancel_asked).then(|| button("arret", keys.stop)),
            resume: job.state.is_resumable().then(|| button("reprise", keys.resume)),
        }
    }
}

/// The answer with a job's page, which a browser asks for again while the job is not over.
pub(crate) fn followed(job: &Job, mut answer: HttpResponse) -> HttpResponse {
    if !job.state.is_over() {
        let again = header::HeaderName::from_static("refresh");
        answer.headers_mut().insert(again, header::HeaderValue::from_static(AGAIN));
    }
    answer
}
