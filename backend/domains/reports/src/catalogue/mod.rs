//! The catalogue of reports: one file a report, each a pure function of a year's figures to a table and a chart.
//!
//! It exists so that the API, the pages, the spreadsheets and the printed report serve every report the same way: a
//! new report is one file here and one line in [`REPORTS`]. A report never computes a figure that another could
//! compute otherwise: it only arranges [`figures::YearFigures`].

mod cct_split;
mod definitions;
pub mod figures;
pub mod key_figures;
mod members_by_college;
mod shapes;
mod team_by_department;

#[cfg(test)]
mod tests;

use figures::YearFigures;
use rust_decimal::Decimal;
pub use shapes::{Bar, Cell, Chart, ChartBody, Column, ColumnKind, Pair, Table};

/// One report of the catalogue.
#[derive(Debug, Clone, Copy)]
pub struct Report {
    /// Name in data and addresses.
    pub code: &'static str,
    /// French title.
    pub french: &'static str,
    /// English title.
    pub english: &'static str,
    table: fn(&YearFigures) -> Table,
    chart: fn(&YearFigures) -> Chart,
}

/// Every report, in the order in which they are offered.
pub static REPORTS: &[Report] =
    &[key_figures::REPORT, members_by_college::REPORT, team_by_department::REPORT, cct_split::REPORT];

/// The report of that code.
pub fn report(code: &str) -> Option<&'static Report> {
    REPORTS.iter().find(|report| report.code == code)
}

impl Report {
    /// The report as a table.
    pub fn table(&self, year: &YearFigures) -> Table {
        (self.table)(year)
    }

    /// The report as a chart; `None` when there is nothing to draw.
    pub fn chart(&self, year: &YearFigures) -> Option<Chart> {
        Some((self.chart)(year)).filter(|chart| !chart.is_empty())
    }
}

fn words(name: &str) -> Column {
    Column { name: name.to_owned(), kind: ColumnKind::Text }
}

fn numbers(name: &str) -> Column {
    Column { name: name.to_owned(), kind: ColumnKind::Number }
}

fn word(text: impl Into<String>) -> Cell {
    Cell { shown: text.into(), number: None }
}

fn number(number: impl Into<Decimal>, shown: impl Into<String>) -> Cell {
    Cell { shown: shown.into(), number: Some(number.into()) }
}
