//! `POST /members`

use actix_web::{HttpResponse, post};
use door::Desk;
use office::Office;
use office::kernel::Context;
use office::kernel::access::Permission;
use office::members::Admission;
use office::members::permissions::MEMBER_ADMIT;
use office::members::public::{CategoryCode, College, MemberId};
use office::values::{Day, Shares, Uuid};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::{AccountStatementDto, ApplicantDto, SettlementDto};
use super::words;
use crate::body::Body;
use crate::bulk::{Made, Write, bulk};
use crate::money::Amount;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// An admission decided by the board, with the first subscription.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AdmitMemberRequest {
    /// Who applies.
    pub applicant: ApplicantDto,
    /// The college assigned by the board.
    #[schema(value_type = words::College)]
    pub college: College,
    /// Code of the category in the statutes in force on the first day of membership.
    #[schema(value_type = String, pattern = "^[a-z0-9-]{1,40}$")]
    pub category: CategoryCode,
    /// Day of the board's decision.
    #[schema(value_type = String, format = Date)]
    pub decided_on: Day,
    /// First day of membership.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
    /// Shares subscribed at once: worth the category's minimum at least.
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
    /// Whether the shares count among those of local public bodies; every public body's do when absent.
    #[serde(default)]
    pub counts_in_public_cap: Option<bool>,
    /// The entry under which it had been a member before.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Uuid)]
    pub formerly: Option<MemberId>,
    /// Whether it was looked at and found another than the member of the same name and town.
    #[serde(default)]
    pub distinct: bool,
}

impl Sample for AdmitMemberRequest {
    fn sample() -> Self {
        Self {
            applicant: ApplicantDto::sample(),
            college: College::Supporters,
            category: sample::parsed("supporter-person"),
            decided_on: sample::parsed("2015-03-02"),
            on: sample::parsed("2015-03-02"),
            shares: Shares::new(1),
            paid: office::values::Money::euros(100).into(),
            settlement: Some(SettlementDto::sample()),
            account: None,
            counts_in_public_cap: None,
            formerly: None,
            distinct: false,
        }
    }
}

/// What an admission gave.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct AdmissionDto {
    /// Identifier of the new member.
    #[schema(value_type = String, format = Uuid)]
    pub member_id: MemberId,
    /// Its number in the register, without a gap.
    pub number: u64,
    /// Order number of its first movement of shares.
    pub movement: u64,
}

impl From<Admission> for AdmissionDto {
    fn from(admission: Admission) -> Self {
        let Admission { member_id, number, movement } = admission;
        Self { member_id, number, movement }
    }
}

impl Sample for AdmissionDto {
    fn sample() -> Self {
        Self { member_id: MemberId::new(sample::ID), number: 109, movement: 211 }
    }
}

impl Write for AdmitMemberRequest {
    type Made = AdmissionDto;
    const COLLECTION: &'static str = "members";
    const PERMISSION: Permission = MEMBER_ADMIT;

    async fn write(self, office: &Office, context: &Context) -> Result<Made<AdmissionDto>, Problem> {
        let Self { applicant, college, category, decided_on, on, shares, paid, .. } = self;
        let more = office::MoreOfAdmission {
            settlement: SettlementDto::or_unstated(self.settlement),
            account: self.account.map(Into::into),
            counts_in_public_cap: self.counts_in_public_cap,
            formerly: self.formerly,
            distinct: self.distinct,
        };
        let order = office::Admit {
            id: MemberId::new(Uuid::now_v7()),
            applicant: applicant.into(),
            college,
            category,
            decided_on,
            on,
            shares,
            paid: paid.into(),
            more,
        };
        let made = AdmissionDto::from(office.admit_member(context, order).await?);
        Ok(Made { location: format!("/api/v1/members/{}", made.member_id), made })
    }
}

bulk! {
    /// Admit many members.
    ///
    /// Each row is the body of `POST /members`, done in a transaction of its own: a row that is refused stops no other, and
    /// takes no number of the register.
    admit_members(AdmitMembers) "/members/bulk" [AdmitMemberRequest => AdmissionDto] in "members"
}

/// Admit a member.
///
/// Under the terms of its category in the statutes in force on the first day of membership; the first subscription
/// belongs to the admission.
#[utoipa::path(
    tag = "members",
    request_body(content = AdmitMemberRequest, example = json!(AdmitMemberRequest::sample())),
    responses((status = 201, description = "Admitted.", body = AdmissionDto, example = json!(AdmissionDto::sample())))
)]
#[post("/members")]
pub(super) async fn admit_member(
    office: Desk,
    body: Body<AdmitMemberRequest>,
) -> Result<HttpResponse, Problem> {
    Ok(body.value.write(&office, &body.context).await?.answer())
}
