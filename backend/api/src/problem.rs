//! Refusals as the world sees them: RFC 9457 problem details.
//!
//! Why it exists: a program reads the stable `type` and the `data`, a person reads the French `title`; both come from
//! the refusal itself. What can never happen: the words of a driver, a path or a stored fact leaking into an answer
//! (they go to the log, under the request's id), or two statuses for one kind of refusal.

use std::fmt;
use std::ops::Deref;

use actix_web::http::{StatusCode, header};
use actix_web::{HttpResponse, HttpResponseBuilder, ResponseError};
use office::kernel::jobs::JobProblem;
use office::kernel::{Failure, KernelError, Refusal, RefusalKind};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;

/// Media type of a problem.
pub const MEDIA_TYPE: &str = "application/problem+json";

/// Why a request was not answered as asked. Small, since it travels in every `Result`.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem(Box<ProblemDetails>);

/// Why a request was not answered as asked (RFC 9457).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Problem, example = json!(*Problem::sample()))]
pub struct ProblemDetails {
    /// Stable identifier of the refusal: `/problems/<room>/<reason>`.
    #[serde(rename = "type")]
    pub kind: String,
    /// A French sentence for a person.
    pub title: String,
    /// The HTTP status, repeated.
    pub status: u16,
    /// A hint for a developer, in English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The request, as `urn:uuid:…`; the same id is in the header `X-Request-Id` and in the log.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instance: Option<String>,
    /// The data of the refusal: its members depend on the `type`.
    #[serde(default, skip_serializing_if = "Value::is_null")]
    #[schema(value_type = Object)]
    pub data: Value,
    /// Seconds after which trying again may succeed.
    #[serde(skip)]
    #[schema(ignore)]
    retry_after: Option<u32>,
    /// Methods that the path knows.
    #[serde(skip)]
    #[schema(ignore)]
    allow: Option<String>,
    /// What happened beneath, for the log only.
    #[serde(skip)]
    #[schema(ignore)]
    cause: Option<String>,
}

impl Problem {
    /// A problem with a stable code `room/reason` and a French sentence.
    pub fn new(status: StatusCode, code: &str, title: impl Into<String>) -> Self {
        Self(Box::new(ProblemDetails {
            kind: format!("/problems/{code}"),
            title: title.into(),
            status: status.as_u16(),
            detail: None,
            instance: None,
            data: Value::Null,
            retry_after: None,
            allow: None,
            cause: None,
        }))
    }

