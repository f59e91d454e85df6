//! `GET /webhooks/endpoints/{endpoint_id}`

use actix_web::get;
use actix_web::web::Path;
use door::Desk;
use office::webhooks::public::EndpointId;

use super::shapes::EndpointDto;
use crate::etag::Single;
use crate::parameters::NoParameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// One endpoint, never its secret.
#[utoipa::path(
    tag = "webhooks",
    params(("endpoint_id" = String, Path, format = Uuid, description = "The endpoint.")),
    responses((status = 200, description = "The endpoint.", body = EndpointDto, example = json!(EndpointDto::sample())))
)]
#[get("/webhooks/endpoints/{endpoint_id}")]
pub(super) async fn read_endpoint(
    office: Desk,
    endpoint_id: Path<EndpointId>,
    _: NoParameters,
) -> Result<Single<EndpointDto>, Problem> {
    Ok(Single(office.webhooks.endpoint(*endpoint_id).await?.into()))
}
