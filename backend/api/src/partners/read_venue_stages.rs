//! `GET /venues/{venue_id}/stages`

use actix_web::get;
use actix_web::web::Path;
use door::Desk;
use office::partners::public::VenueId;

use super::shapes::VenueStagesDto;
use crate::etag::Single;
use crate::parameters::NoParameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// The steps of one venue, oldest first.
#[utoipa::path(
    tag = "partners",
    params(("venue_id" = String, Path, format = Uuid, description = "The venue.")),
    responses((status = 200, description = "Found.", body = VenueStagesDto, example = json!(VenueStagesDto::sample())))
)]
#[get("/venues/{venue_id}/stages")]
pub(super) async fn read_venue_stages(
    office: Desk,
    venue_id: Path<VenueId>,
    _: NoParameters,
) -> Result<Single<VenueStagesDto>, Problem> {
    let steps = office.partners.venue_history(*venue_id).await?;
    Ok(Single(VenueStagesDto { steps: steps.into_iter().map(Into::into).collect() }))
}
