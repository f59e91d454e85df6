//! Tables as files: comma-separated values and workbooks, both ways.
//!
//! Why it exists: lists leave the house as CSV, for a program (RFC 4180: commas, points) or for a French spreadsheet
//! (semicolons, decimal commas, a byte order mark so that accents survive), or as a workbook (XLSX); and lists come
//! from elsewhere in whatever form somebody's spreadsheet saved them ([`read`]).
//!
//! What can never happen: a text typed by someone runs as a formula in the spreadsheet of someone else (in CSV a text
//! cell that begins with `=`, `+`, `-`, `@`, a tab or a return gets a leading apostrophe, in a workbook it is a cell of
//! text; numbers are cells of another kind and are never touched); a row has more or fewer cells than the head; a file
//! of a few bytes that fills the memory when it is read.

mod reading;
#[cfg(test)]
mod tests;
mod workbook;

pub use reading::{Given, ReadError, Row, Table, read};
pub use workbook::{MEDIA_TYPE as XLSX, Workbook};

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Any text.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A number written with a point and without groups, as in `103180.00` or `-0.085`: exact, never a float.
    Decimal(String),
    /// Nothing.
    Empty,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Cell {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl<T: Into<Self>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

/// Which readers a file is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Dialect {
    /// RFC 4180: `,` between cells, `.` in numbers, no byte order mark.
    #[default]
    Standard,
    /// A French spreadsheet: `;` between cells, `,` in numbers, a byte order mark.
    French,
}

/// Why a table could not be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TableError {
    /// A row does not have one cell for each column.
    #[error("la ligne {row} a {found} cellules, l’en-tête en a {expected}")]
    Ragged {
        /// Number of the row, from 1, the head not counted.
        row: usize,
        /// Cells of the head.
        expected: usize,
        /// Cells of the row.
        found: usize,
    },
    /// A decimal cell does not hold a decimal number.
    #[error("« {text} » n’est pas un nombre décimal")]
    NotANumber {
        /// What the cell holds.
        text: String,
    },
    /// More rows than a sheet has.
    #[error("une feuille de classeur ne tient que {most} lignes")]
    TooManyRows {
        /// How many it has.
        most: u32,
    },
    /// The writer failed.
    #[error("écriture du tableau impossible : {0}")]
    Write(String),
}

/// Writes a head and its rows as CSV, lines ended by CR LF.
pub fn csv(
    head: &[&str],
    rows: impl IntoIterator<Item = Vec<Cell>>,
    dialect: Dialect,
) -> Result<Vec<u8>, TableError> {
    let (delimiter, start) = match dialect {
        Dialect::Standard => (b',', Vec::new()),
        Dialect::French => (b';', "\u{feff}".as_bytes().to_vec()),
    };
    let mut writer =
        csv::WriterBuilder::new().delimiter(delimiter).terminator(csv::Terminator::CRLF).from_writer(start);
    let failed = |error: csv::Error| TableError::Write(error.to_string());
    writer.write_record(head.iter().map(|name| guarded(name))).map_err(failed)?;
    for (index, row) in rows.into_iter().enumerate() {
        if row.len() != head.len() {
            return Err(TableError::Ragged { row: index + 1, expected: head.len(), found: row.len() });
        }
        let cells = row.into_iter().map(|cell| written(cell, dialect)).collect::<Result<Vec<_>, _>>()?;
        writer.write_record(cells).map_err(failed)?;
    }
    writer.into_inner().map_err(|error| TableError::Write(error.to_string()))
}

/// The text of a cell in the file.
fn written(cell: Cell, dialect: Dialect) -> Result<String, TableError> {
    Ok(match cell {
        Cell::Text(text) => guarded(&text),
        Cell::Integer(number) => number.to_string(),
        Cell::Decimal(text) if !is_decimal(&text) => return Err(TableError::NotANumber { text }),
        Cell::Decimal(text) => match dialect {
            Dialect::Standard => text,
            Dialect::French => text.replace('.', ","),
        },
        Cell::Empty => String::new(),
    })
}

/// Text that no spreadsheet takes for a formula.
fn guarded(text: &str) -> String {
    let begins = |marks: &[char]| text.starts_with(marks);
    if begins(&['=', '+', '-', '@', '\t', '\r', '\n']) && !is_decimal(text) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// Whether a text is a plain decimal number: a sign at most, digits, a point at most with digits on both sides.
fn is_decimal(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    all_digits(whole) && all_digits(fraction)
}
