//! `GET /assemblies/{assembly_id}/own-voices`

use actix_web::get;
use actix_web::web::Path;
use door::Desk;
use office::assemblies::public::AssemblyId;
use office::members::public::MemberId;

use super::shapes::SpokenForDto;
use crate::etag::Single;
use crate::parameters::Parameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// For whom the caller's order has spoken, in words for its receipt: itself and those whose proxy it holds.
///
/// The caller is the member that its account is linked to; members whose proxy it does not hold are left out.
#[utoipa::path(
    tag = "assemblies",
    params(
        ("assembly_id" = String, Path, format = Uuid, description = "The assembly."),
        ("member_id" = Vec<Uuid>, Query, style = Form, explode, min_items = 1, description = "Whose voice was used; repeatable.", example = json!(["01a5e0c2-7c00-7000-8000-00000000002a"])),
    ),
    responses((status = 200, description = "As it stands.", body = SpokenForDto, example = json!(SpokenForDto::sample())))
)]
#[get("/assemblies/{assembly_id}/own-voices")]
pub(super) async fn read_spoken_for(
    office: Desk,
    path: Path<AssemblyId>,
    parameters: Parameters,
) -> Result<Single<SpokenForDto>, Problem> {
    parameters.only(&["member_id"])?;
    let members: Vec<MemberId> = parameters.several("member_id")?;
    Ok(Single(office.spoken_for(path.into_inner(), &members).await?.into()))
}
