//! Around every request: an id, one log line, the counts.
//!
//! The id of a request is its correlation: it is put into the request's `x-request-id` header, where the door and the
//! API read it, and into the answer's. What can never happen: a request without its line in the log.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, HttpResponse, web};
use uuid::Uuid;

use super::metrics;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// How many requests are being answered.
#[derive(Debug, Clone, Default)]
pub(super) struct Running(Arc<AtomicUsize>);

impl Running {
    /// The number now.
    pub(super) fn count(&self) -> usize {
        self.0.load(Ordering::SeqCst)
    }

    fn enter(&self) -> Entered {
        self.0.fetch_add(1, Ordering::SeqCst);
        Entered(self.clone())
    }
}

/// One request being answered; also when it is dropped before its end.
struct Entered(Running);

impl Drop for Entered {
    fn drop(&mut self) {
        self.0.0.fetch_sub(1, Ordering::SeqCst);
    }
}

/// Gives the request its id, answers it, logs and counts it.
pub(super) async fn follow(
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let began = Instant::now();
    let _entered = request.app_data::<web::Data<Running>>().map(|running| running.enter());
    let id = id_of(&request);
    let value = HeaderValue::from_str(&id.to_string()).map_err(actix_web::error::ErrorInternalServerError)?;
    request.headers_mut().insert(REQUEST_ID, value.clone());
    let method = request.method().clone();
    // No clone of the request may live on meanwhile: routing needs it alone.
    let answer = next.call(request).await;
    let took = began.elapsed();
    let (route, status) = match &answer {
        Ok(response) => (response.request().match_pattern(), response.status()),
        Err(error) => (None, error.as_response_error().status_code()),
    };
    // What matches no route shares one label.
    let route = route.unwrap_or_else(|| "(none)".to_owned());
    metrics::request(method.as_str(), &route, status.as_u16(), took);
    let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
    if status.is_server_error() {
        tracing::error!(request_id = %id, %method, route, status = status.as_u16(), micros, "request");
    } else {
        tracing::info!(request_id = %id, %method, route, status = status.as_u16(), micros, "request");
    }
    let mut response = answer?.map_into_boxed_body();
    response.headers_mut().insert(REQUEST_ID, value);
    Ok(response)
}

/// The caller's id when it is one, so that two programs can speak of the same request; else a new one.
fn id_of(request: &ServiceRequest) -> Uuid {
    request
        .headers()
        .get(REQUEST_ID)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| Uuid::parse_str(value).ok())
        .unwrap_or_else(Uuid::now_v7)
}

/// What no page and no endpoint answers to, in the house's form of a refusal.
pub(super) async fn not_found() -> HttpResponse {
    HttpResponse::NotFound().content_type("application/problem+json").body(
        r#"{"type":"/problems/server/no-such-page","title":"Cette adresse n'existe pas.","status":404}"#,
    )
}
