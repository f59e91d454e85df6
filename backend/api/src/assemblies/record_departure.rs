//! `POST /assemblies/{assembly_id}/attendance/{member_id}/departure`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::assemblies::public::AssemblyId;
use office::members::public::MemberId;
use office::values::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::AssemblyRowDto;
use crate::body::Body;
use crate::etag::done;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// A departure.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RecordDepartureRequest {
    /// When; now when absent.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = DateTime)]
    at: Option<Timestamp>,
}

impl Sample for RecordDepartureRequest {
    fn sample() -> Self {
        Self { at: Some(sample::parsed("2016-06-24T17:40:00.000000Z")) }
    }
}

/// Note that a member has gone.
///
/// Proxies that it holds count no more; what it has voted stands.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly."), ("member_id" = String, Path, format = Uuid, description = "The member.")),
    request_body(content = RecordDepartureRequest, example = json!(RecordDepartureRequest::sample())),
    responses((status = 200, description = "Noted.", body = AssemblyRowDto, example = json!(AssemblyRowDto::sample())))
)]
#[post("/assemblies/{assembly_id}/attendance/{member_id}/departure")]
pub(super) async fn record_departure(
    office: Desk,
    path: Path<(AssemblyId, MemberId)>,
    body: Body<RecordDepartureRequest>,
) -> Result<HttpResponse, Problem> {
    let (assembly, member) = path.into_inner();
    let at = body.value.at.unwrap_or(body.context.at);
    let sheet = office.assemblies.depart(&body.context, assembly, member, at).await?;
    Ok(done(&AssemblyRowDto::from(sheet.row)))
}
