//! `POST /jobs/{job_id}/resume`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::kernel::jobs::JobId;

use super::shapes::JobDto;
use crate::context::Caller;
use crate::etag::done;
use crate::problem::Problem;
use crate::sample::Sample;

/// Let a failed or cancelled job go on.
///
/// It is the same job, in the hands of who first asked for it: what it had done stays done and is not done again.
#[utoipa::path(
    tag = "jobs",
    params(("job_id" = String, Path, format = Uuid, description = "The job.")),
    responses((status = 200, description = "Waiting again.", body = JobDto, example = json!(JobDto::sample())))
)]
#[post("/jobs/{job_id}/resume")]
pub(super) async fn resume_job(
    office: Desk,
    job_id: Path<JobId>,
    caller: Caller,
) -> Result<HttpResponse, Problem> {
    Ok(done(&JobDto::from(office.jobs().resume(&caller.context, *job_id).await?)))
}
