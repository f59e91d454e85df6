//! `POST /members/import/{job_id}`

use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse, post};
use door::Desk;
use office::kernel::jobs::JobId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::body::Body;
use crate::context::today;
use crate::jobs::shapes::{JobDto, accepted};
use crate::members::shapes::ImportMappingDto;
use crate::problem::Problem;
use crate::sample::Sample;

/// How the same file is to be imported this time.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ImportAgainRequest {
    /// Whether it is only asked what would happen.
    pub dry_run: bool,
    /// How its table is to be understood; as that import understood it when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mapping: Option<ImportMappingDto>,
}

impl Sample for ImportAgainRequest {
    fn sample() -> Self {
        Self { dry_run: false, mapping: Some(ImportMappingDto::sample()) }
    }
}

/// Import the file of a rehearsal, or of an import that failed, without sending it again.
///
/// Without a mapping it is read as it was then: what was rehearsed is what is done. Always a job, whose result is the same
/// report as of `import_members`.
#[utoipa::path(
    tag = "members",
    params(("job_id" = String, Path, format = Uuid, description = "The job of that import.")),
    request_body(content = ImportAgainRequest, example = json!(ImportAgainRequest::sample())),
    responses((status = 202, description = "Left as a job of its own.", body = JobDto, example = json!(JobDto::sample())))
)]
#[post("/members/import/{job_id}")]
pub(super) async fn import_again(
    office: Desk,
    job_id: Path<JobId>,
    request: HttpRequest,
    body: Body<ImportAgainRequest>,
) -> Result<HttpResponse, Problem> {
    let (on, ImportAgainRequest { dry_run, mapping }) = (today(&request)?, body.value);
    let job = office.import_again(&body.context, *job_id, mapping.map(Into::into), dry_run, on).await?;
    Ok(accepted(job))
}
