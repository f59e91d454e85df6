//! `POST /usage`

use actix_web::{HttpResponse, post};
use door::Desk;
use office::royalties::public::{Code, Period, ReportUsage, UsageTotals};
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::UsageRowDto;
use crate::body::Body;
use crate::etag::created;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// What a period counts.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ReportUsageRequest {
    /// A year (`2015`) or a month (`2015-03`).
    #[schema(value_type = String, pattern = r"^\d{4}(-\d{2})?$")]
    pub period: Period,
    /// Where the count comes from: lowercase letters, digits and inner hyphens.
    #[schema(value_type = String, pattern = "^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$")]
    pub source: Code,
    /// Different people who used the service in the period.
    pub users: u64,
    /// Listens (écoutes).
    pub listens: u64,
    /// Day of the count and day of effect: the last day of the period, or later.
    #[schema(value_type = String, format = Date)]
    pub counted_on: Day,
}

impl Sample for ReportUsageRequest {
    fn sample() -> Self {
        Self {
            period: sample::parsed("2015"),
            source: sample::parsed("1d-touch"),
            users: 28_000,
            listens: 388_000,
            counted_on: sample::parsed("2016-01-15"),
        }
    }
}

/// Report what a period counts.
///
/// Once for each period and source; a count that turns out to be wrong is corrected, never replaced unseen.
#[utoipa::path(
    tag = "royalties",
    request_body(content = ReportUsageRequest, example = json!(ReportUsageRequest::sample())),
    responses((status = 201, description = "Recorded.", body = UsageRowDto, example = json!(UsageRowDto::sample())))
)]
#[post("/usage")]
pub(super) async fn report_usage(
    office: Desk,
    body: Body<ReportUsageRequest>,
) -> Result<HttpResponse, Problem> {
    let ReportUsageRequest { period, source, users, listens, counted_on } = body.value;
    let order = ReportUsage { period, source, totals: UsageTotals { users, listens }, counted_on };
    let count = UsageRowDto::from(office.royalties.report_usage(&body.context, order).await?);
    Ok(created(&format!("/api/v1/usage/{period}?as_of={counted_on}"), &count))
}
