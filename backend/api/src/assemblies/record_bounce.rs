//! `POST /assemblies/{assembly_id}/dispatches/{member_id}/bounce`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::assemblies::public::AssemblyId;
use office::members::public::MemberId;
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::CallingDto;
use crate::body::Body;
use crate::etag::done;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// A notice that came back.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RecordBounceRequest {
    /// The day.
    #[schema(value_type = String, format = Date)]
    on: Day,
    /// What came back.
    reason: String,
}

impl Sample for RecordBounceRequest {
    fn sample() -> Self {
        Self { on: sample::parsed("2016-06-07"), reason: "Boîte pleine".to_owned() }
    }
}

/// Note that a notice came back.
///
/// The member is to be called another way.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly."), ("member_id" = String, Path, format = Uuid, description = "Whose notice.")),
    request_body(content = RecordBounceRequest, example = json!(RecordBounceRequest::sample())),
    responses((status = 200, description = "Noted; how many members are reached now.", body = CallingDto, example = json!(CallingDto::sample())))
)]
#[post("/assemblies/{assembly_id}/dispatches/{member_id}/bounce")]
pub(super) async fn record_bounce(
    office: Desk,
    path: Path<(AssemblyId, MemberId)>,
    body: Body<RecordBounceRequest>,
) -> Result<HttpResponse, Problem> {
    let (assembly, member) = path.into_inner();
    let RecordBounceRequest { on, reason } = body.value;
    let calling = office.assemblies.record_bounce(&body.context, assembly, (member, on), reason).await?;
    Ok(done(&CallingDto::from(calling)))
}
