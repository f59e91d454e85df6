//! `POST /assemblies/{assembly_id}/roll/reconciliation`

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

/// Why those who left are taken off the roll.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ReconcileRollRequest {
    /// For the minutes.
    reason: String,
}

impl Sample for ReconcileRollRequest {
    fn sample() -> Self {
        Self { reason: "Départs inscrits depuis la liste".to_owned() }
    }
}

/// Take those off the frozen roll who are members no more on the day of the assembly.
///
/// Before the session; what came from them is void, what they held for others lapses, and the roll is sealed anew. Newcomers
/// and changes are left as they are. When nobody has left, nothing changes.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly.")),
    request_body(content = ReconcileRollRequest, example = json!(ReconcileRollRequest::sample())),
    responses((status = 200, description = "Reconciled.", body = AssemblyRowDto, example = json!(AssemblyRowDto::sample())))
)]
#[post("/assemblies/{assembly_id}/roll/reconciliation")]
pub(super) async fn reconcile_roll(
    office: Desk,
    path: Path<AssemblyId>,
    body: Body<ReconcileRollRequest>,
) -> Result<HttpResponse, Problem> {
    let sheet = office.reconcile_roll(&body.context, path.into_inner(), body.value.reason).await?;
    Ok(done(&AssemblyRowDto::from(sheet.row)))
}
