//! `GET /usage/{period}`

use actix_web::get;
use actix_web::http::StatusCode;
use actix_web::web::Path;
use door::Desk;
use office::royalties::public::Period;
use serde_json::json;

use super::shapes::PeriodUsageDto;
use crate::as_of::AsOf;
use crate::etag::Single;
use crate::problem::Problem;
use crate::sample::Sample;

/// What a period counts over all sources, as it stood on a day.
///
/// Of each source the count of the period itself; of a year without one, its months added up: listens add up, users
/// do not.
#[utoipa::path(
    tag = "royalties",
    params(("period" = String, Path, description = "A year (`2015`) or a month (`2015-03`).", example = "2015"), AsOf),
    responses((status = 200, description = "The count.", body = PeriodUsageDto, example = json!(PeriodUsageDto::sample())))
)]
#[get("/usage/{period}")]
pub(super) async fn read_usage(
    office: Desk,
    period: Path<Period>,
    moment: AsOf,
) -> Result<Single<PeriodUsageDto>, Problem> {
    let period = period.into_inner();
    let found = office.royalties.usage_of(period, moment.as_of, moment.known_at).await?;
    found.map(|usage| Single(usage.into())).ok_or_else(|| not_counted(period, moment))
}

/// Nothing known is not zero.
fn not_counted(period: Period, moment: AsOf) -> Problem {
    let (period_in_french, on) = (period.french(), moment.as_of.french());
    let title = format!("Aucun relevé d'usage de la période « {period_in_french} » n'est connu au {on}.");
    Problem::new(StatusCode::NOT_FOUND, "royalties/usage-not-counted", title)
        .data(json!({"period": period, "as_of": moment.as_of}))
}
