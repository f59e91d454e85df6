//! `POST /assemblies/{assembly_id}/votes`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::Cast;
use office::assemblies::public::{AssemblyId, Choice, Vote, VotingReceipt};
use office::members::public::{College, MemberId};
use office::values::{Timestamp, Uuid};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::words;
use crate::body::Body;
use crate::etag::done;
use crate::members::words as member_words;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// What one voter casts at once.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct VoteRequest {
    /// The code of the member's convocation (C. com., art. R225-98); blanks and case do not matter.
    code: String,
    /// Chosen by the device: the same order twice is the same vote, and is answered with the same receipt.
    #[schema(format = Uuid)]
    order: Uuid,
    /// All the votes, or none.
    votes: Vec<VoteDto>,
}

/// One vote.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Vote)]
pub(super) struct VoteDto {
    /// Number of the resolution on the agenda.
    #[schema(minimum = 1)]
    resolution: u32,
    /// Whose voice it is: the voter's own, or that of a member whose proxy it holds.
    #[schema(value_type = String, format = Uuid)]
    member_id: MemberId,
    /// What it says.
    #[schema(value_type = words::Choice)]
    choice: Choice,
}

impl From<VoteDto> for Vote {
    fn from(VoteDto { resolution, member_id, choice }: VoteDto) -> Self {
        Self { resolution, member: member_id, choice }
    }
}

/// What a voter keeps of its votes.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = VotingReceipt)]
pub(super) struct ReceiptDto {
    /// Sixteen letters and digits in groups of four.
    receipt: String,
    /// Voices and resolutions that the order spoke for.
    votes: u64,
    /// In which college the voter's own voice counts.
    #[schema(value_type = member_words::College)]
    college: College,
    /// When the votes were taken.
    #[schema(value_type = String, format = DateTime)]
    cast_at: Timestamp,
}

impl From<VotingReceipt> for ReceiptDto {
    fn from(VotingReceipt { receipt, votes, college, cast_at }: VotingReceipt) -> Self {
        Self { receipt, votes, college, cast_at }
    }
}

impl Sample for ReceiptDto {
    fn sample() -> Self {
        Self {
            receipt: "K7QM-2XAB-MZ4T-5PWD".to_owned(),
            votes: 2,
            college: College::Supporters,
            cast_at: sample::parsed("2016-06-24T17:12:00Z"),
        }
    }
}

impl Sample for VoteRequest {
    fn sample() -> Self {
        let of = |id, choice| VoteDto { resolution: 1, member_id: MemberId::new(id), choice };
        Self {
            code: "K7QM 2XAB".to_owned(),
            order: sample::OTHER_ID,
            votes: vec![of(sample::ID, Choice::For), of(sample::OTHER_ID, Choice::Abstain)],
        }
    }
}

/// Vote from one's own device.
///
/// The voter is the member that the caller's account is linked to: nobody speaks with its voice but itself, an administrator
/// neither, and the code of its convocation is asked with each order: five wrong ones, and it waits a quarter of an hour.
/// Repeated with the same `order` it is the same vote; other votes under that order are refused.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly.")),
    request_body(content = VoteRequest, example = json!(VoteRequest::sample())),
    responses((status = 200, description = "Taken.", body = ReceiptDto, example = json!(ReceiptDto::sample())))
)]
#[post("/assemblies/{assembly_id}/votes")]
pub(super) async fn vote(
    office: Desk,
    path: Path<AssemblyId>,
    body: Body<VoteRequest>,
) -> Result<HttpResponse, Problem> {
    let assembly = path.into_inner();
    let VoteRequest { code, order, votes } = body.value;
    let cast = Cast { order, votes: votes.into_iter().map(Into::into).collect() };
    let receipt = office.vote(&body.context, (assembly, &code), cast).await?;
    Ok(done(&ReceiptDto::from(receipt)))
}
