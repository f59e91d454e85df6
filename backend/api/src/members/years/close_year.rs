//! `POST /register-years/{year}/close`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::body::Body;
use crate::etag::done;
use crate::members::shapes::YearSheetDto;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// The closing of a year of the register.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CloseYearRequest {
    /// First day.
    #[schema(value_type = String, format = Date)]
    pub opening_day: Day,
    /// Last day, in the year of the address.
    #[schema(value_type = String, format = Date)]
    pub closing_day: Day,
    /// Day of the closing.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
}

impl Sample for CloseYearRequest {
    fn sample() -> Self {
        Self {
            opening_day: sample::parsed("2015-01-01"),
            closing_day: sample::parsed("2015-12-31"),
            on: sample::parsed("2016-02-01"),
        }
    }
}

/// Close a year of the register.
///
/// No movement may be dated in it any more: a late fact goes to the open year.
#[utoipa::path(
    tag = "members",
    params(("year" = i32, Path, description = "The year of its last day.", example = 2015)),
    request_body(content = CloseYearRequest, example = json!(CloseYearRequest::sample())),
    responses((status = 200, description = "Closed.", body = YearSheetDto, example = json!(YearSheetDto::sample())))
)]
#[post("/register-years/{year}/close")]
pub(super) async fn close_register_year(
    office: Desk,
    year: Path<i32>,
    body: Body<CloseYearRequest>,
) -> Result<HttpResponse, Problem> {
    let CloseYearRequest { opening_day, closing_day, on } = body.value;
    let year = year.into_inner();
    office.members.close_year(&body.context, year, opening_day, closing_day, on).await?;
    Ok(done(&office.members.year(year).await?.map(YearSheetDto::from)))
}
