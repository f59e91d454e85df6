//! `GET /jobs/{job_id}`

use actix_web::get;
use actix_web::web::Path;
use door::Desk;
use office::kernel::jobs::JobId;

use super::shapes::JobFileDto;
use crate::etag::Single;
use crate::parameters::NoParameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// One job, with its result or with why it failed.
///
/// To be asked again with `If-None-Match` until its state is an end; or followed as events.
#[utoipa::path(
    tag = "jobs",
    params(("job_id" = String, Path, format = Uuid, description = "The job.")),
    responses((status = 200, description = "As it stands.", body = JobFileDto, example = json!(JobFileDto::sample())))
)]
#[get("/jobs/{job_id}")]
pub(super) async fn read_job(
    office: Desk,
    job_id: Path<JobId>,
    _: NoParameters,
) -> Result<Single<JobFileDto>, Problem> {
    let job = office.jobs().read(*job_id).await?;
    let result = office.jobs().result(*job_id).await?;
    Ok(Single(JobFileDto::of(job, result)?))
}
