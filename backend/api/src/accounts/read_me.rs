//! `GET /me`

use actix_web::get;
use door::Desk;

use super::shapes::UserFileDto;
use crate::etag::Single;
use crate::parameters::NoParameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// The account of who asks.
///
/// What a program can find out about its own token: whose it is, and what that user is in the house.
#[utoipa::path(
    tag = "accounts",
    responses((status = 200, description = "The account.", body = UserFileDto, example = json!(UserFileDto::sample())))
)]
#[get("/me")]
pub(super) async fn read_me(office: Desk, _: NoParameters) -> Result<Single<UserFileDto>, Problem> {
    Ok(Single(office.accounts.me().await?.into()))
}
