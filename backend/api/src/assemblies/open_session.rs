//! `POST /assemblies/{assembly_id}/session`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::assemblies::public::AssemblyId;
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::{AssemblyRowDto, BureauDto};
use crate::body::Body;
use crate::etag::done;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// The opening of the session.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct OpenSessionRequest {
    /// The day; that of the convocation.
    #[schema(value_type = String, format = Date)]
    on: Day,
    /// Who conducts it.
    bureau: BureauDto,
    /// Whether each vote is opened on its own; else all are open with the session.
    #[serde(default)]
    one_by_one: bool,
}

impl Sample for OpenSessionRequest {
    fn sample() -> Self {
        Self { on: sample::parsed("2016-06-24"), bureau: BureauDto::sample(), one_by_one: false }
    }
}

/// Open the session, and the votes unless they open one by one.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly.")),
    request_body(content = OpenSessionRequest, example = json!(OpenSessionRequest::sample())),
    responses((status = 200, description = "Open.", body = AssemblyRowDto, example = json!(AssemblyRowDto::sample())))
)]
#[post("/assemblies/{assembly_id}/session")]
pub(super) async fn open_session(
    office: Desk,
    path: Path<AssemblyId>,
    body: Body<OpenSessionRequest>,
) -> Result<HttpResponse, Problem> {
    let assembly = path.into_inner();
    let OpenSessionRequest { on, bureau, one_by_one } = body.value;
    let how = (bureau.into(), one_by_one);
    let sheet = office.assemblies.open(&body.context, assembly, on, how).await?;
    Ok(done(&AssemblyRowDto::from(sheet.row)))
}
