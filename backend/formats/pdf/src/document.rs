//! The flow layout: content goes down the page and over to the next one.
//!
//! Why it exists: a paper is written as a sequence of blocks. What can never happen: a block is drawn outside the
//! margins, a heading stands alone at the foot of a page, or a group that fits on one page is cut in two.

use crate::face::Face;
use crate::geometry::{Anchor, Color, Frame, Point, Primitive, Stroke};
use crate::style::{BoxStyle, Furniture, Info, Level, PageStyle, TextStyle};
use crate::table::{Align, Table};
use crate::text::{Line, Rich, wrap};
use crate::{PdfError, plain, write};

/// Width of A4 in points.
pub(crate) const PAGE_WIDTH: f32 = 595.28;
/// Height of A4 in points.
pub(crate) const PAGE_HEIGHT: f32 = 841.89;

/// An entry of the outline (the bookmarks that a reader shows beside the pages).
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct OutlineEntry {
    pub(crate) title: String,
    pub(crate) page: usize,
    pub(crate) y: f32,
    pub(crate) nested: bool,
}

/// A block beside others: its share of the width, and what writes it.
pub type Block<'a> = (f32, &'a dyn Fn(&mut Document));

/// A paper being laid out.
#[derive(Debug, Clone)]
pub struct Document {
    info: Info,
    style: PageStyle,
    pages: Vec<Vec<Primitive>>,
    outline: Vec<OutlineEntry>,
    left: f32,
    right: f32,
    bottom: f32,
    cursor: f32,
}

/// A finished paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finished {
    /// The file.
    pub bytes: Vec<u8>,
    /// Its text where it stands, for golden files and searches.
    pub text: String,
    /// How many pages it has.
    pub pages: usize,
}

impl Document {
    /// An empty paper with its first page.
    #[must_use]
    pub fn new(info: Info, style: PageStyle) -> Self {
        let (left, right) = (style.left, PAGE_WIDTH - style.right);
        let (cursor, bottom) = (style.top, PAGE_HEIGHT - style.bottom);
        Self { info, style, pages: vec![Vec::new()], outline: Vec::new(), left, right, bottom, cursor }
    }

    /// The style of the pages.
    #[must_use]
    pub fn style(&self) -> &PageStyle {
        &self.style
    }

    /// Left edge of the column that is being filled, in points.
    #[must_use]
    pub fn left(&self) -> f32 {
        self.left
    }

    /// Width of the column that is being filled, in points.
    #[must_use]
    pub fn width(&self) -> f32 {
        self.right - self.left
    }

    /// Where the next block begins, in points from the top of the page.
    #[must_use]
    pub fn cursor(&self) -> f32 {
        self.cursor
    }

    /// The style of running text.
    #[must_use]
    pub fn body(&self) -> TextStyle {
        TextStyle {
            size: self.style.size,
            leading: self.style.leading,
            color: self.style.ink,
            align: Align::Left,
            after: self.style.size * 0.5,
        }
    }

    /// The style of secondary text: smaller and paler.
    #[must_use]
    pub fn small(&self) -> TextStyle {
        let size = self.style.size * 0.85;
        TextStyle { size, leading: 1.4, color: self.style.muted, align: Align::Left, after: size * 0.4 }
    }

    /// Begins a new page.
    pub fn page_break(&mut self) {
        self.pages.push(Vec::new());
        self.cursor = self.style.top;
    }

    /// Height left on the page, in points.
    #[must_use]
    pub fn remaining(&self) -> f32 {
        self.bottom - self.cursor
    }

    /// Height of an empty page, in points.
    pub(crate) fn page_height(&self) -> f32 {
        self.bottom - self.style.top
    }

    /// Goes to a new page unless `height` points are left, or the page is still empty.
    pub fn ensure(&mut self, height: f32) {
        if height > self.remaining() + 0.01 && self.cursor > self.style.top + 0.01 {
            self.page_break();
        }
    }

    /// Leaves `points` empty.
    pub fn space(&mut self, points: f32) {
        self.cursor += points;
    }

    /// Draws a shape at its place on the current page, outside the flow.
    pub fn place(&mut self, primitive: Primitive) {
        if let Some(page) = self.pages.last_mut() {
            page.push(primitive);
        }
    }

    /// Reserves `height` points of the column and says where.
    pub fn frame(&mut self, height: f32) -> Frame {
        self.ensure(height);
        let frame = Frame::new(self.left, self.cursor, self.width(), height);
        self.cursor += height;
        frame
    }

