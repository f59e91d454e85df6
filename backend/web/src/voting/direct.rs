//! `/assemblees/{id}/direct`: the changing part of the room's screen, as server-sent events (WHATWG HTML, 9.2).
//!
//! What can never happen: a stream that outlives its server, or by more than twelve seconds the right to read it.

use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use door::event_stream::{Beat, STILL_THERE, answer, beat, event};
use futures::stream;
use office::assemblies::permissions::ASSEMBLY_READ;
use office::assemblies::public::AssemblyId;
use office::kernel::Failure;
use office::kernel::access::Principal;
use office::{LiveView, Office};

use super::named;
use super::screen::Live;
use crate::assemblies::nothing;
use crate::language::Words;
use crate::visitor::Reader;

/// Said when nothing more comes, so that the browser does not come back.
const END: Bytes = Bytes::from_static(b"event: end\ndata: \n\n");

/// Who follows.
struct Follower {
    office: Office,
    words: Words,
    id: AssemblyId,
    seen: Option<u64>,
    over: bool,
}

/// `GET /assemblees/{id}/direct`.
pub(crate) async fn follow(request: HttpRequest, reader: Reader) -> HttpResponse {
    if let Some(refused) = reader.refused(ASSEMBLY_READ) {
        return refused;
    }
    let answer = followed(&request, &reader).await;
    reader.settle(answer)
}

async fn followed(request: &HttpRequest, reader: &Reader) -> Result<HttpResponse, Failure> {
    let Some(id) = named(request) else { return Ok(nothing(reader)) };
    reader.desk.live_version(id).await?;
    let office = Office::clone(&reader.desk);
    let follower = Follower { office, words: reader.frame.words, id, seen: None, over: false };
    Ok(answer(stream::unfold(follower, async |mut follower| {
        let event = follower.next().await?;
        Some((event, follower))
    })))
}

impl Follower {
    /// The next event, or a word to keep the connection; `None` when nothing more can come.
    async fn next(&mut self) -> Option<Bytes> {
        if self.over {
            return None;
        }
        match self.beat().await {
            Ok(Beat::News(view)) => Some(self.tell(&view)),
            Ok(Beat::Quiet) => Some(STILL_THERE),
            Ok(Beat::Closing) => Some(self.end()),
            Err(failure) => {
                tracing::debug!(assembly = %self.id, %failure, "an assembly is followed no longer");
                Some(self.end())
            }
        }
    }

    /// The view once it is another than the one that was told, for a reader who may still see it.
    async fn beat(&self) -> Result<Beat<LiveView>, Failure> {
        let look = async || {
            let is_new = self.seen != Some(self.office.live_version(self.id).await?);
            if is_new { self.as_now().await?.live(self.id).await.map(Some) } else { Ok(None) }
        };
        let told =
            beat(&self.office.kernel, self.seen.is_none(), async |kernel| kernel.committed().await, look)
                .await?;
        if told == Beat::Quiet {
            self.as_now().await?.live_version(self.id).await?;
        }
        Ok(told)
    }

    fn tell(&mut self, view: &LiveView) -> Bytes {
        self.seen = Some(view.version);
        let html = Live::of(self.words, view).render().unwrap_or_default();
        event(view.version, "view", &html)
    }

    fn end(&mut self) -> Bytes {
        self.over = true;
        END
    }

    /// The office in the reader's hands as it is now: whoever has lost a role since, or was disabled, is refused.
    async fn as_now(&self) -> Result<Office, Failure> {
        let Some(user) = self.office.kernel.principal().user_id() else { return Ok(self.office.clone()) };
        let now = self.office.accounts.identify_user(user).await?;
        Ok(self.office.acting_for(now.unwrap_or_else(Principal::nobody)))
    }
}
