//! Server-sent events (WHATWG HTML, 9.2), as every stream of this API sends them.
//!
//! What can never happen: an event that is kept back, compressed or collected on the way (it is worth what it is fresh);
//! an event without an id, so that who was cut off could not go on.

use std::convert::Infallible;
use std::fmt::Display;

use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse, http::header};
use futures::{Stream, StreamExt, stream};
use serde::Serialize;

/// After how long a client whose connection was cut comes back, in milliseconds.
const HELLO: &str = "retry: 2000\n\n";
/// A word for the proxies between, so that none takes a quiet connection for dead.
pub(crate) const STILL_THERE: &[u8] = b": still there\n\n";

/// The event that a client who was cut off heard last.
pub(crate) fn last_heard(request: &HttpRequest) -> Option<u64> {
    request.headers().get("last-event-id").and_then(|id| id.to_str().ok()?.parse().ok())
}

/// One event: its id, its name, its data as JSON.
pub(crate) fn event(id: impl Display, name: &str, data: &impl Serialize) -> Bytes {
    // What is told holds texts, numbers and moments only, so that writing it cannot fail.
    let data = serde_json::to_string(data).unwrap_or_default();
    Bytes::from(format!("id: {id}\nevent: {name}\ndata: {data}\n\n"))
}

/// The answer that sends events as they happen.
pub(crate) fn answer(events: impl Stream<Item = Bytes> + 'static) -> HttpResponse {
    let hello = stream::iter([Bytes::from_static(HELLO.as_bytes())]);
    HttpResponse::Ok()
        .content_type("text/event-stream")
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::CONTENT_ENCODING, "identity"))
        .insert_header(("x-accel-buffering", "no"))
        .streaming(hello.chain(events).map(Ok::<_, Infallible>))
}
