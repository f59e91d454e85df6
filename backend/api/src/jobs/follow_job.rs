//! `GET /jobs/{job_id}/events`

use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse, get};
use door::Desk;
use door::event_stream::last_heard;
use office::kernel::jobs::JobId;
use utoipa::ToSchema;

use super::events;
use crate::parameters::NoParameters;
use crate::problem::Problem;

/// One event of a job as it arrives. `data` is the job itself as JSON text, as `read_job` answers it.
#[derive(Debug, ToSchema)]
#[allow(dead_code)] // Written by `events`; this is its description.
pub(super) struct JobEvent {
    /// `progress` whenever something happens, `done` at the end.
    #[schema(example = "progress")]
    event: String,
    /// To be said in `Last-Event-ID` when the connection was cut.
    #[schema(example = "4")]
    id: String,
    /// The job.
    data: String,
}

const EXAMPLE: &str = "retry: 2000\n\n\
id: 4\nevent: progress\ndata: {\"job_id\":\"01a5e0c2-7c00-7000-8000-00000000002a\",\"state\":\"running\",…}\n\n\
id: 9\nevent: done\ndata: {\"job_id\":\"01a5e0c2-7c00-7000-8000-00000000002a\",\"state\":\"done\",…}\n\n";

/// Follow a job to its end.
///
/// Server-sent events (`text/event-stream`): `progress` whenever something happens, `done` at the end, whatever the end
/// is; each with the job as its data. A connection that was cut goes on from its `Last-Event-ID`; when that was the end
/// already, the answer is 204 and nothing more will come. Lines with a colon first keep the connection alive.
#[utoipa::path(
    tag = "jobs",
    params(
        ("job_id" = String, Path, format = Uuid, description = "The job."),
        ("Last-Event-ID" = Option<String>, Header, description = "The `id` of the last event that came through.", example = "4")
    ),
    responses(
        (status = 200, description = "Events as they happen.", body = JobEvent, content_type = "text/event-stream", example = json!(EXAMPLE)),
        (status = 204, description = "The last event was the end.")
    )
)]
#[get("/jobs/{job_id}/events")]
pub(super) async fn follow_job(
    office: Desk,
    job_id: Path<JobId>,
    request: HttpRequest,
    _: NoParameters,
) -> Result<HttpResponse, Problem> {
    let job = office.jobs().read(*job_id).await?;
    Ok(events::follow(office.kernel.clone(), &job, last_heard(&request)))
}
