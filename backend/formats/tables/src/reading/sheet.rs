//! Workbooks (XLSX), cell after cell.
//!
//! A workbook is an archive that a few bytes can make as large as one likes: everything in it is unpacked once into
//! nothing, and counted, before it is read.

use std::io::{Cursor, Read};

use calamine::{Cell, DataRef, ExcelDateTime, Reader, SheetVisible, Xlsx, XlsxError};
use values::Day;
use zip::ZipArchive;

use super::{Given, MOST_COLUMNS, MOST_ROWS, ReadError, Row, Rows};

/// Bytes of a workbook once unpacked, at most.
const MOST_BYTES: u64 = 256 * 1_048_576;

/// The rows of the first sheet that has content, the head first.
pub(super) fn rows(file: &[u8]) -> Result<Vec<Row>, ReadError> {
    measure(file)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file)).map_err(broken)?;
    let seen = |sheet: &&calamine::Sheet| sheet.visible == SheetVisible::Visible;
    let names: Vec<String> =
        book.sheets_metadata().iter().filter(seen).map(|sheet| sheet.name.clone()).collect();
    for name in names {
        let rows = sheet(&mut book, &name)?;
        if !rows.is_empty() {
            return Ok(rows);
        }
    }
    Err(ReadError::Empty)
}

/// Refuses an archive that unpacks to more than anybody's list.
fn measure(file: &[u8]) -> Result<(), ReadError> {
    let reason = |error: &dyn std::error::Error| ReadError::BrokenWorkbook { reason: error.to_string() };
    let mut archive = ZipArchive::new(Cursor::new(file)).map_err(|error| reason(&error))?;
    let mut left = MOST_BYTES;
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).map_err(|error| reason(&error))?;
        let unpacked = std::io::copy(&mut (&mut entry).take(left + 1), &mut std::io::sink());
        let unpacked = unpacked.map_err(|error| reason(&error))?;
        left = left.checked_sub(unpacked).ok_or(ReadError::TooLarge { most: MOST_BYTES })?;
    }
    Ok(())
}

fn sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Vec<Row>, ReadError> {
    let mut cells = book.worksheet_cells_reader(name).map_err(broken)?;
    let (mut rows, mut line, mut row) = (Rows::default(), 0, Vec::new());
    while let Some(cell) = cells.next_cell().map_err(broken)? {
        let (at, column) = cell.get_position();
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        let given = given(&cell);
        if given == Given::Empty {
            continue;
        }
        if column >= MOST_COLUMNS {
            return Err(ReadError::TooManyColumns { found: column.saturating_add(1), most: MOST_COLUMNS });
        }
        if usize::try_from(at).unwrap_or(usize::MAX) > MOST_ROWS {
            return Err(ReadError::TooManyRows { most: MOST_ROWS });
        }
        let number = u64::from(at) + 1;
        if number != line {
            rows.push(line, std::mem::take(&mut row))?;
            line = number;
        }
        if row.len() <= column {
            row.resize(column + 1, Given::Empty);
        }
        row[column] = given;
    }
    rows.push(line, row)?;
    Ok(rows.0)
}

fn given(cell: &Cell<DataRef<'_>>) -> Given {
    match cell.get_value() {
        DataRef::Int(number) => Given::Number(number.to_string()),
        DataRef::Float(number) => Given::Number(decimal(*number)),
        DataRef::String(text) | DataRef::DurationIso(text) => Given::text(text),
        DataRef::SharedString(text) => Given::text(text),
        DataRef::Bool(truth) => Given::Text(if *truth { "oui" } else { "non" }.to_owned()),
        DataRef::DateTime(moment) => {
            day(moment).map_or_else(|| Given::Number(decimal(moment.as_f64())), Given::Day)
        }
        DataRef::DateTimeIso(text) => {
            let day = text.get(..10).and_then(|day| day.parse().ok());
            day.map_or_else(|| Given::text(text), Given::Day)
        }
        DataRef::Error(error) => Given::Text(error.to_string()),
        DataRef::Empty => Given::Empty,
    }
}

fn day(moment: &ExcelDateTime) -> Option<Day> {
    if !moment.is_datetime() || moment.as_f64() < 1.0 {
        return None;
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    Day::ymd(year.into(), month.into(), day.into())
}

/// A number as a spreadsheet shows it: what is beyond nine decimals is how its program counts, not what was typed.
fn decimal(number: f64) -> String {
    let text = format!("{number:.9}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[allow(clippy::needless_pass_by_value)] // handed to `map_err`
fn broken(error: XlsxError) -> ReadError {
    match error {
        XlsxError::Password => ReadError::OldOrProtected,
        error => ReadError::BrokenWorkbook { reason: error.to_string() },
    }
}
