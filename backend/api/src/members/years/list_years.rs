//! `GET /register-years`

use actix_web::{HttpResponse, get};
use door::Desk;

use crate::as_of::AsOf;
use crate::members::shapes::YearRowDto;
use crate::paging::{ListQuery, PageOf, RegisterQuery};
use crate::problem::Problem;
use crate::sample::Sample;

/// The closed years of the register.
#[utoipa::path(
    tag = "members",
    params(ListQuery, AsOf),
    responses((status = 200, description = "A page.", body = PageOf<YearRowDto>, example = json!(PageOf::<YearRowDto>::sample())))
)]
#[get("/register-years")]
pub(super) async fn list_register_years(office: Desk, query: RegisterQuery) -> Result<HttpResponse, Problem> {
    let RegisterQuery { list, moment } = query;
    list.answer::<YearRowDto, _, _>(async move |page| {
        office.members.years(moment.as_of, moment.known_at, &page).await
    })
    .await
}
