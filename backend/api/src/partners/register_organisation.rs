//! `POST /organisations`

use actix_web::{HttpResponse, post};
use door::Desk;
use office::Office;
use office::kernel::Context;
use office::kernel::access::Permission;
use office::partners::RegisterOrganisation;
use office::partners::organisation::{Identifiers, Profile};
use office::partners::permissions::ORGANISATION_REGISTER;
use office::partners::public::{OrganisationId, OrganisationKind};
use office::values::{Day, Siren, Siret, Uuid, VatNumber};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::{ContactDto, OrganisationIdDto, PostalAddressDto};
use super::words;
use crate::body::Body;
use crate::bulk::{Made, Write, bulk};
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// An organisation that pays for venues, or that works with the cooperative.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RegisterOrganisationRequest {
    /// Legal name.
    pub name: String,
    /// What it is.
    #[schema(value_type = words::OrganisationKind)]
    pub kind: OrganisationKind,
    /// Number of the legal entity (SIREN), where it has one.
    #[schema(value_type = Option<String>, pattern = r"^\d{9}$")]
    pub siren: Option<Siren>,
    /// Number of the establishment that is invoiced (SIRET): begins with the SIREN, and nobody else has it.
    #[schema(value_type = Option<String>, pattern = r"^\d{14}$")]
    pub siret: Option<Siret>,
    /// VAT number, for those who have one.
    #[schema(value_type = Option<String>)]
    pub vat_number: Option<VatNumber>,
    /// Where invoices go.
    pub billing_address: PostalAddressDto,
    /// Whom to write to; personal data, kept apart so that they can be erased.
    pub contact: Option<ContactDto>,
    /// From when it is known.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
}

impl Sample for RegisterOrganisationRequest {
    fn sample() -> Self {
        Self {
            name: "Commune de Saint-Exemple".to_owned(),
            kind: OrganisationKind::Commune,
            siren: Some(sample::parsed("732829320")),
            siret: Some(sample::parsed("73282932000074")),
            vat_number: Some(VatNumber::of_siren(&sample::parsed("732829320"))),
            billing_address: PostalAddressDto::sample(),
            contact: Some(ContactDto::sample()),
            on: sample::parsed("2014-10-01"),
        }
    }
}

impl RegisterOrganisationRequest {
    fn of(self, id: OrganisationId) -> RegisterOrganisation {
        let Self { name, kind, siren, siret, vat_number, billing_address, contact, on } = self;
        let identifiers = Identifiers { siren, siret, vat_number };
        let profile = Profile { name, kind, identifiers, billing_address: billing_address.into() };
        RegisterOrganisation { id, profile, contact: contact.map(Into::into), on }
    }
}

impl Write for RegisterOrganisationRequest {
    type Made = OrganisationIdDto;
    const COLLECTION: &'static str = "organisations";
    const PERMISSION: Permission = ORGANISATION_REGISTER;

    async fn write(self, office: &Office, context: &Context) -> Result<Made<OrganisationIdDto>, Problem> {
        let order = self.of(OrganisationId::new(Uuid::now_v7()));
        let id = office.partners.register_organisation(context, order).await?;
        let location = format!("/api/v1/organisations/{id}");
        Ok(Made { location, made: OrganisationIdDto { organisation_id: id } })
    }
}

bulk! {
    /// Make many organisations known.
    ///
    /// Each row is the body of `POST /organisations`, done in a transaction of its own: a row that is refused stops no other.
    register_organisations(RegisterOrganisations) "/organisations/bulk" [RegisterOrganisationRequest => OrganisationIdDto] in "partners"
}

/// Make an organisation known.
#[utoipa::path(
    tag = "partners",
    request_body(content = RegisterOrganisationRequest, example = json!(RegisterOrganisationRequest::sample())),
    responses((status = 201, description = "Registered.", body = OrganisationIdDto, example = json!(OrganisationIdDto::sample())))
)]
#[post("/organisations")]
pub(super) async fn register_organisation(
    office: Desk,
    body: Body<RegisterOrganisationRequest>,
) -> Result<HttpResponse, Problem> {
    Ok(body.value.write(&office, &body.context).await?.answer())
}
