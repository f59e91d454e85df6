//! `GET /price-lists/{price_list_id}`

use actix_web::get;
use actix_web::web::Path;
use door::Desk;
use office::billing::price_list::PriceListError;
use office::billing::public::PriceListId;
use office::kernel::Failure;

use super::shapes::PriceListDto;
use crate::etag::Single;
use crate::parameters::NoParameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// One price list with its products.
#[utoipa::path(
    tag = "billing",
    params(("price_list_id" = String, Path, format = Uuid, description = "The price list.")),
    responses((status = 200, description = "Found.", body = PriceListDto, example = json!(PriceListDto::sample())))
)]
#[get("/price-lists/{price_list_id}")]
pub(super) async fn read_price_list(
    office: Desk,
    price_list_id: Path<PriceListId>,
    _: NoParameters,
) -> Result<Single<PriceListDto>, Problem> {
    let found = office.billing.price_list(*price_list_id).await?.map(|(content, _)| content);
    Ok(Single(found.ok_or(PriceListError::NotFound).map_err(Failure::from)?.into()))
}
