//! `GET /register-alerts`

use actix_web::{HttpRequest, HttpResponse, get};
use door::Desk;

use crate::as_of::AsOf;
use crate::etag::done;
use crate::members::shapes::RegisterAlertsDto;
use crate::parameters::Parameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// What the law or the statutes want looked at on a day.
///
/// Nobody can be refused for it, so it is told: fewer than three families of members, a college without members, public
/// bodies over their part with what puts it right, calls and repayments past their day, repayments to settle.
#[utoipa::path(
    tag = "members",
    params(("as_of" = Option<String>, Query, format = Date, description = "The day; today when absent.", example = "2015-12-31")),
    responses((status = 200, description = "What there is; often nothing.", body = RegisterAlertsDto, example = json!(RegisterAlertsDto::sample())))
)]
#[get("/register-alerts")]
pub(super) async fn list_register_alerts(
    office: Desk,
    parameters: Parameters,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    parameters.only(&["as_of"])?;
    let as_of = AsOf::from(&parameters, &request)?.as_of;
    Ok(done(&RegisterAlertsDto::of(as_of, office.register_alerts(as_of).await?)))
}
