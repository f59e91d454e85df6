//! `GET /share-capital/position`

use actix_web::get;
use door::Desk;

use crate::as_of::AsOf;
use crate::etag::Single;
use crate::members::shapes::CapitalPositionDto;
use crate::parameters::Parameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// Where the capital stands under the law and the statutes of a day.
///
/// Its floor, what may still leave it, what local public bodies hold and may still take; as it is known now.
#[utoipa::path(
    tag = "members",
    params(("as_of" = Option<String>, Query, format = Date, description = "The day; today when absent.", example = "2015-12-31")),
    responses((status = 200, description = "The position.", body = CapitalPositionDto, example = json!(CapitalPositionDto::sample())))
)]
#[get("/share-capital/position")]
pub(super) async fn read_capital_position(
    office: Desk,
    parameters: Parameters,
    request: actix_web::HttpRequest,
) -> Result<Single<CapitalPositionDto>, Problem> {
    parameters.only(&["as_of"])?;
    let moment = AsOf::from(&parameters, &request)?;
    Ok(Single(office.capital_position(moment.as_of).await?.into()))
}
