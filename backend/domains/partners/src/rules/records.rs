//! Cuts the bytes of a `;`-separated file into records, so that one broken line never spoils its neighbours.
//!
//! A quote left open would make an ordinary reader swallow the rest of the file. Here a record may run over
//! several lines only when it then has exactly the expected columns; otherwise the first line alone is at
//! fault and reading goes on with the next. Every non-blank line ends up in exactly one record.

use super::row::RowFault;

/// How many lines one quoted record may span.
const LONGEST_RECORD: usize = 16;

/// One record of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Line on which it begins; the header is line 1.
    pub line: u64,
    /// Its fields, as many as there are columns, or what is wrong with it.
    pub fields: Result<Vec<String>, RowFault>,
}

/// Cuts `body` (everything after the header) into records of `columns` fields; `first_line` numbers its first.
pub fn records(body: &[u8], columns: usize, first_line: u64) -> Vec<Record> {
    let lines: Vec<&[u8]> = body.split(|byte| *byte == b'\n').map(without_return).collect();
    let mut found = Vec::with_capacity(lines.len());
    let mut index = 0;
    while index < lines.len() {
        let line = first_line + index as u64;
        if lines[index].iter().all(u8::is_ascii_whitespace) {
            index += 1;
            continue;
        }
        let (fields, used) = record_at(&lines[index..], columns);
        found.push(Record { line, fields });
        index += used;
    }
    found
}

fn without_return(line: &[u8]) -> &[u8] {
    line.strip_suffix(b"\r").unwrap_or(line)
}

/// The record that begins with the first of `lines`, and how many lines it takes.
fn record_at(lines: &[&[u8]], columns: usize) -> (Result<Vec<String>, RowFault>, usize) {
    let text = match std::str::from_utf8(lines[0]) {
        Ok(text) => text,
        Err(error) => return (Err(RowFault::BrokenEncoding { byte: error.valid_up_to() + 1 }), 1),
    };
    match split(text) {
        Split::Fields(fields) if fields.len() == columns => (Ok(fields), 1),
        Split::Fields(fields) => (Err(RowFault::ColumnCount { expected: columns, found: fields.len() }), 1),
        Split::StrayQuote { column } => (Err(RowFault::StrayQuote { column }), 1),
        Split::Unclosed => spanning(lines, columns).unwrap_or((Err(RowFault::UnclosedQuote), 1)),
    }
}

fn spanning(lines: &[&[u8]], columns: usize) -> Option<(Result<Vec<String>, RowFault>, usize)> {
    let mut text = std::str::from_utf8(lines[0]).ok()?.to_owned();
    for (index, line) in lines.iter().enumerate().take(LONGEST_RECORD).skip(1) {
        text.push('\n');
        text.push_str(std::str::from_utf8(line).ok()?);
        match split(&text) {
            Split::Unclosed => {}
            Split::Fields(fields) if fields.len() == columns => return Some((Ok(fields), index + 1)),
            Split::Fields(_) | Split::StrayQuote { .. } => return None,
        }
    }
    None
}

enum Split {
    Fields(Vec<String>),
    Unclosed,
    StrayQuote { column: usize },
}

/// Splits a text at `;`. A quote opens only at the beginning of a field; doubled, it stands for itself.
pub(crate) fn fields_of(text: &str) -> Option<Vec<String>> {
    match split(text) {
        Split::Fields(fields) => Some(fields),
        Split::Unclosed | Split::StrayQuote { .. } => None,
    }
}

fn split(text: &str) -> Split {
    let mut fields = Vec::with_capacity(24);
    let mut rest = text;
    loop {
        let (field, after) = if let Some(quoted) = rest.strip_prefix('"') {
            match unquote(quoted) {
                Some(found) => found,
                None => return Split::Unclosed,
            }
        } else {
            let end = rest.find(';').unwrap_or(rest.len());
            (rest[..end].to_owned(), &rest[end..])
        };
        fields.push(field);
        match after.strip_prefix(';') {
            Some(next) => rest = next,
            None if after.is_empty() => return Split::Fields(fields),
            None => return Split::StrayQuote { column: fields.len() },
        }
    }
}

