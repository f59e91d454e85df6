//! `POST /calendar/{closed_on}/duties/{code}/done`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::assemblies::public::DutyDone;
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::DutyMarkDto;
use crate::body::Body;
use crate::etag::done;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// When and how a duty was done.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct MarkDutyDoneRequest {
    /// On which day.
    #[schema(value_type = String, format = Date)]
    on: Day,
    /// How.
    note: Option<String>,
}

impl Sample for MarkDutyDoneRequest {
    fn sample() -> Self {
        let note = Some("Récépissé n° 12".to_owned());
        Self { on: sample::parsed("2016-07-12"), note }
    }
}

/// Note that a duty of a year was done.
///
/// It is reminded of no more. A day to come is refused.
#[utoipa::path(
    tag = "assemblies",
    params(
        ("closed_on" = String, Path, format = Date, description = "Closing day of its year.", example = "2015-12-31"),
        ("code" = String, Path, description = "Name of the duty, as in the calendar.", example = "accounts_filed")
    ),
    request_body(content = MarkDutyDoneRequest, example = json!(MarkDutyDoneRequest::sample())),
    responses((status = 200, description = "Noted.", body = DutyMarkDto, example = json!(DutyMarkDto::sample())))
)]
#[post("/calendar/{closed_on}/duties/{code}/done")]
pub(super) async fn mark_duty_done(
    office: Desk,
    path: Path<(Day, String)>,
    body: Body<MarkDutyDoneRequest>,
) -> Result<HttpResponse, Problem> {
    let (closed_on, code) = path.into_inner();
    let noted = DutyDone { on: body.value.on, note: body.value.note.unwrap_or_default() };
    let noted = office.assemblies.mark_duty_done(&body.context, closed_on, code.clone(), noted).await?;
    Ok(done(&DutyMarkDto { closed_on, code, done: Some(noted.into()) }))
}
