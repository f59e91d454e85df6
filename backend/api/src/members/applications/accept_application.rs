//! `POST /applications/{application_id}/acceptance`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::members::public::MemberId;
use office::values::{Day, Money};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::super::admit_member::AdmissionDto;
use super::super::shapes::{AccountStatementDto, SettlementDto};
use crate::body::Body;
use crate::etag::created;
use crate::money::Amount;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// What the board decided, and how the shares are paid.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AcceptApplicationRequest {
    /// Day of the board's decision.
    #[schema(value_type = String, format = Date)]
    pub decided_on: Day,
    /// First day of membership.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
    /// Paid at once: a quarter of the shares' value at least.
    pub paid: Amount,
    /// How it was paid; not said when absent.
    #[serde(default)]
    pub settlement: Option<SettlementDto>,
    /// The current account that pays the shares, as the board stated it, where the statutes allow.
    #[serde(default)]
    pub account: Option<AccountStatementDto>,
    /// Whether the shares count among those of local public bodies; every public body's do when absent.
    #[serde(default)]
    pub counts_in_public_cap: Option<bool>,
    /// The entry under which the applicant had been a member before.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Uuid)]
    pub formerly: Option<MemberId>,
    /// Whether it was looked at and found another than the member of the same name and town.
    #[serde(default)]
    pub distinct: bool,
}

impl Sample for AcceptApplicationRequest {
    fn sample() -> Self {
        Self {
            decided_on: sample::parsed("2015-03-16"),
            on: sample::parsed("2015-03-16"),
            paid: Money::euros(200).into(),
            settlement: Some(SettlementDto::sample()),
            account: None,
            counts_in_public_cap: None,
            formerly: None,
            distinct: false,
        }
    }
}

/// Accept an application.
///
/// The applicant is admitted under the same identifier, with the shares asked for, as by `POST /members`: what refuses
/// the admission leaves the application open.
#[utoipa::path(
    tag = "members",
    params(("application_id" = String, Path, format = Uuid, description = "The application.")),
    request_body(content = AcceptApplicationRequest, example = json!(AcceptApplicationRequest::sample())),
    responses((status = 201, description = "Admitted.", body = AdmissionDto, example = json!(AdmissionDto::sample())))
)]
#[post("/applications/{application_id}/acceptance")]
pub(super) async fn accept_application(
    office: Desk,
    application_id: Path<MemberId>,
    body: Body<AcceptApplicationRequest>,
) -> Result<HttpResponse, Problem> {
    let AcceptApplicationRequest { decided_on, on, paid, .. } = body.value;
    let more = office::MoreOfAdmission {
        settlement: SettlementDto::or_unstated(body.value.settlement),
        account: body.value.account.map(Into::into),
        counts_in_public_cap: body.value.counts_in_public_cap,
        formerly: body.value.formerly,
        distinct: body.value.distinct,
    };
    let id = application_id.into_inner();
    let order = office::Accept { id, decided_on, on, paid: paid.into(), more };
    let made = AdmissionDto::from(office.accept_application(&body.context, order).await?);
    Ok(created(&format!("/api/v1/members/{}", made.member_id), &made))
}
