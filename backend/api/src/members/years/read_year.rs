//! `GET /register-years/{year}`

use actix_web::get;
use actix_web::web::Path;
use door::Desk;
use office::kernel::Failure;
use office::members::public::YearError;

use crate::etag::Single;
use crate::members::shapes::YearSheetDto;
use crate::parameters::NoParameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// One closed year with the allocation of its result.
#[utoipa::path(
    tag = "members",
    params(("year" = i32, Path, description = "The year of its last day.", example = 2015)),
    responses((status = 200, description = "The year.", body = YearSheetDto, example = json!(YearSheetDto::sample())))
)]
#[get("/register-years/{year}")]
pub(super) async fn read_register_year(
    office: Desk,
    year: Path<i32>,
    _: NoParameters,
) -> Result<Single<YearSheetDto>, Problem> {
    let year = year.into_inner();
    let sheet = office.members.year(year).await?;
    Ok(Single(sheet.ok_or(YearError::NotFound { year }).map_err(Failure::from)?.into()))
}
