//! `POST /members/{member_id}/subscriptions`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::Subscribe;
use office::members::public::MemberId;
use office::values::{Day, Shares};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::{AccountStatementDto, MovementNumber, SettlementDto};
use crate::body::Body;
use crate::etag::created;
use crate::money::Amount;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// More shares for a member.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SubscribeSharesRequest {
    /// How many, at the nominal of the statutes in force on the day.
    #[schema(value_type = u32, minimum = 1)]
    pub shares: Shares,
    /// Paid at once: a quarter of their value at least.
    pub paid: Amount,
    /// How it was paid; not said when absent.
    #[serde(default)]
    pub settlement: Option<SettlementDto>,
    /// The current account that pays the shares, as the board stated it, where the statutes allow.
    #[serde(default)]
    pub account: Option<AccountStatementDto>,
    /// Day of the subscription.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
}

impl Sample for SubscribeSharesRequest {
    fn sample() -> Self {
        let paid = office::values::Money::euros(250).into();
        let settlement = Some(SettlementDto::sample());
        Self { shares: Shares::new(10), paid, settlement, account: None, on: sample::parsed("2015-06-15") }
    }
}

/// Subscribe more shares.
#[utoipa::path(
    tag = "members",
    params(("member_id" = String, Path, format = Uuid, description = "The member.")),
    request_body(content = SubscribeSharesRequest, example = json!(SubscribeSharesRequest::sample())),
    responses((status = 201, description = "Subscribed.", body = MovementNumber, example = json!(MovementNumber::sample())))
)]
#[post("/members/{member_id}/subscriptions")]
pub(super) async fn subscribe_shares(
    office: Desk,
    member_id: Path<MemberId>,
    body: Body<SubscribeSharesRequest>,
) -> Result<HttpResponse, Problem> {
    let SubscribeSharesRequest { shares, paid, settlement, account, on } = body.value;
    let id = member_id.into_inner();
    let order = Subscribe {
        member_id: id,
        shares,
        paid: paid.into(),
        settlement: SettlementDto::or_unstated(settlement),
        account: account.map(Into::into),
        on,
    };
    let movement = office.subscribe_shares(&body.context, order).await?;
    Ok(created(&format!("/api/v1/members/{id}"), &MovementNumber { movement }))
}
