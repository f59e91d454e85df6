//! `POST /members/{member_id}/merge/undo`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::members::public::MemberId;
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::MovementNumber;
use crate::body::Body;
use crate::etag::created;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// The end of a merge.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct UndoMergeRequest {
    /// Day.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
}

impl Sample for UndoMergeRequest {
    fn sample() -> Self {
        Self { on: sample::parsed("2015-06-15") }
    }
}

/// Undo a merge.
///
/// Both entries are members again, each with what was its own.
#[utoipa::path(
    tag = "members",
    params(("member_id" = String, Path, format = Uuid, description = "The entry that was merged.")),
    request_body(content = UndoMergeRequest, example = json!(UndoMergeRequest::sample())),
    responses((status = 201, description = "Undone.", body = MovementNumber, example = json!(MovementNumber::sample())))
)]
#[post("/members/{member_id}/merge/undo")]
pub(super) async fn undo_merge(
    office: Desk,
    member_id: Path<MemberId>,
    body: Body<UndoMergeRequest>,
) -> Result<HttpResponse, Problem> {
    let merged = member_id.into_inner();
    let movement = office.members.undo_merge(&body.context, merged, body.value.on).await?;
    Ok(created(&format!("/api/v1/members/{merged}"), &MovementNumber { movement }))
}
