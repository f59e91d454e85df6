//! `GET /outbox`

use actix_web::{HttpResponse, get};
use door::Desk;

use super::shapes::NoteDto;
use crate::paging::{ListQuery, PageOf};
use crate::problem::Problem;
use crate::sample::Sample;

/// Outgoing notes, the newest first.
///
/// Mails and webhooks, sent, waiting or parked: `filter=state:eq:parked` are those that were given up.
#[utoipa::path(
    tag = "outbox",
    params(ListQuery),
    responses((status = 200, description = "A page.", body = PageOf<NoteDto>, example = json!(PageOf::<NoteDto>::sample())))
)]
#[get("/outbox")]
pub(super) async fn list_notes(office: Desk, query: ListQuery) -> Result<HttpResponse, Problem> {
    query.answer::<NoteDto, _, _>(async move |page| office.outbox().list(&page).await).await
}
