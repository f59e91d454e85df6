//! `GET /venue-penetration`

use actix_web::get;
use door::Desk;

use super::shapes::VenuePenetrationDto;
use crate::as_of::AsOf;
use crate::etag::Single;
use crate::problem::Problem;
use crate::sample::Sample;

/// How many of the targeted libraries are partner venues on a day.
///
/// Stages are those of the day as known at the moment; kinds are those of the latest list.
#[utoipa::path(
    tag = "partners",
    params(AsOf),
    responses((status = 200, description = "Counted.", body = VenuePenetrationDto, example = json!(VenuePenetrationDto::sample())))
)]
#[get("/venue-penetration")]
pub(super) async fn read_venue_penetration(
    office: Desk,
    moment: AsOf,
) -> Result<Single<VenuePenetrationDto>, Problem> {
    Ok(Single(office.partners.penetration(moment.as_of, moment.known_at).await?.into()))
}
