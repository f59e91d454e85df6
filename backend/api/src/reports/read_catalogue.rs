//! `GET /catalogue`

use actix_web::get;
use actix_web::http::StatusCode;
use door::Desk;
use office::values::Day;
use serde_json::json;

use super::shapes::CatalogueDto;
use crate::as_of::AsOf;
use crate::etag::Single;
use crate::problem::Problem;
use crate::sample::Sample;

/// The size of the catalogue as last counted on a day or before.
#[utoipa::path(
    tag = "reports",
    params(AsOf),
    responses((status = 200, description = "The count.", body = CatalogueDto, example = json!(CatalogueDto::sample())))
)]
#[get("/catalogue")]
pub(super) async fn read_catalogue(office: Desk, moment: AsOf) -> Result<Single<CatalogueDto>, Problem> {
    let found = office.reports.catalogue(moment.as_of, moment.known_at).await?;
    found.map(|catalogue| Single(catalogue.into())).ok_or_else(|| never_counted(moment.as_of))
}

fn never_counted(on: Day) -> Problem {
    let title = format!("Aucun relevé du catalogue n'est connu au {}.", on.french());
    Problem::new(StatusCode::NOT_FOUND, "reports/no-catalogue-count", title).data(json!({"on": on}))
}
