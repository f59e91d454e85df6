//! `POST /assemblies/{assembly_id}/own-form`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::Cast;
use office::assemblies::public::{AssemblyId, Vote};
use office::values::Uuid;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::{FormChoiceDto, IfAmendedDto};
use super::vote::ReceiptDto;
use crate::body::Body;
use crate::etag::done;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// A form that a member fills in itself.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SendFormRequest {
    /// The code of the member's convocation (C. com., art. R225-98); blanks and case do not matter.
    code: String,
    /// Chosen by the device: it names the form on its receipt.
    #[schema(format = Uuid)]
    order: Uuid,
    /// Its votes; on a resolution that is left out it is silent.
    choices: Vec<FormChoiceDto>,
    /// What becomes of the voice on a text that is amended in session, or that comes up there (C. com., art. R225-78); it is
    /// not cast when absent.
    #[serde(default)]
    if_amended: Option<IfAmendedDto>,
}

impl Sample for SendFormRequest {
    fn sample() -> Self {
        Self {
            code: "K7QM 2XAB".to_owned(),
            order: sample::OTHER_ID,
            choices: vec![FormChoiceDto::sample()],
            if_amended: Some(IfAmendedDto::Abstain),
        }
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
    responses((status = 200, description = "Taken.", body = ReceiptDto, example = json!(ReceiptDto::sample())))
)]
#[post("/assemblies/{assembly_id}/own-form")]
pub(super) async fn send_form(
    office: Desk,
    path: Path<AssemblyId>,
    body: Body<SendFormRequest>,
) -> Result<HttpResponse, Problem> {
    let assembly = path.into_inner();
    let SendFormRequest { code, order, choices, if_amended } = body.value;
    let member = office.assemblies.caller()?;
    let vote = |(resolution, choice)| Vote { resolution, member, choice };
    let votes = choices.into_iter().map(Into::into).map(vote).collect();
    let cast = Cast { order, votes };
    let said = if_amended.map(Into::into);
    let receipt = office.send_form(&body.context, (assembly, &code), cast, said).await?;
    Ok(done(&ReceiptDto::from(receipt)))
}
