//! `GET /statutes/in-force`

use actix_web::get;
use door::Desk;

use super::shapes::StatutesVersionDto;
use crate::as_of::AsOf;
use crate::etag::Single;
use crate::problem::Problem;
use crate::sample::Sample;

/// The statutes in force on a day.
#[utoipa::path(
    tag = "assemblies",
    params(AsOf),
    responses((status = 200, description = "The version in force.", body = StatutesVersionDto, example = json!(StatutesVersionDto::sample())))
)]
#[get("/statutes/in-force")]
pub(super) async fn read_statutes_in_force(
    office: Desk,
    moment: AsOf,
) -> Result<Single<StatutesVersionDto>, Problem> {
    Ok(Single(office.assemblies.statutes_as_known(moment.as_of, moment.known_at).await?.into()))
}
