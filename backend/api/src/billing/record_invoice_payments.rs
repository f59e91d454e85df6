//! `POST /payments/bulk`

use actix_web::post;
use office::Office;
use office::billing::permissions::PAYMENT_RECORD;
use office::billing::public::InvoiceId;
use office::kernel::Context;
use office::kernel::access::Permission;
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::InvoiceIdDto;
use crate::bulk::{Made, Write, bulk};
use crate::money::Amount;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// Money received for an invoice.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RecordPaymentRow {
    /// The invoice.
    #[schema(value_type = String, format = Uuid)]
    pub invoice_id: InvoiceId,
    /// How much, at most what is left to pay.
    pub amount: Amount,
    /// Day on which the bank credited it.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
    /// The bank's reference, once for an invoice: 1 to 140 characters.
    pub reference: String,
}

impl Sample for RecordPaymentRow {
    fn sample() -> Self {
        Self {
            invoice_id: InvoiceId::new(sample::ID),
            amount: office::values::Money::euros(500).into(),
            on: sample::parsed("2015-02-02"),
            reference: "VIR-0042".to_owned(),
        }
    }
}

impl Write for RecordPaymentRow {
    type Made = InvoiceIdDto;
    const COLLECTION: &'static str = "payments";
    const PERMISSION: Permission = PAYMENT_RECORD;

    async fn write(self, office: &Office, context: &Context) -> Result<Made<InvoiceIdDto>, Problem> {
        let Self { invoice_id, amount, on, reference } = self;
        office.billing.record_payment(context, invoice_id, amount.into(), on, &reference).await?;
        Ok(Made { location: format!("/api/v1/invoices/{invoice_id}"), made: InvoiceIdDto { invoice_id } })
    }
}

bulk! {
    /// Record money received for many invoices.
    ///
    /// A bank statement, say. Each row is the body of `POST /invoices/{invoice_id}/payments` with the invoice, done in a
    /// transaction of its own: a row that is refused stops no other.
    record_invoice_payments(RecordPayments) "/payments/bulk" [RecordPaymentRow => InvoiceIdDto] in "billing"
}
