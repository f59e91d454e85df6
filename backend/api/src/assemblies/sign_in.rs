//! `POST /assemblies/{assembly_id}/sign-in`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::assemblies::public::AssemblyId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::AssemblyRowDto;
use crate::body::Body;
use crate::etag::done;
use crate::problem::Problem;
use crate::sample::Sample;

/// By which code a member signs in.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SignInRequest {
    /// The code of the member's convocation (C. com., art. R225-98); blanks and case do not matter.
    code: String,
}

impl Sample for SignInRequest {
    fn sample() -> Self {
        Self { code: "K7QM 2XAB".to_owned() }
    }
}

/// Sign in at a distance, oneself.
///
/// The member is the one that the caller's account is linked to: nobody signs in for another, an administrator neither (C. com.,
/// art. L225-107, II).
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly.")),
    request_body(content = SignInRequest, example = json!(SignInRequest::sample())),
    responses((status = 200, description = "Present.", body = AssemblyRowDto, example = json!(AssemblyRowDto::sample())))
)]
#[post("/assemblies/{assembly_id}/sign-in")]
pub(super) async fn sign_in(
    office: Desk,
    path: Path<AssemblyId>,
    body: Body<SignInRequest>,
) -> Result<HttpResponse, Problem> {
    let assembly = path.into_inner();
    let sheet = office.sign_in_remotely(&body.context, (assembly, &body.value.code)).await?;
    Ok(done(&AssemblyRowDto::from(sheet.row)))
}
