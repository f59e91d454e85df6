//! Lists as files, for the API's exports: a thin door to `tables`, so that upper rooms know one place.

pub use tables::{Cell, Dialect, TableError, Workbook, XLSX};

/// Media type of the files that [`csv`] makes.
pub const MEDIA_TYPE: &str = "text/csv; charset=utf-8";

/// In which form a list leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Comma-separated values.
    Csv(Dialect),
    /// A workbook.
    Xlsx,
}

impl Form {
    /// What such a file is called in HTTP.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Csv(_) => MEDIA_TYPE,
            Self::Xlsx => XLSX,
        }
    }
}

/// A list as CSV: see [`tables::csv`] for the dialects and the guard against formulas.
pub fn csv(
    head: &[&str],
    rows: impl IntoIterator<Item = Vec<Cell>>,
    dialect: Dialect,
) -> Result<Vec<u8>, TableError> {
    tables::csv(head, rows, dialect)
}
