//! `POST /assemblies/{assembly_id}/attendance/{member_id}/withdrawal`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::assemblies::public::AssemblyId;
use office::members::public::MemberId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::AssemblyRowDto;
use crate::body::Body;
use crate::etag::done;
use crate::problem::Problem;
use crate::sample::Sample;

/// Why a member takes part no longer.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct WithdrawAttendanceRequest {
    /// For the minutes.
    reason: String,
}

impl Sample for WithdrawAttendanceRequest {
    fn sample() -> Self {
        Self { reason: "A quitté la séance à 15 h".to_owned() }
    }
}

/// Note that a member takes part no longer.
///
/// It left, revoked its proxy, or comes in person after all.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly."), ("member_id" = String, Path, format = Uuid, description = "The member.")),
    request_body(content = WithdrawAttendanceRequest, example = json!(WithdrawAttendanceRequest::sample())),
    responses((status = 200, description = "Noted.", body = AssemblyRowDto, example = json!(AssemblyRowDto::sample())))
)]
#[post("/assemblies/{assembly_id}/attendance/{member_id}/withdrawal")]
pub(super) async fn withdraw_attendance(
    office: Desk,
    path: Path<(AssemblyId, MemberId)>,
    body: Body<WithdrawAttendanceRequest>,
) -> Result<HttpResponse, Problem> {
    let (assembly, member) = path.into_inner();
    let sheet =
        office.assemblies.withdraw_presence(&body.context, assembly, member, body.value.reason).await?;
    Ok(done(&AssemblyRowDto::from(sheet.row)))
}
