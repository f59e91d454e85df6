//! `GET /assemblies/{assembly_id}/appointment.ics`

use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse, get};
use door::Desk;
use office::assemblies::public::AssemblyId;

use crate::etag::file;
use crate::openapi::Conflict;
use crate::parameters::NoParameters;
use crate::problem::Problem;

/// The assembly as an appointment for calendar programs (iCalendar, RFC 5545), as the convocation brings it.
///
/// It keeps its `UID`, so that a second import moves it.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly.")),
    responses((status = 200, description = "The appointment.", content_type = "text/calendar"), (status = 409, response = Conflict))
)]
#[get("/assemblies/{assembly_id}/appointment.ics")]
pub(super) async fn read_appointment(
    office: Desk,
    path: Path<AssemblyId>,
    _: NoParameters,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    Ok(file(&request, office.assembly_calendar_file(path.into_inner()).await?))
}
