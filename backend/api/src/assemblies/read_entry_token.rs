//! `GET /assemblies/{assembly_id}/roll/{member_id}/entry-token`

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

/// What the QR code of a member's convocation holds.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = EntryToken)]
pub(super) struct EntryTokenDto {
    /// Capitals and digits.
    token: String,
}

impl Sample for EntryTokenDto {
    fn sample() -> Self {
        Self { token: "AGS6BQT4ABYABAAAAAAAAAAAFKN2XQ7M4TPLZC3VWE6RSYDHJ5F".to_owned() }
    }
}

/// Read what the QR code of a member's convocation holds, for a convocation that is printed elsewhere.
///
/// It lets the desk sign the member in (`find_entry`), and votes for nobody.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly."), ("member_id" = String, Path, format = Uuid, description = "Whose token.")),
    responses((status = 200, description = "The token.", body = EntryTokenDto, example = json!(EntryTokenDto::sample())))
)]
#[get("/assemblies/{assembly_id}/roll/{member_id}/entry-token")]
pub(super) async fn read_entry_token(
    office: Desk,
    path: Path<(AssemblyId, MemberId)>,
    _: NoParameters,
) -> Result<Json<EntryTokenDto>, Problem> {
    let (assembly, member) = path.into_inner();
    let token = office.entry_token(assembly, member)?;
    office.assemblies.assembly(assembly).await?;
    Ok(Json(EntryTokenDto { token }))
}
