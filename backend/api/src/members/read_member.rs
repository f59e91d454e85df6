//! `GET /members/{member_id}`

use actix_web::get;
use actix_web::web::Path;
use door::Desk;
use office::kernel::Failure;
use office::members::member::MemberError;
use office::members::public::MemberId;

use super::shapes::MemberFileDto;
use crate::as_of::AsOf;
use crate::etag::Single;
use crate::problem::Problem;
use crate::sample::Sample;

/// One member with its movements, present or gone.
#[utoipa::path(
    tag = "members",
    params(("member_id" = String, Path, format = Uuid, description = "The member."), AsOf),
    responses((status = 200, description = "The member.", body = MemberFileDto, example = json!(MemberFileDto::sample())))
)]
#[get("/members/{member_id}")]
pub(super) async fn read_member(
    office: Desk,
    member_id: Path<MemberId>,
    moment: AsOf,
) -> Result<Single<MemberFileDto>, Problem> {
    let found = office.members.member(*member_id, moment.as_of, moment.known_at).await?;
    Ok(Single(found.ok_or(MemberError::NotAdmitted {}).map_err(Failure::from)?.into()))
}
