//! `POST /assemblies/{assembly_id}/forms`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::assemblies::public::{AssemblyId, FormChannel, PostalForm};
use office::members::public::MemberId;
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::{AssemblyRowDto, FormChoiceDto, IfAmendedDto};
use crate::body::Body;
use crate::etag::done;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// A form for a vote by post.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ReceiveFormRequest {
    /// Whose.
    #[schema(value_type = String, format = Uuid)]
    member_id: MemberId,
    /// The day on which it arrived.
    #[schema(value_type = String, format = Date)]
    received_on: Day,
    /// Its votes; on a resolution that is left out it is silent.
    choices: Vec<FormChoiceDto>,
    /// What becomes of the voice on a text that is amended in session, or that comes up there (C. com., art. R225-78); it is
    /// not cast when absent.
    #[serde(default)]
    if_amended: Option<IfAmendedDto>,
}

impl Sample for ReceiveFormRequest {
    fn sample() -> Self {
        Self {
            member_id: MemberId::new(sample::ID),
            received_on: sample::parsed("2016-06-20"),
            choices: vec![FormChoiceDto::sample()],
            if_amended: Some(IfAmendedDto::Holder(sample::OTHER_ID)),
        }
    }
}

/// Take a postal form on paper, with its votes.
///
/// Refused later than the day that the statutes say, three days before the assembly at the earliest (C. com., art. R225-77).
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly.")),
    request_body(content = ReceiveFormRequest, example = json!(ReceiveFormRequest::sample())),
    responses((status = 200, description = "Taken.", body = AssemblyRowDto, example = json!(AssemblyRowDto::sample())))
)]
#[post("/assemblies/{assembly_id}/forms")]
pub(super) async fn receive_form(
    office: Desk,
    path: Path<AssemblyId>,
    body: Body<ReceiveFormRequest>,
) -> Result<HttpResponse, Problem> {
    let assembly = path.into_inner();
    let ReceiveFormRequest { member_id: member, received_on, choices, if_amended } = body.value;
    let choices = choices.into_iter().map(Into::into).collect();
    let if_amended = if_amended.map(Into::into);
    let form = PostalForm { member, channel: FormChannel::Paper, received_on, choices, if_amended };
    let sheet = office.assemblies.receive_form(&body.context, assembly, form).await?;
    Ok(done(&AssemblyRowDto::from(sheet.row)))
}
