//! `GET /venue-counts`

use actix_web::get;
use door::Desk;

use super::shapes::VenueCountsDto;
use crate::as_of::AsOf;
use crate::etag::Single;
use crate::problem::Problem;
use crate::sample::Sample;

/// Venues by stage and kind on a day.
///
/// Stages are those of the day as known at the moment; kinds are those of the latest list.
#[utoipa::path(
    tag = "partners",
    params(AsOf),
    responses((status = 200, description = "Counted.", body = VenueCountsDto, example = json!(VenueCountsDto::sample())))
)]
#[get("/venue-counts")]
pub(super) async fn read_venue_counts(office: Desk, moment: AsOf) -> Result<Single<VenueCountsDto>, Problem> {
    Ok(Single(office.partners.stage_counts(moment.as_of, moment.known_at).await?.into()))
}
