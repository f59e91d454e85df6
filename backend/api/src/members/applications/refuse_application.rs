//! `POST /applications/{application_id}/refusal`

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

/// What the board decided.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RefuseApplicationRequest {
    /// Day of the board's decision.
    #[schema(value_type = String, format = Date)]
    pub decided_on: Day,
    /// Why, in words.
    pub reason: String,
}

impl Sample for RefuseApplicationRequest {
    fn sample() -> Self {
        Self {
            decided_on: sample::parsed("2015-03-16"),
            reason: "Activité sans lien avec l'objet de la coopérative".to_owned(),
        }
    }
}

/// Refuse an application.
///
/// The board decided so; nobody is admitted by it afterwards: who is to be admitted after all applies anew.
#[utoipa::path(
    tag = "members",
    params(("application_id" = String, Path, format = Uuid, description = "The application.")),
    request_body(content = RefuseApplicationRequest, example = json!(RefuseApplicationRequest::sample())),
    responses((status = 201, description = "Recorded.", body = ApplicationIdDto, example = json!(ApplicationIdDto::sample())))
)]
#[post("/applications/{application_id}/refusal")]
pub(super) async fn refuse_application(
    office: Desk,
    application_id: Path<MemberId>,
    body: Body<RefuseApplicationRequest>,
) -> Result<HttpResponse, Problem> {
    let application_id = application_id.into_inner();
    let RefuseApplicationRequest { decided_on, reason } = body.value;
    office.members.refuse_application(&body.context, application_id, reason, decided_on).await?;
    Ok(created(&super::address(application_id), &ApplicationIdDto { application_id }))
}
