//! `POST /applications/{application_id}/amendments`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::members::public::MemberId;

use super::super::shapes::{ApplicationAskDto, ApplicationIdDto};
use crate::body::Body;
use crate::etag::created;
use crate::problem::Problem;
use crate::sample::Sample;

/// Put all that an open application asks for anew.
///
/// Under the terms of the category in the statutes in force on the day of the change.
#[utoipa::path(
    tag = "members",
    params(("application_id" = String, Path, format = Uuid, description = "The application.")),
    request_body(content = ApplicationAskDto, example = json!(ApplicationAskDto::amended())),
    responses((status = 201, description = "Recorded.", body = ApplicationIdDto, example = json!(ApplicationIdDto::sample())))
)]
#[post("/applications/{application_id}/amendments")]
pub(super) async fn amend_application(
    office: Desk,
    application_id: Path<MemberId>,
    body: Body<ApplicationAskDto>,
) -> Result<HttpResponse, Problem> {
    let application_id = application_id.into_inner();
    office.amend_application(&body.context, body.value.of(application_id)).await?;
    Ok(created(&super::address(application_id), &ApplicationIdDto { application_id }))
}
