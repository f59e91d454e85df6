//! Files that come in: a thin door to `tables`, in the words of the rooms that take them.

use members::public::{SourceCell, SourceRow, SourceTable};
pub use tables::ReadError;
use tables::{Given, Row};

/// A table of members out of a file: CSV in whatever encoding and with whatever separator, or a workbook.
pub fn members(file: &[u8]) -> Result<SourceTable, ReadError> {
    let table = tables::read(file)?;
    Ok(SourceTable { head: table.head, rows: table.rows.into_iter().map(row).collect() })
}

fn row(row: Row) -> SourceRow {
    SourceRow { line: row.line, cells: row.cells.into_iter().map(cell).collect() }
}

fn cell(given: Given) -> SourceCell {
    match given {
        Given::Empty => SourceCell::Empty,
        Given::Text(text) => SourceCell::Text(text),
        Given::Number(number) => SourceCell::Number(number),
        Given::Day(day) => SourceCell::Day(day),
    }
}
