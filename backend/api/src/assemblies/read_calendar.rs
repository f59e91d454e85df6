//! `GET /calendar`

use actix_web::{HttpRequest, get};
use door::Desk;
use office::values::Day;
use utoipa::IntoParams;

use super::shapes::CalendarDto;
use crate::context::today;
use crate::etag::Single;
use crate::parameters::Parameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// Name of the only parameter.
const AS_OF: &str = "as_of";

/// As of which day the calendar is told.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code)] // only described here; read below
pub(super) struct CalendarQuery {
    /// The day; today when absent.
    #[param(value_type = Option<String>, format = Date, example = "2016-07-12")]
    as_of: Option<String>,
}

/// The day asked for, else the present one.
pub(super) fn day_of(request: &HttpRequest) -> Result<Day, Problem> {
    let parameters = Parameters::of(request)?;
    parameters.only(&[AS_OF])?;
    match parameters.parse(AS_OF)? {
        Some(day) => Ok(day),
        None => today(request),
    }
}

/// The calendar of the year.
///
/// The legal duties of the year that was closed before the day and of the one in progress, counted from the closing day of
/// the statutes and from the assembly once it is convened; the ends of mandates; by day.
#[utoipa::path(
    tag = "assemblies",
    params(CalendarQuery),
    responses((status = 200, description = "The calendar.", body = CalendarDto, example = json!(CalendarDto::sample())))
)]
#[get("/calendar")]
pub(super) async fn read_calendar(
    office: Desk,
    request: HttpRequest,
) -> Result<Single<CalendarDto>, Problem> {
    Ok(Single(office.assemblies.calendar(day_of(&request)?).await?.into()))
}
