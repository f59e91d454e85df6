//! `POST /invoices`

use actix_web::{HttpResponse, post};
use door::Desk;
use office::Office;
use office::billing::permissions::INVOICE_DRAFT;
use office::billing::public::InvoiceId;
use office::kernel::Context;
use office::kernel::access::Permission;
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::new_id::new_id;
use super::shapes::{DraftDto, InvoiceIdDto};
use crate::body::Body;
use crate::bulk::{Made, Write, bulk};
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// An invoice to prepare.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct DraftInvoiceRequest {
    /// Day of the preparation.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
    /// What is billed.
    pub draft: DraftDto,
}

impl Sample for DraftInvoiceRequest {
    fn sample() -> Self {
        Self { on: sample::parsed("2015-03-02"), draft: DraftDto::sample() }
    }
}

impl Write for DraftInvoiceRequest {
    type Made = InvoiceIdDto;
    const COLLECTION: &'static str = "invoices";
    const PERMISSION: Permission = INVOICE_DRAFT;

    async fn write(self, office: &Office, context: &Context) -> Result<Made<InvoiceIdDto>, Problem> {
        let id = InvoiceId::new(new_id(context));
        let Self { on, draft } = self;
        office.draft_invoice(context, id, on, draft.into()).await?;
        Ok(Made { location: format!("/api/v1/invoices/{id}/draft"), made: InvoiceIdDto { invoice_id: id } })
    }
}

bulk! {
    /// Prepare many invoices by hand.
    ///
    /// Each row is the body of `POST /invoices`, done in a transaction of its own: a row that is refused stops no other.
    draft_invoices(DraftInvoices) "/invoices/bulk" [DraftInvoiceRequest => InvoiceIdDto] in "billing"
}

/// Prepare an invoice by hand.
///
/// It takes a number when it is issued.
#[utoipa::path(
    tag = "billing",
    request_body(content = DraftInvoiceRequest, example = json!(DraftInvoiceRequest::sample())),
    responses((status = 201, description = "Prepared.", body = InvoiceIdDto, example = json!(InvoiceIdDto::sample())))
)]
#[post("/invoices")]
pub(super) async fn draft_invoice(
    office: Desk,
    body: Body<DraftInvoiceRequest>,
) -> Result<HttpResponse, Problem> {
    Ok(body.value.write(&office, &body.context).await?.answer())
}
