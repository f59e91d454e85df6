//! `POST /register-years/{year}/interest-payment`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::body::Body;
use crate::etag::done;
use crate::members::shapes::{WithholdingDto, YearSheetDto};
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// The payment of the interest on shares.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PayInterestRequest {
    /// Rates withheld from natural persons; those of the day that the program knows when absent.
    #[serde(default)]
    pub withholding: Option<WithholdingDto>,
    /// Day of the payment.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
}

impl Sample for PayInterestRequest {
    fn sample() -> Self {
        Self { withholding: None, on: sample::parsed("2016-06-30") }
    }
}

/// Record that the interest on shares was paid.
///
/// Once a year.
#[utoipa::path(
    tag = "members",
    params(("year" = i32, Path, description = "The year of its last day.", example = 2015)),
    request_body(content = PayInterestRequest, example = json!(PayInterestRequest::sample())),
    responses((status = 200, description = "Paid.", body = YearSheetDto, example = json!(YearSheetDto::sample())))
)]
#[post("/register-years/{year}/interest-payment")]
pub(super) async fn pay_share_interest(
    office: Desk,
    year: Path<i32>,
    body: Body<PayInterestRequest>,
) -> Result<HttpResponse, Problem> {
    let PayInterestRequest { withholding, on } = body.value;
    let year = year.into_inner();
    office.members.pay_interest(&body.context, year, withholding.map(Into::into), on).await?;
    Ok(done(&office.members.year(year).await?.map(YearSheetDto::from)))
}
