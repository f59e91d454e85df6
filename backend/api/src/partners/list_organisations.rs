//! `GET /organisations`

use actix_web::{HttpResponse, get};
use door::Desk;

use super::shapes::OrganisationDto;
use crate::paging::{ListQuery, PageOf};
use crate::problem::Problem;
use crate::sample::Sample;

/// Organisations.
///
/// Filter and sort by `name`, `search` (the name, case and accents aside), `kind`, `siren`, `siret`, `city`, `country`,
/// `registered_on`, `venues`.
#[utoipa::path(
    tag = "partners",
    params(ListQuery),
    responses((status = 200, description = "A page.", body = PageOf<OrganisationDto>, example = json!(PageOf::<OrganisationDto>::sample())))
)]
#[get("/organisations")]
pub(super) async fn list_organisations(office: Desk, query: ListQuery) -> Result<HttpResponse, Problem> {
    query.answer::<OrganisationDto, _, _>(async move |page| office.partners.organisations(&page).await).await
}
