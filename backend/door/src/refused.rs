//! What the door itself refuses, as a problem document (RFC 9457) for programs; [`Rules::show`](crate::Rules) makes a
//! page of it for people.
//!
//! What can never happen: the words of a driver in an answer; a refusal that tells who exists.

use std::fmt;

use actix_web::http::{StatusCode, header};
use actix_web::{HttpResponse, ResponseError};
use office::kernel::{Failure, KernelError, RefusalKind};
use serde_json::{Value, json};

use crate::headers;

/// Media type of a problem.
const MEDIA_TYPE: &str = "application/problem+json";

/// Why somebody or something was not let in. Small, since it travels in `Result`s.
#[derive(Debug, Clone, PartialEq)]
pub struct Refused(Box<Details>);

#[derive(Debug, Clone, PartialEq)]
struct Details {
    status: StatusCode,
    code: &'static str,
    title: String,
    detail: Option<&'static str>,
    data: Value,
    headers: Vec<(header::HeaderName, String)>,
}

impl Refused {
    /// A refusal with a stable code `room/reason` and a French sentence.
    pub(crate) fn new(status: StatusCode, code: &'static str, title: impl Into<String>) -> Self {
        let (title, headers) = (title.into(), Vec::new());
        Self(Box::new(Details { status, code, title, detail: None, data: Value::Null, headers }))
    }

    /// With a hint for a developer, in English.
    pub(crate) fn detail(mut self, detail: &'static str) -> Self {
        self.0.detail = Some(detail);
        self
    }

    /// With data for a program.
    pub(crate) fn data(mut self, data: Value) -> Self {
        self.0.data = data;
        self
    }

    /// With a header of its own.
    pub(crate) fn header(mut self, name: header::HeaderName, value: impl Into<String>) -> Self {
        self.0.headers.push((name, value.into()));
        self
    }

    /// What the office answered instead of saying who somebody is. The reason goes to the log.
    pub(crate) fn of_failure(failure: &Failure) -> Self {
        let unavailable = |code, title: String| {
            Self::new(StatusCode::SERVICE_UNAVAILABLE, code, title).header(header::RETRY_AFTER, "5")
        };
        match failure {
            Failure::Kernel(error @ KernelError::ReadOnly) => {
                unavailable("kernel/read-only", error.to_string())
            }
            Failure::Kernel(error @ KernelError::Busy) => unavailable("kernel/busy", error.to_string()),
            Failure::Kernel(error @ KernelError::Unavailable { .. }) => {
                unavailable("kernel/unavailable", error.to_string())
            }
            Failure::Kernel(error) => {
                tracing::error!(%error, "the door could not ask who somebody is");
                let title = "Erreur interne du programme ; elle est consignée dans le journal.";
                Self::new(StatusCode::INTERNAL_SERVER_ERROR, "kernel/internal", title)
            }
            Failure::Refused(refusal) => {
                let status = match refusal.kind() {
                    RefusalKind::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
                    RefusalKind::NotFound => StatusCode::NOT_FOUND,
                    RefusalKind::Conflict => StatusCode::CONFLICT,
                    RefusalKind::Unauthenticated => StatusCode::UNAUTHORIZED,
                    RefusalKind::Forbidden => StatusCode::FORBIDDEN,
                    RefusalKind::Later => StatusCode::TOO_MANY_REQUESTS,
                };
                let later = refusal.data()["retry_after"].as_u64();
                let refused = Self::new(status, refusal.code(), refusal.to_string()).data(refusal.data());
                later.into_iter().fold(refused, |refused, seconds| {
                    refused.header(header::RETRY_AFTER, seconds.to_string())
                })
            }
        }
    }

    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        self.0.status
    }

    /// Stable identifier, `room/reason`.
    pub fn code(&self) -> &'static str {
        self.0.code
    }

    /// A French sentence for a person.
    pub fn title(&self) -> &str {
        &self.0.title
    }

    /// As a problem document; `request` is the id of the request that it answers.
    pub(crate) fn problem(&self, request: Option<&str>) -> HttpResponse {
        let Details { status, code, title, detail, data, headers } = &*self.0;
        let mut problem = json!({
            "type": format!("/problems/{code}"), "title": title, "status": status.as_u16(),
        });
        if let Some(detail) = detail {
            problem["detail"] = (*detail).into();
        }
        if let Some(request) = request {
            problem["instance"] = format!("urn:uuid:{request}").into();
        }
        if !data.is_null() {
            problem["data"] = data.clone();
        }
        let mut response = HttpResponse::build(*status);
        response.content_type(MEDIA_TYPE).insert_header((header::CACHE_CONTROL, "no-store"));
        for (name, value) in headers {
            response.insert_header((name.clone(), value.as_str()));
        }
        response.body(problem.to_string())
    }

    /// Headers that belong to the answer in whatever form it is given (`Retry-After`, `WWW-Authenticate`, `Location`).
    pub(crate) fn headers(&self) -> &[(header::HeaderName, String)] {
        &self.0.headers
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.0.status.as_u16(), self.0.code, self.0.title)
    }
}

impl std::error::Error for Refused {}

impl ResponseError for Refused {
    fn status_code(&self) -> StatusCode {
        self.0.status
    }

    /// When nobody is left to dress it: a request that was cut.
    fn error_response(&self) -> HttpResponse {
        let mut response = self.problem(None);
        headers::dress(self.0.status, response.headers_mut(), "", false);
        response
    }
}
