//! `POST /webhooks/endpoints/{endpoint_id}/secret`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::webhooks::public::EndpointId;

use super::shapes::NewSecretDto;
use crate::context::Caller;
use crate::etag::done;
use crate::parameters::NoParameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// Give an endpoint a new secret.
///
/// The answer shows it, once. For 24 hours each message is signed with the old one too.
#[utoipa::path(
    tag = "webhooks",
    params(("endpoint_id" = String, Path, format = Uuid, description = "The endpoint.")),
    responses((status = 200, description = "Made.", body = NewSecretDto, example = json!(NewSecretDto::sample())))
)]
#[post("/webhooks/endpoints/{endpoint_id}/secret")]
pub(super) async fn rotate_secret(
    office: Desk,
    endpoint_id: Path<EndpointId>,
    _: NoParameters,
    caller: Caller,
) -> Result<HttpResponse, Problem> {
    Ok(done(&NewSecretDto::from(office.webhooks.rotate_secret(&caller.context, *endpoint_id).await?)))
}
