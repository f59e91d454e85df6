//! `POST /register-years/{year}/allocation`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::body::Body;
use crate::etag::done;
use crate::members::shapes::{AccountsDto, ProposalDto, YearSheetDto};
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// What the assembly voted.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AllocateResultRequest {
    /// The accounts of the year.
    pub accounts: AccountsDto,
    /// The parts of the result.
    pub proposal: ProposalDto,
    /// Day of the assembly, whose law and statutes hold.
    #[schema(value_type = String, format = Date)]
    pub decided_on: Day,
}

impl Sample for AllocateResultRequest {
    fn sample() -> Self {
        let decided_on = sample::parsed("2016-05-20");
        Self { accounts: AccountsDto::sample(), proposal: ProposalDto::sample(), decided_on }
    }
}

/// Allocate the result of a closed year as the assembly voted it.
///
/// Refused with the article when it goes against a bound of the law or of the statutes.
#[utoipa::path(
    tag = "members",
    params(("year" = i32, Path, description = "The year of its last day.", example = 2015)),
    request_body(content = AllocateResultRequest, example = json!(AllocateResultRequest::sample())),
    responses((status = 200, description = "Allocated.", body = YearSheetDto, example = json!(YearSheetDto::sample())))
)]
#[post("/register-years/{year}/allocation")]
pub(super) async fn allocate_result(
    office: Desk,
    year: Path<i32>,
    body: Body<AllocateResultRequest>,
) -> Result<HttpResponse, Problem> {
    let AllocateResultRequest { accounts, proposal, decided_on } = body.value;
    let year = year.into_inner();
    office.allocate_result(&body.context, year, accounts.into(), proposal.into(), decided_on).await?;
    Ok(done(&office.members.year(year).await?.map(YearSheetDto::from)))
}
