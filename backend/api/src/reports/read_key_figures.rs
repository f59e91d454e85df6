//! `GET /years/{year}/key-figures`

use actix_web::get;
use actix_web::web::Path;
use door::Desk;

use super::known::figures_of;
use super::shapes::KeyFiguresDto;
use crate::etag::Single;
use crate::parameters::Parameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// The key figures of a year (chiffres clés).
///
/// Each with its formula, its sources and its growth on the year before; members and capital by college, the team and
/// the split. What nobody recorded is absent, never zero; a year of which nothing is recorded is refused.
#[utoipa::path(
    tag = "reports",
    params(
        ("year" = i32, Path, description = "Calendar year.", example = 2015),
        ("known_at" = Option<String>, Query, format = DateTime, description = "Only what had been recorded until then counts; everything when absent.", example = "2016-01-15T09:00:00.000000Z"),
    ),
    responses((status = 200, description = "The figures.", body = KeyFiguresDto, example = json!(KeyFiguresDto::sample())))
)]
#[get("/years/{year}/key-figures")]
pub(super) async fn read_key_figures(
    office: Desk,
    year: Path<i32>,
    parameters: Parameters,
) -> Result<Single<KeyFiguresDto>, Problem> {
    parameters.only(&["known_at"])?;
    Ok(Single(figures_of(&office, *year, parameters.parse("known_at")?).await?.into()))
}
