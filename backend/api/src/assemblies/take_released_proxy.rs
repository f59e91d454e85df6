//! `POST /assemblies/{assembly_id}/own-proxy/taking`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::assemblies::public::AssemblyId;
use office::members::public::MemberId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::OwnProxyDto;
use crate::body::Body;
use crate::etag::done;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// Which released proxy is taken, and by which code.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct TakeReleasedProxyRequest {
    /// The code of the member's convocation (C. com., art. R225-98); blanks and case do not matter.
    code: String,
    /// Whose proxy it is.
    #[schema(value_type = String, format = Uuid)]
    of: MemberId,
}

impl Sample for TakeReleasedProxyRequest {
    fn sample() -> Self {
        Self { code: "K7QM 2XAB".to_owned(), of: MemberId::new(sample::OTHER_ID) }
    }
}

/// Take the released proxy of an absent member, oneself.
///
/// The holder is the member that the caller's account is linked to, who is present and of the same college, within the ceiling
/// of the statutes; with the code of its own convocation. The desk does the same with `take_proxy`.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly.")),
    request_body(content = TakeReleasedProxyRequest, example = json!(TakeReleasedProxyRequest::sample())),
    responses((status = 200, description = "Taken.", body = OwnProxyDto, example = json!(OwnProxyDto::sample())))
)]
#[post("/assemblies/{assembly_id}/own-proxy/taking")]
pub(super) async fn take_released_proxy(
    office: Desk,
    path: Path<AssemblyId>,
    body: Body<TakeReleasedProxyRequest>,
) -> Result<HttpResponse, Problem> {
    let assembly = path.into_inner();
    let TakeReleasedProxyRequest { code, of } = body.value;
    office.take_released_proxy(&body.context, (assembly, &code), of).await?;
    Ok(done(&OwnProxyDto { assembly_id: assembly }))
}
