//! Tables: measured columns, rows that go over to further pages under a repeated head.
//!
//! Why it exists: invoices and registers are tables. What can never happen: a cell overflows its column, a row that
//! fits on a page is cut, or a page continues a table without saying what its columns are.

use crate::document::{Document, baseline};
use crate::geometry::{Color, Frame, Point, Primitive, Stroke};
use crate::text::{Line, Rich, wrap};

/// Where text stands in its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// Against the left edge.
    #[default]
    Left,
    /// In the middle.
    Centre,
    /// Against the right edge, as figures do.
    Right,
}

/// Width of a column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Width {
    /// So many points.
    Fixed(f32),
    /// A share of what the fixed ones leave.
    Share(f32),
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Column {
    /// Its width.
    pub width: Width,
    /// Where its cells' text stands.
    pub align: Align,
}

impl Column {
    /// A column of a width and an alignment.
    #[must_use]
    pub const fn new(width: Width, align: Align) -> Self {
        Self { width, align }
    }
}

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// What it says.
    pub text: Rich,
    /// How many columns it covers, 1 or more.
    pub span: usize,
    /// Its own alignment, if it differs from its column's.
    pub align: Option<Align>,
}

impl<T: Into<Rich>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self { text: text.into(), span: 1, align: None }
    }
}

impl Cell {
    /// The same cell over several columns.
    #[must_use]
    pub fn spanning(self, span: usize) -> Self {
        Self { span: span.max(1), ..self }
    }

    /// The same cell with its own alignment.
    #[must_use]
    pub fn aligned(self, align: Align) -> Self {
        Self { align: Some(align), ..self }
    }
}

/// A row.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// Its cells from left to right.
    pub cells: Vec<Cell>,
    /// Whether its text is bold.
    pub strong: bool,
    /// Its own background, if any.
    pub fill: Option<Color>,
    /// A line above it, if any.
    pub above: Option<Stroke>,
}

impl Row {
    /// A row of its cells.
    pub fn new<C: Into<Cell>>(cells: impl IntoIterator<Item = C>) -> Self {
        Self { cells: cells.into_iter().map(Into::into).collect(), ..Self::default() }
    }

    /// The same row in bold.
    #[must_use]
    pub fn bold(self) -> Self {
        Self { strong: true, ..self }
    }

    /// The same row on a background.
    #[must_use]
    pub fn filled(self, fill: Color) -> Self {
        Self { fill: Some(fill), ..self }
    }

    /// The same row below a line.
    #[must_use]
    pub fn ruled(self, above: Stroke) -> Self {
        Self { above: Some(above), ..self }
    }
}

/// The look of a table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TableStyle {
    /// Size of the text in points.
    pub size: f32,
    /// Space left and right of the text in a cell, in points.
    pub pad_x: f32,
    /// Space above and below the text in a cell, in points.
    pub pad_y: f32,
    /// Background of the head, if any.
    pub head_fill: Option<Color>,
    /// Colour of the head's text.
    pub head_ink: Color,
    /// Background of every second row, if any.
    pub stripe: Option<Color>,
    /// Line between rows, if any.
    pub between: Option<Stroke>,
    /// Line between the cells of a row and below it, if any: for what is filled in by hand.
    pub beside: Option<Stroke>,
}

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its head, repeated on every page; empty for none.
    pub head: Vec<Cell>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// Its look.
    pub style: TableStyle,
}

const LEADING: f32 = 1.32;

/// A cell measured: where it stands and what it says, line by line.
struct Fitted {
    x: f32,
    width: f32,
    align: Align,
    lines: Vec<Line>,
}

/// A row measured.
struct FittedRow {
    cells: Vec<Fitted>,
    height: f32,
    fill: Option<Color>,
    above: Option<Stroke>,
    ink: Color,
}

/// Writes a table into the flow.
pub(crate) fn lay_out(document: &mut Document, table: &Table) {
    let widths = widths(table, document.width());
    let style = table.style;
    let ink = document.style().ink;
    let head = (!table.head.is_empty()).then(|| {
        let row = Row { cells: table.head.clone(), strong: true, fill: style.head_fill, above: None };
        fit(&row, table, &widths, style.head_ink)
    });
    let rows: Vec<FittedRow> = table
        .rows
        .iter()
        .enumerate()
        .map(|(index, row)| {
            let mut fitted = fit(row, table, &widths, ink);
            if index % 2 == 1 && fitted.fill.is_none() {
                fitted.fill = style.stripe;
            }
            if index > 0 && fitted.above.is_none() {
                fitted.above = style.between;
            }
            fitted
        })
        .collect();
    let head_height = head.as_ref().map_or(0.0, |head| head.height);
    document.ensure(head_height + rows.first().map_or(0.0, |row| row.height));
    draw_head(document, head.as_ref(), style);
    let room = document.page_height() - head_height;
    for row in rows {
        for part in parts(row, room, style) {
            if part.height > document.remaining() + 0.01 {
                document.page_break();
                draw_head(document, head.as_ref(), style);
            }
            draw(document, &part, style);
        }
    }
}

