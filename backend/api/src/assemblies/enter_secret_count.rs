//! `POST /assemblies/{assembly_id}/resolutions/{number}/secret-counts`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::assemblies::public::AssemblyId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::{CollegeCountDto, ResolutionSheetDto};
use crate::body::Body;
use crate::etag::done;
use crate::problem::Problem;
use crate::sample::Sample;

/// The papers of a secret vote, college by college.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct EnterSecretCountRequest {
    /// One a college.
    counts: Vec<CollegeCountDto>,
}

impl Sample for EnterSecretCountRequest {
    fn sample() -> Self {
        Self { counts: vec![CollegeCountDto { blanks: 1, ..CollegeCountDto::sample() }] }
    }
}

/// Enter what one scrutineer found in a secret vote.
///
/// Two persons count apart, and neither reads what the other found. When both found the same, the vote can be closed; else
/// both count again.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly."), ("number" = u32, Path, minimum = 1, description = "Number of the resolution on the agenda.")),
    request_body(content = EnterSecretCountRequest, example = json!(EnterSecretCountRequest::sample())),
    responses((status = 200, description = "Entered.", body = ResolutionSheetDto, example = json!(ResolutionSheetDto::sample())))
)]
#[post("/assemblies/{assembly_id}/resolutions/{number}/secret-counts")]
pub(super) async fn enter_secret_count(
    office: Desk,
    path: Path<(AssemblyId, u32)>,
    body: Body<EnterSecretCountRequest>,
) -> Result<HttpResponse, Problem> {
    let (assembly, number) = path.into_inner();
    let counts = body.value.counts.into_iter().map(Into::into).collect();
    let sheet = office.assemblies.enter_secret_count(&body.context, assembly, number, counts).await?;
    Ok(done(&ResolutionSheetDto::from(sheet)))
}
