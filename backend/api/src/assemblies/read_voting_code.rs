//! `GET /assemblies/{assembly_id}/roll/{member_id}/voting-code`

use actix_web::get;
use actix_web::web::{Json, Path};
use door::Desk;
use office::assemblies::public::AssemblyId;
use office::members::public::MemberId;
use serde::Serialize;
use utoipa::ToSchema;

use crate::parameters::NoParameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// The code of a member for an assembly.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = VotingCode)]
pub(super) struct VotingCodeDto {
    /// Eight letters and digits in two groups, as the convocation prints them.
    code: String,
}

impl Sample for VotingCodeDto {
    fn sample() -> Self {
        Self { code: "K7QM 2XAB".to_owned() }
    }
}

/// Read the code of a member's convocation once more.
///
/// For a notice that is printed again, or a member who lost it and proves who it is (C. com., art. R225-98). It votes for
/// nobody by itself: who uses it enters by the member's account first.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly."), ("member_id" = String, Path, format = Uuid, description = "Whose code.")),
    responses((status = 200, description = "The code.", body = VotingCodeDto, example = json!(VotingCodeDto::sample())))
)]
#[get("/assemblies/{assembly_id}/roll/{member_id}/voting-code")]
pub(super) async fn read_voting_code(
    office: Desk,
    path: Path<(AssemblyId, MemberId)>,
    _: NoParameters,
) -> Result<Json<VotingCodeDto>, Problem> {
    let (assembly, member) = path.into_inner();
    let code = office.voting_code(assembly, member)?;
    office.assemblies.assembly(assembly).await?;
    Ok(Json(VotingCodeDto { code }))
}
