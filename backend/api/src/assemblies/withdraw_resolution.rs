//! `POST /assemblies/{assembly_id}/resolutions/{number}/withdrawal`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::assemblies::public::AssemblyId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::ResolutionSheetDto;
use crate::body::Body;
use crate::etag::done;
use crate::problem::Problem;
use crate::sample::Sample;

/// Why a resolution is not put to the vote.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct WithdrawResolutionRequest {
    /// Who, and why.
    reason: String,
}

impl Sample for WithdrawResolutionRequest {
    fn sample() -> Self {
        Self { reason: "Retirée par le conseil".to_owned() }
    }
}

/// Take a resolution off the agenda before its vote.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly."), ("number" = u32, Path, minimum = 1, description = "Number of the resolution on the agenda.")),
    request_body(content = WithdrawResolutionRequest, example = json!(WithdrawResolutionRequest::sample())),
    responses((status = 200, description = "Withdrawn.", body = ResolutionSheetDto, example = json!(ResolutionSheetDto::sample())))
)]
#[post("/assemblies/{assembly_id}/resolutions/{number}/withdrawal")]
pub(super) async fn withdraw_resolution(
    office: Desk,
    path: Path<(AssemblyId, u32)>,
    body: Body<WithdrawResolutionRequest>,
) -> Result<HttpResponse, Problem> {
    let (assembly, number) = path.into_inner();
    let reason = body.value.reason;
    let sheet = office.assemblies.withdraw_resolution(&body.context, assembly, number, reason).await?;
    Ok(done(&ResolutionSheetDto::from(sheet)))
}
