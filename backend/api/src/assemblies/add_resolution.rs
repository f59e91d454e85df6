//! `POST /assemblies/{assembly_id}/resolutions`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::assemblies::public::{AssemblyId, MandateId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::{ConsequenceDto, ResolutionDraftDto, ResolutionSheetDto};
use crate::body::Body;
use crate::etag::created;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// A resolution that comes up in session.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AddResolutionRequest {
    /// What is voted: it ends a mandate, or elects.
    draft: ResolutionDraftDto,
    /// What happened.
    reason: String,
}

impl Sample for AddResolutionRequest {
    fn sample() -> Self {
        Self {
            draft: ResolutionDraftDto {
                title: "Révocation d'une administratrice".to_owned(),
                text: "L'assemblée met fin au mandat.".to_owned(),
                follows: Some(ConsequenceDto::EndMandate { mandate: MandateId::new(sample::ID) }),
                ..ResolutionDraftDto::sample()
            },
            reason: "Incident de séance".to_owned(),
        }
    }
}

/// Put a dismissal, or who takes over, on the agenda in session.
///
/// No other new subject may be put to the vote (C. com., art. L225-105).
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly.")),
    request_body(content = AddResolutionRequest, example = json!(AddResolutionRequest::sample())),
    responses((status = 201, description = "On the agenda.", body = ResolutionSheetDto, example = json!(ResolutionSheetDto::sample())))
)]
#[post("/assemblies/{assembly_id}/resolutions")]
pub(super) async fn add_resolution(
    office: Desk,
    path: Path<AssemblyId>,
    body: Body<AddResolutionRequest>,
) -> Result<HttpResponse, Problem> {
    let assembly = path.into_inner();
    let AddResolutionRequest { draft, reason } = body.value;
    let sheet = office.assemblies.add_resolution(&body.context, assembly, draft.into(), reason).await?;
    let sheet = ResolutionSheetDto::from(sheet);
    let (assembly, number) = (sheet.assembly_id, sheet.resolution.number);
    Ok(created(&format!("/api/v1/assemblies/{assembly}/resolutions/{number}"), &sheet))
}
