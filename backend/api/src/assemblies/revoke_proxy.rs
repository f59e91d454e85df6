//! `POST /assemblies/{assembly_id}/proxies/{member_id}/revocation`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::assemblies::public::AssemblyId;
use office::members::public::MemberId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::AssemblyRowDto;
use crate::body::Body;
use crate::etag::done;
use crate::problem::Problem;
use crate::sample::Sample;

/// The revocation of a proxy.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RevokeProxyRequest {
    /// In which words.
    reason: String,
}

impl Sample for RevokeProxyRequest {
    fn sample() -> Self {
        Self { reason: "Révoqué par courrier du 20 juin".to_owned() }
    }
}

/// Note that a member revokes its proxy.
///
/// It can always be revoked (C. com., art. L225-106 and R225-79).
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly."), ("member_id" = String, Path, format = Uuid, description = "Who gave it.")),
    request_body(content = RevokeProxyRequest, example = json!(RevokeProxyRequest::sample())),
    responses((status = 200, description = "Ended.", body = AssemblyRowDto, example = json!(AssemblyRowDto::sample())))
)]
#[post("/assemblies/{assembly_id}/proxies/{member_id}/revocation")]
pub(super) async fn revoke_proxy(
    office: Desk,
    path: Path<(AssemblyId, MemberId)>,
    body: Body<RevokeProxyRequest>,
) -> Result<HttpResponse, Problem> {
    let (assembly, member) = path.into_inner();
    let sheet = office.assemblies.revoke_proxy(&body.context, assembly, member, body.value.reason).await?;
    Ok(done(&AssemblyRowDto::from(sheet.row)))
}
