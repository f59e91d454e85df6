//! `GET /assemblies/{assembly_id}/deadlines`

use actix_web::get;
use actix_web::web::Path;
use door::Desk;
use office::assemblies::public::AssemblyId;

use super::shapes::DeadlinesDto;
use crate::etag::Single;
use crate::parameters::NoParameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// The last days before an assembly that is planned or called, under the law and the statutes of its day.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly.")),
    responses((status = 200, description = "As it stands.", body = DeadlinesDto, example = json!(DeadlinesDto::sample())))
)]
#[get("/assemblies/{assembly_id}/deadlines")]
pub(super) async fn read_deadlines(
    office: Desk,
    path: Path<AssemblyId>,
    _: NoParameters,
) -> Result<Single<DeadlinesDto>, Problem> {
    Ok(Single(office.assemblies.deadlines(path.into_inner()).await?.into()))
}
