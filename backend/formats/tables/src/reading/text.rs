//! CSV as it is found: three encodings, three separators, quotation marks or none.

use std::borrow::Cow;

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::{Given, MOST_COLUMNS, ReadError, Row, Rows};

/// The rows of a text, the head first.
pub(super) fn rows(file: &[u8]) -> Result<Vec<Row>, ReadError> {
    let text = decoded(file)?;
    let (text, announced, first) = announced(&text);
    let separator = announced.unwrap_or_else(|| separator_of(text));
    cut(text, separator, first)
}

/// The text, whatever wrote it. A byte order mark tells; what is valid UTF-8 is that; the rest is what French
/// spreadsheets saved for thirty years, Windows-1252.
fn decoded(file: &[u8]) -> Result<Cow<'_, str>, ReadError> {
    if let Some(rest) = file.strip_prefix(b"\xef\xbb\xbf") {
        return utf8(rest).ok_or_else(|| ReadError::UnknownEncoding { line: first_unreadable(rest) });
    }
    for (mark, encoding) in [(b"\xff\xfe", UTF_16LE), (b"\xfe\xff", UTF_16BE)] {
        if let Some(rest) = file.strip_prefix(mark) {
            let text = encoding.decode_without_bom_handling_and_without_replacement(rest);
            return text.ok_or(ReadError::UnknownEncoding { line: 1 });
        }
    }
    if let Some(text) = utf8(file) {
        return Ok(text);
    }
    if file.utf8_chunks().any(|chunk| !chunk.valid().is_ascii()) {
        return Err(ReadError::MixedEncoding { line: first_unreadable(file) });
    }
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(file);
    // Five bytes have no letter in it.
    match text.find(|letter| ('\u{80}'..='\u{9f}').contains(&letter)) {
        Some(place) => Err(ReadError::UnknownEncoding { line: line_at(&text, place) }),
        None => Ok(text),
    }
}

fn utf8(bytes: &[u8]) -> Option<Cow<'_, str>> {
    std::str::from_utf8(bytes).ok().map(Cow::Borrowed)
}

fn first_unreadable(bytes: &[u8]) -> u64 {
    let valid = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
    bytes[..valid].split(|byte| *byte == b'\n').count() as u64
}

fn line_at(text: &str, place: usize) -> u64 {
    1 + text[..place].matches('\n').count() as u64
}

/// Some spreadsheets write their separator into a line before the head: `sep=;`. Answers the rest and its first line.
fn announced(text: &str) -> (&str, Option<char>, u64) {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    let mut mark = line.trim().strip_prefix("sep=").unwrap_or_default().chars();
    match (mark.next(), mark.next()) {
        (Some(separator), None) => (rest, Some(separator), 2),
        _ => (text, None, 1),
    }
}

/// What stands most often between the names of the columns; a semicolon when nothing does.
fn separator_of(text: &str) -> char {
    let head = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |separator: char| {
        let mut quoted = false;
        head.chars()
            .filter(|letter| {
                quoted ^= *letter == '"';
                !quoted && *letter == separator
            })
            .count()
    };
    let mut best = (';', count(';'));
    for separator in ['\t', ','] {
        if count(separator) > best.1 {
            best = (separator, count(separator));
        }
    }
    best.0
}

/// Where the reader is in a row.
struct Cutter {
    rows: Rows,
    cells: Vec<Given>,
    cell: String,
    /// Line on which the row began.
    began: u64,
    line: u64,
}

impl Cutter {
    fn end_cell(&mut self) -> Result<(), ReadError> {
        if self.cells.len() >= MOST_COLUMNS {
            return Err(ReadError::TooManyColumns { found: self.cells.len() + 1, most: MOST_COLUMNS });
        }
        self.cells.push(Given::text(&self.cell));
        self.cell.clear();
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), ReadError> {
        self.end_cell()?;
        self.rows.push(self.began, std::mem::take(&mut self.cells))?;
        self.line += 1;
        self.began = self.line;
        Ok(())
    }
}

/// Cuts a text into rows. A quotation mark opens only at the beginning of a cell; doubled inside, it stands for itself.
fn cut(text: &str, separator: char, first: u64) -> Result<Vec<Row>, ReadError> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let (rows, cells, cell) = (Rows::default(), Vec::new(), String::new());
    let mut at = Cutter { rows, cells, cell, began: first, line: first };
    let mut letters = text.chars().peekable();
    let mut opened = None;
    while let Some(letter) = letters.next() {
        match (letter, opened) {
            ('"', Some(_)) if letters.peek() == Some(&'"') => {
                letters.next();
                at.cell.push('"');
            }
            ('"', Some(_)) => opened = None,
            (letter, Some(_)) => {
                at.line += u64::from(letter == '\n');
                at.cell.push(letter);
            }
            ('"', None) if at.cell.is_empty() => opened = Some(at.line),
            ('\n', None) => at.end_row()?,
            (letter, None) if letter == separator => at.end_cell()?,
            (letter, None) => at.cell.push(letter),
        }
    }
    if let Some(line) = opened {
        return Err(ReadError::UnclosedQuote { line });
    }
    at.end_row()?;
    Ok(at.rows.0)
}
