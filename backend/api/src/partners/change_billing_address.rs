//! `POST /organisations/{organisation_id}/billing-address`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::partners::public::OrganisationId;
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::{OrganisationIdDto, PostalAddressDto};
use crate::body::Body;
use crate::etag::created;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// Another billing address.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ChangeBillingAddressRequest {
    /// Where invoices go.
    pub billing_address: PostalAddressDto,
    /// From when.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
}

impl Sample for ChangeBillingAddressRequest {
    fn sample() -> Self {
        Self { billing_address: PostalAddressDto::sample(), on: sample::parsed("2015-01-01") }
    }
}

/// Send the invoices of an organisation elsewhere.
#[utoipa::path(
    tag = "partners",
    params(("organisation_id" = String, Path, format = Uuid, description = "The organisation.")),
    request_body(content = ChangeBillingAddressRequest, example = json!(ChangeBillingAddressRequest::sample())),
    responses((status = 201, description = "Recorded.", body = OrganisationIdDto, example = json!(OrganisationIdDto::sample())))
)]
#[post("/organisations/{organisation_id}/billing-address")]
pub(super) async fn change_billing_address(
    office: Desk,
    organisation_id: Path<OrganisationId>,
    body: Body<ChangeBillingAddressRequest>,
) -> Result<HttpResponse, Problem> {
    let id = organisation_id.into_inner();
    let ChangeBillingAddressRequest { billing_address, on } = body.value;
    office.partners.change_billing_address(&body.context, id, billing_address.into(), on).await?;
    Ok(created(&format!("/api/v1/organisations/{id}"), &OrganisationIdDto { organisation_id: id }))
}
