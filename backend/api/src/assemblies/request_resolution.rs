//! `POST /assemblies/{assembly_id}/requests`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::assemblies::public::AssemblyId;
use office::members::public::MemberId;
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::{ProposerDto, RequestRowDto, ResolutionDraftDto};
use crate::body::Body;
use crate::etag::created;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// A draft that members ask for.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RequestResolutionRequest {
    /// Who asks.
    #[schema(value_type = Vec<String>)]
    by: Vec<MemberId>,
    /// The day on which it arrived.
    #[schema(value_type = String, format = Date)]
    received_on: Day,
    /// What they ask for; who brings it is who asks, whatever it says.
    draft: ResolutionDraftDto,
}

impl Sample for RequestResolutionRequest {
    fn sample() -> Self {
        Self {
            by: vec![MemberId::new(sample::ID)],
            received_on: sample::parsed("2016-05-20"),
            draft: ResolutionDraftDto {
                proposer: ProposerDto::Members(vec![sample::ID]),
                backed_by_board: false,
                ..ResolutionDraftDto::sample()
            },
        }
    }
}

/// Put a draft on the agenda that members ask for.
///
/// On the plan, or on the agenda once the notice is sent. Refused when it arrived later than the twenty-fifth day before the
/// assembly (C. com., art. R225-72), or when those who ask hold too little of the capital on that day by the register (art.
/// L225-105 and R225-71).
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly.")),
    request_body(content = RequestResolutionRequest, example = json!(RequestResolutionRequest::sample())),
    responses((status = 201, description = "On the agenda.", body = RequestRowDto, example = json!(RequestRowDto::sample())))
)]
#[post("/assemblies/{assembly_id}/requests")]
pub(super) async fn request_resolution(
    office: Desk,
    path: Path<AssemblyId>,
    body: Body<RequestResolutionRequest>,
) -> Result<HttpResponse, Problem> {
    let assembly = path.into_inner();
    let RequestResolutionRequest { by, received_on, draft } = body.value;
    let asked = (by, received_on);
    let mut requests = office.request_resolution(&body.context, assembly, asked, draft.into()).await?;
    let noted = requests.pop().ok_or_else(|| Problem::internal("a request that was noted is not there"))?;
    let path = format!("/api/v1/assemblies/{assembly}/requests");
    Ok(created(&path, &RequestRowDto::from(noted)))
}
