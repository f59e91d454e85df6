//! `GET /assemblies/{assembly_id}/live`

use actix_web::get;
use actix_web::web::Path;
use door::Desk;
use office::assemblies::public::AssemblyId;

use super::shapes::LiveViewDto;
use crate::etag::Single;
use crate::parameters::NoParameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// An assembly as the room's screen shows it: the quorum, who takes part, the open votes and the closed ones.
///
/// No name, and no tally before its vote is closed. To hear of each change: `follow_assembly`.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly.")),
    responses((status = 200, description = "As it stands.", body = LiveViewDto, example = json!(LiveViewDto::sample())))
)]
#[get("/assemblies/{assembly_id}/live")]
pub(super) async fn read_live_view(
    office: Desk,
    path: Path<AssemblyId>,
    _: NoParameters,
) -> Result<Single<LiveViewDto>, Problem> {
    Ok(Single(office.live(path.into_inner()).await?.into()))
}
