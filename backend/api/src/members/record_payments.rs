//! `POST /share-payments/bulk`

use actix_web::post;
use office::Office;
use office::kernel::Context;
use office::kernel::access::Permission;
use office::members::RecordPayment;
use office::members::permissions::PAYMENT_RECORD;
use office::members::public::MemberId;
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::{MovementNumber, SettlementDto};
use crate::bulk::{Made, Write, bulk};
use crate::money::Amount;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// A payment of what is due on a member's shares.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RecordSharePaymentRow {
    /// The member.
    #[schema(value_type = String, format = Uuid)]
    pub member_id: MemberId,
    /// How much, at most what is due.
    pub amount: Amount,
    /// How; not said when absent.
    #[serde(default)]
    pub settlement: Option<SettlementDto>,
    /// Day of the payment.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
}

impl Sample for RecordSharePaymentRow {
    fn sample() -> Self {
        Self {
            member_id: MemberId::new(sample::ID),
            amount: office::values::Money::euros(750).into(),
            settlement: Some(SettlementDto::sample()),
            on: sample::parsed("2015-09-30"),
        }
    }
}

impl Write for RecordSharePaymentRow {
    type Made = MovementNumber;
    const COLLECTION: &'static str = "share-payments";
    const PERMISSION: Permission = PAYMENT_RECORD;

    async fn write(self, office: &Office, context: &Context) -> Result<Made<MovementNumber>, Problem> {
        let Self { member_id, amount, settlement, on } = self;
        let settlement = SettlementDto::or_unstated(settlement);
        let order = RecordPayment { member_id, amount: amount.into(), settlement, on };
        let movement = office.record_share_payment(context, order).await?;
        Ok(Made { location: format!("/api/v1/members/{member_id}"), made: MovementNumber { movement } })
    }
}

bulk! {
    /// Record many payments on shares.
    ///
    /// Each row is the body of `POST /members/{member_id}/payments` with the member, done in a transaction of its own: a row
    /// that is refused stops no other.
    record_payments(RecordSharePayments) "/share-payments/bulk" [RecordSharePaymentRow => MovementNumber] in "members"
}
