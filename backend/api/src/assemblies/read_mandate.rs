//! `GET /mandates/{mandate_id}`

use actix_web::get;
use actix_web::web::Path;
use door::Desk;
use office::assemblies::public::MandateId;

use super::shapes::MandateDto;
use crate::etag::Single;
use crate::parameters::NoParameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// One mandate as it stands.
#[utoipa::path(
    tag = "assemblies",
    params(("mandate_id" = String, Path, format = Uuid, description = "The mandate.")),
    responses((status = 200, description = "As it stands.", body = MandateDto, example = json!(MandateDto::sample())))
)]
#[get("/mandates/{mandate_id}")]
pub(super) async fn read_mandate(
    office: Desk,
    path: Path<MandateId>,
    _: NoParameters,
) -> Result<Single<MandateDto>, Problem> {
    Ok(Single(office.assemblies.mandate(path.into_inner()).await?.into()))
}
