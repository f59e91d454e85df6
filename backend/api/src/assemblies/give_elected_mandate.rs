//! `POST /assemblies/{assembly_id}/resolutions/{number}/mandate`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::assemblies::public::{AssemblyId, MandateId};
use office::values::Uuid;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::ResolutionSheetDto;
use crate::body::Body;
use crate::etag::done;
use crate::problem::Problem;
use crate::sample::Sample;

/// A mandate that was voted.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct GiveElectedMandateRequest {
    /// Who acts for an entity; a director that is one must have one (C. com., art. L225-20).
    #[serde(default)]
    representative: Option<String>,
}

impl Sample for GiveElectedMandateRequest {
    fn sample() -> Self {
        Self { representative: Some("Zoé Exemple".to_owned()) }
    }
}

/// Give the mandate to the candidate whom a resolution elected.
///
/// From the day of the assembly, once. Who was not elected receives none.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly."), ("number" = u32, Path, minimum = 1, description = "Number of the resolution on the agenda.")),
    request_body(content = GiveElectedMandateRequest, example = json!(GiveElectedMandateRequest::sample())),
    responses((status = 200, description = "Given.", body = ResolutionSheetDto, example = json!(ResolutionSheetDto::sample())))
)]
#[post("/assemblies/{assembly_id}/resolutions/{number}/mandate")]
pub(super) async fn give_elected_mandate(
    office: Desk,
    path: Path<(AssemblyId, u32)>,
    body: Body<GiveElectedMandateRequest>,
) -> Result<HttpResponse, Problem> {
    let (assembly, number) = path.into_inner();
    let given = (MandateId::new(Uuid::now_v7()), body.value.representative);
    let sheet = office.assemblies.give_elected_mandate(&body.context, assembly, number, given).await?;
    Ok(done(&ResolutionSheetDto::from(sheet)))
}
