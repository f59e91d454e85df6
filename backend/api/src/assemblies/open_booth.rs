//! `POST /assemblies/{assembly_id}/booth`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::assemblies::public::AssemblyId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::BoothDto;
use crate::body::Body;
use crate::etag::done;
use crate::problem::Problem;
use crate::sample::Sample;

/// By which code a member enters.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct OpenBoothRequest {
    /// The code of the member's convocation (C. com., art. R225-98); blanks and case do not matter.
    code: String,
}

impl Sample for OpenBoothRequest {
    fn sample() -> Self {
        Self { code: "K7QM 2XAB".to_owned() }
    }
}

/// Read what one needs to vote: one's own voice, those that one holds, and the resolutions.
///
/// Of the member that the caller's account is linked to, with the code of its convocation: five wrong ones, and it waits a
/// quarter of an hour. Nothing is recorded but a wrong code.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly.")),
    request_body(content = OpenBoothRequest, example = json!(OpenBoothRequest::sample())),
    responses((status = 200, description = "Open.", body = BoothDto, example = json!(BoothDto::sample())))
)]
#[post("/assemblies/{assembly_id}/booth")]
pub(super) async fn open_booth(
    office: Desk,
    path: Path<AssemblyId>,
    body: Body<OpenBoothRequest>,
) -> Result<HttpResponse, Problem> {
    let assembly = path.into_inner();
    let booth = office.booth(&body.context, assembly, &body.value.code).await?;
    Ok(done(&BoothDto::from(booth)))
}
