//! `POST /members/{member_id}/college`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::Move;
use office::members::public::{CategoryCode, College, MemberId};
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::words;
use crate::body::Body;
use crate::etag::created;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// Another college, decided by the board.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ChangeCollegeRequest {
    /// Where it will vote.
    #[schema(value_type = words::College)]
    pub college: College,
    /// Code of the category in the statutes in force on that day.
    #[schema(value_type = String, pattern = "^[a-z0-9-]{1,40}$")]
    pub category: CategoryCode,
    /// Day of the board's decision.
    #[schema(value_type = String, format = Date)]
    pub decided_on: Day,
    /// Why, in words.
    pub reason: String,
}

impl Sample for ChangeCollegeRequest {
    fn sample() -> Self {
        Self {
            college: College::Distributors,
            category: sample::parsed("distributor"),
            decided_on: sample::parsed("2015-06-01"),
            reason: "Le lieu propose désormais le service à son public".to_owned(),
        }
    }
}

/// From when a member votes in another college.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct ChangedCollegeDto {
    /// First day there.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
}

impl Sample for ChangedCollegeDto {
    fn sample() -> Self {
        Self { on: sample::parsed("2015-06-28") }
    }
}

/// Let a member vote in another college.
///
/// From the decision on; or, where the statutes keep the roll stable, from the day after the assembly that was called
/// already.
#[utoipa::path(
    tag = "members",
    params(("member_id" = String, Path, format = Uuid, description = "The member.")),
    request_body(content = ChangeCollegeRequest, example = json!(ChangeCollegeRequest::sample())),
    responses((status = 201, description = "Recorded.", body = ChangedCollegeDto, example = json!(ChangedCollegeDto::sample())))
)]
#[post("/members/{member_id}/college")]
pub(super) async fn change_college(
    office: Desk,
    member_id: Path<MemberId>,
    body: Body<ChangeCollegeRequest>,
) -> Result<HttpResponse, Problem> {
    let member_id = member_id.into_inner();
    let ChangeCollegeRequest { college, category, decided_on, reason } = body.value;
    let order = Move { member_id, college, category, decided_on, reason };
    let on = office.change_college(&body.context, order).await?;
    Ok(created(&format!("/api/v1/members/{member_id}"), &ChangedCollegeDto { on }))
}
