//! `POST /assemblies/{assembly_id}/proxies/{member_id}/taking`

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
use crate::sample::{self, Sample};

/// Who takes a released proxy.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct TakeProxyRequest {
    /// A member of the same college who is present.
    #[schema(value_type = String, format = Uuid)]
    holder: MemberId,
}

impl Sample for TakeProxyRequest {
    fn sample() -> Self {
        Self { holder: MemberId::new(sample::OTHER_ID) }
    }
}

/// Take a released proxy.
///
/// Within the ceiling of the statutes. The holder itself may, too.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly."), ("member_id" = String, Path, format = Uuid, description = "Whose proxy.")),
    request_body(content = TakeProxyRequest, example = json!(TakeProxyRequest::sample())),
    responses((status = 200, description = "Taken.", body = AssemblyRowDto, example = json!(AssemblyRowDto::sample())))
)]
#[post("/assemblies/{assembly_id}/proxies/{member_id}/taking")]
pub(super) async fn take_proxy(
    office: Desk,
    path: Path<(AssemblyId, MemberId)>,
    body: Body<TakeProxyRequest>,
) -> Result<HttpResponse, Problem> {
    let (assembly, member) = path.into_inner();
    let sheet = office.assemblies.take_proxy(&body.context, assembly, member, body.value.holder).await?;
    Ok(done(&AssemblyRowDto::from(sheet.row)))
}
