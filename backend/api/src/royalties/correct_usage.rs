//! `POST /usage/{period}/{source}/corrections`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::royalties::public::{Code, CorrectUsage, Period, UsageTotals};
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::UsageRowDto;
use crate::body::Body;
use crate::etag::created;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// A better count.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CorrectUsageRequest {
    /// Different people who really used the service in the period.
    pub users: u64,
    /// Listens that there really were.
    pub listens: u64,
    /// Day of the new count and day of effect: never before the count it corrects.
    #[schema(value_type = String, format = Date)]
    pub counted_on: Day,
    /// Why the count was wrong.
    pub reason: String,
}

impl Sample for CorrectUsageRequest {
    fn sample() -> Self {
        Self {
            users: 28_000,
            listens: 388_412,
            counted_on: sample::parsed("2016-03-01"),
            reason: "Relevé tardif d'une médiathèque".to_owned(),
        }
    }
}

/// Correct a count, saying why.
///
/// The count that stood stays readable: `as_of` a day before, or `known_at` a moment before. A split that was made
/// with it stays as it is.
#[utoipa::path(
    tag = "royalties",
    params(
        ("period" = String, Path, description = "A year (`2015`) or a month (`2015-03`).", example = "2015"),
        ("source" = String, Path, description = "Where the count comes from.", example = "1d-touch"),
    ),
    request_body(content = CorrectUsageRequest, example = json!(CorrectUsageRequest::sample())),
    responses((status = 201, description = "Recorded.", body = UsageRowDto, example = json!(UsageRowDto::sample())))
)]
#[post("/usage/{period}/{source}/corrections")]
pub(super) async fn correct_usage(
    office: Desk,
    path: Path<(Period, Code)>,
    body: Body<CorrectUsageRequest>,
) -> Result<HttpResponse, Problem> {
    let (period, source) = path.into_inner();
    let CorrectUsageRequest { users, listens, counted_on, reason } = body.value;
    let totals = UsageTotals { users, listens };
    let order = CorrectUsage { period, source, totals, counted_on, reason };
    let count = UsageRowDto::from(office.royalties.correct_usage(&body.context, order).await?);
    Ok(created(&format!("/api/v1/usage/{period}?as_of={counted_on}"), &count))
}
