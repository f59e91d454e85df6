//! `GET /contracts-in-force`

use actix_web::get;
use door::Desk;

use super::shapes::ServedDto;
use crate::as_of::AsOf;
use crate::etag::Single;
use crate::problem::Problem;
use crate::sample::Sample;

/// Who had a contract in force on a day, and which places it served.
///
/// Each customer and each place once, however many contracts they have.
#[utoipa::path(
    tag = "billing",
    params(AsOf),
    responses((status = 200, description = "They.", body = ServedDto, example = json!(ServedDto::sample())))
)]
#[get("/contracts-in-force")]
pub(super) async fn read_served(office: Desk, moment: AsOf) -> Result<Single<ServedDto>, Problem> {
    let customer_ids = office.billing.customers_on(moment.as_of, moment.known_at).await?;
    let venue_ids = office.billing.venues_on(moment.as_of, moment.known_at).await?;
    Ok(Single(ServedDto { customer_ids, venue_ids }))
}
