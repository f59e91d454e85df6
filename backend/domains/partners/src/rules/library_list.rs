//! The official list as a whole: is it the list at all, and which libraries does it name?
//!
//! A file that is not the list (another encoding, other columns) is refused before anything is read from it;
//! a bad row in the right file is set aside with its line. Every row ends up in exactly one of three heaps:
//! read, rejected, or a repetition of an earlier row. What is no list (a line without end, lines without number) is
//! refused before memory is spent on it.

use std::collections::HashMap;

use super::records::{fields_of, records};
use super::row::{COLUMNS, LibraryRow, RowFault, RowReader};
use crate::import::ImportError;
use crate::public::{DuplicateRow, RejectedRow};

/// Bytes beyond which a file cannot be the list (the real one has 3.5 million).
pub const MOST_BYTES: usize = 64 * 1024 * 1024;
/// Bytes beyond which a line cannot be a library's (the longest real one has some 400).
pub const MOST_BYTES_OF_LINE: usize = 64 * 1024;
/// Lines beyond which a file cannot be the list (the real one has 16 000).
pub const MOST_LINES: usize = 200_000;

/// The list as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LibraryList {
    /// SHA-256 of the bytes, hexadecimal.
    pub sha256: String,
    /// Rows under the header: `rows.len() + rejected.len() + duplicates.len()`.
    pub count: u64,
    /// Libraries, in the order of the file, each key once (the first row that names it).
    pub rows: Vec<LibraryRow>,
    /// Rows that could not be read.
    pub rejected: Vec<RejectedRow>,
    /// Rows that name a library again.
    pub duplicates: Vec<DuplicateRow>,
}

impl LibraryList {
    /// Reads the whole file; refuses what is not the list.
    pub fn read(bytes: &[u8]) -> Result<Self, ImportError> {
        if bytes.len() > MOST_BYTES {
            return Err(ImportError::TooLarge { bytes: bytes.len() as u64, most: MOST_BYTES as u64 });
        }
        check_lines(bytes)?;
        let (header, body) = header_and_body(bytes)?;
        let columns = columns(&header)?;
        let records = records(body, columns.count, 2);
        let unreadable = records
            .iter()
            .filter(|record| matches!(record.fields, Err(RowFault::BrokenEncoding { .. })))
            .count();
        if unreadable * 2 > records.len() {
            return Err(ImportError::NotUtf8 { unreadable: unreadable as u64, rows: records.len() as u64 });
        }
        if records.is_empty() {
            return Err(ImportError::NoRows {});
        }
        let mut list = Self {
            sha256: kernel::kept::hash_of(bytes),
            count: records.len() as u64,
            rows: Vec::with_capacity(records.len()),
            rejected: Vec::new(),
            duplicates: Vec::new(),
        };
        let reader = RowReader::new(columns.places);
        let mut seen = HashMap::new();
        for record in records {
            let read = record.fields.and_then(|fields| reader.read(record.line, &fields));
            match read {
                Err(fault) => list.rejected.push(RejectedRow::new(record.line, fault)),
                Ok(row) => match seen.insert(row.key.clone(), row.line) {
                    None => list.rows.push(row),
                    Some(first_line) => {
                        seen.insert(row.key.clone(), first_line);
                        list.duplicates.push(DuplicateRow { line: row.line, first_line, key: row.key });
                    }
                },
            }
        }
        Ok(list)
    }
}

/// Neither too long nor too many; looks at them one by one and keeps none.
fn check_lines(bytes: &[u8]) -> Result<(), ImportError> {
    for (index, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
        if index > MOST_LINES {
            return Err(ImportError::TooManyLines { most: MOST_LINES as u64 });
        }
        if line.len() > MOST_BYTES_OF_LINE {
            let (line, most) = (index as u64 + 1, MOST_BYTES_OF_LINE as u64);
            // What begins like no text is no text, and that is what its sender should hear.
            let text = std::str::from_utf8(&bytes[..bytes.len().min(MOST_BYTES_OF_LINE)]);
            let broken = text.is_err_and(|error| error.error_len().is_some());
            return Err(match index {
                0 if broken || bytes[..MOST_BYTES_OF_LINE].contains(&0) => ImportError::HeaderNotUtf8 {},
                _ => ImportError::LineTooLong { line, most },
            });
        }
    }
    Ok(())
}

struct Columns {
    count: usize,
    places: HashMap<&'static str, usize>,
}

fn header_and_body(bytes: &[u8]) -> Result<(String, &[u8]), ImportError> {
    if bytes.is_empty() {
        return Err(ImportError::NoRows {});
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let end = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len());
    let header = std::str::from_utf8(&bytes[..end]).map_err(|_| ImportError::HeaderNotUtf8 {})?;
    if header.contains('\0') {
        return Err(ImportError::HeaderNotUtf8 {});
    }
    Ok((header.trim_end_matches('\r').to_owned(), bytes.get(end + 1..).unwrap_or_default()))
}

/// Where each column stands. Their order is free and unknown columns are let pass.
fn columns(header: &str) -> Result<Columns, ImportError> {
    let names = fields_of(header).unwrap_or_default();
    let mut places = HashMap::new();
    let mut missing = Vec::new();
    for column in COLUMNS {
        let mut found = names.iter().enumerate().filter(|(_, name)| name.trim() == column);
        match (found.next(), found.next()) {
            (Some((place, _)), None) => {
                places.insert(column, place);
            }
            (Some(_), Some(_)) => return Err(ImportError::RepeatedColumn { column: column.to_owned() }),
            (None, _) => missing.push(column.to_owned()),
        }
    }
    if missing.is_empty() {
        Ok(Columns { count: names.len(), places })
    } else {
        Err(ImportError::WrongHeader { missing })
    }
}

#[cfg(test)]
mod tests {
    use kernel::Refusal;

    use super::*;

    fn refused(file: &[u8]) -> &'static str {
        LibraryList::read(file).expect_err("it is no list").code()
    }

    #[test]
    fn what_cannot_be_the_list_is_refused_before_it_is_read() {
        let mut line = COLUMNS.join(";").into_bytes();
        line.extend(b"\n01250;\"");
        line.resize(line.len() + MOST_BYTES_OF_LINE, b'a');
        assert_eq!(refused(&line), "partners/import-line-too-long");
        assert_eq!(refused(&vec![b';'; MOST_BYTES_OF_LINE + 1]), "partners/import-line-too-long");
        assert_eq!(refused(&vec![b';'; MOST_BYTES_OF_LINE]), "partners/import-wrong-header");
        assert_eq!(refused(&vec![0; MOST_BYTES_OF_LINE + 1]), "partners/import-not-utf8");
        assert_eq!(refused(&vec![0xff; MOST_BYTES_OF_LINE + 1]), "partners/import-not-utf8");
        assert_eq!(refused(&vec![b'\n'; MOST_LINES + 1]), "partners/import-too-many-lines");
        assert_eq!(refused(&vec![b'\n'; MOST_LINES]), "partners/import-wrong-header");
    }
}
