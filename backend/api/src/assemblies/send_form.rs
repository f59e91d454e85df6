//! `POST /assemblies/{assembly_id}/own-form`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::assemblies::public::{AssemblyId, FormChannel, IfAmended, PostalForm};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::{AssemblyRowDto, FormChoiceDto};
use super::words;
use crate::body::Body;
use crate::etag::done;
use crate::problem::Problem;
use crate::sample::Sample;

/// A form that a member fills in itself.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SendFormRequest {
    /// Its votes; on a resolution that is left out it is silent.
    choices: Vec<FormChoiceDto>,
    /// What becomes of a vote whose text is amended in session (C. com., art. R225-78); it is not cast when absent.
    #[serde(default)]
    #[schema(value_type = Option<words::IfAmended>)]
    if_amended: Option<IfAmended>,
}

impl Sample for SendFormRequest {
    fn sample() -> Self {
        Self { choices: vec![FormChoiceDto::sample()], if_amended: Some(IfAmended::Abstain) }
    }
}

/// Vote before the assembly, oneself.
///
/// The voice is that of the member that the caller's account is linked to. Taken until 15:00 in Paris on the eve (C. com., art.
/// R225-77), where the statutes know electronic votes.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly.")),
    request_body(content = SendFormRequest, example = json!(SendFormRequest::sample())),
    responses((status = 200, description = "Taken.", body = AssemblyRowDto, example = json!(AssemblyRowDto::sample())))
)]
#[post("/assemblies/{assembly_id}/own-form")]
pub(super) async fn send_form(
    office: Desk,
    path: Path<AssemblyId>,
    body: Body<SendFormRequest>,
) -> Result<HttpResponse, Problem> {
    let assembly = path.into_inner();
    let member = office.assemblies.caller()?;
    let SendFormRequest { choices, if_amended } = body.value;
    let choices = choices.into_iter().map(Into::into).collect();
    let today = body.context.at.french_clock().map(|(day, ..)| day);
    let received_on = today.ok_or_else(|| Problem::internal("the clock is out of the calendar"))?;
    let form = PostalForm { member, channel: FormChannel::Electronic, received_on, choices, if_amended };
    let sheet = office.assemblies.receive_form(&body.context, assembly, form).await?;
    Ok(done(&AssemblyRowDto::from(sheet.row)))
}
