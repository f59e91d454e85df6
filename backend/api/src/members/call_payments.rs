//! `POST /share-calls`

use actix_web::{HttpResponse, post};
use door::Desk;
use office::kernel::jobs::go_on;
use office::members::CallPayments;
use office::values::{Day, Fraction};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::CalledPaymentsDto;
use crate::body::Body;
use crate::context::asynchronous;
use crate::etag::done;
use crate::fraction::FractionDto;
use crate::jobs::shapes::{JobDto, accepted};
use crate::preferences::Preferences;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// A call of what is not paid, of every member.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CallPaymentsRequest {
    /// Part of the nominal value that will have been called: 1/2 after a second quarter.
    pub up_to: FractionDto,
    /// Last day to pay.
    #[schema(value_type = String, format = Date)]
    pub due_on: Day,
    /// Day of the board's call.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
}

impl Sample for CallPaymentsRequest {
    fn sample() -> Self {
        Self {
            up_to: Fraction::new(1, 2).unwrap_or(Fraction::ONE).into(),
            due_on: sample::parsed("2015-04-30"),
            on: sample::parsed("2015-03-02"),
        }
    }
}

/// Call what is not paid, of every member.
///
/// What was called or paid already is not called twice. When the machine fails on the way, what is called stays called:
/// the same request goes on with the rest.
#[utoipa::path(
    tag = "members",
    request_body(content = CallPaymentsRequest, example = json!(CallPaymentsRequest::sample())),
    responses(
        (status = 200, description = "Called.", body = CalledPaymentsDto, example = json!(CalledPaymentsDto::sample())),
        (status = 202, description = "With `Prefer: respond-async`: left as a job, whose result is the same answer.", body = JobDto, example = json!(JobDto::sample()))
    )
)]
#[post("/share-calls")]
pub(super) async fn call_payments(
    office: Desk,
    preferences: Preferences,
    body: Body<CallPaymentsRequest>,
) -> Result<HttpResponse, Problem> {
    let CallPaymentsRequest { up_to, due_on, on } = body.value;
    let order = CallPayments { up_to: up_to.into(), due_on, on };
    if preferences.respond_async {
        return Ok(accepted(office.jobs().call_payments(&asynchronous(body.context), order).await?));
    }
    let called = office.members.call_payments(&body.context, order, go_on).await?;
    Ok(done(&CalledPaymentsDto::from(called)))
}
