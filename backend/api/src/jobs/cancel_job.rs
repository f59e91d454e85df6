//! `POST /jobs/{job_id}/cancel`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::kernel::jobs::JobId;

use super::shapes::JobDto;
use crate::context::Caller;
use crate::etag::done;
use crate::problem::Problem;
use crate::sample::Sample;

/// Stop a job.
///
/// One that waits is cancelled at once, one that runs between two of its steps. What it had done stays done.
#[utoipa::path(
    tag = "jobs",
    params(("job_id" = String, Path, format = Uuid, description = "The job.")),
    responses((status = 200, description = "Asked to stop.", body = JobDto, example = json!(JobDto::sample())))
)]
#[post("/jobs/{job_id}/cancel")]
pub(super) async fn cancel_job(
    office: Desk,
    job_id: Path<JobId>,
    caller: Caller,
) -> Result<HttpResponse, Problem> {
    Ok(done(&JobDto::from(office.jobs().cancel(&caller.context, *job_id).await?)))
}
