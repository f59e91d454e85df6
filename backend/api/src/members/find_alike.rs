//! `POST /members/alike`

use actix_web::{HttpResponse, post};
use door::Desk;

use super::shapes::{AlikeDto, ApplicantDto};
use crate::body::Body;
use crate::etag::done;
use crate::problem::Problem;
use crate::sample::Sample;

/// Present members that look like an applicant.
///
/// The same SIREN or RNA, or the same name and town. A question with a body, since a name belongs in no address: nothing
/// is written.
#[utoipa::path(
    tag = "members",
    request_body(content = ApplicantDto, example = json!(ApplicantDto::sample())),
    responses((status = 200, description = "Who looks alike; nobody when empty.", body = Vec<AlikeDto>, example = json!([AlikeDto::sample()])))
)]
#[post("/members/alike")]
pub(super) async fn find_alike(office: Desk, body: Body<ApplicantDto>) -> Result<HttpResponse, Problem> {
    let alike = office.members.alike(&body.value.into()).await?;
    Ok(done(&alike.into_iter().map(AlikeDto::from).collect::<Vec<_>>()))
}
