//! `GET /calendar.ics`

use actix_web::{HttpRequest, HttpResponse, get};
use door::Desk;

use super::read_calendar::{CalendarQuery, day_of};
use crate::etag::tagged;
use crate::problem::Problem;

/// The calendar of the year for calendar programs (iCalendar, RFC 5545).
///
/// Whole days; an event keeps its `UID` when its day moves, so that a second import moves it.
#[utoipa::path(
    tag = "assemblies",
    params(CalendarQuery),
    responses((status = 200, description = "The calendar.", content_type = "text/calendar"))
)]
#[get("/calendar.ics")]
pub(super) async fn export_calendar(office: Desk, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let file = office.calendar_file(day_of(&request)?).await?;
    Ok(tagged(&request, &file.media_type, file.bytes))
}
