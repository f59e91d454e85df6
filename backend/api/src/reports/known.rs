//! What an address names: a year that has figures, a report of the catalogue.
//!
//! What can never happen: a year of which nothing is recorded answered as a year of zeros, or as an empty table.

use actix_web::http::StatusCode;
use office::Office;
use office::reports::public::{Report, YearFigures, report};
use office::royalties::public::Period;
use office::values::Timestamp;
use serde_json::json;

use crate::problem::Problem;

/// The figures of a year as known at a moment; refused when no recorded fact gives one.
pub(super) async fn figures_of(
    office: &Office,
    year: i32,
    known_at: Option<Timestamp>,
) -> Result<YearFigures, Problem> {
    if Period::year(year).is_none() {
        return Err(no_figures(year, known_at));
    }
    let figures = office.year_figures(year, known_at).await?;
    if figures.figures.iter().any(|figure| figure.value.is_some()) {
        Ok(figures)
    } else {
        Err(no_figures(year, known_at))
    }
}

fn no_figures(year: i32, known_at: Option<Timestamp>) -> Problem {
    let title = format!("Aucun fait enregistré ne donne de chiffre pour l'exercice {year}.");
    Problem::new(StatusCode::NOT_FOUND, "reports/year-without-figures", title)
        .data(json!({"year": year, "known_at": known_at}))
}

/// The report of that code.
pub(super) fn report_of(code: &str) -> Result<&'static Report, Problem> {
    report(code).ok_or_else(|| {
        let title = format!("Le rapport « {code} » n'existe pas.");
        Problem::new(StatusCode::NOT_FOUND, "reports/unknown-report", title)
            .detail("GET /reports lists them.")
            .data(json!({"report": code}))
    })
}

/// What a report answers of a year that has figures, but none for this report.
pub(super) fn nothing_to_show(report: &Report, year: i32) -> Problem {
    let title = format!("Aucun fait enregistré n'alimente « {} » pour l'exercice {year}.", report.french);
    Problem::new(StatusCode::NOT_FOUND, "reports/report-without-figures", title)
        .data(json!({"report": report.code, "year": year}))
}
