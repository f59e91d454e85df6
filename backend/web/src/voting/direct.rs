//! `/assemblees/{id}/direct`: the changing part of the room's screen, as server-sent events (WHATWG HTML, 9.2).
//!
//! One look at a number as long as nothing changes: at each commit of this process, and each half second for what others
//! commit. What can never happen: a stream that outlives the right to read or its server; a change that is missed between
//! two looks (who waits is registered before looking).

use std::convert::Infallible;
use std::time::Duration;

use actix_web::http::header;
use actix_web::rt::time::sleep;
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use futures::future::{Either, select};
use futures::{StreamExt, stream};
use office::Office;
use office::assemblies::permissions::ASSEMBLY_READ;
use office::assemblies::public::AssemblyId;
use office::kernel::Failure;

use super::named;
use super::screen::Live;
use crate::assemblies::nothing;
use crate::language::Words;
use crate::visitor::Reader;

/// After how long a browser whose connection was cut comes back, in milliseconds.
const HELLO: &str = "retry: 2000\n\n";
/// Said when nothing more comes, so that the browser does not come back.
const END: &str = "event: end\ndata: \n\n";
/// How often to look for what another process did; this one's own commits wake at once.
const LOOK: Duration = Duration::from_millis(500);
/// The least time between two looks: hundreds of votes a second make one view, not hundreds.
const BREATH: Duration = Duration::from_millis(100);
/// How many looks without news until a word is said, so that no proxy takes the connection for dead, and until the right
/// of the reader is looked at again.
const QUIET_LOOKS: u32 = 20;

/// Who follows.
struct Follower {
    office: Office,
    words: Words,
    id: AssemblyId,
    seen: Option<u64>,
    quiet: u32,
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
    let follower = Follower { office, words: reader.frame.words, id, seen: None, quiet: 0, over: false };
    let events = stream::unfold(follower, async |mut follower| {
        let event = follower.next().await?;
        Some((Ok::<_, Infallible>(event), follower))
    });
    let hello = stream::iter([Ok(Bytes::from_static(HELLO.as_bytes()))]);
    Ok(HttpResponse::Ok()
        .content_type("text/event-stream")
        .insert_header((header::CACHE_CONTROL, "no-store"))
        // Neither compressed nor collected on the way: an event is worth what it is fresh.
        .insert_header((header::CONTENT_ENCODING, "identity"))
        .insert_header(("x-accel-buffering", "no"))
        .streaming(hello.chain(events)))
}

impl Follower {
    /// The next event, or a word to keep the connection; `None` when nothing more can come.
    async fn next(&mut self) -> Option<Bytes> {
        if self.over {
            return None;
        }
        // The first view is told even by a program that is about to stop.
        while self.seen.is_none() || !self.office.kernel.is_closing() {
            let kernel = self.office.kernel.clone();
            let mut committed = Box::pin(kernel.committed());
            let _ = futures::poll!(&mut committed);
            match self.look().await {
                Ok(Some(event)) => return Some(event),
                Ok(None) => {}
                Err(failure) => {
                    tracing::debug!(assembly = %self.id, %failure, "an assembly is followed no longer");
                    break;
                }
            }
            if let Either::Right(_) = select(committed, Box::pin(sleep(LOOK))).await {
                self.quiet += 1;
            }
            if self.quiet >= QUIET_LOOKS {
                self.quiet = 0;
                if self.still_there().await.is_err() {
                    break;
                }
                return Some(Bytes::from_static(b": still there\n\n"));
            }
            sleep(BREATH).await;
        }
        self.over = true;
        Some(Bytes::from_static(END.as_bytes()))
    }

    /// The view, when it is another than the one that was told.
    async fn look(&mut self) -> Result<Option<Bytes>, Failure> {
        if self.seen == Some(self.office.live_version(self.id).await?) {
            return Ok(None);
        }
        self.still_there().await?;
        let view = self.office.live(self.id).await?;
        (self.seen, self.quiet) = (Some(view.version), 0);
        let html = Live::of(self.words, &view).render().unwrap_or_default();
        let lines: Vec<String> = html.lines().map(|line| format!("data: {line}\n")).collect();
        Ok(Some(Bytes::from(format!("id: {}\nevent: view\n{}\n", view.version, lines.concat()))))
    }

    /// Takes the reader as it is now: whoever has lost a role since, or was disabled, is refused at the next look.
    async fn still_there(&mut self) -> Result<(), Failure> {
        let Some(user) = self.office.kernel.principal().user_id() else { return Ok(()) };
        let now = self.office.accounts.identify_user(user).await?;
        self.office = self.office.acting_for(now.unwrap_or_else(office::kernel::access::Principal::nobody));
        self.office.live_version(self.id).await.map(drop)
    }
}
