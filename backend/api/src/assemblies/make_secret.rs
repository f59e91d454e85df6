//! `POST /assemblies/{assembly_id}/resolutions/{number}/secrecy`

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

/// Why a vote is secret.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct MakeSecretRequest {
    /// Who asked for it.
    reason: String,
}

impl Sample for MakeSecretRequest {
    fn sample() -> Self {
        Self { reason: "À la demande de trois associés".to_owned() }
    }
}

/// Make a vote secret before it opens.
///
/// Never the reverse. No vote by name is taken then: two scrutineers enter what they counted.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly."), ("number" = u32, Path, minimum = 1, description = "Number of the resolution on the agenda.")),
    request_body(content = MakeSecretRequest, example = json!(MakeSecretRequest::sample())),
    responses((status = 200, description = "Secret.", body = ResolutionSheetDto, example = json!(ResolutionSheetDto::sample())))
)]
#[post("/assemblies/{assembly_id}/resolutions/{number}/secrecy")]
pub(super) async fn make_secret(
    office: Desk,
    path: Path<(AssemblyId, u32)>,
    body: Body<MakeSecretRequest>,
) -> Result<HttpResponse, Problem> {
    let (assembly, number) = path.into_inner();
    let sheet = office.assemblies.make_secret(&body.context, assembly, number, body.value.reason).await?;
    Ok(done(&ResolutionSheetDto::from(sheet)))
}
