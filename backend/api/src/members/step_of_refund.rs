//! `POST /members/{member_id}/refunds/{number}/steps`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::members::RefundStep;
use office::members::public::{Beneficiary, MemberId};
use office::values::{Day, Money};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::{InstalmentDto, MemberIdDto, SettlementDto};
use crate::body::Body;
use crate::etag::created;
use crate::money::Amount;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// A step of a refund: `step` tells which, and what must be said with it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(tag = "step", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum StepOfRefundRequest {
    /// A part was repaid.
    Pay {
        /// How much, at most what may be repaid now.
        amount: Amount,
        /// How; not said when absent.
        #[serde(default)]
        settlement: Option<SettlementDto>,
        /// Day.
        #[schema(value_type = String, format = Date)]
        on: Day,
    },
    /// The board chose other days.
    Reschedule {
        /// In place of the former schedule: with what is repaid already, it makes what may be repaid.
        schedule: Vec<InstalmentDto>,
        /// Day of the decision.
        #[schema(value_type = String, format = Date)]
        on: Day,
    },
    /// The losses that it bears are other than was known.
    Adjust {
        /// All the losses that it bears.
        losses: Amount,
        /// Whether they may still change.
        provisional: bool,
        /// From what accounts, in words.
        reason: String,
        /// Day.
        #[schema(value_type = String, format = Date)]
        on: Day,
    },
    /// Somebody else is repaid in the member's place: heirs by their notary, a liquidator.
    NameBeneficiary {
        /// Name as printed.
        name: String,
        /// In what capacity: « notaire chargé de la succession », « liquidateur »…
        capacity: String,
        /// Day.
        #[schema(value_type = String, format = Date)]
        on: Day,
    },
}

impl From<StepOfRefundRequest> for RefundStep {
    fn from(step: StepOfRefundRequest) -> Self {
        match step {
            StepOfRefundRequest::Pay { amount, settlement, on } => {
                let settlement = SettlementDto::or_unstated(settlement);
                Self::Pay { amount: amount.into(), settlement, on }
            }
            StepOfRefundRequest::Reschedule { schedule, on } => {
                Self::Reschedule { schedule: schedule.into_iter().map(Into::into).collect(), on }
            }
            StepOfRefundRequest::Adjust { losses, provisional, reason, on } => {
                Self::Adjust { losses: losses.into(), provisional, reason, on }
            }
            StepOfRefundRequest::NameBeneficiary { name, capacity, on } => {
                Self::NameBeneficiary { beneficiary: Beneficiary { name, capacity }, on }
            }
        }
    }
}

impl Sample for StepOfRefundRequest {
    fn sample() -> Self {
        Self::Pay {
            amount: Money::euros(400).into(),
            settlement: Some(SettlementDto::sample()),
            on: sample::parsed("2016-09-30"),
        }
    }
}

/// Repay, reschedule or adjust what is owed for shares that left, or say who is repaid.
///
/// Never more than was paid in, nor what the floor of the capital still holds back.
#[utoipa::path(
    tag = "members",
    params(
        ("member_id" = String, Path, format = Uuid, description = "The member."),
        ("number" = u32, Path, minimum = 1, description = "Number among the claims of the member.", example = 1)
    ),
    request_body(content = StepOfRefundRequest, example = json!(StepOfRefundRequest::sample())),
    responses((status = 201, description = "Recorded.", body = MemberIdDto, example = json!(MemberIdDto::sample())))
)]
#[post("/members/{member_id}/refunds/{number}/steps")]
pub(super) async fn step_of_refund(
    office: Desk,
    path: Path<(MemberId, u32)>,
    body: Body<StepOfRefundRequest>,
) -> Result<HttpResponse, Problem> {
    let (member_id, number) = path.into_inner();
    office.members.step_of_refund(&body.context, member_id, number, body.value.into()).await?;
    Ok(created(&format!("/api/v1/members/{member_id}"), &MemberIdDto { member_id }))
}
