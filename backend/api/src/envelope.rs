//! What every answer has in common: the request's id, the form of problems, the guard against foreign pages.
//!
//! Why it exists: each answer, also one that actix itself refuses, carries `X-Request-Id` and is a problem document
//! when it is a refusal. What can never happen: a page of another site writing through the browser of the operator;
//! a body that is read of somebody who has not said who they are.

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::http::{Method, StatusCode, header};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{Error, HttpMessage, ResponseError};
use door::Entered;
use office::kernel::Failure;
use office::values::Uuid;

use crate::deprecation::{DEPRECATED, announce};
use crate::precondition;
use crate::preferences::shortened;
use crate::problem::{MEDIA_TYPE, Problem};
use crate::routing::Routes;

/// Header of the request's id, in both directions.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The id of one request: the caller's when it is a UUID, else a new one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RequestId(pub(crate) Uuid);

impl RequestId {
    fn of(request: &ServiceRequest) -> Self {
        let given = request.headers().get(REQUEST_ID).and_then(|value| value.to_str().ok());
        Self(given.and_then(|text| text.parse().ok()).unwrap_or_else(Uuid::now_v7))
    }
}

/// The middleware around all of `/api`.
pub(crate) async fn wrap(
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let id = RequestId::of(&request);
    request.extensions_mut().insert(id);
    if request.method() == Method::HEAD {
        request.head_mut().method = Method::GET; // the server itself leaves the body out of what it sends
    }
    let mut response = if is_foreign_write(&request) {
        let refused = Problem::new(
            StatusCode::FORBIDDEN,
            "request/foreign-origin",
            "Une page d'un autre site ne peut rien écrire ici.",
        );
        request.into_response(refused.of_request(id.0).error_response())
    } else if let Some(refused) = nobodys(&request) {
        request.into_response(refused.of_request(id.0).error_response())
    } else {
        precondition::look(&request).await;
        let mut response = shortened(next.call(request).await?.map_into_boxed_body());
        announce(DEPRECATED, &mut response);
        response
    };
    if response.status().is_client_error() || response.status().is_server_error() {
        response = as_problem(response, id);
    }
    if let Ok(value) = HeaderValue::from_str(&id.0.to_string()) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    response.headers_mut().insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    Ok(response)
}

/// Gives a refusal its request's id, and actix's own refusals our form.
fn as_problem(response: ServiceResponse, id: RequestId) -> ServiceResponse {
    let ours = response.response().error().and_then(|error| error.as_error::<Problem>()).cloned();
    let is_problem = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|value| value.as_bytes().starts_with(MEDIA_TYPE.as_bytes()));
    let problem = match ours {
        Some(problem) => problem,
        None if is_problem => return response,
        None => Problem::of_status(response.status()),
    };
    if problem.status >= 500 {
        let cause = problem.cause().unwrap_or("");
        tracing::error!(request_id = %id.0, problem = %problem.kind, cause, "request failed");
    }
    let (request, _) = response.into_parts();
    ServiceResponse::new(request, problem.of_request(id.0).error_response())
}

/// Why nobody in particular is refused what a request asks, before its body is read: nothing that takes a right is
/// public. Who is somebody is asked by the façade.
fn nobodys(request: &ServiceRequest) -> Option<Problem> {
    let principal = Entered::principal_of(request.request());
    if !principal.is_nobody() {
        return None;
    }
    let routes = request.app_data::<Data<Routes>>()?;
    let right = routes.right_of(request.method().as_str(), request.path())?;
    principal.reach(right).err().map(|error| Failure::from(error).into())
}

/// Whether a browser says that the page which writes comes from elsewhere.
fn is_foreign_write(request: &ServiceRequest) -> bool {
    if matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
        return false;
    }
    let text = |name| request.headers().get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    if matches!(text(HeaderName::from_static("sec-fetch-site")), Some("cross-site" | "same-site")) {
        return true;
    }
    text(header::ORIGIN).is_some_and(|origin| {
        let host = origin.split_once("://").map_or(origin, |(_, host)| host);
        Some(host) != text(header::HOST)
    })
}
