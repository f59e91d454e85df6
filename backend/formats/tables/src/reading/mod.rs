//! Tables that come from elsewhere: CSV in the encodings and with the separators that spreadsheets use, and workbooks.
//!
//! A cell is read for what it is and no more: what a text means (a day, an amount) is for the reader to say, since only
//! it knows how the sender writes them; a workbook tells numbers and days itself.

mod sheet;
mod text;

use values::Day;

/// Columns of a table at most.
const MOST_COLUMNS: usize = 200;
/// Rows of a table at most.
const MOST_ROWS: usize = 300_000;

/// A head and its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Names of the columns, without blanks around them; a column may have none.
    pub head: Vec<String>,
    /// The rows under the head, those without any content left out.
    pub rows: Vec<Row>,
}

/// A row with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Line of the file, or row of the sheet, on which it begins; from 1.
    pub line: u64,
    /// Its cells; fewer than the head when the last ones are empty, more when the row is broken.
    pub cells: Vec<Given>,
}

/// A cell as it was given.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Given {
    /// Nothing, or blanks only.
    #[default]
    Empty,
    /// A text, without blanks around it.
    Text(String),
    /// A number of a workbook, with a point and at most nine decimals.
    Number(String),
    /// A day of a workbook.
    Day(Day),
}

impl Given {
    /// A text, or nothing when it is blank.
    pub fn text(text: &str) -> Self {
        let text = text.trim();
        if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }
}

/// Why a file cannot be read as a table. In every case nothing of it is used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// No row, or no head.
    #[error("le fichier ne contient aucune ligne")]
    Empty,
    /// Some lines are UTF-8 and others are not.
    #[error("la ligne {line} n'est pas dans le même encodage que les autres")]
    MixedEncoding {
        /// The first such line.
        line: u64,
    },
    /// Neither UTF-8, nor UTF-16, nor Windows-1252.
    #[error("la ligne {line} contient un caractère qu'aucun encodage connu ne donne")]
    UnknownEncoding {
        /// The first such line.
        line: u64,
    },
    /// A quotation mark opens and never closes.
    #[error("ligne {line} : un guillemet s'ouvre et ne se ferme pas")]
    UnclosedQuote {
        /// Where it opens.
        line: u64,
    },
    /// An old workbook (XLS), or one behind a password.
    #[error("ce classeur est protégé ou d'un ancien format : enregistrez-le en XLSX sans mot de passe")]
    OldOrProtected,
    /// Not a workbook.
    #[error("ce classeur est illisible : {reason}")]
    BrokenWorkbook {
        /// What the reader says.
        reason: String,
    },
    /// Unpacked, the workbook is larger than anything that is read.
    #[error("ce classeur est trop grand une fois décompressé ({most} octets au plus)")]
    TooLarge {
        /// The most.
        most: u64,
    },
    /// Too many columns.
    #[error("le fichier a {found} colonnes, {most} au plus")]
    TooManyColumns {
        /// As found.
        found: usize,
        /// The most.
        most: usize,
    },
    /// Too many rows.
    #[error("le fichier a plus de {most} lignes")]
    TooManyRows {
        /// The most.
        most: usize,
    },
}

/// Reads a file as a table: a workbook when it is one, CSV otherwise. Of a workbook, the first sheet that has content.
pub fn read(file: &[u8]) -> Result<Table, ReadError> {
    let rows = if file.starts_with(b"PK\x03\x04") {
        sheet::rows(file)?
    } else if file.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(ReadError::OldOrProtected);
    } else {
        text::rows(file)?
    };
    let mut rows = rows.into_iter();
    let head = rows.next().ok_or(ReadError::Empty)?;
    let head: Vec<String> = head.cells.into_iter().map(named).collect();
    if head.len() > MOST_COLUMNS {
        return Err(ReadError::TooManyColumns { found: head.len(), most: MOST_COLUMNS });
    }
    let rows: Vec<Row> = rows.collect();
    if rows.is_empty() {
        return Err(ReadError::Empty);
    }
    Ok(Table { head, rows })
}

fn named(cell: Given) -> String {
    match cell {
        Given::Empty => String::new(),
        Given::Text(text) | Given::Number(text) => text,
        Given::Day(day) => day.to_string(),
    }
}

/// Collects rows, those without content left out, and no more than there may be.
#[derive(Default)]
struct Rows(Vec<Row>);

impl Rows {
    fn push(&mut self, line: u64, mut cells: Vec<Given>) -> Result<(), ReadError> {
        while cells.last() == Some(&Given::Empty) {
            cells.pop();
        }
        if cells.is_empty() {
            return Ok(());
        }
        if self.0.len() > MOST_ROWS {
            return Err(ReadError::TooManyRows { most: MOST_ROWS });
        }
        cells.shrink_to_fit();
        self.0.push(Row { line, cells });
        Ok(())
    }
}
