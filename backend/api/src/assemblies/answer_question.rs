//! `POST /assemblies/{assembly_id}/questions/{number}/answer`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::assemblies::public::AssemblyId;
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::QuestionRowDto;
use crate::body::Body;
use crate::etag::done;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// The answer to a written question.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AnswerQuestionRequest {
    /// In words.
    answer: String,
    /// The day of the answer.
    #[schema(value_type = String, format = Date)]
    on: Day,
}

impl Sample for AnswerQuestionRequest {
    fn sample() -> Self {
        Self { answer: "Son loyer est de 1 200 € par mois.".to_owned(), on: sample::parsed("2016-06-24") }
    }
}

/// Answer a written question.
///
/// Once; one answer may serve for questions of the same content (C. com., art. L225-108).
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly."), ("number" = u32, Path, minimum = 1, description = "Number of the question.")),
    request_body(content = AnswerQuestionRequest, example = json!(AnswerQuestionRequest::sample())),
    responses((status = 200, description = "Answered.", body = QuestionRowDto, example = json!(QuestionRowDto::sample())))
)]
#[post("/assemblies/{assembly_id}/questions/{number}/answer")]
pub(super) async fn answer_question(
    office: Desk,
    path: Path<(AssemblyId, u32)>,
    body: Body<AnswerQuestionRequest>,
) -> Result<HttpResponse, Problem> {
    let (assembly, number) = path.into_inner();
    let AnswerQuestionRequest { answer, on } = body.value;
    let questions = office.assemblies.answer_question(&body.context, assembly, (number, on), answer).await?;
    let answered = questions.into_iter().find(|question| question.number == number);
    let answered = answered.ok_or_else(|| Problem::internal("a question that was answered is not there"))?;
    Ok(done(&QuestionRowDto::from(answered)))
}
