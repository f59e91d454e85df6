//! The body of a request on its way in: so many bytes and no more, within its time, and as it is.
//!
//! What a route takes at most is the route's own; this is what nothing exceeds. What can never happen: a body that is
//! unpacked (its size is what was sent); a body that trickles in for ever; a sender who was refused and goes on for ever
//! (the server would read on to keep the connection: it is closed instead, a moment after the answer).

use std::cell::{Cell, RefCell};
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};

use actix_web::HttpMessage;
use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::error::PayloadError;
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderMap};
use actix_web::rt::time::{Sleep, sleep};
use actix_web::web::Bytes;
use futures::Stream;
use serde_json::json;

use crate::refused::Refused;
use crate::rules::Limits;

/// What went wrong with a body while it was read, and what was left of it; looked at once the answer is there.
#[derive(Clone, Default)]
pub(crate) struct Verdict(Rc<Found>);

#[derive(Default)]
struct Found {
    fault: Cell<Option<Fault>>,
    unread: RefCell<Option<Payload>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    TooLarge,
    TooSlow,
}

impl Verdict {
    /// The refusal, when something went wrong.
    pub(crate) fn refusal(&self, limits: &Limits) -> Option<Refused> {
        match self.0.fault.get()? {
            Fault::TooLarge => Some(too_large(limits)),
            Fault::TooSlow => {
                let title = "Le corps de la demande n'est pas arrivé à temps.";
                let seconds = limits.body_timeout.as_secs();
                let data = json!({"seconds": seconds});
                Some(Refused::new(StatusCode::REQUEST_TIMEOUT, "request/too-slow", title).data(data))
            }
        }
    }
}

/// An answer to a request whose body was left unread holds on to it until it is sent: by that the server knows that it has
/// to close the connection.
pub(crate) fn hold(response: ServiceResponse<BoxBody>, verdict: Verdict) -> ServiceResponse<BoxBody> {
    if verdict.0.unread.borrow().is_none() {
        return response;
    }
    response.map_body(|_, body| BoxBody::new(Holding { body, _unread: verdict }))
}

struct Holding {
    body: BoxBody,
    _unread: Verdict,
}

impl MessageBody for Holding {
    type Error = <BoxBody as MessageBody>::Error;

    fn size(&self) -> BodySize {
        self.body.size()
    }

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Self::Error>>> {
        Pin::new(&mut self.body).poll_next(context)
    }
}

fn too_large(limits: &Limits) -> Refused {
    let title = format!("La demande dépasse {} octets.", limits.body_bytes);
    Refused::new(StatusCode::PAYLOAD_TOO_LARGE, "request/too-large", title)
        .data(json!({"limit": limits.body_bytes}))
}

/// Refuses what the head of a request says of a body that nobody takes here.
pub(crate) fn check_head(headers: &HeaderMap, limits: &Limits) -> Result<(), Refused> {
    let text = |name| headers.get(name).map(|value| value.to_str().unwrap_or("?").trim());
    let length = text(header::CONTENT_LENGTH).and_then(|length| length.parse::<u64>().ok());
    if length.is_some_and(|length| length > limits.body_bytes) {
        return Err(too_large(limits));
    }
    if text(header::CONTENT_ENCODING).is_some_and(|coding| !coding.eq_ignore_ascii_case("identity")) {
        let title = "Le corps de la demande doit être envoyé sans compression.";
        return Err(Refused::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "request/compressed-body", title)
            .header(header::ACCEPT_ENCODING, "identity"));
    }
    Ok(())
}

/// Puts the guard between the connection and whoever reads the body.
pub(crate) fn guard(request: &mut ServiceRequest, limits: &Limits) -> Verdict {
    let verdict = Verdict::default();
    let payload: Payload = match request.take_payload() {
        Payload::None => Payload::None,
        inner => Payload::Stream {
            payload: Box::pin(Guarded {
                inner,
                left: limits.body_bytes,
                deadline: Box::pin(sleep(limits.body_timeout)),
                ended: false,
                verdict: verdict.clone(),
            }),
        },
    };
    request.set_payload(payload);
    verdict
}

struct Guarded {
    inner: Payload,
    left: u64,
    deadline: Pin<Box<Sleep>>,
    ended: bool,
    verdict: Verdict,
}

impl Drop for Guarded {
    fn drop(&mut self) {
        if !self.ended {
            self.verdict.0.unread.replace(Some(self.inner.take()));
        }
    }
}

impl Guarded {
    fn fail(&self, fault: Fault) -> Poll<Option<Result<Bytes, PayloadError>>> {
        self.verdict.0.fault.set(Some(fault));
        Poll::Ready(Some(Err(PayloadError::Overflow)))
    }
}

impl Stream for Guarded {
    type Item = Result<Bytes, PayloadError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.verdict.0.fault.get().is_some() {
            return Poll::Ready(None);
        }
        match Pin::new(&mut self.inner).poll_next(context) {
            Poll::Ready(Some(Ok(bytes))) => match self.left.checked_sub(bytes.len() as u64) {
                Some(left) => {
                    self.left = left;
                    Poll::Ready(Some(Ok(bytes)))
                }
                None => self.fail(Fault::TooLarge),
            },
            Poll::Ready(None) => {
                self.ended = true;
                Poll::Ready(None)
            }
            Poll::Pending if self.deadline.as_mut().poll(context).is_ready() => self.fail(Fault::TooSlow),
            other => other,
        }
    }
}
