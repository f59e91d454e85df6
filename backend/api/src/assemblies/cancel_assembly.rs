//! `POST /assemblies/{assembly_id}/cancellation`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::assemblies::public::AssemblyId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::AssemblyRowDto;
use crate::body::Body;
use crate::etag::done;
use crate::problem::Problem;
use crate::sample::Sample;

/// Why an assembly is given up.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CancelAssemblyRequest {
    /// For the register of assemblies.
    reason: String,
}

impl Sample for CancelAssemblyRequest {
    fn sample() -> Self {
        Self { reason: "Salle indisponible".to_owned() }
    }
}

/// Give up an assembly that has not opened.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly.")),
    request_body(content = CancelAssemblyRequest, example = json!(CancelAssemblyRequest::sample())),
    responses((status = 200, description = "Given up.", body = AssemblyRowDto, example = json!(AssemblyRowDto::sample())))
)]
#[post("/assemblies/{assembly_id}/cancellation")]
pub(super) async fn cancel_assembly(
    office: Desk,
    path: Path<AssemblyId>,
    body: Body<CancelAssemblyRequest>,
) -> Result<HttpResponse, Problem> {
    let assembly = path.into_inner();
    let sheet = office.assemblies.cancel(&body.context, assembly, body.value.reason).await?;
    Ok(done(&AssemblyRowDto::from(sheet.row)))
}
