//! `GET /organisations/{organisation_id}`

use actix_web::get;
use actix_web::web::Path;
use door::Desk;
use office::partners::public::OrganisationId;

use super::shapes::OrganisationDto;
use crate::etag::Single;
use crate::parameters::NoParameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// One organisation as it stands.
#[utoipa::path(
    tag = "partners",
    params(("organisation_id" = String, Path, format = Uuid, description = "The organisation.")),
    responses((status = 200, description = "Found.", body = OrganisationDto, example = json!(OrganisationDto::sample())))
)]
#[get("/organisations/{organisation_id}")]
pub(super) async fn read_organisation(
    office: Desk,
    organisation_id: Path<OrganisationId>,
    _: NoParameters,
) -> Result<Single<OrganisationDto>, Problem> {
    Ok(Single(office.partners.organisation(*organisation_id).await?.into()))
}
