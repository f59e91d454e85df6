//! `POST /members/{member_id}/withdrawals`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::members::WithdrawShares;
use office::members::public::MemberId;
use office::values::{Day, Shares};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::MovementNumber;
use crate::body::Body;
use crate::etag::created;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// Some shares that leave while the member stays.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct WithdrawSharesRequest {
    /// How many; the minimum of the category remains.
    #[schema(value_type = u32, minimum = 1)]
    pub shares: Shares,
    /// Day of effect.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
}

impl Sample for WithdrawSharesRequest {
    fn sample() -> Self {
        Self { shares: Shares::new(5), on: sample::parsed("2015-09-30") }
    }
}

/// Withdraw a part of the shares.
///
/// The member stays, where the statutes allow; what it is owed waits in the queue of `GET /share-refunds`.
#[utoipa::path(
    tag = "members",
    params(("member_id" = String, Path, format = Uuid, description = "The member.")),
    request_body(content = WithdrawSharesRequest, example = json!(WithdrawSharesRequest::sample())),
    responses((status = 201, description = "Withdrawn.", body = MovementNumber, example = json!(MovementNumber::sample())))
)]
#[post("/members/{member_id}/withdrawals")]
pub(super) async fn withdraw_shares(
    office: Desk,
    member_id: Path<MemberId>,
    body: Body<WithdrawSharesRequest>,
) -> Result<HttpResponse, Problem> {
    let member_id = member_id.into_inner();
    let WithdrawSharesRequest { shares, on } = body.value;
    let movement = office.withdraw_shares(&body.context, WithdrawShares { member_id, shares, on }).await?;
    Ok(created(&format!("/api/v1/members/{member_id}"), &MovementNumber { movement }))
}
