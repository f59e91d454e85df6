//! What happens to a job as server-sent events.
//!
//! What can never happen: a stream that outlives its job or its server; an event twice for who says which was the last.

use actix_web::HttpResponse;
use actix_web::web::Bytes;
use door::event_stream::{Beat, STILL_THERE, answer, beat, json_event};
use futures::stream;
use office::kernel::Kernel;
use office::kernel::jobs::{Job, JobError, JobId};

use super::shapes::JobDto;

/// Who follows.
struct Follower {
    kernel: Kernel,
    id: JobId,
    seen: Option<u64>,
    ended: bool,
}

/// The events of a job that the caller may read, after the one that it has seen.
pub(super) fn follow(kernel: Kernel, job: &Job, seen: Option<u64>) -> HttpResponse {
    if job.state.is_over() && seen == Some(job.revision) {
        return HttpResponse::NoContent().finish();
    }
    let follower = Follower { kernel, id: job.id, seen, ended: false };
    answer(stream::unfold(follower, async |mut follower| {
        let event = follower.next().await?;
        Some((event, follower))
    }))
}

impl Follower {
    /// The next event, or a word to keep the connection; `None` when nothing more can come.
    async fn next(&mut self) -> Option<Bytes> {
        if self.ended {
            return None;
        }
        let (kernel, id, seen) = (self.kernel.clone(), self.id, self.seen);
        let look = async || {
            let job = kernel.job(id).await?.ok_or(JobError::Unknown {})?;
            Ok((seen != Some(job.revision)).then_some(job))
        };
        match beat(&self.kernel, seen.is_none(), async |kernel| kernel.job_changed().await, look).await {
            Ok(Beat::News(job)) => Some(self.tell(job)),
            Ok(Beat::Quiet) => Some(STILL_THERE),
            Ok(Beat::Closing) => None,
            Err(failure) => {
                tracing::warn!(job = %id, %failure, "a job could not be followed");
                None
            }
        }
    }

    fn tell(&mut self, job: Job) -> Bytes {
        (self.seen, self.ended) = (Some(job.revision), job.state.is_over());
        json_event(job.revision, if self.ended { "done" } else { "progress" }, &JobDto::from(job))
    }
}
