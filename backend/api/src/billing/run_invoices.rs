//! `POST /invoice-runs`

use actix_web::{HttpResponse, post};
use door::Desk;
use office::kernel::jobs::go_on;
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::InvoiceRunDto;
use crate::body::Body;
use crate::context::asynchronous;
use crate::etag::done;
use crate::jobs::shapes::{JobDto, accepted};
use crate::preferences::Preferences;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// A run of the yearly bills.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RunInvoicesRequest {
    /// Issue date: what is due by then is billed.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
}

impl Sample for RunInvoicesRequest {
    fn sample() -> Self {
        Self { on: sample::parsed("2015-01-15") }
    }
}

/// Bill what is due by a day, and fix the papers.
///
/// A period is billed once: a second run of the same day issues nothing and says so. Under an idempotency key a repeated
/// request is answered as the first one was.
/// What cannot be billed is named with what to mend, and stops nobody else. When the database fails on the way, the bills
/// issued so far stay issued: the same request goes on with the rest.
#[utoipa::path(
    tag = "billing",
    request_body(content = RunInvoicesRequest, example = json!(RunInvoicesRequest::sample())),
    responses(
        (status = 200, description = "Run.", body = InvoiceRunDto, example = json!(InvoiceRunDto::sample())),
        (status = 202, description = "With `Prefer: respond-async`: left as a job, whose result is the same answer.", body = JobDto, example = json!(JobDto::sample()))
    )
)]
#[post("/invoice-runs")]
pub(super) async fn run_invoices(
    office: Desk,
    preferences: Preferences,
    body: Body<RunInvoicesRequest>,
) -> Result<HttpResponse, Problem> {
    if preferences.respond_async {
        return Ok(accepted(office.jobs().run_invoices(&asynchronous(body.context), body.value.on).await?));
    }
    let day = office.bill(&body.context, body.value.on, go_on).await?;
    Ok(done(&InvoiceRunDto::from(day)))
}
