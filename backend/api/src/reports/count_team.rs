//! `POST /team-counts`

use actix_web::{HttpResponse, post};
use door::Desk;
use office::reports::public::{CountTeam, Fte, TeamCount};
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::{TeamDepartmentDto, TeamDto};
use crate::body::Body;
use crate::etag::created;
use crate::problem::Problem;
use crate::sample::Sample;

/// The team of a day.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CountTeamRequest {
    /// Day on which the team was so.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
    /// People in all.
    pub people: u32,
    /// Full-time equivalents in all, with two decimals at most.
    #[schema(value_type = String, pattern = r"^\d+(\.\d{1,2})?$", example = "16.6")]
    pub fte: Fte,
    /// Names of the sites, each once.
    pub sites: Vec<String>,
    /// Departments, in the order of the report; they need not add up to the total.
    pub departments: Vec<TeamDepartmentDto>,
}

impl Sample for CountTeamRequest {
    fn sample() -> Self {
        let TeamDto { on, people, fte, sites, departments, .. } = TeamDto::sample();
        Self { on, people, fte, sites, departments }
    }
}

/// Count the team.
///
/// Once a day; a wrong count is corrected. Departments that do not add up are kept as reported, and flagged.
#[utoipa::path(
    tag = "reports",
    request_body(content = CountTeamRequest, example = json!(CountTeamRequest::sample())),
    responses((status = 201, description = "Recorded.", body = TeamDto, example = json!(TeamDto::sample())))
)]
#[post("/team-counts")]
pub(super) async fn count_team(office: Desk, body: Body<CountTeamRequest>) -> Result<HttpResponse, Problem> {
    let CountTeamRequest { on, people, fte, sites, departments } = body.value;
    let departments = departments.into_iter().map(Into::into).collect();
    let order = CountTeam { on, count: TeamCount { people, fte, sites, departments } };
    let team = TeamDto::from(office.reports.count_team(&body.context, order).await?);
    Ok(created(&format!("/api/v1/team?as_of={on}"), &team))
}
