//! `GET /applications`

use actix_web::{HttpResponse, get};
use door::Desk;

use super::super::shapes::ApplicationRowDto;
use crate::as_of::AsOf;
use crate::paging::{ListQuery, PageOf, RegisterQuery};
use crate::problem::Problem;
use crate::sample::Sample;

/// The applications for membership.
///
/// Those that had come by the day, open or over, as known at a moment; in the order of receipt unless another is asked.
#[utoipa::path(
    tag = "members",
    params(ListQuery, AsOf),
    responses((status = 200, description = "A page.", body = PageOf<ApplicationRowDto>, example = json!(PageOf::<ApplicationRowDto>::sample())))
)]
#[get("/applications")]
pub(super) async fn list_applications(office: Desk, query: RegisterQuery) -> Result<HttpResponse, Problem> {
    let RegisterQuery { list, moment } = query;
    list.answer::<ApplicationRowDto, _, _>(async move |page| {
        office.members.applications(moment.as_of, moment.known_at, &page).await
    })
    .await
}
