//! `GET /assemblies/{assembly_id}/roll/differences`

use actix_web::get;
use actix_web::web::Path;
use door::Desk;
use office::assemblies::public::AssemblyId;

use super::shapes::RollDifferencesDto;
use crate::etag::Single;
use crate::parameters::NoParameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// How the frozen roll differs from the register of the assembly's day, as it is known now.
///
/// The roll was right on its record day and stands; only who has left since may not vote (C. com., art. L231-6), and is
/// taken off by `reconcile_roll`.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly.")),
    responses((status = 200, description = "As it stands.", body = RollDifferencesDto, example = json!(RollDifferencesDto::sample())))
)]
#[get("/assemblies/{assembly_id}/roll/differences")]
pub(super) async fn read_roll_differences(
    office: Desk,
    path: Path<AssemblyId>,
    _: NoParameters,
) -> Result<Single<RollDifferencesDto>, Problem> {
    Ok(Single(office.roll_differences(path.into_inner()).await?.into()))
}
