//! `GET /distributions/{period}`

use actix_web::get;
use actix_web::http::StatusCode;
use actix_web::web::Path;
use door::Desk;
use office::royalties::public::Period;
use serde_json::json;

use super::shapes::DistributionDto;
use crate::etag::Single;
use crate::parameters::NoParameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// The split of a period, from each line of revenue to each pot.
#[utoipa::path(
    tag = "royalties",
    params(("period" = String, Path, description = "The period: a year (`2015`).", example = "2015")),
    responses((status = 200, description = "The split.", body = DistributionDto, example = json!(DistributionDto::sample())))
)]
#[get("/distributions/{period}")]
pub(super) async fn read_distribution(
    office: Desk,
    period: Path<Period>,
    _: NoParameters,
) -> Result<Single<DistributionDto>, Problem> {
    let period = period.into_inner();
    let found = office.royalties.distribution(period, None).await?;
    found.map(|detail| Single(detail.into())).ok_or_else(|| not_distributed(period))
}

fn not_distributed(period: Period) -> Problem {
    let title = format!("La période « {} » n'est pas répartie.", period.french());
    Problem::new(StatusCode::NOT_FOUND, "royalties/not-distributed", title).data(json!({"period": period}))
}