    /// With a hint for a developer.
    #[must_use]
    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.0.detail = Some(detail.into());
        self
    }

    /// With data for a program: a JSON object.
    #[must_use]
    pub fn data(mut self, data: Value) -> Self {
        self.0.data = data;
        self
    }

    /// With the methods that the path knows, for 405.
    #[must_use]
    pub(crate) fn allow(mut self, methods: String) -> Self {
        self.0.allow = Some(methods);
        self
    }

    /// With what happened beneath: for the log, never for the answer.
    #[must_use]
    pub fn because(mut self, cause: impl fmt::Display) -> Self {
        self.0.cause = Some(cause.to_string());
        self
    }

    /// What happened beneath, if it must be logged.
    pub(crate) fn cause(&self) -> Option<&str> {
        self.0.cause.as_deref()
    }

    /// The problem of one request.
    #[must_use]
    pub(crate) fn of_request(mut self, id: impl fmt::Display) -> Self {
        self.0.instance = Some(format!("urn:uuid:{id}"));
        self
    }

    /// The example of the documentation.
    pub fn sample() -> Self {
        let data = json!({"minimum": "500.00", "offered": "100.00"});
        Self::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "members/below-minimum",
            "La catégorie « supporter-company » demande au moins 500,00 € ; 100,00 € proposés.",
        )
        .data(data)
        .of_request("01a5e0c2-7c00-7000-8000-00000000002a")
    }

    fn status(&self) -> StatusCode {
        StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// A key that is none.
    pub(crate) fn bad_key() -> Self {
        let title = "La clé d'idempotence doit compter de 1 à 255 caractères ASCII visibles.";
        Self::new(StatusCode::BAD_REQUEST, "request/bad-idempotency-key", title)
    }

    /// Why a job failed: as the request would have been answered. What a machine said beneath stays in the log.
    pub(crate) fn of_job(problem: JobProblem) -> Self {
        let JobProblem { code, kind, title, data } = problem;
        match (kind, code.as_str()) {
            (Some(kind), _) => Self::new(status_of(kind), &code, title).data(data),
            (None, "kernel/conflict") => Self::new(StatusCode::CONFLICT, &code, title),
            (None, "kernel/disk-full") => Self::new(StatusCode::INSUFFICIENT_STORAGE, &code, title),
            (None, "kernel/read-only" | "kernel/unavailable" | "kernel/busy" | "kernel/stopped") => {
                let title = "La base de données n'a pas répondu : la tâche peut être reprise.";
                Self::new(StatusCode::SERVICE_UNAVAILABLE, &code, title)
            }
            (None, _) => Self::internal(title),
        }
    }

    /// What is written of it.
    pub(crate) fn details(self) -> ProblemDetails {
        *self.0
    }

    fn of_refusal(refusal: &dyn Refusal) -> Self {
        let status = status_of(refusal.kind());
        let data = refusal.data();
        let retry_after = data["retry_after"].as_u64().and_then(|seconds| u32::try_from(seconds).ok());
        let mut problem = Self::new(status, refusal.code(), refusal.to_string()).data(data);
        problem.0.retry_after = retry_after;
        problem
    }

    fn of_kernel(error: &KernelError) -> Self {
        let title = error.to_string();
        match error {
            KernelError::Conflict { stream, version } => {
                Self::new(StatusCode::CONFLICT, "kernel/conflict", title)
                    .data(json!({"stream": stream, "version": version}))
            }
            KernelError::Moved { stream, version } => {
                Self::new(StatusCode::PRECONDITION_FAILED, "request/precondition-failed", title)
                    .data(json!({"stream": stream, "version": version}))
            }
            KernelError::KeyReused { key } => {
                Self::new(StatusCode::UNPROCESSABLE_ENTITY, "kernel/key-reused", title)
                    .detail("An idempotency key belongs to one request: same method, path, query and body.")
                    .data(json!({"key": key}))
            }
            KernelError::TextTooLong => {
                Self::new(StatusCode::UNPROCESSABLE_ENTITY, "kernel/text-too-long", title)
            }
            KernelError::ReadOnly => Self::unavailable("kernel/read-only", &title, 30),
            KernelError::Unavailable { reason } => {
                Self::unavailable("kernel/unavailable", &title, 5).because(reason)
            }
            KernelError::Busy => Self::unavailable("kernel/busy", &title, 1),
            KernelError::DiskFull => Self::new(StatusCode::INSUFFICIENT_STORAGE, "kernel/disk-full", title),
            KernelError::Stopped | KernelError::Unanswered => Self::unavailable(error.code(), &title, 5),
            KernelError::Interrupted { .. } => {
                Self::unavailable("kernel/interrupted", "Travail interrompu ; rien n'a été changé.", 5)
                    .because(error)
            }
            KernelError::Corrupt { .. }
            | KernelError::OtherKey { .. }
            | KernelError::UnknownEvent { .. }
            | KernelError::Database(_)
            | KernelError::Format(_) => Self::internal(error),
        }
    }

    fn unavailable(code: &str, title: &str, retry_after: u32) -> Self {
        let mut problem = Self::new(StatusCode::SERVICE_UNAVAILABLE, code, title);
        problem.0.retry_after = Some(retry_after);
        problem
    }

    /// A defect of ours; `cause` goes to the log only.
    pub fn internal(cause: impl fmt::Display) -> Self {
        Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "kernel/internal",
            "Erreur interne du programme ; elle est consignée dans le journal sous le numéro de cette demande.",
        )
        .because(cause)
    }

    /// What actix itself refused, put in our words.
    pub(crate) fn of_status(status: StatusCode) -> Self {
        match status {
            StatusCode::NOT_FOUND => {
                Self::new(status, "request/not-found", "Rien ne se trouve à cette adresse.")
            }
            StatusCode::PAYLOAD_TOO_LARGE => {
                Self::new(status, "request/too-large", "La demande est trop longue.")
            }
            _ if status.is_client_error() => {
                Self::new(status, "request/malformed", "La demande est illisible.")
            }
            _ => Self::internal(status),
        }
    }
}

