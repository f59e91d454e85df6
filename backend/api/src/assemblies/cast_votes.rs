//! `POST /assemblies/{assembly_id}/resolutions/{number}/votes`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::assemblies::public::{AssemblyId, Ballot, Choice};
use office::members::public::MemberId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::AssemblyRowDto;
use super::words;
use crate::body::Body;
use crate::etag::done;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// Votes on one resolution.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CastVotesRequest {
    /// One a member.
    ballots: Vec<BallotDto>,
}

/// One vote.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Ballot)]
pub(super) struct BallotDto {
    /// Whose voice it is.
    #[schema(value_type = String, format = Uuid)]
    member_id: MemberId,
    /// What it says.
    #[schema(value_type = words::Choice)]
    choice: Choice,
    /// Who casts it, when it is the holder of the member's proxy.
    #[schema(value_type = Option<String>, format = Uuid)]
    holder: Option<MemberId>,
}

impl From<BallotDto> for Ballot {
    fn from(BallotDto { member_id, choice, holder }: BallotDto) -> Self {
        Self { member: member_id, choice, holder }
    }
}

impl Sample for CastVotesRequest {
    fn sample() -> Self {
        let holder = MemberId::new(sample::OTHER_ID);
        let own = BallotDto { member_id: holder, choice: Choice::For, holder: None };
        let by_proxy =
            BallotDto { member_id: MemberId::new(sample::ID), choice: Choice::Against, holder: Some(holder) };
        Self { ballots: vec![own, by_proxy] }
    }
}

/// Take votes by name on one resolution.
///
/// All the ballots, or none. A vote by someone not on the roll, twice, or by the wrong hand is refused.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly."), ("number" = u32, Path, minimum = 1, description = "Number of the resolution on the agenda.")),
    request_body(content = CastVotesRequest, example = json!(CastVotesRequest::sample())),
    responses((status = 200, description = "Taken.", body = AssemblyRowDto, example = json!(AssemblyRowDto::sample())))
)]
#[post("/assemblies/{assembly_id}/resolutions/{number}/votes")]
pub(super) async fn cast_votes(
    office: Desk,
    path: Path<(AssemblyId, u32)>,
    body: Body<CastVotesRequest>,
) -> Result<HttpResponse, Problem> {
    let (assembly, number) = path.into_inner();
    let ballots = body.value.ballots.into_iter().map(Into::into).collect();
    let sheet = office.assemblies.cast_votes(&body.context, assembly, number, ballots).await?;
    Ok(done(&AssemblyRowDto::from(sheet.row)))
}
