//! `POST /calendar/{closed_on}/duties/{code}/undone`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::DutyMarkDto;
use crate::body::Body;
use crate::etag::done;
use crate::problem::Problem;
use crate::sample::Sample;

/// Why a duty is not done after all.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct MarkDutyUndoneRequest {
    /// Why.
    note: Option<String>,
}

impl Sample for MarkDutyUndoneRequest {
    fn sample() -> Self {
        Self { note: Some("Rejeté par le greffe".to_owned()) }
    }
}

/// Note that a duty is not done after all.
///
/// It is reminded of again, if its day has not passed.
#[utoipa::path(
    tag = "assemblies",
    params(
        ("closed_on" = String, Path, format = Date, description = "Closing day of its year.", example = "2015-12-31"),
        ("code" = String, Path, description = "Name of the duty, as in the calendar.", example = "accounts_filed")
    ),
    request_body(content = MarkDutyUndoneRequest, example = json!(MarkDutyUndoneRequest::sample())),
    responses((status = 200, description = "Noted.", body = DutyMarkDto, example = json!(DutyMarkDto { done: None, ..DutyMarkDto::sample() })))
)]
#[post("/calendar/{closed_on}/duties/{code}/undone")]
pub(super) async fn mark_duty_undone(
    office: Desk,
    path: Path<(Day, String)>,
    body: Body<MarkDutyUndoneRequest>,
) -> Result<HttpResponse, Problem> {
    let (closed_on, code) = path.into_inner();
    let note = body.value.note.unwrap_or_default();
    office.assemblies.mark_duty_undone(&body.context, closed_on, code.clone(), note).await?;
    Ok(done(&DutyMarkDto { closed_on, code, done: None }))
}
