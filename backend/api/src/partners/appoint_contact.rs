//! `POST /organisations/{organisation_id}/contact`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::partners::public::OrganisationId;
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::{ContactDto, OrganisationIdDto};
use crate::body::Body;
use crate::etag::created;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// Another contact.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AppointContactRequest {
    /// Whom to write to; personal data, kept apart so that they can be erased.
    pub contact: ContactDto,
    /// From when.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
}

impl Sample for AppointContactRequest {
    fn sample() -> Self {
        Self { contact: ContactDto::sample(), on: sample::parsed("2015-01-01") }
    }
}

/// Name whom to write to in an organisation.
#[utoipa::path(
    tag = "partners",
    params(("organisation_id" = String, Path, format = Uuid, description = "The organisation.")),
    request_body(content = AppointContactRequest, example = json!(AppointContactRequest::sample())),
    responses((status = 201, description = "Recorded.", body = OrganisationIdDto, example = json!(OrganisationIdDto::sample())))
)]
#[post("/organisations/{organisation_id}/contact")]
pub(super) async fn appoint_contact(
    office: Desk,
    organisation_id: Path<OrganisationId>,
    body: Body<AppointContactRequest>,
) -> Result<HttpResponse, Problem> {
    let id = organisation_id.into_inner();
    let AppointContactRequest { contact, on } = body.value;
    office.partners.appoint_contact(&body.context, id, contact.into(), on).await?;
    Ok(created(&format!("/api/v1/organisations/{id}"), &OrganisationIdDto { organisation_id: id }))
}