/// The content up to the closing quote, and what follows that quote.
fn unquote(text: &str) -> Option<(String, &str)> {
    let mut content = String::new();
    let mut rest = text;
    loop {
        let end = rest.find('"')?;
        content.push_str(&rest[..end]);
        rest = &rest[end + 1..];
        match rest.strip_prefix('"') {
            Some(more) => {
                content.push('"');
                rest = more;
            }
            None => return Some((content, rest)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(text: &str) -> Vec<(u64, Result<Vec<String>, RowFault>)> {
        records(text.as_bytes(), 3, 2).into_iter().map(|record| (record.line, record.fields)).collect()
    }

    fn row(fields: [&str; 3]) -> Vec<String> {
        fields.map(str::to_owned).to_vec()
    }

    #[test]
    fn quotes_double_and_separators_inside_them_are_kept() {
        assert_eq!(
            of("a;\"Le \"\"Passe-temps\"\"; annexe\";c\r\n"),
            vec![(2, Ok(row(["a", "Le \"Passe-temps\"; annexe", "c"])))]
        );
        assert_eq!(of("a;L\"été;c"), vec![(2, Ok(row(["a", "L\"été", "c"])))]);
    }

    #[test]
    fn a_record_may_span_lines_when_its_columns_then_agree() {
        assert_eq!(
            of("a;\"b\nb\";c\nd;e;f\n"),
            vec![(2, Ok(row(["a", "b\nb", "c"]))), (4, Ok(row(["d", "e", "f"])))]
        );
    }

    #[test]
    fn a_quote_left_open_costs_its_own_line_only() {
        assert_eq!(
            of("a;\"b;c\nd;e;f\ng;\"h\";i\n"),
            vec![
                (2, Err(RowFault::UnclosedQuote)),
                (3, Ok(row(["d", "e", "f"]))),
                (4, Ok(row(["g", "h", "i"]))),
            ]
        );
    }

    #[test]
    fn wrong_counts_stray_quotes_and_broken_bytes_are_named() {
        assert_eq!(
            of("a;b\n\n;\"x\"y;\n"),
            vec![
                (2, Err(RowFault::ColumnCount { expected: 3, found: 2 })),
                (4, Err(RowFault::StrayQuote { column: 2 })),
            ]
        );
        let broken = records(b"a;M\xe9dia;c\nd;e;f", 3, 2);
        assert_eq!(broken[0].fields, Err(RowFault::BrokenEncoding { byte: 4 }));
        assert_eq!(broken[1].fields, Ok(row(["d", "e", "f"])));
    }

    proptest! {
        #[test]
        fn any_bytes_are_cut_without_loss_of_a_line(body in proptest::collection::vec(prop_oneof![
            Just(b'"'), Just(b';'), Just(b'\n'), Just(0xe9_u8), Just(b'a')], 0..200)) {
            let found = records(&body, 3, 2);
            let lines: Vec<u64> = found.iter().map(|record| record.line).collect();
            prop_assert!(lines.windows(2).all(|pair| pair[0] < pair[1]));
            for record in &found {
                if let Ok(fields) = &record.fields {
                    prop_assert_eq!(fields.len(), 3);
                }
            }
            let spanned: usize = found.iter().map(|record| match &record.fields {
                Ok(fields) => 1 + fields.iter().map(|field| field.matches('\n').count()).sum::<usize>(),
                Err(_) => 1,
            }).sum();
            let blank_inside: usize = body.split(|byte| *byte == b'\n').filter(|line| line.is_empty()).count();
            let lines = body.split(|byte| *byte == b'\n').count();
            prop_assert!(spanned <= lines && spanned + blank_inside >= lines);
        }
    }
}
