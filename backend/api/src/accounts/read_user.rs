//! `GET /users/{user_id}`

use actix_web::get;
use actix_web::web::Path;
use door::Desk;
use office::accounts::public::UserId;

use super::shapes::UserFileDto;
use crate::etag::Single;
use crate::parameters::NoParameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// One user, with how they enter.
#[utoipa::path(
    tag = "accounts",
    params(("user_id" = String, Path, format = Uuid, description = "The user.")),
    responses((status = 200, description = "The user.", body = UserFileDto, example = json!(UserFileDto::sample())))
)]
#[get("/users/{user_id}")]
pub(super) async fn read_user(
    office: Desk,
    user_id: Path<UserId>,
    _: NoParameters,
) -> Result<Single<UserFileDto>, Problem> {
    Ok(Single(office.accounts.user(*user_id).await?.into()))
}
