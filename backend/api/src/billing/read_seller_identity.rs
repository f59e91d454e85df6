//! `GET /seller-identity`

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, get};
use door::Desk;
use office::values::Day;
use serde_json::json;

use super::shapes::SellerIdentityDto;
use crate::context::today;
use crate::etag::Single;
use crate::parameters::Parameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// The identity that our papers bear on a day.
#[utoipa::path(
    tag = "billing",
    params(("as_of" = Option<String>, Query, format = Date, description = "The day; today when absent.", example = "2015-12-31")),
    responses((status = 200, description = "The identity.", body = SellerIdentityDto, example = json!(SellerIdentityDto::sample())))
)]
#[get("/seller-identity")]
pub(super) async fn read_seller_identity(
    office: Desk,
    parameters: Parameters,
    request: HttpRequest,
) -> Result<Single<SellerIdentityDto>, Problem> {
    parameters.only(&["as_of"])?;
    let on = match parameters.parse("as_of")? {
        Some(day) => day,
        None => today(&request)?,
    };
    let found = office.billing.seller_on(on).await?;
    found.map(|identity| Single(identity.into())).ok_or_else(|| unknown(on))
}

/// A bill that lacks its seller is refused as a conflict; here the very thing asked for does not exist.
fn unknown(on: Day) -> Problem {
    let title = format!("L'identité légale de la coopérative n'est pas connue au {}.", on.french());
    Problem::new(StatusCode::NOT_FOUND, "billing/no-seller-identity", title).data(json!({"on": on}))
}
