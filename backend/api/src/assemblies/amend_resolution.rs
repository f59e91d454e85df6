//! `POST /assemblies/{assembly_id}/resolutions/{number}/amendment`

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

/// An amendment in session.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AmendResolutionRequest {
    /// The new text.
    text: String,
    /// Who asked, and why.
    reason: String,
}

impl Sample for AmendResolutionRequest {
    fn sample() -> Self {
        Self {
            text: "L'assemblée approuve les comptes de l'exercice 2015 et leur annexe.".to_owned(),
            reason: "Amendement du conseil".to_owned(),
        }
    }
}

/// Change the text of a resolution before its vote.
///
/// Votes on forms go as each form says for that case (C. com., art. R225-78).
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly."), ("number" = u32, Path, minimum = 1, description = "Number of the resolution on the agenda.")),
    request_body(content = AmendResolutionRequest, example = json!(AmendResolutionRequest::sample())),
    responses((status = 200, description = "Amended.", body = ResolutionSheetDto, example = json!(ResolutionSheetDto::sample())))
)]
#[post("/assemblies/{assembly_id}/resolutions/{number}/amendment")]
pub(super) async fn amend_resolution(
    office: Desk,
    path: Path<(AssemblyId, u32)>,
    body: Body<AmendResolutionRequest>,
) -> Result<HttpResponse, Problem> {
    let (assembly, number) = path.into_inner();
    let AmendResolutionRequest { text, reason } = body.value;
    let amended = (text, reason);
    let sheet = office.assemblies.amend_resolution(&body.context, assembly, number, amended).await?;
    Ok(done(&ResolutionSheetDto::from(sheet)))
}
