//! `GET /team`

use actix_web::get;
use actix_web::http::StatusCode;
use door::Desk;
use office::values::Day;
use serde_json::json;

use super::shapes::TeamDto;
use crate::as_of::AsOf;
use crate::etag::Single;
use crate::problem::Problem;
use crate::sample::Sample;

/// The team as last counted on a day or before.
#[utoipa::path(
    tag = "reports",
    params(AsOf),
    responses((status = 200, description = "The count.", body = TeamDto, example = json!(TeamDto::sample())))
)]
#[get("/team")]
pub(super) async fn read_team(office: Desk, moment: AsOf) -> Result<Single<TeamDto>, Problem> {
    let found = office.reports.team(moment.as_of, moment.known_at).await?;
    found.map(|team| Single(team.into())).ok_or_else(|| never_counted(moment.as_of))
}

fn never_counted(on: Day) -> Problem {
    let title = format!("Aucun relevé de l'équipe n'est connu au {}.", on.french());
    Problem::new(StatusCode::NOT_FOUND, "reports/no-team-count", title).data(json!({"on": on}))
}
