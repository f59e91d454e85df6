//! `POST /assemblies/{assembly_id}/debate`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::assemblies::public::AssemblyId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::AssemblyRowDto;
use crate::body::Body;
use crate::etag::done;
use crate::problem::Problem;
use crate::sample::Sample;

/// The summary of a debate.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NoteDebateRequest {
    /// About which resolution; absent for all that was said besides.
    #[serde(default)]
    resolution: Option<u32>,
    /// In words.
    text: String,
}

impl Sample for NoteDebateRequest {
    fn sample() -> Self {
        Self { resolution: Some(1), text: "Une question sur les amortissements.".to_owned() }
    }
}

/// Keep the summary of a debate for the minutes.
///
/// It takes the place of the summary before, until the minutes are signed (C. com., art. R225-106).
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly.")),
    request_body(content = NoteDebateRequest, example = json!(NoteDebateRequest::sample())),
    responses((status = 200, description = "Kept.", body = AssemblyRowDto, example = json!(AssemblyRowDto::sample())))
)]
#[post("/assemblies/{assembly_id}/debate")]
pub(super) async fn note_debate(
    office: Desk,
    path: Path<AssemblyId>,
    body: Body<NoteDebateRequest>,
) -> Result<HttpResponse, Problem> {
    let assembly = path.into_inner();
    let NoteDebateRequest { resolution, text } = body.value;
    let sheet = office.assemblies.note_debate(&body.context, assembly, resolution, text).await?;
    Ok(done(&AssemblyRowDto::from(sheet.row)))
}
