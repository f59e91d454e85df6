//! `GET /cct-keys/in-force`

use actix_web::get;
use actix_web::http::StatusCode;
use door::Desk;
use office::values::Day;
use serde_json::json;

use super::shapes::KeySetDto;
use crate::as_of::AsOf;
use crate::etag::Single;
use crate::problem::Problem;
use crate::sample::Sample;

/// The keys in force on a day.
#[utoipa::path(
    tag = "royalties",
    params(AsOf),
    responses((status = 200, description = "The set.", body = KeySetDto, example = json!(KeySetDto::sample())))
)]
#[get("/cct-keys/in-force")]
pub(super) async fn read_keys_in_force(office: Desk, moment: AsOf) -> Result<Single<KeySetDto>, Problem> {
    let found = office.royalties.keys_on(moment.as_of, moment.known_at).await?;
    found.map(|set| Single(set.into())).ok_or_else(|| none_in_force(moment.as_of))
}

/// A split that lacks its keys is refused as a conflict; here the very thing asked for does not exist.
fn none_in_force(on: Day) -> Problem {
    let title = format!("Aucune clé de répartition n'est en vigueur le {}.", on.french());
    Problem::new(StatusCode::NOT_FOUND, "royalties/no-keys", title).data(json!({"on": on}))
}
