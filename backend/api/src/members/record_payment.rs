//! `POST /members/{member_id}/payments`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::members::RecordPayment;
use office::members::public::MemberId;
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::{MovementNumber, SettlementDto};
use crate::body::Body;
use crate::etag::created;
use crate::money::Amount;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// A payment of what is due on subscribed shares.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RecordPaymentRequest {
    /// How much, at most what is due.
    pub amount: Amount,
    /// How; not said when absent.
    #[serde(default)]
    pub settlement: Option<SettlementDto>,
    /// Day of the payment.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
}

impl Sample for RecordPaymentRequest {
    fn sample() -> Self {
        Self {
            amount: office::values::Money::euros(750).into(),
            settlement: Some(SettlementDto::sample()),
            on: sample::parsed("2015-09-30"),
        }
    }
}

/// Record a payment on shares.
#[utoipa::path(
    tag = "members",
    params(("member_id" = String, Path, format = Uuid, description = "The member.")),
    request_body(content = RecordPaymentRequest, example = json!(RecordPaymentRequest::sample())),
    responses((status = 201, description = "Recorded.", body = MovementNumber, example = json!(MovementNumber::sample())))
)]
#[post("/members/{member_id}/payments")]
pub(super) async fn record_payment(
    office: Desk,
    member_id: Path<MemberId>,
    body: Body<RecordPaymentRequest>,
) -> Result<HttpResponse, Problem> {
    let id = member_id.into_inner();
    let RecordPaymentRequest { amount, settlement, on } = body.value;
    let settlement = SettlementDto::or_unstated(settlement);
    let order = RecordPayment { member_id: id, amount: amount.into(), settlement, on };
    let movement = office.record_share_payment(&body.context, order).await?;
    Ok(created(&format!("/api/v1/members/{id}"), &MovementNumber { movement }))
}
