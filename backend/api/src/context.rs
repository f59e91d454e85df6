//! Who asks, when and under which key: from the request to the kernel's [`Context`].
//!
//! What can never happen here: an act signed by another than who was let in at the door; a machine clock other than
//! the one the program was given.

use actix_web::dev::Payload;
use actix_web::http::{StatusCode, header};
use actix_web::web::{Bytes, Data};
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use door::Entered;
use futures::StreamExt;
use futures::future::LocalBoxFuture;
use office::kernel::{Clock, Context};
use office::values::{Day, Timestamp, Uuid};
use sha2::{Digest, Sha256};

use crate::envelope::RequestId;
use crate::precondition::expected;
use crate::preferences::RESPOND_ASYNC;
use crate::problem::Problem;

/// Header of the caller's key against executing a repeated request twice.
pub const IDEMPOTENCY_KEY: &str = "Idempotency-Key";

/// The circumstances of a write without a body (an empty one and `{}` are the same).
#[derive(Debug, Clone)]
pub struct Caller {
    /// For the use case.
    pub context: Context,
}

impl FromRequest for Caller {
    type Error = Problem;
    type Future = LocalBoxFuture<'static, Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, payload) = (request.clone(), payload.take());
        Box::pin(async move {
            let bytes = read(payload, 1_024).await?;
            if !matches!(bytes.trim_ascii(), b"" | b"{}") {
                let title = "Cette opération n'attend aucune donnée dans le corps de la demande.";
                return Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "request/unexpected-body", title));
            }
            Ok(Self { context: context(&request, b"")? })
        })
    }
}

/// The body, up to `limit` bytes.
pub(crate) async fn read(mut payload: Payload, limit: usize) -> Result<Bytes, Problem> {
    let mut bytes = Vec::new();
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|error| {
            Problem::new(
                StatusCode::BAD_REQUEST,
                "request/cut-short",
                "La demande s'est interrompue en chemin.",
            )
            .detail(error.to_string())
        })?;
        if bytes.len() + chunk.len() > limit {
            let title = format!("La demande dépasse {limit} octets.");
            return Err(Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "request/too-large", title)
                .data(serde_json::json!({"limit": limit})));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(Bytes::from(bytes))
}

/// The circumstances of a request whose body is `body`.
pub(crate) fn context(request: &HttpRequest, body: &[u8]) -> Result<Context, Problem> {
    let correlation = request.extensions().get::<RequestId>().map_or_else(Uuid::now_v7, |id| id.0);
    let actor = Entered::principal_of(request).actor().clone();
    let context = Context::new(actor, clock(request)?.now(), correlation).expecting(expected(request)?);
    let Some(header) = request.headers().get(IDEMPOTENCY_KEY) else {
        return Ok(context);
    };
    match std::str::from_utf8(header.as_bytes()) {
        Ok(key) if is_key(key) => Ok(context.with_key(key, fingerprint(request, body))),
        _ => Err(Problem::bad_key()),
    }
}

/// Whether a text can be the key of a request, or of a row.
pub(crate) fn is_key(text: &str) -> bool {
    (1..=255).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic())
}

/// The circumstances of a request that leaves its work as a job: under its key another request than the one that is
/// answered at once, since the answers differ.
pub(crate) fn asynchronous(mut context: Context) -> Context {
    if let Some(once) = &mut context.idempotency {
        let mut hasher = Sha256::new();
        hasher.update(RESPOND_ASYNC);
        hasher.update(&once.fingerprint);
        once.fingerprint = hasher.finalize().to_vec();
    }
    context
}

/// The present day in the cooperative's records (UTC).
pub(crate) fn today(request: &HttpRequest) -> Result<Day, Problem> {
    clock(request)?.now().day().ok_or_else(|| Problem::internal("the clock is out of the calendar"))
}

/// The present moment.
pub(crate) fn now(request: &HttpRequest) -> Result<Timestamp, Problem> {
    Ok(clock(request)?.now())
}

fn clock(request: &HttpRequest) -> Result<&Data<dyn Clock>, Problem> {
    request.app_data::<Data<dyn Clock>>().ok_or_else(|| Problem::internal("no clock among the app's data"))
}

/// What makes two requests the same request: each part with its length, so that none can run into the next.
fn fingerprint(request: &HttpRequest, body: &[u8]) -> Vec<u8> {
    let mut hasher = Sha256::new();
    let parts: [&[u8]; 4] = [
        request.method().as_str().as_bytes(),
        request.path().as_bytes(),
        request.query_string().as_bytes(),
        body,
    ];
    for part in parts {
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part);
    }
    hasher.finalize().to_vec()
}

/// Which of these the header says; parameters such as `charset` do not matter.
pub(crate) fn content_type<'w>(request: &HttpRequest, wanted: &[&'w str]) -> Option<&'w str> {
    let given = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let essence = given.and_then(|text| text.split(';').next()).map(str::trim).unwrap_or_default();
    wanted.iter().copied().find(|wanted| essence.eq_ignore_ascii_case(wanted))
}
