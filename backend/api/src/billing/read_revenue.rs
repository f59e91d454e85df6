//! `GET /revenue/{year}`

use actix_web::get;
use actix_web::web::Path;
use door::Desk;

use super::shapes::RevenueDto;
use crate::as_of::AsOf;
use crate::etag::Single;
use crate::problem::Problem;
use crate::sample::Sample;

/// Revenue of a year excluding VAT: issued invoices less credit notes, by issue date up to a day.
#[utoipa::path(
    tag = "billing",
    params(("year" = i32, Path, description = "Year of issue."), AsOf),
    responses((status = 200, description = "The figures.", body = RevenueDto, example = json!(RevenueDto::sample())))
)]
#[get("/revenue/{year}")]
pub(super) async fn read_revenue(
    office: Desk,
    year: Path<i32>,
    moment: AsOf,
) -> Result<Single<RevenueDto>, Problem> {
    Ok(Single(office.billing.revenue(*year, Some(moment.as_of), moment.known_at).await?.into()))
}
