//! `POST /organisations/{organisation_id}/identifiers`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::partners::organisation::Identifiers;
use office::partners::public::OrganisationId;
use office::values::{Day, Siren, Siret, VatNumber};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::OrganisationIdDto;
use crate::body::Body;
use crate::etag::created;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// The numbers under which an organisation is registered: all of them, those left out are none.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct IdentifyOrganisationRequest {
    /// Number of the legal entity (SIREN).
    #[schema(value_type = Option<String>, pattern = r"^\d{9}$")]
    pub siren: Option<Siren>,
    /// Number of the establishment that is invoiced (SIRET): begins with the SIREN, and nobody else has it.
    #[schema(value_type = Option<String>, pattern = r"^\d{14}$")]
    pub siret: Option<Siret>,
    /// VAT number.
    #[schema(value_type = Option<String>)]
    pub vat_number: Option<VatNumber>,
    /// From when.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
}

impl Sample for IdentifyOrganisationRequest {
    fn sample() -> Self {
        Self {
            siren: Some(sample::parsed("732829320")),
            siret: Some(sample::parsed("73282932000074")),
            vat_number: Some(VatNumber::of_siren(&sample::parsed("732829320"))),
            on: sample::parsed("2015-01-01"),
        }
    }
}

/// Establish the SIREN, SIRET and VAT number of an organisation.
///
/// They replace those known so far.
#[utoipa::path(
    tag = "partners",
    params(("organisation_id" = String, Path, format = Uuid, description = "The organisation.")),
    request_body(content = IdentifyOrganisationRequest, example = json!(IdentifyOrganisationRequest::sample())),
    responses((status = 201, description = "Recorded.", body = OrganisationIdDto, example = json!(OrganisationIdDto::sample())))
)]
#[post("/organisations/{organisation_id}/identifiers")]
pub(super) async fn identify_organisation(
    office: Desk,
    organisation_id: Path<OrganisationId>,
    body: Body<IdentifyOrganisationRequest>,
) -> Result<HttpResponse, Problem> {
    let id = organisation_id.into_inner();
    let IdentifyOrganisationRequest { siren, siret, vat_number, on } = body.value;
    let identifiers = Identifiers { siren, siret, vat_number };
    office.partners.identify_organisation(&body.context, id, identifiers, on).await?;
    Ok(created(&format!("/api/v1/organisations/{id}"), &OrganisationIdDto { organisation_id: id }))
}
