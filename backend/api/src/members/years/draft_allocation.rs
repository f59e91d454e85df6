//! `POST /register-years/{year}/allocation-draft`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::body::Body;
use crate::etag::done;
use crate::members::shapes::{AccountsDto, AllocationDraftDto, ProposalDto};
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// What is to be computed.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct DraftAllocationRequest {
    /// The accounts of the year.
    pub accounts: AccountsDto,
    /// A proposal to look at; the one that serves the most interest when absent.
    #[serde(default)]
    pub proposal: Option<ProposalDto>,
    /// Day of the assembly, whose law and statutes hold.
    #[schema(value_type = String, format = Date)]
    pub decided_on: Day,
}

impl Sample for DraftAllocationRequest {
    fn sample() -> Self {
        let decided_on = sample::parsed("2016-05-20");
        Self { accounts: AccountsDto::sample(), proposal: None, decided_on }
    }
}

/// What the law and the statutes leave the assembly to do with the result of a closed year.
///
/// Every bound and every step, as the report to the assembly prints it. Nothing is written.
#[utoipa::path(
    tag = "members",
    params(("year" = i32, Path, description = "The year of its last day.", example = 2015)),
    request_body(content = DraftAllocationRequest, example = json!(DraftAllocationRequest::sample())),
    responses((status = 200, description = "The computation.", body = AllocationDraftDto, example = json!(AllocationDraftDto::sample())))
)]
#[post("/register-years/{year}/allocation-draft")]
pub(super) async fn draft_allocation(
    office: Desk,
    year: Path<i32>,
    body: Body<DraftAllocationRequest>,
) -> Result<HttpResponse, Problem> {
    let DraftAllocationRequest { accounts, proposal, decided_on } = body.value;
    let proposal = proposal.map(Into::into);
    let draft = office.draft_allocation(year.into_inner(), accounts.into(), proposal, decided_on).await?;
    Ok(done(&AllocationDraftDto::from(draft)))
}
