//! `POST /members/{member_id}/transfers`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::members::TransferShares;
use office::members::public::MemberId;
use office::values::{Day, Shares};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::MovementNumber;
use crate::body::Body;
use crate::etag::created;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// Shares that go to another member.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct TransferSharesRequest {
    /// Who takes them.
    #[schema(value_type = String, format = Uuid)]
    pub to: MemberId,
    /// How many; who gives all away is no member any more.
    #[schema(value_type = u32, minimum = 1)]
    pub shares: Shares,
    /// Day of the approval; absent where the statutes ask for none.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub approved_on: Option<Day>,
    /// Day of the transfer.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
}

impl Sample for TransferSharesRequest {
    fn sample() -> Self {
        Self {
            to: MemberId::new(sample::OTHER_ID),
            shares: Shares::new(5),
            approved_on: Some(sample::parsed("2015-05-20")),
            on: sample::parsed("2015-06-01"),
        }
    }
}

/// Transfer shares to another member.
///
/// They pass with what is paid and called on them, under one movement for both sides, once whoever the statutes name has
/// approved.
#[utoipa::path(
    tag = "members",
    params(("member_id" = String, Path, format = Uuid, description = "Who gives them.")),
    request_body(content = TransferSharesRequest, example = json!(TransferSharesRequest::sample())),
    responses((status = 201, description = "Transferred.", body = MovementNumber, example = json!(MovementNumber::sample())))
)]
#[post("/members/{member_id}/transfers")]
pub(super) async fn transfer_shares(
    office: Desk,
    member_id: Path<MemberId>,
    body: Body<TransferSharesRequest>,
) -> Result<HttpResponse, Problem> {
    let from = member_id.into_inner();
    let TransferSharesRequest { to, shares, approved_on, on } = body.value;
    let order = TransferShares { from, to, shares, approved_on, on };
    let movement = office.transfer_shares(&body.context, order).await?;
    Ok(created(&format!("/api/v1/members/{from}"), &MovementNumber { movement }))
}