/// The one status of each kind of refusal.
fn status_of(kind: RefusalKind) -> StatusCode {
    match kind {
        RefusalKind::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
        RefusalKind::NotFound => StatusCode::NOT_FOUND,
        RefusalKind::Conflict => StatusCode::CONFLICT,
        RefusalKind::Unauthenticated => StatusCode::UNAUTHORIZED,
        RefusalKind::Forbidden => StatusCode::FORBIDDEN,
        RefusalKind::Later => StatusCode::TOO_MANY_REQUESTS,
    }
}

impl Deref for Problem {
    type Target = ProblemDetails;

    fn deref(&self) -> &ProblemDetails {
        &self.0
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.status, self.kind, self.title)
    }
}

impl std::error::Error for Problem {}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        self.status()
    }

    fn error_response(&self) -> HttpResponse {
        let mut response = HttpResponseBuilder::new(self.status());
        response.content_type(MEDIA_TYPE).insert_header((header::CACHE_CONTROL, "no-store"));
        if let Some(seconds) = self.retry_after {
            response.insert_header((header::RETRY_AFTER, seconds.to_string()));
        }
        if self.status() == StatusCode::UNAUTHORIZED {
            response.insert_header((header::WWW_AUTHENTICATE, r#"Bearer realm="quintette""#));
        }
        if let Some(methods) = &self.allow {
            response.insert_header((header::ALLOW, methods.as_str()));
        }
        // A problem holds texts and JSON only, so that writing it cannot fail.
        response.body(serde_json::to_vec(&self.0).unwrap_or_default())
    }
}

impl From<Failure> for Problem {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Refused(refusal) => Self::of_refusal(refusal.as_ref()),
            Failure::Kernel(error) => Self::of_kernel(&error),
        }
    }
}

impl From<KernelError> for Problem {
    fn from(error: KernelError) -> Self {
        Self::of_kernel(&error)
    }
}

#[cfg(test)]
mod tests {
    use office::kernel::listing::ListingError;

    use super::*;

    fn of(error: KernelError) -> (u16, String, HttpResponse) {
        let problem = Problem::from(error);
        (problem.status, serde_json::to_string(&*problem).unwrap(), problem.error_response())
    }

    #[test]
    fn a_failure_of_the_machine_says_whether_to_try_again() {
        for (error, status) in [
            (KernelError::ReadOnly, 503),
            (KernelError::Busy, 503),
            (KernelError::Unanswered, 503),
            (KernelError::Unavailable { reason: "socket /run/secret refused".to_owned() }, 503),
            (KernelError::DiskFull, 507),
            (KernelError::Corrupt { reason: "secret".to_owned() }, 500),
            (KernelError::Conflict { stream: "members.member/1".to_owned(), version: 3 }, 409),
            (KernelError::TextTooLong, 422),
            (KernelError::KeyReused { key: "k".to_owned() }, 422),
        ] {
            let (given, text, response) = of(error);
            assert_eq!(given, status, "{text}");
            assert_eq!(response.headers().contains_key(header::RETRY_AFTER), status == 503, "{text}");
            assert!(!text.contains("secret"), "{text}");
        }
    }

    #[test]
    fn a_refusal_keeps_its_code_its_sentence_and_its_data() {
        let refusal = ListingError::LimitOutOfRange { limit: 0, maximum: 1_000 };
        let problem = Problem::from(Failure::from(refusal.clone()));
        assert_eq!(problem.kind, "/problems/lists/limit-out-of-range");
        assert_eq!((problem.status, problem.title.as_str()), (422, refusal.to_string().as_str()));
        assert_eq!(problem.data, json!({"limit": 0, "maximum": 1_000}));
    }
}
