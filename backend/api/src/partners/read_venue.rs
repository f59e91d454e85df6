//! `GET /venues/{venue_id}`

use actix_web::get;
use actix_web::web::Path;
use door::Desk;
use office::partners::public::VenueId;

use super::shapes::VenueDto;
use crate::etag::Single;
use crate::parameters::NoParameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// One venue after its last fact.
#[utoipa::path(
    tag = "partners",
    params(("venue_id" = String, Path, format = Uuid, description = "The venue.")),
    responses((status = 200, description = "Found.", body = VenueDto, example = json!(VenueDto::sample())))
)]
#[get("/venues/{venue_id}")]
pub(super) async fn read_venue(
    office: Desk,
    venue_id: Path<VenueId>,
    _: NoParameters,
) -> Result<Single<VenueDto>, Problem> {
    Ok(Single(office.partners.venue(*venue_id).await?.into()))
}
