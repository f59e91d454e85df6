//! `GET /outbox/{note_id}`

use actix_web::get;
use actix_web::web::Path;
use door::Desk;

use super::shapes::NoteFileDto;
use crate::etag::Single;
use crate::parameters::NoParameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// One outgoing note with its log of attempts.
#[utoipa::path(
    tag = "outbox",
    params(("note_id" = i64, Path, description = "The note.")),
    responses((status = 200, description = "The note.", body = NoteFileDto, example = json!(NoteFileDto::sample())))
)]
#[get("/outbox/{note_id}")]
pub(super) async fn read_note(
    office: Desk,
    note_id: Path<i64>,
    _: NoParameters,
) -> Result<Single<NoteFileDto>, Problem> {
    Ok(Single(office.outbox().read(*note_id).await?.into()))
}
