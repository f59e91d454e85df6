//! Server-sent events (WHATWG HTML, 9.2), as every stream of the pages and of the API sends them.
//!
//! What can never happen: an event that is kept back, compressed or collected on the way (it is worth what it is fresh);
//! an event without an id, so that who was cut off could not go on; a change that is missed between two looks (who waits
//! is registered before looking).

use std::convert::Infallible;
use std::fmt::Display;
use std::time::Duration;

use actix_web::rt::time::sleep;
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse, http::header};
use futures::future::select;
use futures::{Stream, StreamExt, stream};
use office::kernel::{Failure, Kernel};
use serde::Serialize;

/// After how long a client whose connection was cut comes back, in milliseconds.
const HELLO: &str = "retry: 2000\n\n";
/// A word for the proxies between, so that none takes a quiet connection for dead.
pub const STILL_THERE: Bytes = Bytes::from_static(b": still there\n\n");
/// How often to look for what another process did; what this one does wakes at once.
const LOOK: Duration = Duration::from_millis(500);
/// The time before each look but the first: hundreds of votes a second make a few views, not hundreds.
const BREATH: Duration = Duration::from_millis(100);
/// How many looks without news make a while.
const LOOKS: u32 = 20;

/// What a while of looking came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Beat<T> {
    /// Something is new.
    News(T),
    /// Nothing was, for twelve seconds at most.
    Quiet,
    /// The server is about to stop.
    Closing,
}

/// Looks until there is news: at once for who was told nothing yet, then at each `change` in this process, and each half
/// second for what others do.
pub async fn beat<T>(
    kernel: &Kernel,
    mut is_first: bool,
    change: impl AsyncFn(&Kernel),
    mut look: impl AsyncFnMut() -> Result<Option<T>, Failure>,
) -> Result<Beat<T>, Failure> {
    for _ in 0..LOOKS {
        if !std::mem::take(&mut is_first) {
            sleep(BREATH).await;
        }
        let mut changed = Box::pin(change(kernel));
        let _ = futures::poll!(&mut changed);
        if let Some(news) = look().await? {
            return Ok(Beat::News(news));
        }
        if kernel.is_closing() {
            return Ok(Beat::Closing);
        }
        select(changed, Box::pin(sleep(LOOK))).await;
    }
    Ok(Beat::Quiet)
}

/// The event that a client who was cut off heard last.
pub fn last_heard(request: &HttpRequest) -> Option<u64> {
    request.headers().get("last-event-id").and_then(|id| id.to_str().ok()?.parse().ok())
}

/// One event: its id, its name, its data.
pub fn event(id: impl Display, name: &str, data: &str) -> Bytes {
    let lines: Vec<String> = data.lines().map(|line| format!("data: {line}\n")).collect();
    Bytes::from(format!("id: {id}\nevent: {name}\n{}\n", lines.concat()))
}

/// One event whose data is JSON.
pub fn json_event(id: impl Display, name: &str, data: &impl Serialize) -> Bytes {
    // What is told holds texts, numbers and moments only, so that writing it cannot fail.
    event(id, name, &serde_json::to_string(data).unwrap_or_default())
}

/// The answer that sends events as they happen.
pub fn answer(events: impl Stream<Item = Bytes> + 'static) -> HttpResponse {
    let hello = stream::iter([Bytes::from_static(HELLO.as_bytes())]);
    HttpResponse::Ok()
        .content_type("text/event-stream")
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::CONTENT_ENCODING, "identity"))
        .insert_header(("x-accel-buffering", "no"))
        .streaming(hello.chain(events).map(Ok::<_, Infallible>))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_has_its_id_its_name_and_each_line_of_its_data() {
        assert_eq!(event(7, "view", "<p>\nUn\n"), "id: 7\nevent: view\ndata: <p>\ndata: Un\n\n");
        assert_eq!(event(8, "end", ""), "id: 8\nevent: end\n\n");
    }
}
