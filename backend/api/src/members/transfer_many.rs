//! `POST /share-transfers/bulk`

use actix_web::post;
use office::Office;
use office::kernel::Context;
use office::kernel::access::Permission;
use office::members::TransferShares;
use office::members::permissions::SHARES_TRANSFER;
use office::members::public::MemberId;
use office::values::{Day, Shares};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::MovementNumber;
use crate::bulk::{Made, Write, bulk};
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// Shares that go from one member to another.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct TransferSharesRow {
    /// Who gives them.
    #[schema(value_type = String, format = Uuid)]
    pub member_id: MemberId,
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

impl Sample for TransferSharesRow {
    fn sample() -> Self {
        Self {
            member_id: MemberId::new(sample::ID),
            to: MemberId::new(sample::OTHER_ID),
            shares: Shares::new(5),
            approved_on: Some(sample::parsed("2015-05-20")),
            on: sample::parsed("2015-06-01"),
        }
    }
}

impl Write for TransferSharesRow {
    type Made = MovementNumber;
    const COLLECTION: &'static str = "share-transfers";
    const PERMISSION: Permission = SHARES_TRANSFER;

    async fn write(self, office: &Office, context: &Context) -> Result<Made<MovementNumber>, Problem> {
        let Self { member_id: from, to, shares, approved_on, on } = self;
        let order = TransferShares { from, to, shares, approved_on, on };
        let movement = office.transfer_shares(context, order).await?;
        Ok(Made { location: format!("/api/v1/members/{from}"), made: MovementNumber { movement } })
    }
}

bulk! {
    /// Record many transfers of shares.
    ///
    /// Each row is the body of `POST /members/{member_id}/transfers` with the member, done in a transaction of its own: a row
    /// that is refused stops no other.
    transfer_many(TransferMany) "/share-transfers/bulk" [TransferSharesRow => MovementNumber] in "members"
}
