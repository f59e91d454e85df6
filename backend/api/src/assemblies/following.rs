//! The live view of an assembly as server-sent events.
//!
//! What can never happen: a stream that outlives its assembly, its server or for long the right to read it.

use actix_web::HttpResponse;
use actix_web::web::Bytes;
use door::event_stream::{Beat, STILL_THERE, answer, beat, json_event};
use futures::stream;
use office::Office;
use office::assemblies::public::{AssemblyId, AssemblyRow, Stage};

use super::shapes::LiveViewDto;

/// How many looks until the client has to come back and is asked who it is: five minutes, or one while much happens.
const LOOKS: u32 = 600;

/// Who follows.
struct Follower {
    office: Office,
    id: AssemblyId,
    seen: Option<u64>,
    over: bool,
    looks: u32,
}

/// The views of an assembly that the caller may read, after the one that it has seen.
pub(super) fn follow(office: Office, row: &AssemblyRow, seen: Option<u64>) -> HttpResponse {
    if is_over(row.stage) && seen == Some(row.version) {
        return HttpResponse::NoContent().finish();
    }
    let follower = Follower { office, id: row.assembly_id, seen, over: false, looks: 0 };
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
        if self.over || self.looks >= LOOKS {
            return None;
        }
        let (office, id, seen, looks) = (self.office.clone(), self.id, self.seen, &mut self.looks);
        let look = async || {
            *looks += 1;
            let is_new = seen != Some(office.live_version(id).await?);
            if is_new { office.live(id).await.map(Some) } else { Ok(None) }
        };
        match beat(&office.kernel, seen.is_none(), async |kernel| kernel.committed().await, look).await {
            Ok(Beat::News(view)) => {
                (self.seen, self.over) = (Some(view.version), is_over(view.stage));
                let name = if self.over { "end" } else { "view" };
                Some(json_event(view.version, name, &LiveViewDto::from(view)))
            }
            Ok(Beat::Quiet) => Some(STILL_THERE),
            Ok(Beat::Closing) => None,
            Err(failure) => {
                tracing::debug!(assembly = %id, %failure, "an assembly is followed no longer");
                None
            }
        }
    }
}
