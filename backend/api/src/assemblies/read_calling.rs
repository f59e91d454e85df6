//! `GET /assemblies/{assembly_id}/calling`

use actix_web::get;
use actix_web::web::Path;
use door::Desk;
use office::assemblies::public::AssemblyId;

use super::shapes::CallingDto;
use crate::etag::Single;
use crate::parameters::NoParameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// How many members the notice reached, by channel.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly.")),
    responses((status = 200, description = "As it stands.", body = CallingDto, example = json!(CallingDto::sample())))
)]
#[get("/assemblies/{assembly_id}/calling")]
pub(super) async fn read_calling(
    office: Desk,
    path: Path<AssemblyId>,
    _: NoParameters,
) -> Result<Single<CallingDto>, Problem> {
    Ok(Single(office.assemblies.calling(path.into_inner()).await?.into()))
}
