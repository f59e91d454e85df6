//! What a caller would like, and need not get: `Prefer` (RFC 7240).
//!
//! Two preferences are known: `respond-async`, where the work can be left as a job, and `return=minimal`, for every
//! write. The others are left unheard, as the standard wants. What can never happen: a preference that is followed and
//! not confirmed by `Preference-Applied`.

use std::future::{Ready, ready};

use actix_web::body::BoxBody;
use actix_web::dev::{Payload, ServiceResponse};
use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};
use actix_web::http::{StatusCode, header};
use actix_web::{FromRequest, HttpRequest, HttpResponse};

use crate::problem::Problem;

/// What is preferred.
pub const PREFER: HeaderName = HeaderName::from_static("prefer");
/// Which preferences were followed.
pub const PREFERENCE_APPLIED: HeaderName = HeaderName::from_static("preference-applied");
/// The work as a job.
pub const RESPOND_ASYNC: &str = "respond-async";
/// No body, only where it is.
pub const RETURN_MINIMAL: &str = "return=minimal";

/// The preferences that this house knows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Preferences {
    /// Rather a job than a long answer.
    pub respond_async: bool,
    /// Rather no body.
    pub minimal: bool,
}

impl Preferences {
    /// Of all `Prefer` headers together; of a preference that stands twice, the first counts.
    pub fn of(headers: &HeaderMap) -> Self {
        let values = headers.get_all(PREFER).filter_map(|value| value.to_str().ok());
        let mut asked: Vec<(String, String)> = Vec::new();
        for preference in values.flat_map(|value| value.split(',')) {
            let words = preference.split(';').next().unwrap_or_default();
            let (name, value) = words.split_once('=').unwrap_or((words, ""));
            let (name, value) = (name.trim().to_ascii_lowercase(), value.trim().trim_matches('"').to_owned());
            if !name.is_empty() && !asked.iter().any(|(known, _)| *known == name) {
                asked.push((name, value));
            }
        }
        let prefers = |name: &str, value: &str| asked.iter().any(|(n, v)| n == name && v == value);
        Self { respond_async: prefers("respond-async", ""), minimal: prefers("return", "minimal") }
    }
}

impl FromRequest for Preferences {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self::of(request.headers())))
    }
}

/// Confirms a preference.
pub(crate) fn applied(headers: &mut HeaderMap, preference: &'static str) {
    headers.append(PREFERENCE_APPLIED, HeaderValue::from_static(preference));
}

/// Leaves out the body of a write that succeeded, when that is preferred: 204, and what was made keeps its `Location`. A
/// job that was left (202) is told all the same, and an endpoint that followed the preference in its own way has
/// confirmed it already.
pub(crate) fn shortened(response: ServiceResponse<BoxBody>) -> ServiceResponse<BoxBody> {
    let wanted = Preferences::of(response.request().headers()).minimal;
    let confirmed = response.headers().get_all(PREFERENCE_APPLIED).any(|value| value == RETURN_MINIMAL);
    let plain = matches!(response.status(), StatusCode::OK | StatusCode::CREATED);
    if !wanted || confirmed || !plain || response.request().method().is_safe() {
        return response;
    }
    let (request, response) = response.into_parts();
    let mut short = HttpResponse::new(StatusCode::NO_CONTENT);
    for (name, value) in response.headers() {
        if *name != header::CONTENT_TYPE && *name != header::CONTENT_LENGTH {
            short.headers_mut().append(name.clone(), value.clone());
        }
    }
    applied(short.headers_mut(), RETURN_MINIMAL);
    ServiceResponse::new(request, short)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(values: &[&str]) -> (bool, bool) {
        let mut headers = HeaderMap::new();
        for value in values {
            headers.append(PREFER, HeaderValue::from_str(value).unwrap());
        }
        let Preferences { respond_async, minimal } = Preferences::of(&headers);
        (respond_async, minimal)
    }

    #[test]
    fn preferences_are_read_as_the_standard_writes_them() {
        assert_eq!(of(&[]), (false, false));
        assert_eq!(of(&["respond-async"]), (true, false));
        assert_eq!(of(&["Respond-Async, wait=100; x=y", "return=\"minimal\""]), (true, true));
        assert_eq!(of(&["return = minimal;foo"]), (false, true));
        assert_eq!(of(&["return=representation, return=minimal"]), (false, false), "the first counts");
        assert_eq!(of(&["handling=strict, respond-asynchronously, ,"]), (false, false));
    }
}
