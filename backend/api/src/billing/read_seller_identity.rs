//! `GET /seller-identity`

use actix_web::web::Data;
use actix_web::{HttpRequest, get};
use office::kernel::Failure;
use office::{Office, OfficeError};

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
    office: Data<Office>,
    parameters: Parameters,
    request: HttpRequest,
) -> Result<Single<SellerIdentityDto>, Problem> {
    parameters.only(&["as_of"])?;
    let on = match parameters.parse("as_of")? {
        Some(day) => day,
        None => today(&request)?,
    };
    let found = office.billing.seller_on(on).await?;
    Ok(Single(found.ok_or(OfficeError::NoSeller { on }).map_err(Failure::from)?.into()))
}
