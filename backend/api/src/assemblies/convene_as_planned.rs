//! `POST /assemblies/{assembly_id}/convocation`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::assemblies::public::AssemblyId;
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::AssemblySheetDto;
use crate::body::Body;
use crate::etag::done;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// The notice of an assembly that was planned.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ConveneAsPlannedRequest {
    /// The day on which the notice was sent (C. com., art. R225-69 counts from it).
    #[schema(value_type = String, format = Date)]
    notice_sent_on: Day,
    /// Why a shorter notice is accepted (C. com., art. L225-104).
    exception_reason: Option<String>,
}

impl Sample for ConveneAsPlannedRequest {
    fn sample() -> Self {
        Self { notice_sent_on: sample::parsed("2016-06-06"), exception_reason: None }
    }
}

/// Convene an assembly as it is planned.
///
/// Under the statutes in force on its day. A notice too short is refused unless the reason why it is accepted is given.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly.")),
    request_body(content = ConveneAsPlannedRequest, example = json!(ConveneAsPlannedRequest::sample())),
    responses((status = 200, description = "Convened.", body = AssemblySheetDto, example = json!(AssemblySheetDto::sample())))
)]
#[post("/assemblies/{assembly_id}/convocation")]
pub(super) async fn convene_as_planned(
    office: Desk,
    path: Path<AssemblyId>,
    body: Body<ConveneAsPlannedRequest>,
) -> Result<HttpResponse, Problem> {
    let assembly = path.into_inner();
    let ConveneAsPlannedRequest { notice_sent_on, exception_reason } = body.value;
    let convened = office
        .assemblies
        .convene_as_planned(&body.context, assembly, notice_sent_on, exception_reason)
        .await?;
    Ok(done(&AssemblySheetDto::from(convened)))
}
