//! `POST /assemblies/{assembly_id}/own-proxy/release`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::assemblies::public::AssemblyId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::OwnProxyDto;
use crate::body::Body;
use crate::etag::done;
use crate::problem::Problem;
use crate::sample::Sample;

/// By which code a member releases its proxy.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ReleaseOwnProxyRequest {
    /// The code of the member's convocation (C. com., art. R225-98); blanks and case do not matter.
    code: String,
}

impl Sample for ReleaseOwnProxyRequest {
    fn sample() -> Self {
        Self { code: "K7QM 2XAB".to_owned() }
    }
}

/// Release one's own proxy, for whoever of the same college is there.
///
/// Of the member that the caller's account is linked to, with the code of its convocation; where the statutes know released
/// proxies. The desk does the same with `release_proxy`.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly.")),
    request_body(content = ReleaseOwnProxyRequest, example = json!(ReleaseOwnProxyRequest::sample())),
    responses((status = 200, description = "Released.", body = OwnProxyDto, example = json!(OwnProxyDto::sample())))
)]
#[post("/assemblies/{assembly_id}/own-proxy/release")]
pub(super) async fn release_own_proxy(
    office: Desk,
    path: Path<AssemblyId>,
    body: Body<ReleaseOwnProxyRequest>,
) -> Result<HttpResponse, Problem> {
    let assembly = path.into_inner();
    office.release_own_proxy(&body.context, (assembly, &body.value.code)).await?;
    Ok(done(&OwnProxyDto { assembly_id: assembly }))
}
