//! `POST /register-years/{year}/reopen`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::body::Body;
use crate::etag::done;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// Why a closed year is opened again.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ReopenYearRequest {
    /// In words.
    pub reason: String,
    /// Day.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
}

impl Sample for ReopenYearRequest {
    fn sample() -> Self {
        Self { reason: "Un bulletin oublié".to_owned(), on: sample::parsed("2016-02-02") }
    }
}

/// A year in which facts may be dated.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = OpenYear)]
pub(super) struct OpenYearDto {
    /// The year of its last day.
    pub year: i32,
}

impl Sample for OpenYearDto {
    fn sample() -> Self {
        Self { year: 2015 }
    }
}

/// Open a closed year again.
///
/// While its result is not allocated and no later year is closed.
#[utoipa::path(
    tag = "members",
    params(("year" = i32, Path, description = "The year of its last day.", example = 2015)),
    request_body(content = ReopenYearRequest, example = json!(ReopenYearRequest::sample())),
    responses((status = 200, description = "Open again.", body = OpenYearDto, example = json!(OpenYearDto::sample())))
)]
#[post("/register-years/{year}/reopen")]
pub(super) async fn reopen_register_year(
    office: Desk,
    year: Path<i32>,
    body: Body<ReopenYearRequest>,
) -> Result<HttpResponse, Problem> {
    let ReopenYearRequest { reason, on } = body.value;
    let year = year.into_inner();
    office.members.reopen_year(&body.context, year, reason, on).await?;
    Ok(done(&OpenYearDto { year }))
}
