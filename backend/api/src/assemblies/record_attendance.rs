//! `POST /assemblies/{assembly_id}/attendance`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::assemblies::public::{AssemblyId, PresenceEntry};
use office::members::public::MemberId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::{AssemblyRowDto, PresenceDto};
use crate::body::Body;
use crate::etag::done;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// Lines of the attendance sheet.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RecordAttendanceRequest {
    /// One line a member.
    entries: Vec<AttendanceEntry>,
}

/// One line of the attendance sheet.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AttendanceEntry {
    /// The member on the roll.
    #[schema(value_type = String, format = Uuid)]
    member_id: MemberId,
    /// How it takes part.
    presence: PresenceDto,
}

impl From<AttendanceEntry> for PresenceEntry {
    fn from(AttendanceEntry { member_id, presence }: AttendanceEntry) -> Self {
        Self { member: member_id, presence: presence.into() }
    }
}

impl Sample for RecordAttendanceRequest {
    fn sample() -> Self {
        let holder = MemberId::new(sample::OTHER_ID);
        let entry = |id, presence| AttendanceEntry { member_id: MemberId::new(id), presence };
        let represented = entry(sample::ID, PresenceDto::Represented { holder });
        Self { entries: vec![entry(sample::OTHER_ID, PresenceDto::InPerson {}), represented] }
    }
}

/// Note who takes part and how.
///
/// All the lines, or none.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly.")),
    request_body(content = RecordAttendanceRequest, example = json!(RecordAttendanceRequest::sample())),
    responses((status = 200, description = "Noted.", body = AssemblyRowDto, example = json!(AssemblyRowDto::sample())))
)]
#[post("/assemblies/{assembly_id}/attendance")]
pub(super) async fn record_attendance(
    office: Desk,
    path: Path<AssemblyId>,
    body: Body<RecordAttendanceRequest>,
) -> Result<HttpResponse, Problem> {
    let assembly = path.into_inner();
    let entries = body.value.entries.into_iter().map(Into::into).collect();
    let sheet = office.assemblies.record_presence(&body.context, assembly, entries).await?;
    Ok(done(&AssemblyRowDto::from(sheet.row)))
}
