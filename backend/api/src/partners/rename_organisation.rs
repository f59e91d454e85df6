//! `POST /organisations/{organisation_id}/name`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::partners::public::OrganisationId;
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::OrganisationIdDto;
use crate::body::Body;
use crate::etag::created;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// Another legal name.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RenameOrganisationRequest {
    /// The new legal name.
    pub name: String,
    /// From when.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
}

impl Sample for RenameOrganisationRequest {
    fn sample() -> Self {
        Self { name: "Commune nouvelle de Saint-Exemple".to_owned(), on: sample::parsed("2015-01-01") }
    }
}

/// Give an organisation another legal name.
#[utoipa::path(
    tag = "partners",
    params(("organisation_id" = String, Path, format = Uuid, description = "The organisation.")),
    request_body(content = RenameOrganisationRequest, example = json!(RenameOrganisationRequest::sample())),
    responses((status = 201, description = "Recorded.", body = OrganisationIdDto, example = json!(OrganisationIdDto::sample())))
)]
#[post("/organisations/{organisation_id}/name")]
pub(super) async fn rename_organisation(
    office: Desk,
    organisation_id: Path<OrganisationId>,
    body: Body<RenameOrganisationRequest>,
) -> Result<HttpResponse, Problem> {
    let id = organisation_id.into_inner();
    let RenameOrganisationRequest { name, on } = body.value;
    office.partners.rename_organisation(&body.context, id, name, on).await?;
    Ok(created(&format!("/api/v1/organisations/{id}"), &OrganisationIdDto { organisation_id: id }))
}