fn draw_head(document: &mut Document, head: Option<&FittedRow>, style: TableStyle) {
    if let Some(head) = head {
        draw(document, head, style);
    }
}

/// Widths of the columns in points.
fn widths(table: &Table, total: f32) -> Vec<f32> {
    let (mut fixed, mut shares) = (0.0, 0.0);
    for column in &table.columns {
        match column.width {
            Width::Fixed(points) => fixed += points,
            Width::Share(share) => shares += share,
        }
    }
    let unit = (total - fixed).max(0.0) / f32::max(shares, 0.001);
    table
        .columns
        .iter()
        .map(|column| match column.width {
            Width::Fixed(points) => points,
            Width::Share(share) => share * unit,
        })
        .collect()
}

/// Wraps the cells of a row to their columns.
fn fit(row: &Row, table: &Table, widths: &[f32], ink: Color) -> FittedRow {
    let style = table.style;
    let (mut x, mut next) = (0.0, 0);
    let mut cells = Vec::new();
    for cell in &row.cells {
        let last = (next + cell.span).min(widths.len());
        let width: f32 = widths.get(next..last).unwrap_or_default().iter().sum();
        let align = cell.align.or_else(|| table.columns.get(next).map(|c| c.align)).unwrap_or_default();
        let text = if row.strong { cell.text.clone().all_bold() } else { cell.text.clone() };
        let lines = wrap(&text.inked(ink), style.size, (width - 2.0 * style.pad_x).max(1.0));
        cells.push(Fitted { x, width, align, lines });
        x += width;
        next = last;
    }
    let height = row_height(&cells, style);
    FittedRow { cells, height, fill: row.fill, above: row.above, ink }
}

fn row_height(cells: &[Fitted], style: TableStyle) -> f32 {
    let text = cells
        .iter()
        .map(|cell| cell.lines.iter().map(|line| line.size(style.size) * LEADING).sum::<f32>())
        .fold(0.0, f32::max);
    text + 2.0 * style.pad_y
}

/// Cuts a row that no page can hold into parts that one can; any other row stays whole.
fn parts(mut row: FittedRow, room: f32, style: TableStyle) -> Vec<FittedRow> {
    let mut out = Vec::new();
    while row.height > room + 0.01 {
        let mut first = Vec::new();
        for cell in &mut row.cells {
            let mut height = 2.0 * style.pad_y;
            let mut taken = 0;
            for line in &cell.lines {
                height += line.size(style.size) * LEADING;
                if height > room && taken > 0 {
                    break;
                }
                taken += 1;
            }
            let rest = cell.lines.split_off(taken);
            let lines = std::mem::replace(&mut cell.lines, rest);
            first.push(Fitted { x: cell.x, width: cell.width, align: cell.align, lines });
        }
        let height = row_height(&first, style);
        out.push(FittedRow { cells: first, height, fill: row.fill, above: row.above, ink: row.ink });
        row.height = row_height(&row.cells, style);
    }
    out.push(row);
    out
}

/// Draws one row at the cursor.
fn draw(document: &mut Document, row: &FittedRow, style: TableStyle) {
    let (left, top) = (document.left(), document.cursor());
    let width = document.width();
    if let Some(fill) = row.fill {
        let frame = Frame::new(left, top, width, row.height);
        document.place(Primitive::Rect { frame, radius: 0.0, fill: Some(fill), stroke: None });
    }
    if let Some(stroke) = row.above {
        let (from, to) = (Point::new(left, top), Point::new(left + width, top));
        document.place(Primitive::Line { from, to, stroke });
    }
    if let Some(stroke) = style.beside {
        let bottom = top + row.height;
        let (from, to) = (Point::new(left, bottom), Point::new(left + width, bottom));
        document.place(Primitive::Line { from, to, stroke });
        for x in row.cells.iter().skip(1).map(|cell| left + cell.x) {
            let (from, to) = (Point::new(x, top), Point::new(x, bottom));
            document.place(Primitive::Line { from, to, stroke });
        }
    }
    for cell in &row.cells {
        let mut y = top + style.pad_y;
        for line in &cell.lines {
            let size = line.size(style.size);
            let inner = cell.width - 2.0 * style.pad_x - line.width;
            let offset = match cell.align {
                Align::Left => 0.0,
                Align::Centre => inner / 2.0,
                Align::Right => inner,
            };
            let at = Point::new(left + cell.x + style.pad_x + offset, baseline(y, size, LEADING));
            document.line_at(line, at, row.ink);
            y += size * LEADING;
        }
    }
    document.space(row.height);
}
