//! `POST /distributions`

use actix_web::{HttpResponse, post};
use door::Desk;
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::{DistributionDto, SacemDuesDto};
use crate::body::Body;
use crate::etag::created;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// The split of a year.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct DistributeYearRequest {
    /// The calendar year.
    #[schema(minimum = 1900, maximum = 9999)]
    pub year: i32,
    /// Day of the split: the last day of the year, or later. Counts of listens in effect by then are used.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
    /// The Sacem's dues.
    pub sacem: SacemDuesDto,
}

impl Sample for DistributeYearRequest {
    fn sample() -> Self {
        Self { year: 2015, on: sample::parsed("2016-02-01"), sacem: SacemDuesDto::sample() }
    }
}

/// Split a year between the creators and the cooperative.
///
/// The revenue is what billing has issued in the year; subscriptions are in scope. Years are split once and in their
/// order, each with the keys in force on its last day.
#[utoipa::path(
    tag = "royalties",
    request_body(content = DistributeYearRequest, example = json!(DistributeYearRequest::sample())),
    responses((status = 201, description = "Split.", body = DistributionDto, example = json!(DistributionDto::sample())))
)]
#[post("/distributions")]
pub(super) async fn distribute_year(
    office: Desk,
    body: Body<DistributeYearRequest>,
) -> Result<HttpResponse, Problem> {
    let DistributeYearRequest { year, on, sacem } = body.value;
    let detail = office.distribute_year(&body.context, year, on, sacem.into()).await?;
    let location = format!("/api/v1/distributions/{}", detail.split.period);
    Ok(created(&location, &DistributionDto::from(detail)))
}
