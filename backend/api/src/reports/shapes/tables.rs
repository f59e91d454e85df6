//! The catalogue of reports, and a report as rows.

use office::reports::public::{Cell, Column, ColumnKind, REPORTS, Report, Table, report};
use serde::Serialize;
use utoipa::ToSchema;

use super::figures::sample_figures;
use crate::reports::words;
use crate::sample::Sample;

/// A report of the catalogue.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ReportDto {
    /// Name in data and addresses.
    pub code: String,
    /// French title.
    pub french: String,
    /// English title.
    pub english: String,
}

impl From<&Report> for ReportDto {
    fn from(report: &Report) -> Self {
        let Report { code, french, english, .. } = *report;
        Self { code: code.to_owned(), french: french.to_owned(), english: english.to_owned() }
    }
}

/// Every report, in the order in which they are offered.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ReportsDto {
    /// The reports.
    pub reports: Vec<ReportDto>,
}

impl ReportsDto {
    /// These.
    pub(in crate::reports) fn of(reports: &[Report]) -> Self {
        Self { reports: reports.iter().map(Into::into).collect() }
    }
}

impl Sample for ReportsDto {
    fn sample() -> Self {
        Self::of(REPORTS)
    }
}

/// A column of a report.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ReportColumnDto {
    /// French name.
    pub name: String,
    /// What its cells hold.
    #[schema(value_type = words::ColumnKind)]
    pub kind: ColumnKind,
}

impl From<Column> for ReportColumnDto {
    fn from(Column { name, kind }: Column) -> Self {
        Self { name, kind }
    }
}

/// A cell of a report.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ReportCellDto {
    /// What people read, in French.
    #[schema(example = "103 180 €")]
    pub shown: String,
    /// The number beneath as decimal text, exact, in the unit shown; absent for words and unknown figures.
    #[schema(example = "103180.00")]
    pub number: Option<String>,
}

impl From<Cell> for ReportCellDto {
    fn from(Cell { shown, number }: Cell) -> Self {
        Self { shown, number: number.map(|number| number.to_string()) }
    }
}

/// A report as rows.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ReportTableDto {
    /// French title with its year.
    pub title: String,
    /// Columns, from left to right.
    pub columns: Vec<ReportColumnDto>,
    /// Rows, each with one cell a column.
    pub rows: Vec<Vec<ReportCellDto>>,
    /// What the reader must know, in French.
    pub notes: Vec<String>,
}

impl From<Table> for ReportTableDto {
    fn from(table: Table) -> Self {
        let Table { title, columns, rows, notes } = table;
        let row = |cells: Vec<Cell>| cells.into_iter().map(Into::into).collect();
        Self {
            title,
            columns: columns.into_iter().map(Into::into).collect(),
            rows: rows.into_iter().map(row).collect(),
            notes,
        }
    }
}

impl Sample for ReportTableDto {
    fn sample() -> Self {
        let empty = Table { title: String::new(), columns: vec![], rows: vec![], notes: vec![] };
        let report = report("members_by_college");
        report.map_or(empty, |report| report.table(&sample_figures())).into()
    }
}
