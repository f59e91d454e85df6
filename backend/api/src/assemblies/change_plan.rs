//! `PUT /assemblies/{assembly_id}/plan`

use actix_web::web::Path;
use actix_web::{HttpResponse, put};
use door::Desk;
use office::assemblies::public::AssemblyId;

use super::shapes::{PlanDto, PlanSheetDto};
use crate::body::Body;
use crate::etag::done;
use crate::problem::Problem;
use crate::sample::Sample;

/// Set the plan of an assembly anew.
///
/// The whole plan, not a difference; refused once the members are called. Only a plan that exists is set anew.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly.")),
    request_body(content = PlanDto, example = json!(PlanDto::sample())),
    responses((status = 200, description = "Set.", body = PlanSheetDto, example = json!(PlanSheetDto::sample())))
)]
#[put("/assemblies/{assembly_id}/plan")]
pub(super) async fn change_plan(
    office: Desk,
    path: Path<AssemblyId>,
    body: Body<PlanDto>,
) -> Result<HttpResponse, Problem> {
    let assembly = path.into_inner();
    let planned = office.assemblies.change_plan(&body.context, assembly, body.value.into()).await?;
    Ok(done(&PlanSheetDto::from(planned)))
}
