//! `GET /share-capital`

use actix_web::get;
use door::Desk;

use super::shapes::CapitalDto;
use crate::as_of::AsOf;
use crate::etag::Single;
use crate::problem::Problem;
use crate::sample::Sample;

/// The share capital, by college and by category.
#[utoipa::path(
    tag = "members",
    params(AsOf),
    responses((status = 200, description = "The capital.", body = CapitalDto, example = json!(CapitalDto::sample())))
)]
#[get("/share-capital")]
pub(super) async fn read_capital(office: Desk, moment: AsOf) -> Result<Single<CapitalDto>, Problem> {
    Ok(Single(office.members.capital(moment.as_of, moment.known_at).await?.into()))
}
