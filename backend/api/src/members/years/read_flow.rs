//! `GET /share-capital/flow`

use actix_web::get;
use door::Desk;

use crate::etag::Single;
use crate::members::shapes::YearFlowDto;
use crate::parameters::Parameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// Members and capital in and out of a period: opening + in = out + closing.
#[utoipa::path(
    tag = "members",
    params(
        ("from" = String, Query, format = Date, description = "First day.", example = "2015-01-01"),
        ("until" = String, Query, format = Date, description = "Last day.", example = "2015-12-31"),
        ("known_at" = Option<String>, Query, format = DateTime, description = "Only what had been recorded until then counts; everything when absent.", example = "2016-01-15T09:00:00.000000Z"),
    ),
    responses((status = 200, description = "What came and went.", body = YearFlowDto, example = json!(YearFlowDto::sample())))
)]
#[get("/share-capital/flow")]
pub(super) async fn read_capital_flow(
    office: Desk,
    parameters: Parameters,
) -> Result<Single<YearFlowDto>, Problem> {
    parameters.only(&["from", "until", "known_at"])?;
    let (from, until) = (parameters.required("from")?, parameters.required("until")?);
    let flow = office.members.flow(from, until, parameters.parse("known_at")?).await?;
    Ok(Single(flow.into()))
}
