//! `POST /assemblies/{assembly_id}/questions`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::assemblies::public::{AssemblyId, WrittenQuestion};
use office::members::public::MemberId;
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::QuestionRowDto;
use crate::body::Body;
use crate::etag::created;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// A written question.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ReceiveQuestionRequest {
    /// Who asks.
    #[schema(value_type = String, format = Uuid)]
    member_id: MemberId,
    /// What.
    text: String,
    /// The day on which it arrived.
    #[schema(value_type = String, format = Date)]
    received_on: Day,
}

impl Sample for ReceiveQuestionRequest {
    fn sample() -> Self {
        Self {
            member_id: MemberId::new(sample::ID),
            text: "Que coûte le nouveau local ?".to_owned(),
            received_on: sample::parsed("2016-06-10"),
        }
    }
}

/// Take a written question of a member.
///
/// Refused later than the fourth working day before the assembly (C. com., art. L225-108 and R225-84).
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly.")),
    request_body(content = ReceiveQuestionRequest, example = json!(ReceiveQuestionRequest::sample())),
    responses((status = 201, description = "Taken.", body = QuestionRowDto, example = json!(QuestionRowDto::sample())))
)]
#[post("/assemblies/{assembly_id}/questions")]
pub(super) async fn receive_question(
    office: Desk,
    path: Path<AssemblyId>,
    body: Body<ReceiveQuestionRequest>,
) -> Result<HttpResponse, Problem> {
    let assembly = path.into_inner();
    let ReceiveQuestionRequest { member_id: member, text, received_on } = body.value;
    let question = WrittenQuestion { member, text, received_on };
    let mut questions = office.assemblies.receive_question(&body.context, assembly, question).await?;
    let taken = questions.pop().ok_or_else(|| Problem::internal("a question that was taken is not there"))?;
    let path = format!("/api/v1/assemblies/{assembly}/questions");
    Ok(created(&path, &QuestionRowDto::from(taken)))
}
