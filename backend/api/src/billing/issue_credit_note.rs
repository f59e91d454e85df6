//! `POST /invoices/{invoice_id}/credit-notes`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::billing::public::{CreditScope, InvoiceId, LineCredit};
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::new_id::new_id;
use super::shapes::IssuedDto;
use crate::body::Body;
use crate::etag::created;
use crate::money::Amount;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// A net amount taken back from one line.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct LineCreditDto {
    /// Number of the invoice's line.
    pub line: u32,
    /// Excluding VAT, above zero.
    pub net: Amount,
}

/// What is taken back.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum CreditScopeDto {
    /// All that is left of the invoice.
    Whole,
    /// So much of these lines.
    Lines(Vec<LineCreditDto>),
}

impl From<CreditScopeDto> for CreditScope {
    fn from(scope: CreditScopeDto) -> Self {
        let credit = |LineCreditDto { line, net }| LineCredit { line, net: net.into() };
        match scope {
            CreditScopeDto::Whole => Self::Whole,
            CreditScopeDto::Lines(lines) => Self::Lines(lines.into_iter().map(credit).collect()),
        }
    }
}

/// A credit note.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct IssueCreditNoteRequest {
    /// Issue date.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
    /// What is taken back.
    pub scope: CreditScopeDto,
    /// Why, as printed.
    pub reason: String,
}

impl Sample for IssueCreditNoteRequest {
    fn sample() -> Self {
        let net = office::values::Money::euros(300).into();
        let scope = CreditScopeDto::Lines(vec![LineCreditDto { line: 1, net }]);
        Self { on: sample::parsed("2015-07-01"), scope, reason: "Ouverture tardive".to_owned() }
    }
}

/// Issue a credit note on an invoice.
///
/// Whole or by lines, never more than what is left.
#[utoipa::path(
    tag = "billing",
    params(("invoice_id" = String, Path, format = Uuid, description = "The invoice.")),
    request_body(content = IssueCreditNoteRequest, example = json!(IssueCreditNoteRequest::sample())),
    responses((status = 201, description = "Issued.", body = IssuedDto, example = json!(IssuedDto::sample())))
)]
#[post("/invoices/{invoice_id}/credit-notes")]
pub(super) async fn issue_credit_note(
    office: Desk,
    invoice_id: Path<InvoiceId>,
    body: Body<IssueCreditNoteRequest>,
) -> Result<HttpResponse, Problem> {
    let (origin, note) = (invoice_id.into_inner(), InvoiceId::new(new_id(&body.context)));
    let IssueCreditNoteRequest { on, scope, reason } = body.value;
    let issued =
        office.billing.issue_credit_note(&body.context, note, origin, on, scope.into(), reason).await?;
    Ok(created(&format!("/api/v1/invoices/{note}"), &IssuedDto { invoice_id: note, invoice: issued.into() }))
}
