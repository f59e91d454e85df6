//! Row after row: the key, the transaction, the answer.

use std::ops::ControlFlow;

use actix_web::ResponseError;
use actix_web::http::StatusCode;
use office::Office;
use office::kernel::{Context, Failure, KernelError};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{BulkResultDto, BulkRowDto, Collection, DoneRow, MOST_ROWS, Made};
use crate::context::is_key;
use crate::problem::Problem;

/// Rows as they were sent.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BulkRequest {
    /// Each the body of the single request, and `key` if the caller likes.
    pub(crate) rows: Vec<Value>,
}

impl BulkRequest {
    /// Refuses none and too many.
    pub(crate) fn check(&self) -> Result<(), Problem> {
        let (count, words) = (self.rows.len(), "request/wrong-number-of-rows");
        if (1..=MOST_ROWS).contains(&count) {
            return Ok(());
        }
        let title = format!("Un envoi groupé compte de 1 à {MOST_ROWS} lignes, pas {count}.");
        Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, words, title)
            .data(json!({"rows": count, "maximum": MOST_ROWS})))
    }
}

/// Writes all rows. `step` hears how many are done, and may stop before the next one.
pub(crate) async fn write_all(
    collection: Collection,
    office: &Office,
    context: &Context,
    request: BulkRequest,
    step: impl AsyncFn(usize) -> ControlFlow<()>,
) -> Result<BulkResultDto, Failure> {
    let mut answer = BulkResultDto { succeeded: 0, refused: 0, rows: Vec::with_capacity(request.rows.len()) };
    let mut broken = false;
    for (index, row) in request.rows.into_iter().enumerate() {
        if step(index).await.is_break() {
            return Err(KernelError::Stopped.into());
        }
        let done =
            if broken { Err(not_tried()) } else { write(collection, office, context, index, row).await };
        broken |= matches!(&done, Err(problem) if problem.status >= 500);
        match done {
            Ok(_) => answer.succeeded += 1,
            Err(_) => answer.refused += 1,
        }
        answer.rows.push(answered(index, done, context));
    }
    Ok(answer)
}

async fn write(
    collection: Collection,
    office: &Office,
    context: &Context,
    index: usize,
    mut row: Value,
) -> DoneRow {
    let key = key_of(&mut row)?;
    let context = keyed(collection, context, index, key, &row);
    (collection.write)(office, &context, row).await.inspect_err(|problem| {
        if problem.status >= 500 {
            let cause = problem.cause().unwrap_or_default();
            tracing::error!(request_id = %context.correlation, index, problem = %problem.kind, cause, "row failed");
        }
    })
}

/// Takes the row's own key out of it.
fn key_of(row: &mut Value) -> Result<Option<String>, Problem> {
    match row.as_object_mut().and_then(|members| members.remove("key")) {
        None => Ok(None),
        Some(Value::String(key)) if is_key(&key) => Ok(Some(key)),
        Some(_) => Err(Problem::bad_key()),
    }
}

/// The circumstances of a row: under its own key, else one that follows from the request's. No caller can send the
/// latter: theirs have no space.
fn keyed(
    collection: Collection,
    context: &Context,
    index: usize,
    key: Option<String>,
    row: &Value,
) -> Context {
    let of_request = context.idempotency.as_ref().map(|once| format!("bulk {} {index}", once.key));
    let step = context.clone().without_key();
    match key.or(of_request) {
        None => step,
        Some(key) => {
            let text = row.to_string();
            let mut hasher = Sha256::new();
            for part in ["bulk", collection.name, text.as_str()] {
                hasher.update((part.len() as u64).to_be_bytes());
                hasher.update(part.as_bytes());
            }
            step.with_key(key, hasher.finalize().to_vec())
        }
    }
}

fn answered(index: usize, done: DoneRow, context: &Context) -> BulkRowDto<Value> {
    match done {
        Ok(Made { location, made }) => BulkRowDto {
            index,
            status: StatusCode::CREATED.as_u16(),
            location: Some(location),
            body: Some(made),
            problem: None,
        },
        Err(problem) => BulkRowDto {
            index,
            status: problem.status_code().as_u16(),
            location: None,
            body: None,
            problem: Some(problem.of_request(context.correlation).details()),
        },
    }
}

/// After the machine has failed, the other rows would fail too, and each after a long wait.
fn not_tried() -> Problem {
    let title = "Ligne non tentée : la machine a failli à une ligne précédente. Renvoyez la même demande.";
    Problem::new(StatusCode::SERVICE_UNAVAILABLE, "request/not-tried", title)
}