    /// Draws shapes whose origin is the top left corner of `frame` on the current page.
    pub fn draw(&mut self, frame: Frame, shapes: impl IntoIterator<Item = Primitive>) {
        for shape in shapes {
            self.place(shape.moved(frame.x, frame.y));
        }
    }

    /// Writes a heading, kept with the lines that follow it.
    pub fn heading(&mut self, level: Level, text: &str) {
        let (size, before, after) = level.measures();
        let leading = 1.25;
        let lines = wrap(&Rich::strong(text), size, self.width());
        let above = if self.cursor > self.style.top + 0.01 { before } else { 0.0 };
        self.ensure(
            above + lines_height(&lines, size, leading) + after + 3.0 * self.style.size * self.style.leading,
        );
        if self.cursor > self.style.top + 0.01 {
            self.cursor += above;
        }
        if matches!(level, Level::Title | Level::One | Level::Two) {
            self.bookmark(text, level == Level::Two);
        }
        let color = self.style.accent;
        self.lines(&lines, TextStyle { size, leading, color, align: Align::Left, after });
    }

    /// Adds an entry to the outline, at the present place; a `nested` one goes below the last that is not.
    pub fn bookmark(&mut self, title: &str, nested: bool) {
        let page = self.pages.len() - 1;
        self.outline.push(OutlineEntry { title: title.to_owned(), page, y: self.cursor, nested });
    }

    /// Writes a paragraph of running text.
    pub fn paragraph(&mut self, text: impl Into<Rich>) {
        self.paragraph_styled(text, self.body());
    }

    /// Writes a paragraph in a style.
    pub fn paragraph_styled(&mut self, text: impl Into<Rich>, style: TextStyle) {
        let lines = wrap(&text.into(), style.size, self.width());
        self.lines(&lines, style);
    }

    /// Writes an unordered list.
    pub fn bullets(&mut self, items: impl IntoIterator<Item = Rich>) {
        let style = TextStyle { after: self.style.size * 0.25, ..self.body() };
        let indent = style.size * 1.3;
        for item in items {
            let lines = wrap(&item, style.size, self.width() - indent);
            self.ensure(style.size * style.leading);
            let at = Point::new(self.left + 2.0, baseline(self.cursor, style.size, style.leading));
            self.place(text_at(at, Anchor::Start, Face::Bold, style.size, self.style.accent, "•"));
            self.left += indent;
            self.lines(&lines, style);
            self.left -= indent;
        }
        self.space(self.style.size * 0.3);
    }

    /// Draws a line across the column.
    pub fn rule(&mut self, stroke: Stroke) {
        let y = self.cursor;
        self.place(Primitive::Line { from: Point::new(self.left, y), to: Point::new(self.right, y), stroke });
        self.cursor += stroke.width;
    }

    /// Writes names in the first `label` points of the column and values beside them.
    pub fn key_values(&mut self, pairs: &[(&str, Rich)], label: f32) {
        let style = TextStyle { after: 1.5, ..self.body() };
        for (name, value) in pairs {
            let names = wrap(&Rich::from(*name), style.size, label - 6.0);
            let values = wrap(value, style.size, self.width() - label);
            self.ensure(lines_height(&values, style.size, style.leading));
            let top = self.cursor;
            self.lines(&names, TextStyle { color: self.style.muted, ..style });
            let after_name = self.cursor;
            self.cursor = top;
            self.left += label;
            self.lines(&values, style);
            self.left -= label;
            self.cursor = self.cursor.max(after_name);
        }
    }

    /// Writes `content` in a coloured box that is never cut when it fits on a page.
    pub fn boxed(&mut self, style: BoxStyle, content: impl Fn(&mut Self)) {
        let inner = self.width() - 2.0 * style.padding;
        let height = self.measure(inner, &content) + 2.0 * style.padding;
        self.ensure(height);
        let frame = Frame::new(self.left, self.cursor, self.width(), height);
        self.place(Primitive::Rect { frame, radius: style.radius, fill: style.fill, stroke: style.stroke });
        self.cursor += style.padding;
        self.left += style.padding;
        self.right -= style.padding;
        content(self);
        self.left -= style.padding;
        self.right += style.padding;
        self.cursor = frame.y + height;
    }

    /// Writes `content` on one page if a page can hold it.
    pub fn together(&mut self, content: impl Fn(&mut Self)) {
        let height = self.measure(self.width(), &content);
        self.ensure(height);
        content(self);
    }

