//! `GET /assemblies/{assembly_id}/result.json`

use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse, get};
use door::Desk;
use office::assemblies::public::AssemblyId;
use utoipa::ToSchema;

use crate::etag::file;
use crate::parameters::NoParameters;
use crate::problem::Problem;

/// The result of an assembly with all that a recount needs, and no name. `docs/assembly-result.md` says each member.
#[derive(Debug, ToSchema)]
#[schema(as = AssemblyResultFile)]
#[allow(dead_code)] // Written by the office, which alone knows how; this is its description.
pub(super) struct ResultFileDto {
    /// `quintette-assembly-result`.
    format: String,
    /// Another meaning of a member is another version.
    version: u32,
    /// Which assembly, of what kind and call, its day and its stage.
    #[schema(value_type = Object)]
    assembly: serde_json::Value,
    /// The clauses of the statutes of its day.
    #[schema(value_type = Object)]
    clauses: serde_json::Value,
    /// What an abstention was worth, under the law of its day.
    abstentions: String,
    /// The frozen roll with its seal; voters are told by their identifiers.
    #[schema(value_type = Object)]
    roll: serde_json::Value,
    /// The resolutions in the order of the agenda: votes, counts, outcome; every number exact.
    #[schema(value_type = Vec<Object>)]
    resolutions: Vec<serde_json::Value>,
}

/// The result of an assembly as a file that any program reads and recomputes.
///
/// Clauses, roll, votes and results; each fraction is written as « num/den », nothing is rounded, nobody is named. A secret
/// vote shows its totals only.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly.")),
    responses((status = 200, description = "The file.", body = ResultFileDto, example = json!({
        "format": "quintette-assembly-result",
        "version": 1,
        "assembly": {"id": "01a5e0c2-7c00-7000-8000-00000000002a", "kind": "ordinary", "convocation": "first", "day": "2016-06-24", "stage": "closed"},
        "clauses": {"statutes": 1, "quorum_basis": "members"},
        "abstentions": "against",
        "roll": {"seal": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "voters": [{"member": "01a5e0c2-7c00-7000-8000-00000000002b", "college": "Employees", "shares": 1}]},
        "resolutions": [{"number": 1, "decision": "ordinary", "secret": false, "state": "closed"}]
    })))
)]
#[get("/assemblies/{assembly_id}/result.json")]
pub(super) async fn read_result_file(
    office: Desk,
    path: Path<AssemblyId>,
    _: NoParameters,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    Ok(file(&request, office.result_file(path.into_inner()).await?))
}
