//! `POST /members/{member_id}/merge`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::members::MergeMembers;
use office::members::public::MemberId;
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::MovementNumber;
use crate::body::Body;
use crate::etag::created;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// Two entries that are one member.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct MergeMembersRequest {
    /// The entry that remains.
    #[schema(value_type = String, format = Uuid)]
    pub into: MemberId,
    /// Day.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
}

impl Sample for MergeMembersRequest {
    fn sample() -> Self {
        Self { into: MemberId::new(sample::OTHER_ID), on: sample::parsed("2015-06-01") }
    }
}

/// Merge an entry into another one: they are the same member.
///
/// All that it held goes over. Refused when both stand on the roll of one assembly, where their voices are counted.
#[utoipa::path(
    tag = "members",
    params(("member_id" = String, Path, format = Uuid, description = "The entry that will be no more.")),
    request_body(content = MergeMembersRequest, example = json!(MergeMembersRequest::sample())),
    responses((status = 201, description = "Merged.", body = MovementNumber, example = json!(MovementNumber::sample())))
)]
#[post("/members/{member_id}/merge")]
pub(super) async fn merge_members(
    office: Desk,
    member_id: Path<MemberId>,
    body: Body<MergeMembersRequest>,
) -> Result<HttpResponse, Problem> {
    let MergeMembersRequest { into: survivor, on } = body.value;
    let order = MergeMembers { merged: member_id.into_inner(), survivor, on };
    let movement = office.merge_members(&body.context, order).await?;
    Ok(created(&format!("/api/v1/members/{survivor}"), &MovementNumber { movement }))
}
