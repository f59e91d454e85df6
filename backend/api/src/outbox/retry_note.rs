//! `POST /outbox/{note_id}/retry`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;

use super::shapes::NoteDto;
use crate::context::Caller;
use crate::etag::done;
use crate::parameters::NoParameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// Try a note again now.
///
/// The waits between attempts begin anew. The mail keeps its Message-ID and the webhook its `webhook-id`, so who
/// received it already recognises a double. Refused (409) when it is sent, or being sent.
#[utoipa::path(
    tag = "outbox",
    params(("note_id" = i64, Path, description = "The note.")),
    responses((status = 200, description = "Due now.", body = NoteDto, example = json!(NoteDto::sample())))
)]
#[post("/outbox/{note_id}/retry")]
pub(super) async fn retry_note(
    office: Desk,
    note_id: Path<i64>,
    _: NoParameters,
    caller: Caller,
) -> Result<HttpResponse, Problem> {
    Ok(done(&NoteDto::from(office.outbox().retry(&caller.context, *note_id).await?)))
}
