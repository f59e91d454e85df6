//! `GET /members/import/{job_id}`

use actix_web::web::Path;
use actix_web::{HttpResponse, get};
use door::Desk;
use office::kernel::jobs::JobId;

use crate::etag::done;
use crate::members::shapes::ImportTableDto;
use crate::problem::Problem;
use crate::sample::Sample;

/// Read what an import as a job was sent: the columns, the first rows, and how they were understood.
///
/// With it a person says which column gives which field, and asks `import_again`. The file of a rehearsal is kept a day,
/// that of an import that failed or was cancelled thirty; that of an import that is done is forgotten
/// (`jobs/file-forgotten`).
#[utoipa::path(
    tag = "members",
    params(("job_id" = String, Path, format = Uuid, description = "The job of the import.")),
    responses((status = 200, description = "The table.", body = ImportTableDto, example = json!(ImportTableDto::sample())))
)]
#[get("/members/import/{job_id}")]
pub(super) async fn read_import_table(office: Desk, job_id: Path<JobId>) -> Result<HttpResponse, Problem> {
    Ok(done(&ImportTableDto::from(office.import_table(*job_id).await?)))
}
