//! Long tables over many pages: cut by measured rows, with carried totals.
//!
//! Why it exists: a register is read page by page. What can never happen: a closing line alone on the last page, or a
//! page that does not say what it takes over and what it hands on, where totals are carried.

use pdf::{Document, Row, Table};

/// What is carried after so many rows: the line at the foot of a page, if any, and the one at the top of the next.
pub(crate) type Carry<'a> = &'a dyn Fn(usize) -> (Option<Row>, Row);

/// Rows that stay together at the end of a table, its closing line among them.
const LAST_TOGETHER: usize = 3;

/// Writes a table, each page with its own head and carried lines.
pub(crate) fn table(document: &mut Document, table: &Table, carry: Carry<'_>) {
    let part = |head: bool, rows: Vec<Row>| {
        let head = if head { table.head.clone() } else { Vec::new() };
        Table { columns: table.columns.clone(), head, rows, style: table.style }
    };
    let width = document.width();
    let measured = |document: &Document, table: &Table| document.measure(width, |inner| inner.table(table));
    let head = measured(document, &part(true, Vec::new()));
    let heights: Vec<f32> =
        table.rows.iter().map(|row| measured(document, &part(false, vec![row.clone()]))).collect();
    document.ensure(head + heights.iter().take(LAST_TOGETHER).sum::<f32>());
    let mut start = 0;
    while start < table.rows.len() {
        let (foot, top) = carry(start);
        let foot = foot.map_or(0.0, |row| measured(document, &part(false, vec![row])));
        let mut rows: Vec<Row> = if start > 0 { vec![top] } else { Vec::new() };
        let above = head + measured(document, &part(false, rows.clone()));
        let room = document.remaining() - above;
        let end = start + fitting(heights.get(start..).unwrap_or_default(), room, foot);
        rows.extend(table.rows.get(start..end).unwrap_or_default().iter().cloned());
        let more = end < table.rows.len();
        if more {
            rows.extend(carry(end).0);
        }
        document.table(&part(true, rows));
        if more {
            document.page_break();
        }
        start = end;
    }
}

/// How many of the rows fit, at least one; the last ones stay together.
fn fitting(heights: &[f32], room: f32, foot: f32) -> usize {
    let all: f32 = heights.iter().sum();
    if all <= room + 0.01 {
        return heights.len();
    }
    let mut left = room - foot;
    let fit = heights.iter().take_while(|height| {
        left -= **height;
        left >= -0.01
    });
    let most = heights.len().saturating_sub(LAST_TOGETHER);
    fit.count().min(most).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_rows_stay_together() {
        assert_eq!(fitting(&[10.0; 6], 60.0, 10.0), 6, "all fit: nothing is carried");
        assert_eq!(fitting(&[10.0; 6], 59.0, 10.0), 3, "three would fit at most before the last three");
        assert_eq!(fitting(&[10.0; 9], 60.0, 10.0), 5);
        assert_eq!(fitting(&[90.0, 10.0], 60.0, 0.0), 1, "a row higher than the page goes on alone");
    }
}
