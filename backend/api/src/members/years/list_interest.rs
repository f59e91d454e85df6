//! `GET /register-years/{year}/interest`

use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse, get};
use door::Desk;

use crate::as_of::AsOf;
use crate::etag::done;
use crate::members::shapes::InterestRowDto;
use crate::openapi::Conflict;
use crate::parameters::Parameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// The interest on each member's shares, to the cent, with what is withheld: the payment list.
///
/// Computed from what was known when the allocation was recorded, so it is the same for ever. Withheld at the rates of
/// the day of payment.
#[utoipa::path(
    tag = "members",
    params(
        ("year" = i32, Path, description = "The year of its last day.", example = 2015),
        ("as_of" = Option<String>, Query, format = Date, description = "Day of the payment; today when absent, and the day it was paid once it is.", example = "2016-06-30"),
    ),
    responses(
        (status = 200, description = "By number of member.", body = Vec<InterestRowDto>, example = json!([InterestRowDto::sample()])),
        (status = 409, response = Conflict),
    )
)]
#[get("/register-years/{year}/interest")]
pub(super) async fn list_share_interest(
    office: Desk,
    year: Path<i32>,
    parameters: Parameters,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    parameters.only(&["as_of"])?;
    let paid_on = AsOf::from(&parameters, &request)?.as_of;
    let rows = office.members.interest(year.into_inner(), paid_on, None).await?;
    Ok(done(&rows.into_iter().map(InterestRowDto::from).collect::<Vec<_>>()))
}
