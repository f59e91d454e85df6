//! `GET /receivables/total`

use actix_web::get;
use door::Desk;

use super::shapes::ReceivablesDto;
use crate::as_of::AsOf;
use crate::etag::Single;
use crate::problem::Problem;
use crate::sample::Sample;

/// What customers owed at the end of a day, in total.
#[utoipa::path(
    tag = "billing",
    params(AsOf),
    responses((status = 200, description = "The figures.", body = ReceivablesDto, example = json!(ReceivablesDto::sample())))
)]
#[get("/receivables/total")]
pub(super) async fn read_receivables_total(
    office: Desk,
    moment: AsOf,
) -> Result<Single<ReceivablesDto>, Problem> {
    Ok(Single(office.billing.receivables_total(moment.as_of, moment.known_at).await?.into()))
}
