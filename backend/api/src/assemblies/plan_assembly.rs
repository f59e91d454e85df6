//! `POST /assembly-plans`

use actix_web::{HttpResponse, post};
use door::Desk;
use office::assemblies::public::AssemblyId;
use office::values::Uuid;

use super::shapes::{PlanDto, PlanSheetDto};
use crate::body::Body;
use crate::etag::created;
use crate::problem::Problem;
use crate::sample::Sample;

/// Plan an assembly.
///
/// Nothing in it binds before the notice, which takes it up (`convene_as_planned`). A day of the roll or of the accounts that is
/// later than the assembly is refused.
#[utoipa::path(
    tag = "assemblies",
    request_body(content = PlanDto, example = json!(PlanDto::sample())),
    responses((status = 201, description = "Planned.", body = PlanSheetDto, example = json!(PlanSheetDto::sample())))
)]
#[post("/assembly-plans")]
pub(super) async fn plan_assembly(office: Desk, body: Body<PlanDto>) -> Result<HttpResponse, Problem> {
    let assembly = AssemblyId::new(Uuid::now_v7());
    let planned = office.assemblies.plan(&body.context, assembly, body.value.into()).await?;
    let sheet = PlanSheetDto::from(planned);
    Ok(created(&format!("/api/v1/assemblies/{}/plan", sheet.row.assembly_id), &sheet))
}
