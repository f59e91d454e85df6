//! `POST /team-counts/{day}/corrections`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::reports::public::{CorrectTeam, Fte, TeamCount};
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::{TeamDepartmentDto, TeamDto};
use crate::body::Body;
use crate::etag::created;
use crate::problem::Problem;
use crate::sample::Sample;

/// A better count of the team.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CorrectTeamRequest {
    /// People in all.
    pub people: u32,
    /// Full-time equivalents in all, with two decimals at most.
    #[schema(value_type = String, pattern = r"^\d+(\.\d{1,2})?$", example = "16.6")]
    pub fte: Fte,
    /// Names of the sites, each once.
    pub sites: Vec<String>,
    /// Departments, in the order of the report; they need not add up to the total.
    pub departments: Vec<TeamDepartmentDto>,
    /// Why the count was wrong.
    pub reason: String,
}

impl Sample for CorrectTeamRequest {
    fn sample() -> Self {
        let TeamDto { people, fte, sites, departments, .. } = TeamDto::sample();
        Self { people, fte, sites, departments, reason: "Une embauche oubliée".to_owned() }
    }
}

/// Correct a count of the team, saying why.
///
/// The whole count, not a difference. What stood stays readable with `known_at`.
#[utoipa::path(
    tag = "reports",
    params(("day" = String, Path, format = Date, description = "Day already counted.", example = "2015-12-31")),
    request_body(content = CorrectTeamRequest, example = json!(CorrectTeamRequest::sample())),
    responses((status = 201, description = "Recorded.", body = TeamDto, example = json!(TeamDto::sample())))
)]
#[post("/team-counts/{day}/corrections")]
pub(super) async fn correct_team(
    office: Desk,
    day: Path<Day>,
    body: Body<CorrectTeamRequest>,
) -> Result<HttpResponse, Problem> {
    let on = day.into_inner();
    let CorrectTeamRequest { people, fte, sites, departments, reason } = body.value;
    let departments = departments.into_iter().map(Into::into).collect();
    let order = CorrectTeam { on, count: TeamCount { people, fte, sites, departments }, reason };
    let team = TeamDto::from(office.reports.correct_team(&body.context, order).await?);
    Ok(created(&format!("/api/v1/team?as_of={on}"), &team))
}
