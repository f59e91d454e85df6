//! The catalogue of reports: one file a report, each a pure function of a year's figures to a table and a chart.
//!
//! It exists so that the API, the pages, the spreadsheets and the printed report serve every report the same way: a
//! new report is one file here and one line in [`REPORTS`]. A report never computes a figure that another could
//! compute otherwise: it only arranges [`figures::YearFigures`].

mod cct_split;
pub mod figures;
pub mod key_figures;
mod members_by_college;
mod team_by_department;

#[cfg(test)]
mod tests;

use figures::YearFigures;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

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
    chart: fn(&YearFigures) -> Option<Chart>,
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
        (self.chart)(year).filter(|chart| !chart.bars.is_empty())
    }
}

/// A report as rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// French title with its year.
    pub title: String,
    /// Columns, from left to right.
    pub columns: Vec<Column>,
    /// Rows, each with one cell a column.
    pub rows: Vec<Vec<Cell>>,
    /// What the reader must know, in French: figures that do not add up, figures that are missing.
    pub notes: Vec<String>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// French name.
    pub name: String,
    /// What its cells hold.
    pub kind: ColumnKind,
}

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnKind {
    /// Words.
    Text,
    /// Numbers, aligned to the right.
    Number,
}

/// A cell: what people read, and the number beneath it when there is one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// What people read, in French.
    pub shown: String,
    /// The number, exact, in the unit shown (euros, people, percents); absent for words and missing figures.
    pub number: Option<Decimal>,
}

/// A chart of bars, one unit for all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chart {
    /// French title with its year.
    pub title: String,
    /// French unit of the bars.
    pub unit: String,
    /// Bars, in order.
    pub bars: Vec<Bar>,
}

/// A bar of a chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bar {
    /// French label.
    pub label: String,
    /// Its length, in the chart's unit.
    pub value: Decimal,
    /// What is written at its end, in French.
    pub shown: String,
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
