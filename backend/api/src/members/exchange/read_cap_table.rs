//! `GET /share-capital.ocf.zip`

use actix_web::{HttpRequest, HttpResponse, get};
use door::Desk;

use crate::as_of::AsOf;
use crate::context::now;
use crate::etag::tagged;
use crate::problem::Problem;

/// The capital as a package of the Open Cap Format (OCF 1.2.0).
///
/// Who ever held a share, and each movement of shares until the day, first in, first out. What the format cannot say
/// (variable capital, one member one vote, colleges, partly paid shares…) stands in the comments of its manifest.
#[utoipa::path(
    tag = "members",
    params(AsOf),
    responses((status = 200, description = "The package.", body = Vec<u8>, content_type = "application/zip"))
)]
#[get("/share-capital.ocf.zip")]
pub(super) async fn read_cap_table(
    office: Desk,
    moment: AsOf,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let package = office.cap_table(moment.as_of, moment.known_at, now(&request)?).await?;
    Ok(tagged(&request, &package.media_type, package.bytes))
}
