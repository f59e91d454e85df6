//! `DELETE /tokens/{token_id}`

use actix_web::web::Path;
use actix_web::{HttpResponse, delete};
use door::Desk;
use office::accounts::public::TokenId;

use super::shapes::TokenIdDto;
use crate::context::Caller;
use crate::etag::done;
use crate::parameters::NoParameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// Revoke a token.
///
/// It works no more from this moment on; it stays listed.
#[utoipa::path(
    tag = "accounts",
    params(("token_id" = String, Path, format = Uuid, description = "The token.")),
    responses((status = 200, description = "Revoked.", body = TokenIdDto, example = json!(TokenIdDto::sample())))
)]
#[delete("/tokens/{token_id}")]
pub(super) async fn revoke_token(
    office: Desk,
    token_id: Path<TokenId>,
    _: NoParameters,
    caller: Caller,
) -> Result<HttpResponse, Problem> {
    office.accounts.revoke_token(&caller.context, *token_id).await?;
    Ok(done(&TokenIdDto { token_id: *token_id }))
}
