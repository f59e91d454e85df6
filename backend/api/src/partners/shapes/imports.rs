//! What an import of the official list did, row by row where something was wrong.

use office::partners::public::{DuplicateRow, ImportReport, RejectedRow, RowFault};
use serde::Serialize;
use utoipa::ToSchema;

use crate::sample::Sample;

/// What is wrong with a row: `fault` tells which members follow.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum RowFaultDto {
    /// The line is not UTF-8.
    BrokenEncoding {
        /// First unreadable byte of the line, from 1.
        byte: usize,
    },
    /// A quotation mark opens and never closes.
    UnclosedQuote {},
    /// Text after a closing quotation mark.
    StrayQuote {
        /// Number of the column, from 1.
        column_number: usize,
    },
    /// Too many or too few columns.
    ColumnCount {
        /// As in the header.
        expected: usize,
        /// As in the line.
        found: usize,
    },
    /// An obligatory column is empty.
    Missing {
        /// Name of the column.
        column: String,
    },
    /// A number that is none, or out of all bounds.
    BadNumber {
        /// Name of the column.
        column: String,
        /// As published.
        value: String,
    },
    /// A code or a word that the list does not know.
    Unknown {
        /// Name of the column.
        column: String,
        /// As published.
        value: String,
    },
    /// A control character, or the sign that stands for a letter lost in an earlier conversion.
    LostCharacter {
        /// Name of the column.
        column: String,
    },
}

impl From<RowFault> for RowFaultDto {
    fn from(fault: RowFault) -> Self {
        match fault {
            RowFault::BrokenEncoding { byte } => Self::BrokenEncoding { byte },
            RowFault::UnclosedQuote => Self::UnclosedQuote {},
            RowFault::StrayQuote { column } => Self::StrayQuote { column_number: column },
            RowFault::ColumnCount { expected, found } => Self::ColumnCount { expected, found },
            RowFault::Missing { column } => Self::Missing { column },
            RowFault::BadNumber { column, value } => Self::BadNumber { column, value },
            RowFault::Unknown { column, value } => Self::Unknown { column, value },
            RowFault::LostCharacter { column } => Self::LostCharacter { column },
        }
    }
}

/// A row that could not be read; it was left out, and the others were taken.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RejectedRowDto {
    /// Line of the file; the header is line 1.
    pub line: u64,
    /// What is wrong, in French.
    pub reason: String,
    /// What is wrong, for a program.
    #[serde(flatten)]
    pub fault: RowFaultDto,
}

mirror!(RejectedRow => RejectedRowDto { same line, same reason, into fault });

/// A row that names a library already named by an earlier row of the same file; the earlier one counts.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DuplicateRowDto {
    /// Line of the file.
    pub line: u64,
    /// Line that named it first.
    pub first_line: u64,
    /// What both name, e.g. `code/11`.
    pub key: String,
}

impl From<DuplicateRow> for DuplicateRowDto {
    fn from(row: DuplicateRow) -> Self {
        let DuplicateRow { line, first_line, key } = row;
        Self { line, first_line, key: key.to_string() }
    }
}

/// What an import did: `rows` is the sum of created, unchanged, changed, rejected and duplicates.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ImportReportDto {
    /// SHA-256 of the file, hexadecimal.
    pub sha256: String,
    /// Rows under the header, blank lines aside.
    pub rows: u64,
    /// Venues seen for the first time.
    pub created: u64,
    /// Venues of which the file says nothing new.
    pub unchanged: u64,
    /// Venues described anew.
    pub changed: u64,
    /// Rows that could not be read.
    pub rejected: Vec<RejectedRowDto>,
    /// Rows that repeat an earlier one.
    pub duplicates: Vec<DuplicateRowDto>,
    /// Venues of earlier imports that this file no longer names; they are left as they are.
    pub absent: u64,
}

mirror!(ImportReport => ImportReportDto {
    same sha256, same rows, same created, same unchanged, same changed, all rejected, all duplicates, same absent,
});

impl Sample for ImportReportDto {
    fn sample() -> Self {
        let fault = RowFault::BadNumber { column: "Surface".to_owned(), value: "grand".to_owned() };
        let rejected = RejectedRowDto { line: 7, reason: fault.to_string(), fault: fault.into() };
        let duplicate = DuplicateRowDto { line: 9, first_line: 2, key: "code/11".to_owned() };
        Self {
            sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".to_owned(),
            rows: 15_882,
            created: 12,
            unchanged: 15_860,
            changed: 8,
            rejected: vec![rejected],
            duplicates: vec![duplicate],
            absent: 4,
        }
    }
}
