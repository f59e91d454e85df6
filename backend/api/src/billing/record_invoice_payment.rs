//! `POST /invoices/{invoice_id}/payments`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::billing::public::InvoiceId;
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::InvoiceIdDto;
use crate::body::Body;
use crate::etag::created;
use crate::money::Amount;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// Money received.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RecordInvoicePaymentRequest {
    /// How much, at most what is left to pay.
    pub amount: Amount,
    /// Day on which the bank credited it.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
    /// The bank's reference, once for an invoice: 1 to 140 characters.
    pub reference: String,
}

impl Sample for RecordInvoicePaymentRequest {
    fn sample() -> Self {
        let amount = office::values::Money::euros(500).into();
        Self { amount, on: sample::parsed("2015-02-02"), reference: "VIR-0042".to_owned() }
    }
}

/// Record money received for an invoice.
///
/// More than what is left to pay is refused.
#[utoipa::path(
    tag = "billing",
    params(("invoice_id" = String, Path, format = Uuid, description = "The invoice.")),
    request_body(content = RecordInvoicePaymentRequest, example = json!(RecordInvoicePaymentRequest::sample())),
    responses((status = 201, description = "Recorded.", body = InvoiceIdDto, example = json!(InvoiceIdDto::sample())))
)]
#[post("/invoices/{invoice_id}/payments")]
pub(super) async fn record_invoice_payment(
    office: Desk,
    invoice_id: Path<InvoiceId>,
    body: Body<RecordInvoicePaymentRequest>,
) -> Result<HttpResponse, Problem> {
    let id = invoice_id.into_inner();
    let RecordInvoicePaymentRequest { amount, on, reference } = body.value;
    office.billing.record_payment(&body.context, id, amount.into(), on, &reference).await?;
    Ok(created(&format!("/api/v1/invoices/{id}"), &InvoiceIdDto { invoice_id: id }))
}
