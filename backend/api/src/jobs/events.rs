//! What happens to a job as server-sent events.
//!
//! What can never happen: a stream that outlives its job or its server; an event twice for who says which was the last;
//! an end that is missed between two looks (who waits is registered before looking).

use std::time::Duration;

use actix_web::HttpResponse;
use actix_web::rt::time::sleep;
use actix_web::web::Bytes;
use futures::future::{Either, select};
use futures::stream;
use office::kernel::Kernel;
use office::kernel::jobs::{Job, JobId};

use super::shapes::JobDto;
use crate::event_stream::{STILL_THERE, answer, event};

/// How often to look for what another process did; this one's own doings wake at once.
const LOOK: Duration = Duration::from_secs(1);
/// How many looks without news until a word is said so that no proxy takes the connection for dead.
const QUIET_LOOKS: u32 = 15;

/// Who follows.
struct Follower {
    kernel: Kernel,
    id: JobId,
    seen: Option<u64>,
    ended: bool,
    quiet: u32,
}

/// The events of a job that the caller may read, after the one that it has seen.
pub(super) fn follow(kernel: Kernel, job: &Job, seen: Option<u64>) -> HttpResponse {
    if job.state.is_over() && seen == Some(job.revision) {
        return HttpResponse::NoContent().finish();
    }
    let follower = Follower { kernel, id: job.id, seen, ended: false, quiet: 0 };
    answer(stream::unfold(follower, async |mut follower| {
        let event = follower.next().await?;
        Some((event, follower))
    }))
}

impl Follower {
    /// The next event, or a word to keep the connection; `None` when nothing more can come.
    async fn next(&mut self) -> Option<Bytes> {
        while !self.ended && !self.kernel.is_closing() {
            let kernel = self.kernel.clone();
            let mut changed = Box::pin(kernel.job_changed());
            let _ = futures::poll!(&mut changed);
            match self.kernel.job(self.id).await {
                Ok(Some(job)) if self.seen != Some(job.revision) => return Some(self.tell(job)),
                Ok(Some(_)) => {}
                Ok(None) => return None,
                Err(error) => {
                    tracing::warn!(job = %self.id, %error, "a job could not be followed");
                    return None;
                }
            }
            if let Either::Right(_) = select(changed, Box::pin(sleep(LOOK))).await {
                self.quiet += 1;
            }
            if self.quiet >= QUIET_LOOKS {
                self.quiet = 0;
                return Some(Bytes::from_static(STILL_THERE));
            }
        }
        None
    }

    fn tell(&mut self, job: Job) -> Bytes {
        (self.seen, self.ended, self.quiet) = (Some(job.revision), job.state.is_over(), 0);
        event(job.revision, if self.ended { "done" } else { "progress" }, &JobDto::from(job))
    }
}
