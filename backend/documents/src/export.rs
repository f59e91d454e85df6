//! Lists as files, for the API's exports: a thin door to `tables`, so that upper rooms know one place.

pub use tables::{Cell, Dialect, TableError, Workbook, XLSX};

/// Media type of the files that [`csv`] makes.
pub const MEDIA_TYPE: &str = "text/csv; charset=utf-8";

/// A list as CSV: see [`tables::csv`] for the dialects and the guard against formulas.
pub fn csv(
    head: &[&str],
    rows: impl IntoIterator<Item = Vec<Cell>>,
    dialect: Dialect,
) -> Result<Vec<u8>, TableError> {
    tables::csv(head, rows, dialect)
}
