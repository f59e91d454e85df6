//! `POST /price-lists`

use actix_web::{HttpResponse, post};
use door::Desk;
use office::billing::public::PriceListId;

use super::new_id::new_id;
use super::shapes::{PriceListDto, PriceListIdDto};
use crate::body::Body;
use crate::etag::created;
use crate::problem::Problem;
use crate::sample::Sample;

/// Publish a price list.
///
/// It never changes afterwards: a new price is a new list.
#[utoipa::path(
    tag = "billing",
    request_body(content = PriceListDto, example = json!(PriceListDto::sample())),
    responses((status = 201, description = "Published.", body = PriceListIdDto, example = json!(PriceListIdDto::sample())))
)]
#[post("/price-lists")]
pub(super) async fn publish_price_list(
    office: Desk,
    body: Body<PriceListDto>,
) -> Result<HttpResponse, Problem> {
    let id = PriceListId::new(new_id(&body.context));
    office.billing.publish_price_list(&body.context, id, body.value.into()).await?;
    Ok(created(&format!("/api/v1/price-lists/{id}"), &PriceListIdDto { price_list_id: id }))
}
