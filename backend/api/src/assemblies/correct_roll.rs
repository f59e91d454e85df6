//! `POST /assemblies/{assembly_id}/roll/corrections`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::assemblies::public::{AssemblyId, RollChange};
use office::members::public::{College, MemberId, VoterEntry};
use office::values::Shares;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::AssemblyRowDto;
use crate::body::Body;
use crate::etag::done;
use crate::members::words as member_words;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// Corrections of a roll.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CorrectRollRequest {
    /// What is wrong with it.
    changes: Vec<RollChangeDto>,
    /// Why, for the minutes.
    reason: String,
}

/// A correction of one line. Number and name of a voter are those of the register on the record day.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case", tag = "change", deny_unknown_fields)]
#[schema(as = RollChange)]
pub(super) enum RollChangeDto {
    /// Somebody was left out.
    Add {
        /// Who.
        #[schema(value_type = String, format = Uuid)]
        member_id: MemberId,
        /// Where it votes.
        #[schema(value_type = member_words::College)]
        college: College,
        /// Shares on the record day.
        #[schema(value_type = u32)]
        shares: Shares,
    },
    /// Somebody may not vote (any more): what came from it is void, what it held for others lapses.
    Remove {
        /// Who.
        #[schema(value_type = String, format = Uuid)]
        member_id: MemberId,
    },
    /// A voter's college or shares were wrong.
    Replace {
        /// Who.
        #[schema(value_type = String, format = Uuid)]
        member_id: MemberId,
        /// Where it votes.
        #[schema(value_type = member_words::College)]
        college: College,
        /// Shares on the record day.
        #[schema(value_type = u32)]
        shares: Shares,
    },
}

impl From<RollChangeDto> for RollChange {
    fn from(change: RollChangeDto) -> Self {
        // The office asks the register for number and name.
        let voter = |member_id, college, shares| VoterEntry {
            member_id,
            number: 0,
            display_name: String::new(),
            college,
            shares,
        };
        match change {
            RollChangeDto::Add { member_id, college, shares } => Self::Add(voter(member_id, college, shares)),
            RollChangeDto::Remove { member_id } => Self::Remove(member_id),
            RollChangeDto::Replace { member_id, college, shares } => {
                Self::Replace(voter(member_id, college, shares))
            }
        }
    }
}

impl Sample for CorrectRollRequest {
    fn sample() -> Self {
        let moved = RollChangeDto::Replace {
            member_id: MemberId::new(sample::ID),
            college: College::Distributors,
            shares: Shares::new(20),
        };
        let gone = RollChangeDto::Remove { member_id: MemberId::new(sample::OTHER_ID) };
        Self { changes: vec![moved, gone], reason: "Cession du 20 juin, inscrite après coup".to_owned() }
    }
}

/// Correct the frozen roll before the session.
///
/// All the corrections, or none. The roll has another seal from then on, and the minutes say why.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly.")),
    request_body(content = CorrectRollRequest, example = json!(CorrectRollRequest::sample())),
    responses((status = 200, description = "Corrected and sealed anew.", body = AssemblyRowDto, example = json!(AssemblyRowDto::sample())))
)]
#[post("/assemblies/{assembly_id}/roll/corrections")]
pub(super) async fn correct_roll(
    office: Desk,
    path: Path<AssemblyId>,
    body: Body<CorrectRollRequest>,
) -> Result<HttpResponse, Problem> {
    let assembly = path.into_inner();
    let CorrectRollRequest { changes, reason } = body.value;
    let changes = changes.into_iter().map(Into::into).collect();
    let sheet = office.correct_roll(&body.context, assembly, changes, reason).await?;
    Ok(done(&AssemblyRowDto::from(sheet.row)))
}
