//! `POST /applications/{application_id}/withdrawal`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::members::public::MemberId;
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::super::shapes::ApplicationIdDto;
use crate::body::Body;
use crate::etag::created;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// An application that is taken back.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct WithdrawApplicationRequest {
    /// Day on which it was taken back.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
    /// Why, in words.
    pub reason: String,
}

impl Sample for WithdrawApplicationRequest {
    fn sample() -> Self {
        Self { on: sample::parsed("2015-03-10"), reason: "Départ de la région".to_owned() }
    }
}

/// Withdraw an application.
///
/// The applicant takes it back before the board decides.
#[utoipa::path(
    tag = "members",
    params(("application_id" = String, Path, format = Uuid, description = "The application.")),
    request_body(content = WithdrawApplicationRequest, example = json!(WithdrawApplicationRequest::sample())),
    responses((status = 201, description = "Recorded.", body = ApplicationIdDto, example = json!(ApplicationIdDto::sample())))
)]
#[post("/applications/{application_id}/withdrawal")]
pub(super) async fn withdraw_application(
    office: Desk,
    application_id: Path<MemberId>,
    body: Body<WithdrawApplicationRequest>,
) -> Result<HttpResponse, Problem> {
    let application_id = application_id.into_inner();
    let WithdrawApplicationRequest { on, reason } = body.value;
    office.members.withdraw_application(&body.context, application_id, reason, on).await?;
    Ok(created(&super::address(application_id), &ApplicationIdDto { application_id }))
}
