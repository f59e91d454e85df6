//! `POST /register-years/{year}/reopen`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::body::Body;
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

/// Open a closed year again.
///
/// While its result is not allocated and no later year is closed.
#[utoipa::path(
    tag = "members",
    params(("year" = i32, Path, description = "The year of its last day.", example = 2015)),
    request_body(content = ReopenYearRequest, example = json!(ReopenYearRequest::sample())),
    responses((status = 204, description = "Open again."))
)]
#[post("/register-years/{year}/reopen")]
pub(super) async fn reopen_register_year(
    office: Desk,
    year: Path<i32>,
    body: Body<ReopenYearRequest>,
) -> Result<HttpResponse, Problem> {
    let ReopenYearRequest { reason, on } = body.value;
    office.members.reopen_year(&body.context, year.into_inner(), reason, on).await?;
    Ok(HttpResponse::NoContent().finish())
}
