//! `POST /outbox/retry-parked`

use actix_web::{HttpResponse, post};
use door::Desk;

use super::shapes::RetriedDto;
use crate::context::Caller;
use crate::etag::done;
use crate::parameters::NoParameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// Try all parked notes again now.
///
/// The oldest first, at most 1000 at once.
#[utoipa::path(
    tag = "outbox",
    responses((status = 200, description = "Due now.", body = RetriedDto, example = json!(RetriedDto::sample())))
)]
#[post("/outbox/retry-parked")]
pub(super) async fn retry_parked_notes(
    office: Desk,
    _: NoParameters,
    caller: Caller,
) -> Result<HttpResponse, Problem> {
    Ok(done(&RetriedDto { retried: office.outbox().retry_parked(&caller.context).await? }))
}
