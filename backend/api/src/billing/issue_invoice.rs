//! `POST /invoices/{invoice_id}/issue`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::billing::public::InvoiceId;
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::IssuedDto;
use crate::body::Body;
use crate::etag::created;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// The issue of a draft.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct IssueInvoiceRequest {
    /// Issue date, never before that of the last paper of its series.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
}

impl Sample for IssueInvoiceRequest {
    fn sample() -> Self {
        Self { on: sample::parsed("2015-03-02") }
    }
}

/// Issue a draft.
///
/// It takes the next number and never changes again.
#[utoipa::path(
    tag = "billing",
    params(("invoice_id" = String, Path, format = Uuid, description = "The draft.")),
    request_body(content = IssueInvoiceRequest, example = json!(IssueInvoiceRequest::sample())),
    responses((status = 201, description = "Issued.", body = IssuedDto, example = json!(IssuedDto::sample())))
)]
#[post("/invoices/{invoice_id}/issue")]
pub(super) async fn issue_invoice(
    office: Desk,
    invoice_id: Path<InvoiceId>,
    body: Body<IssueInvoiceRequest>,
) -> Result<HttpResponse, Problem> {
    let id = invoice_id.into_inner();
    let issued = office.billing.issue_draft(&body.context, id, body.value.on).await?;
    Ok(created(&format!("/api/v1/invoices/{id}"), &IssuedDto { invoice_id: id, invoice: issued.into() }))
}
