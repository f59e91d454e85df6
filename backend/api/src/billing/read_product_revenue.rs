//! `GET /revenue/{year}/products`

use actix_web::get;
use actix_web::web::Path;
use door::Desk;

use super::shapes::ProductRevenuesDto;
use crate::as_of::AsOf;
use crate::etag::Single;
use crate::problem::Problem;
use crate::sample::Sample;

/// Revenue of a year by product, largest first.
#[utoipa::path(
    tag = "billing",
    params(("year" = i32, Path, description = "Year of issue."), AsOf),
    responses((status = 200, description = "The figures.", body = ProductRevenuesDto, example = json!(ProductRevenuesDto::sample())))
)]
#[get("/revenue/{year}/products")]
pub(super) async fn read_product_revenue(
    office: Desk,
    year: Path<i32>,
    moment: AsOf,
) -> Result<Single<ProductRevenuesDto>, Problem> {
    let (year, until) = (*year, Some(moment.as_of));
    let products = office.billing.revenue_by_product(year, until, moment.known_at).await?;
    Ok(Single(ProductRevenuesDto { year, products: products.into_iter().map(Into::into).collect() }))
}
