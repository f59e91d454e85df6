//! `GET /members.vcf`

use actix_web::http::header;
use actix_web::web::Bytes;
use actix_web::{HttpResponse, get};
use door::Desk;
use futures::stream;
use office::documents::address_book::MEDIA_TYPE;

use crate::as_of::AsOf;
use crate::problem::Problem;

/// Members as cards of an address book (vCard 4.0).
///
/// Those who are members on the day, by number. A card keeps its `UID`, so that a second import replaces it; who is erased
/// has none.
#[utoipa::path(
    tag = "members",
    params(AsOf),
    responses((status = 200, description = "The cards.", body = String, content_type = "text/vcard"))
)]
#[get("/members.vcf")]
pub(super) async fn read_address_book(office: Desk, moment: AsOf) -> Result<HttpResponse, Problem> {
    // The first page is read before the answer begins, so that a refusal is still a problem.
    let AsOf { as_of, known_at } = moment;
    let (cards, next) = office.address_book(as_of, known_at, None).await?;
    let pages = stream::try_unfold((office, Some(cards), next), move |(office, cards, next)| async move {
        if let Some(cards) = cards {
            return Ok::<_, Problem>(Some((Bytes::from(cards), (office, None, next))));
        }
        let Some(cursor) = next else { return Ok(None) };
        let (cards, next) = office.address_book(as_of, known_at, Some(cursor)).await?;
        Ok(Some((Bytes::from(cards), (office, None, next))))
    });
    Ok(HttpResponse::Ok()
        .content_type(MEDIA_TYPE)
        .insert_header((header::CONTENT_DISPOSITION, "attachment; filename=\"associes.vcf\""))
        .streaming(pages))
}
