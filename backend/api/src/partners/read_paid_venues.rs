//! `GET /organisations/{organisation_id}/venues`

use actix_web::get;
use actix_web::web::Path;
use door::Desk;
use office::partners::public::OrganisationId;

use super::shapes::PaidVenuesDto;
use crate::etag::Single;
use crate::parameters::NoParameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// The venues that an organisation pays for today.
///
/// By page, with all that is known of them: `/venues?filter=organisation_id:eq:…`.
#[utoipa::path(
    tag = "partners",
    params(("organisation_id" = String, Path, format = Uuid, description = "The organisation.")),
    responses((status = 200, description = "Found.", body = PaidVenuesDto, example = json!(PaidVenuesDto::sample())))
)]
#[get("/organisations/{organisation_id}/venues")]
pub(super) async fn read_paid_venues(
    office: Desk,
    organisation_id: Path<OrganisationId>,
    _: NoParameters,
) -> Result<Single<PaidVenuesDto>, Problem> {
    let id = organisation_id.into_inner();
    office.partners.organisation(id).await?; // an organisation that does not exist is refused, not empty
    let venues = office.partners.venues_paid_by(id).await?;
    Ok(Single(PaidVenuesDto { venues: venues.into_iter().map(Into::into).collect() }))
}
