//! `POST /assemblies/{assembly_id}/resolutions/{number}/allocation`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::assemblies::public::AssemblyId;
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::ResolutionSheetDto;
use crate::body::Body;
use crate::etag::done;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// An allocation that was made.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NoteAllocationRequest {
    /// Closing day of the year whose result was allocated.
    #[schema(value_type = String, format = Date)]
    closed_on: Day,
}

impl Sample for NoteAllocationRequest {
    fn sample() -> Self {
        Self { closed_on: sample::parsed("2015-12-31") }
    }
}

/// Note that the allocation which a resolution decided is made.
///
/// Once `allocate_result` has made it in the register; so that nobody asks for it again.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly."), ("number" = u32, Path, minimum = 1, description = "Number of the resolution on the agenda.")),
    request_body(content = NoteAllocationRequest, example = json!(NoteAllocationRequest::sample())),
    responses((status = 200, description = "Noted.", body = ResolutionSheetDto, example = json!(ResolutionSheetDto::sample())))
)]
#[post("/assemblies/{assembly_id}/resolutions/{number}/allocation")]
pub(super) async fn note_allocation(
    office: Desk,
    path: Path<(AssemblyId, u32)>,
    body: Body<NoteAllocationRequest>,
) -> Result<HttpResponse, Problem> {
    let ((assembly, number), closed_on) = (path.into_inner(), body.value.closed_on);
    let sheet = office.assemblies.note_allocation(&body.context, assembly, number, closed_on).await?;
    Ok(done(&ResolutionSheetDto::from(sheet)))
}
