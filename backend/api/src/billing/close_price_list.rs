//! `POST /price-lists/{price_list_id}/closing`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::billing::public::PriceListId;
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::PriceListIdDto;
use crate::body::Body;
use crate::etag::created;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// The end of a price list.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ClosePriceListRequest {
    /// Last day on which a contract may be concluded on it.
    #[schema(value_type = String, format = Date)]
    pub last_day: Day,
}

impl Sample for ClosePriceListRequest {
    fn sample() -> Self {
        Self { last_day: sample::parsed("2015-12-31") }
    }
}

/// Close a price list.
///
/// No contract is concluded on it after the day.
#[utoipa::path(
    tag = "billing",
    params(("price_list_id" = String, Path, format = Uuid, description = "The price list.")),
    request_body(content = ClosePriceListRequest, example = json!(ClosePriceListRequest::sample())),
    responses((status = 201, description = "Closed.", body = PriceListIdDto, example = json!(PriceListIdDto::sample())))
)]
#[post("/price-lists/{price_list_id}/closing")]
pub(super) async fn close_price_list(
    office: Desk,
    price_list_id: Path<PriceListId>,
    body: Body<ClosePriceListRequest>,
) -> Result<HttpResponse, Problem> {
    let id = price_list_id.into_inner();
    office.billing.close_price_list(&body.context, id, body.value.last_day).await?;
    Ok(created(&format!("/api/v1/price-lists/{id}"), &PriceListIdDto { price_list_id: id }))
}
