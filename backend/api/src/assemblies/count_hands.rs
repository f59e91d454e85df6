//! `POST /assemblies/{assembly_id}/resolutions/{number}/hands`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::assemblies::public::AssemblyId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::{CollegeCountDto, ResolutionSheetDto};
use crate::body::Body;
use crate::etag::done;
use crate::problem::Problem;
use crate::sample::Sample;

/// Hands, college by college.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CountHandsRequest {
    /// One a college; a college counted anew takes the place of its first count.
    counts: Vec<CollegeCountDto>,
}

impl Sample for CountHandsRequest {
    fn sample() -> Self {
        Self { counts: vec![CollegeCountDto::sample()] }
    }
}

/// Note the hands raised in the room.
///
/// Refused when a college has more hands than voices in the room that have not voted otherwise.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly."), ("number" = u32, Path, minimum = 1, description = "Number of the resolution on the agenda.")),
    request_body(content = CountHandsRequest, example = json!(CountHandsRequest::sample())),
    responses((status = 200, description = "Counted.", body = ResolutionSheetDto, example = json!(ResolutionSheetDto::sample())))
)]
#[post("/assemblies/{assembly_id}/resolutions/{number}/hands")]
pub(super) async fn count_hands(
    office: Desk,
    path: Path<(AssemblyId, u32)>,
    body: Body<CountHandsRequest>,
) -> Result<HttpResponse, Problem> {
    let (assembly, number) = path.into_inner();
    let counts = body.value.counts.into_iter().map(Into::into).collect();
    let sheet = office.assemblies.count_hands(&body.context, assembly, number, counts).await?;
    Ok(done(&ResolutionSheetDto::from(sheet)))
}
