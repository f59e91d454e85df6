//! `POST /applications/{application_id}/erasure`

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

/// An application of which nothing personal is kept.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct EraseApplicationRequest {
    /// Day of the erasure.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
}

impl Sample for EraseApplicationRequest {
    fn sample() -> Self {
        Self { on: sample::parsed("2017-03-16") }
    }
}

/// Erase the personal data of an application.
///
/// For good, on every day that can be read: who applied, why, and why it ended. What stays says that an application came,
/// what it asked for and how it ended; the log of facts keeps an entity's legal name. Refused while the application is
/// open, and of who became a member, whom the register must keep.
#[utoipa::path(
    tag = "members",
    params(("application_id" = String, Path, format = Uuid, description = "The application.")),
    request_body(content = EraseApplicationRequest, example = json!(EraseApplicationRequest::sample())),
    responses((status = 201, description = "Erased.", body = ApplicationIdDto, example = json!(ApplicationIdDto::sample())))
)]
#[post("/applications/{application_id}/erasure")]
pub(super) async fn erase_application(
    office: Desk,
    application_id: Path<MemberId>,
    body: Body<EraseApplicationRequest>,
) -> Result<HttpResponse, Problem> {
    let application_id = application_id.into_inner();
    office.members.erase_application(&body.context, application_id, body.value.on).await?;
    Ok(created(&super::address(application_id), &ApplicationIdDto { application_id }))
}
