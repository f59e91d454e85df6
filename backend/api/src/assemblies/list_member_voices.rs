//! `GET /members/{member_id}/voices`

use actix_web::get;
use actix_web::web::Path;
use door::Desk;
use office::members::public::MemberId;

use super::shapes::MemberVoicesDto;
use crate::etag::Single;
use crate::parameters::Parameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// How a member's voice was used in the latest assemblies that are over. Members read their own.
#[utoipa::path(
    tag = "assemblies",
    params(
        ("member_id" = String, Path, format = Uuid, description = "Whose voice."),
        ("assemblies" = Option<u32>, Query, minimum = 1, maximum = 100, description = "How many assemblies; ten when absent.", example = 10),
    ),
    responses((status = 200, description = "As it stands.", body = MemberVoicesDto, example = json!(MemberVoicesDto::sample())))
)]
#[get("/members/{member_id}/voices")]
pub(super) async fn list_member_voices(
    office: Desk,
    path: Path<MemberId>,
    parameters: Parameters,
) -> Result<Single<MemberVoicesDto>, Problem> {
    parameters.only(&["assemblies"])?;
    let assemblies = parameters.parse::<Few>("assemblies")?.unwrap_or_default();
    Ok(Single(office.assemblies.voice(path.into_inner(), assemblies.0).await?.into()))
}

/// A number of assemblies that can be read at once.
struct Few(u64);

impl Default for Few {
    fn default() -> Self {
        Self(10)
    }
}

impl std::str::FromStr for Few {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, &'static str> {
        text.parse()
            .ok()
            .filter(|few| (1..=100).contains(few))
            .map(Self)
            .ok_or("a number from 1 to 100 is expected")
    }
}
