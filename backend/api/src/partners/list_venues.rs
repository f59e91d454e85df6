//! `GET /venues`

use actix_web::{HttpResponse, get};
use door::Desk;

use super::shapes::VenueDto;
use crate::as_of::AsOf;
use crate::paging::{ListQuery, PageOf, RegisterQuery};
use crate::problem::Problem;
use crate::sample::Sample;

/// The register of venues.
///
/// Those known on the day, at the stage they then had; description and payer are today's. Filter and sort by `name`,
/// `search` (name and commune, case and accents aside), `kind`, `access`, `library_code`, `commune`, `insee`,
/// `postal_code`, `population`, `department`, `department_name`, `region`, `region_name`, `stage`, `stage_on`,
/// `listed_on`, `organisation_id`.
#[utoipa::path(
    tag = "partners",
    params(ListQuery, AsOf),
    responses((status = 200, description = "A page.", body = PageOf<VenueDto>, example = json!(PageOf::<VenueDto>::sample())))
)]
#[get("/venues")]
pub(super) async fn list_venues(office: Desk, query: RegisterQuery) -> Result<HttpResponse, Problem> {
    let RegisterQuery { list, moment } = query;
    list.answer::<VenueDto, _, _>(async move |page| {
        office.partners.venues_as_of(moment.as_of, moment.known_at, &page).await
    })
    .await
}