    /// Writes blocks side by side; each has its share of the width, `gap` points apart.
    pub fn columns(&mut self, gap: f32, blocks: &[Block<'_>]) {
        let shares: f32 = blocks.iter().map(|(share, _)| share).sum();
        let gaps = gap * blocks.iter().skip(1).map(|_| 1.0).sum::<f32>();
        let unit = (self.width() - gaps) / shares.max(0.01);
        let height =
            blocks.iter().map(|(share, block)| self.measure(unit * share, block)).fold(0.0, f32::max);
        self.ensure(height);
        let (top, left, right) = (self.cursor, self.left, self.right);
        let mut x = left;
        for (share, block) in blocks {
            self.cursor = top;
            self.left = x;
            self.right = x + unit * share;
            block(self);
            x = self.right + gap;
        }
        self.left = left;
        self.right = right;
        self.cursor = top + height;
    }

    /// Writes a table, its rows going over to further pages under a repeated head.
    pub fn table(&mut self, table: &Table) {
        crate::table::lay_out(self, table);
    }

    /// Height that `content` takes in a column of `width` points on an endless page.
    pub fn measure(&self, width: f32, content: impl Fn(&mut Self)) -> f32 {
        // Any place but the top of the page: spaces before headings count as they will in the flow.
        let start = self.style.top + 1.0;
        let mut trial = Self {
            info: self.info.clone(),
            style: self.style.clone(),
            pages: vec![Vec::new()],
            outline: Vec::new(),
            left: self.left,
            right: self.left + width,
            bottom: f32::MAX,
            cursor: start,
        };
        content(&mut trial);
        trial.cursor - start
    }

    /// Writes wrapped lines, going over to further pages between them.
    pub(crate) fn lines(&mut self, lines: &[Line], style: TextStyle) {
        for line in lines {
            let height = line.size(style.size) * style.leading;
            self.ensure(height);
            let x = match style.align {
                Align::Left => self.left,
                Align::Centre => self.left + (self.width() - line.width) / 2.0,
                Align::Right => self.right - line.width,
            };
            let y = baseline(self.cursor, line.size(style.size), style.leading);
            self.line_at(line, Point::new(x, y), style.color);
            self.cursor += height;
        }
        self.cursor += style.after;
    }

    /// Writes one wrapped line from a baseline point.
    pub(crate) fn line_at(&mut self, line: &Line, at: Point, color: Color) {
        for run in &line.runs {
            let place = Point::new(at.x + run.offset, at.y);
            self.place(text_at(
                place,
                Anchor::Start,
                run.face,
                run.size,
                run.color.unwrap_or(color),
                &run.text,
            ));
        }
    }

    /// Sets headers and footers, checks every character and writes the file.
    pub fn finish(mut self) -> Result<Finished, PdfError> {
        let total = self.pages.len();
        let (header, footer) = (self.style.header.clone(), self.style.footer.clone());
        for index in 0..total {
            self.furnish(&header, index, total, self.style.top * 0.5);
            self.furnish(&footer, index, total, self.bottom + 14.0);
        }
        let text = plain::plain_text(&self.pages, self.style.left);
        let bytes = write::write(&self.info, &self.pages, &self.outline)?;
        Ok(Finished { bytes, text, pages: total })
    }

    /// Writes the furniture of one page, its first line's baseline at `y`.
    fn furnish(&mut self, furniture: &Furniture, index: usize, total: usize, y: f32) {
        if furniture.skip_first && index == 0 {
            return;
        }
        let (size, color) = (7.5, self.style.muted);
        let numbers = |text: &str| {
            text.replace("{pages}", &total.to_string()).replace("{page}", &(index + 1).to_string())
        };
        let mut y = y;
        let (left, right) = (self.left, self.right);
        for line in &furniture.lines {
            for (text, x, anchor) in [
                (&line.left, left, Anchor::Start),
                (&line.centre, f32::midpoint(left, right), Anchor::Middle),
                (&line.right, right, Anchor::End),
            ] {
                if !text.is_empty() {
                    let shape = text_at(Point::new(x, y), anchor, Face::Regular, size, color, &numbers(text));
                    self.pages[index].push(shape);
                }
            }
            y += size * 1.4;
        }
    }
}

/// A text shape.
pub(crate) fn text_at(
    at: Point,
    anchor: Anchor,
    face: Face,
    size: f32,
    color: Color,
    text: &str,
) -> Primitive {
    Primitive::Text { at, anchor, face, size, color, text: text.to_owned() }
}

/// The baseline of a line whose top is at `top`: its capitals stand in the middle of its height.
pub(crate) fn baseline(top: f32, size: f32, leading: f32) -> f32 {
    top + size * leading / 2.0 + size * 0.36
}

/// Height of wrapped lines.
pub(crate) fn lines_height(lines: &[Line], size: f32, leading: f32) -> f32 {
    lines.iter().map(|line| line.size(size) * leading).sum()
}
