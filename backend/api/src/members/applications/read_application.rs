//! `GET /applications/{application_id}`

use actix_web::get;
use actix_web::web::Path;
use door::Desk;
use office::kernel::Failure;
use office::members::application::ApplicationError;
use office::members::public::MemberId;

use super::super::shapes::ApplicationFileDto;
use crate::as_of::AsOf;
use crate::etag::Single;
use crate::problem::Problem;
use crate::sample::Sample;

/// One application with all that it says, open or over.
#[utoipa::path(
    tag = "members",
    params(("application_id" = String, Path, format = Uuid, description = "The application."), AsOf),
    responses((status = 200, description = "The application.", body = ApplicationFileDto, example = json!(ApplicationFileDto::sample())))
)]
#[get("/applications/{application_id}")]
pub(super) async fn read_application(
    office: Desk,
    application_id: Path<MemberId>,
    moment: AsOf,
) -> Result<Single<ApplicationFileDto>, Problem> {
    let found = office.members.application(*application_id, moment.as_of, moment.known_at).await?;
    Ok(Single(found.ok_or(ApplicationError::NotFound {}).map_err(Failure::from)?.into()))
}
