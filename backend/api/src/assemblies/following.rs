//! The live view of an assembly as server-sent events.
//!
//! One look at a number as long as nothing changes: at each commit of this process, and each half second for what others
//! commit. What can never happen: a stream that outlives its assembly, its server or for long the right to read it; a
//! change that is missed between two looks (who waits is registered before looking).

use std::time::Duration;

use actix_web::HttpResponse;
use actix_web::rt::time::sleep;
use actix_web::web::Bytes;
use futures::future::{Either, select};
use futures::stream;
use office::Office;
use office::assemblies::public::{AssemblyId, AssemblyRow, Stage};
use office::kernel::Failure;

use super::shapes::LiveViewDto;
use crate::event_stream::{STILL_THERE, answer, event};

/// How often to look for what another process did; this one's own commits wake at once.
const LOOK: Duration = Duration::from_millis(500);
/// The least time between two looks: hundreds of votes a second make one view, not hundreds.
const BREATH: Duration = Duration::from_millis(100);
/// How many looks without news until a word is said so that no proxy takes the connection for dead.
const QUIET_LOOKS: u32 = 20;
/// How many looks until the client has to come back and is asked who it is: five minutes, or one while much happens.
const LOOKS: u32 = 600;

/// Who follows.
struct Follower {
    office: Office,
    id: AssemblyId,
    seen: Option<u64>,
    over: bool,
    quiet: u32,
    looks: u32,
}

/// The views of an assembly that the caller may read, after the one that it has seen.
pub(super) fn follow(office: Office, row: &AssemblyRow, seen: Option<u64>) -> HttpResponse {
    if is_over(row.stage) && seen == Some(row.version) {
        return HttpResponse::NoContent().finish();
    }
    let follower = Follower { office, id: row.assembly_id, seen, over: false, quiet: 0, looks: 0 };
    answer(stream::unfold(follower, async |mut follower| {
        let event = follower.next().await?;
        Some((event, follower))
    }))
}

/// Whether nothing more is to be seen.
fn is_over(stage: Stage) -> bool {
    matches!(stage, Stage::Closed | Stage::Cancelled)
}

impl Follower {
    /// The next event, or a word to keep the connection; `None` when nothing more comes on this one.
    async fn next(&mut self) -> Option<Bytes> {
        while !self.over && self.looks < LOOKS && !self.office.kernel.is_closing() {
            let kernel = self.office.kernel.clone();
            let mut committed = Box::pin(kernel.committed());
            let _ = futures::poll!(&mut committed);
            self.looks += 1;
            match self.look().await {
                Ok(Some(event)) => return Some(event),
                Ok(None) => {}
                Err(failure) => {
                    tracing::debug!(assembly = %self.id, %failure, "an assembly is followed no longer");
                    return None;
                }
            }
            if let Either::Right(_) = select(committed, Box::pin(sleep(LOOK))).await {
                self.quiet += 1;
            }
            if self.quiet >= QUIET_LOOKS {
                self.quiet = 0;
                return Some(Bytes::from_static(STILL_THERE));
            }
            sleep(BREATH).await;
        }
        None
    }

    /// The view, when it is another than the one that was told.
    async fn look(&mut self) -> Result<Option<Bytes>, Failure> {
        if self.seen == Some(self.office.live_version(self.id).await?) {
            return Ok(None);
        }
        let view = self.office.live(self.id).await?;
        (self.seen, self.over, self.quiet) = (Some(view.version), is_over(view.stage), 0);
        let name = if self.over { "end" } else { "view" };
        Ok(Some(event(view.version, name, &LiveViewDto::from(view))))
    }
}
