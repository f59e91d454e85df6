//! `POST /members/{member_id}/exit-steps`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::members::ExitStep;
use office::members::public::{ExitCause, MemberId};
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::MemberIdDto;
use super::words;
use crate::body::Body;
use crate::etag::created;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// A step of an exit that is not one yet: `step` tells which, and what must be said with it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(tag = "step", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum StepToExitRequest {
    /// A notice came.
    Notify {
        /// Why: a resignation, or the loss of what made it eligible.
        #[schema(value_type = words::ExitCause)]
        cause: ExitCause,
        /// In words; nothing is said when absent.
        #[serde(default)]
        reason: String,
        /// Day on which it came.
        #[schema(value_type = String, format = Date)]
        notified_on: Day,
        /// First day on which it is to be no member any more, after the notice that the statutes ask for.
        #[schema(value_type = String, format = Date)]
        effective_on: Day,
    },
    /// The notice was taken back.
    WithdrawNotice {
        /// Day.
        #[schema(value_type = String, format = Date)]
        on: Day,
    },
    /// The board proposes the exclusion.
    ProposeExclusion {
        /// Why, in words.
        grounds: String,
        /// Day on which the member is heard.
        #[schema(value_type = String, format = Date)]
        hearing_on: Day,
        /// Day of the proposal.
        #[schema(value_type = String, format = Date)]
        on: Day,
    },
    /// The exclusion is given up, or the assembly refused it.
    AbandonExclusion {
        /// Day.
        #[schema(value_type = String, format = Date)]
        on: Day,
    },
}

impl From<StepToExitRequest> for ExitStep {
    fn from(step: StepToExitRequest) -> Self {
        match step {
            StepToExitRequest::Notify { cause, reason, notified_on, effective_on } => {
                Self::Notify { cause, reason, notified_on, effective_on }
            }
            StepToExitRequest::WithdrawNotice { on } => Self::WithdrawNotice { on },
            StepToExitRequest::ProposeExclusion { grounds, hearing_on, on } => {
                Self::ProposeExclusion { grounds, hearing_on, on }
            }
            StepToExitRequest::AbandonExclusion { on } => Self::AbandonExclusion { on },
        }
    }
}

impl Sample for StepToExitRequest {
    fn sample() -> Self {
        Self::Notify {
            cause: ExitCause::Resignation,
            reason: "Départ de la région".to_owned(),
            notified_on: sample::parsed("2015-06-01"),
            effective_on: sample::parsed("2015-12-01"),
        }
    }
}

/// Prepare an exit.
///
/// A notice, an exclusion that the board proposes, or the end of one of them; nobody leaves by it.
#[utoipa::path(
    tag = "members",
    params(("member_id" = String, Path, format = Uuid, description = "The member.")),
    request_body(content = StepToExitRequest, example = json!(StepToExitRequest::sample())),
    responses((status = 201, description = "Recorded.", body = MemberIdDto, example = json!(MemberIdDto::sample())))
)]
#[post("/members/{member_id}/exit-steps")]
pub(super) async fn step_to_exit(
    office: Desk,
    member_id: Path<MemberId>,
    body: Body<StepToExitRequest>,
) -> Result<HttpResponse, Problem> {
    let member_id = member_id.into_inner();
    office.step_to_exit(&body.context, member_id, body.value.into()).await?;
    Ok(created(&format!("/api/v1/members/{member_id}"), &MemberIdDto { member_id }))
}
