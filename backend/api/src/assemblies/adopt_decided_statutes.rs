//! `POST /assemblies/{assembly_id}/resolutions/{number}/statutes`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::assemblies::public::AssemblyId;
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::{ResolutionSheetDto, StatutesDocumentDto};
use crate::body::Body;
use crate::etag::done;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// A version of the statutes: the whole document, not a difference.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AdoptDecidedStatutesRequest {
    /// First day on which it is the rule; never before the assembly, always after the latest version's.
    #[schema(value_type = String, format = Date)]
    effective_on: Day,
    /// All the clauses.
    document: StatutesDocumentDto,
}

impl Sample for AdoptDecidedStatutesRequest {
    fn sample() -> Self {
        Self { effective_on: sample::parsed("2016-07-01"), document: StatutesDocumentDto::sample() }
    }
}

/// Adopt the version of the statutes that a resolution decided.
///
/// As decided on the day of the assembly, once. Clauses under the floors of the law are refused, each with the article.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly."), ("number" = u32, Path, minimum = 1, description = "Number of the resolution on the agenda.")),
    request_body(content = AdoptDecidedStatutesRequest, example = json!(AdoptDecidedStatutesRequest::sample())),
    responses((status = 200, description = "Adopted.", body = ResolutionSheetDto, example = json!(ResolutionSheetDto::sample())))
)]
#[post("/assemblies/{assembly_id}/resolutions/{number}/statutes")]
pub(super) async fn adopt_decided_statutes(
    office: Desk,
    path: Path<(AssemblyId, u32)>,
    body: Body<AdoptDecidedStatutesRequest>,
) -> Result<HttpResponse, Problem> {
    let (assembly, number) = path.into_inner();
    let AdoptDecidedStatutesRequest { effective_on, document } = body.value;
    let adopted = (effective_on, document.into());
    let sheet = office.assemblies.adopt_decided_statutes(&body.context, assembly, number, adopted).await?;
    Ok(done(&ResolutionSheetDto::from(sheet)))
}
