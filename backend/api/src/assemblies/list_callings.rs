//! `GET /me/callings`

use actix_web::get;
use door::Desk;

use super::shapes::CallingsDto;
use crate::etag::Single;
use crate::parameters::NoParameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// The assemblies in which the caller has a voice now: those whose roll is sealed and that are not over.
///
/// The caller is the member that its account is linked to; nobody reads them for another.
#[utoipa::path(
    tag = "assemblies",
    responses((status = 200, description = "As it stands.", body = CallingsDto, example = json!(CallingsDto::sample())))
)]
#[get("/me/callings")]
pub(super) async fn list_callings(office: Desk, _: NoParameters) -> Result<Single<CallingsDto>, Problem> {
    Ok(Single(office.callings().await?.into()))
}
