//! Around every request: an id, one log line, the counts; and the guard of a server without access control.
//!
//! The id of a request is its correlation: it is put into the request's `x-request-id` header, where the API reads
//! it, and into the answer's. What can never happen: a web site in the operator's browser that gives orders to this
//! server, under its own name or under a name that it points here.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, HttpResponse, web};
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

/// Refuses what a browser sends on behalf of another site, and what was sent to another name than this machine's.
pub(super) async fn local_only(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let host = request.headers().get(header::HOST).map(|value| value.to_str().unwrap_or("?"));
    let named = request.uri().authority().map(|authority| authority.as_str().to_owned());
    let host = host.map(ToOwned::to_owned).or(named);
    let origin = request.headers().get(header::ORIGIN).map(|value| value.to_str().unwrap_or("?"));
    let foreign_host = host.as_deref().is_some_and(|host| !is_local(host));
    let foreign_origin =
        origin.is_some_and(|origin| !origin.split_once("://").is_some_and(|(_, host)| is_local(host)));
    if foreign_host || foreign_origin {
        let refusal = HttpResponse::Forbidden().content_type("application/problem+json").body(
            r#"{"type":"/problems/server/not-local","title":"Ce serveur ne répond qu'à cette machine.","status":403}"#,
        );
        return Ok(request.into_response(refusal));
    }
    request.extensions_mut().insert(door::Entered(crate::commands::operator()));
    Ok(next.call(request).await?.map_into_boxed_body())
}

/// Whether an authority (`host` or `host:port`) names this machine.
fn is_local(authority: &str) -> bool {
    let host = match authority.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => authority.rsplit_once(':').map_or(authority, |(host, _)| host),
    };
    host.eq_ignore_ascii_case("localhost")
        || host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// What no page and no endpoint answers to, in the house's form of a refusal.
pub(super) async fn not_found() -> HttpResponse {
    HttpResponse::NotFound().content_type("application/problem+json").body(
        r#"{"type":"urn:quintette:problem:server/no-such-page","title":"Cette adresse n'existe pas.","status":404}"#,
    )
}

#[cfg(test)]
mod tests {
    use super::is_local;

    #[test]
    fn only_names_of_this_machine_are_local() {
        for local in ["localhost", "LOCALHOST:8017", "127.0.0.1:8017", "127.3.2.1", "[::1]:8017"] {
            assert!(is_local(local), "{local}");
        }
        for foreign in
            ["example.org", "localhost.example.org:8017", "192.0.2.1:8017", "[2001:db8::1]:80", "", "null"]
        {
            assert!(!is_local(foreign), "{foreign}");
        }
    }
}
