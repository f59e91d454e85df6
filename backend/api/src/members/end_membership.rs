//! `POST /members/{member_id}/exit`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::members::EndMembership;
use office::members::public::{ExitCause, MemberId};
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::MovementNumber;
use super::words;
use crate::body::Body;
use crate::etag::created;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// The end of a membership.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct EndMembershipRequest {
    /// Why.
    #[schema(value_type = words::ExitCause)]
    pub cause: ExitCause,
    /// In words; nothing is said when absent.
    #[serde(default)]
    pub reason: String,
    /// Day of the decision; of the assembly, for an exclusion.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub decided_on: Option<Day>,
    /// First day on which it is no member any more.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
}

impl Sample for EndMembershipRequest {
    fn sample() -> Self {
        let on = sample::parsed("2015-12-01");
        Self {
            cause: ExitCause::Resignation, reason: "Départ de la région".to_owned(), decided_on: None, on
        }
    }
}

/// End a membership.
///
/// The voice is lost on that day, and the shares leave the capital as far as its floor lets them; what is held back
/// waits in the queue of `GET /share-refunds`.
#[utoipa::path(
    tag = "members",
    params(("member_id" = String, Path, format = Uuid, description = "The member.")),
    request_body(content = EndMembershipRequest, example = json!(EndMembershipRequest::sample())),
    responses((status = 201, description = "Ended.", body = MovementNumber, example = json!(MovementNumber::sample())))
)]
#[post("/members/{member_id}/exit")]
pub(super) async fn end_membership(
    office: Desk,
    member_id: Path<MemberId>,
    body: Body<EndMembershipRequest>,
) -> Result<HttpResponse, Problem> {
    let id = member_id.into_inner();
    let EndMembershipRequest { cause, reason, decided_on, on } = body.value;
    let order = EndMembership { member_id: id, cause, reason, decided_on, on };
    let movement = office.end_membership(&body.context, order).await?;
    Ok(created(&format!("/api/v1/members/{id}"), &MovementNumber { movement }))
}
