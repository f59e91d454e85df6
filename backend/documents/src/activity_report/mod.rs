//! The activity report of a year: key figures, members, capital, customers, creators' contribution, team.
//!
//! Why it exists: the assembly approves the year on this paper, and the public reads it. It shows what the system
//! counted, with growth on the year before, and says openly what does not add up.
//!
//! What can never happen: a figure without its value being counted (what is unknown says so), a split whose pots do
//! not make its base, a chart without its numbers in words.

mod chapters;
mod cover;
mod figures;
mod from_reports;
mod input;

pub use input::{
    ActivityReport, Category, College, Department, Growth, KeyFigure, Penetration, Pot, Split, Team,
};

use pdf::{Document, Furniture, FurnitureLine};

use crate::{DocumentError, Paper, look};

/// Lays out the activity report of a year.
pub fn activity_report(report: &ActivityReport) -> Result<Paper, DocumentError> {
    report.check()?;
    let title = format!("Rapport d’activité {}", report.year);
    let header = Furniture {
        lines: vec![FurnitureLine {
            left: report.cooperative.name.clone(),
            centre: String::new(),
            right: title.clone(),
        }],
        skip_first: true,
    };
    let subject = format!("Chiffres, sociétaires et répartition de l’exercice {}", report.year);
    let mut document = look::document(&report.cooperative, &title, &subject, report.made_on, header, true);
    cover::cover(&mut document, report, &title);
    chapter(&mut document);
    figures::key_figures(&mut document, report)?;
    chapter(&mut document);
    chapters::members(&mut document, report)?;
    chapters::customers(&mut document, report)?;
    chapter(&mut document);
    chapters::contribution(&mut document, report)?;
    chapter(&mut document);
    chapters::team(&mut document, report)?;
    chapters::reading(&mut document, report);
    crate::finish(document, &format!("rapport-activite-{}", report.year))
}

/// Begins a chapter on a page of its own.
fn chapter(document: &mut Document) {
    document.page_break();
    look::top_bar(document);
}
