//! `POST /share-subscriptions/bulk`

use actix_web::post;
use office::kernel::Context;
use office::kernel::access::Permission;
use office::members::permissions::SHARES_SUBSCRIBE;
use office::members::public::MemberId;
use office::values::{Day, Shares};
use office::{Office, Subscribe};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::{AccountStatementDto, MovementNumber, SettlementDto};
use crate::bulk::{Made, Write, bulk};
use crate::money::Amount;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// More shares for a member.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SubscribeSharesRow {
    /// The member.
    #[schema(value_type = String, format = Uuid)]
    pub member_id: MemberId,
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

impl Sample for SubscribeSharesRow {
    fn sample() -> Self {
        Self {
            member_id: MemberId::new(sample::ID),
            shares: Shares::new(10),
            paid: office::values::Money::euros(250).into(),
            settlement: Some(SettlementDto::sample()),
            account: None,
            on: sample::parsed("2015-06-15"),
        }
    }
}

impl Write for SubscribeSharesRow {
    type Made = MovementNumber;
    const COLLECTION: &'static str = "share-subscriptions";
    const PERMISSION: Permission = SHARES_SUBSCRIBE;

    async fn write(self, office: &Office, context: &Context) -> Result<Made<MovementNumber>, Problem> {
        let Self { member_id, shares, paid, settlement, account, on } = self;
        let settlement = SettlementDto::or_unstated(settlement);
        let account = account.map(Into::into);
        let order = Subscribe { member_id, shares, paid: paid.into(), settlement, account, on };
        let movement = office.subscribe_shares(context, order).await?;
        Ok(Made { location: format!("/api/v1/members/{member_id}"), made: MovementNumber { movement } })
    }
}

bulk! {
    /// Record many subscriptions of shares.
    ///
    /// Each row is the body of `POST /members/{member_id}/subscriptions` with the member, done in a transaction of its own:
    /// a row that is refused stops no other.
    subscribe_many(SubscribeMany) "/share-subscriptions/bulk" [SubscribeSharesRow => MovementNumber] in "members"
}
