//! `POST /assemblies/{assembly_id}/attendance/{member_id}/arrival`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::assemblies::public::{AssemblyId, SignedBy, Way};
use office::members::public::MemberId;
use office::values::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::AssemblyRowDto;
use super::words;
use crate::body::Body;
use crate::etag::done;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// An arrival.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RecordArrivalRequest {
    /// Where it is.
    #[schema(value_type = words::Way)]
    way: Way,
    /// When; now when absent.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = DateTime)]
    at: Option<Timestamp>,
    /// How it was noted; at the desk when absent.
    #[serde(default)]
    #[schema(value_type = Option<words::SignedBy>)]
    signed: Option<SignedBy>,
}

impl Sample for RecordArrivalRequest {
    fn sample() -> Self {
        Self {
            way: Way::InPerson,
            at: Some(sample::parsed("2016-06-24T16:20:00.000000Z")),
            signed: Some(SignedBy::Desk),
        }
    }
}

/// Note that a member has come.
///
/// A proxy that it gave ends; a form that it sent stands (C. com., art. R225-81).
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly."), ("member_id" = String, Path, format = Uuid, description = "The member.")),
    request_body(content = RecordArrivalRequest, example = json!(RecordArrivalRequest::sample())),
    responses((status = 200, description = "Noted.", body = AssemblyRowDto, example = json!(AssemblyRowDto::sample())))
)]
#[post("/assemblies/{assembly_id}/attendance/{member_id}/arrival")]
pub(super) async fn record_arrival(
    office: Desk,
    path: Path<(AssemblyId, MemberId)>,
    body: Body<RecordArrivalRequest>,
) -> Result<HttpResponse, Problem> {
    let (assembly, member) = path.into_inner();
    let RecordArrivalRequest { way, at, signed } = body.value;
    let noted = (at.unwrap_or(body.context.at), signed.unwrap_or(SignedBy::Desk));
    let sheet = office.assemblies.arrive(&body.context, assembly, (member, way), noted).await?;
    Ok(done(&AssemblyRowDto::from(sheet.row)))
}
