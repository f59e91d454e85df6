//! A list as a workbook of one sheet, row after row: what was written goes to a temporary file, so that the memory does
//! not grow with the list; only the finished file, compressed, is held whole.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook as Writer, XlsxError};

use crate::{Cell, TableError};

/// What a workbook is called in HTTP.
pub const MEDIA_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Rows of a sheet, the head among them.
const MOST_ROWS: u32 = 1_048_576;
/// Digits that a number of a spreadsheet keeps: what has more is written as text.
const DIGITS: usize = 15;
/// The day on which every file of ours was made, as it says: the same facts give the same bytes.
const MADE: (u16, u8, u8) = (2015, 1, 1);

/// A workbook that is being written.
pub struct Workbook {
    writer: Writer,
    columns: usize,
    next: u32,
    formats: [Format; 3],
}

impl std::fmt::Debug for Workbook {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Workbook")
            .field("columns", &self.columns)
            .field("next", &self.next)
            .finish_non_exhaustive()
    }
}

impl Workbook {
    /// One sheet of this name, of at most 31 letters, with its head in bold, which stays in sight.
    pub fn new(name: &str, head: &[&str]) -> Result<Self, TableError> {
        let mut writer = Writer::new();
        let (year, month, day) = MADE;
        let made = ExcelDateTime::from_ymd(year, month, day).map_err(failed)?;
        writer.set_properties(&DocProperties::new().set_creation_datetime(&made));
        let sheet = writer.add_worksheet_with_constant_memory().map_err(failed)?;
        sheet.set_name(name).map_err(failed)?;
        sheet.set_freeze_panes(1, 0).map_err(failed)?;
        let bold = Format::new().set_bold();
        for (column, text) in (0_u16..).zip(head) {
            sheet.write_string_with_format(0, column, *text, &bold).map_err(failed)?;
        }
        let formats = ["0", "0.0", "0.00"].map(|shape| Format::new().set_num_format(shape));
        Ok(Self { writer, columns: head.len(), next: 1, formats })
    }

    /// Writes the next row.
    pub fn push(&mut self, row: Vec<Cell>) -> Result<(), TableError> {
        if row.len() != self.columns {
            let at = usize::try_from(self.next).unwrap_or(usize::MAX);
            return Err(TableError::Ragged { row: at, expected: self.columns, found: row.len() });
        }
        if self.next >= MOST_ROWS {
            return Err(TableError::TooManyRows { most: MOST_ROWS });
        }
        let sheet = self.writer.worksheet_from_index(0).map_err(failed)?;
        for (column, cell) in (0_u16..).zip(row) {
            match cell {
                Cell::Empty => continue,
                Cell::Text(text) => sheet.write_string(self.next, column, text),
                Cell::Integer(number) => match exact(&number.to_string()) {
                    Some((value, _)) => sheet.write_number(self.next, column, value),
                    None => sheet.write_string(self.next, column, number.to_string()),
                },
                Cell::Decimal(text) if !crate::is_decimal(&text) => {
                    return Err(TableError::NotANumber { text });
                }
                Cell::Decimal(text) => match exact(&text) {
                    Some((value, places)) => {
                        let format = self.formats.get(places).unwrap_or(&self.formats[0]);
                        if places < self.formats.len() {
                            sheet.write_number_with_format(self.next, column, value, format)
                        } else {
                            sheet.write_number(self.next, column, value)
                        }
                    }
                    None => sheet.write_string(self.next, column, text),
                },
            }
            .map_err(failed)?;
        }
        self.next += 1;
        Ok(())
    }

    /// The finished file.
    pub fn finish(mut self) -> Result<Vec<u8>, TableError> {
        self.writer.save_to_buffer().map_err(failed)
    }
}

/// The number of a spreadsheet that shows this one, and its decimal places; `None` when it has too many digits.
fn exact(text: &str) -> Option<(f64, usize)> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if digits > DIGITS {
        return None;
    }
    let places = text.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    Some((text.parse().ok()?, places))
}

#[allow(clippy::needless_pass_by_value)] // handed to `map_err`
fn failed(error: XlsxError) -> TableError {
    TableError::Write(error.to_string())
}
