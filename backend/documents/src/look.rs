//! The look that all papers share: colours, page furniture, tables, charts on paper.

use charts::{Drawing, Shape};
use pdf::{
    Align, Anchor, BoxStyle, Cell, Color, Document, Face, Frame, Furniture, FurnitureLine, Info, PageStyle,
    Point, Primitive, Stroke, TableStyle, TextStyle, mm,
};
use values::Day;

use crate::identity::Cooperative;
use crate::words::moment;

/// Dark blue of headings and dark bars.
pub(crate) const BLUE: Color = Color::rgb(20, 58, 92);
/// Pale blue of boxes.
pub(crate) const PALE: Color = Color::rgb(236, 242, 247);
/// Brick red of what calls for attention.
pub(crate) const BRICK: Color = Color::rgb(178, 64, 32);
/// Secondary text.
pub(crate) const GREY: Color = Color::rgb(96, 104, 114);
/// Hair lines.
pub(crate) const HAIR: Stroke = Stroke::new(Color::rgb(200, 207, 215), 0.5);
/// Firm lines.
pub(crate) const FIRM: Stroke = Stroke::new(BLUE, 1.0);

/// Size of the foot of a page, as the pages set it.
const FOOT: f32 = 7.5;

/// An empty document in the house's style, with the legal line and page numbers at the foot.
pub(crate) fn document(
    cooperative: &Cooperative,
    title: &str,
    subject: &str,
    day: Day,
    header: Furniture,
    cover: bool,
) -> Document {
    let info = Info {
        title: title.to_owned(),
        author: cooperative.name.clone(),
        subject: subject.to_owned(),
        keywords: Vec::new(),
        language: "fr-FR".to_owned(),
        created: moment(day),
    };
    let line = |left: &str, right: &str| FurnitureLine {
        left: left.to_owned(),
        centre: String::new(),
        right: right.to_owned(),
    };
    let style = PageStyle::default();
    let width = mm(210.0) - style.left - style.right;
    let mut lines: Vec<FurnitureLine> =
        foot_lines(&cooperative.legal_line(), width).iter().map(|text| line(text, "")).collect();
    lines.push(line(&cooperative.seat.join(", "), "{page}/{pages}"));
    let footer = Furniture { lines, skip_first: cover };
    Document::new(info, PageStyle { header, footer, ..style })
}

/// The legal line cut at its dashes where it is wider than the page.
fn foot_lines(text: &str, width: f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for part in text.split(" – ") {
        match lines.last_mut() {
            Some(line) if Face::Regular.width(&format!("{line} – {part}"), FOOT) <= width => {
                line.push_str(" – ");
                line.push_str(part);
            }
            _ => lines.push(part.to_owned()),
        }
    }
    lines
}

/// The usual table.
pub(crate) const fn table_style() -> TableStyle {
    TableStyle {
        size: 8.3,
        pad_x: 5.0,
        pad_y: 3.4,
        head_fill: Some(BLUE),
        head_ink: Color::WHITE,
        stripe: None,
        between: Some(HAIR),
        beside: None,
    }
}

/// The usual pale box.
pub(crate) const fn pale_box() -> BoxStyle {
    BoxStyle { fill: Some(PALE), stroke: None, padding: 9.0, radius: 4.0 }
}

/// A style with another size, without space after it.
pub(crate) fn tight(style: TextStyle, size: f32) -> TextStyle {
    TextStyle { size, after: 0.0, ..style }
}

/// A cell against the right edge.
pub(crate) fn right(text: impl Into<Cell>) -> Cell {
    text.into().aligned(Align::Right)
}

/// A small label in capitals-like grey above a block.
pub(crate) fn label(document: &mut Document, text: &str) {
    let style = TextStyle { size: 7.2, color: GREY, after: 2.0, ..document.body() };
    document.paragraph_styled(pdf::Rich::strong(text), style);
}

/// A coloured bar along the top edge of the current page.
pub(crate) fn top_bar(document: &mut Document) {
    let frame = Frame::new(0.0, 0.0, mm(210.0), mm(3.0));
    document.place(Primitive::Rect { frame, radius: 0.0, fill: Some(BLUE), stroke: None });
}

/// Draws a chart in the flow, at its own size, centred in the column.
pub(crate) fn chart(document: &mut Document, drawing: &Drawing) {
    let (width, height) = (f32::from(drawing.width), f32::from(drawing.height));
    let mut frame = document.frame(height);
    frame.x += (frame.width - width) / 2.0;
    document.draw(frame, drawing.shapes.iter().map(primitive));
}

fn color(color: charts::Color) -> Color {
    Color::rgb(color.red, color.green, color.blue)
}

fn points(points: &[(f32, f32)]) -> Vec<Point> {
    points.iter().map(|(x, y)| Point::new(*x, *y)).collect()
}

/// A recorded shape of a chart as a shape of a page.
fn primitive(shape: &Shape) -> Primitive {
    let paint = |ink: charts::Color, filled: bool| {
        let ink = color(ink);
        if filled { (Some(ink), None) } else { (None, Some(Stroke::new(ink, 0.6))) }
    };
    match shape {
        Shape::Line { points: list, color: ink, width } => {
            Primitive::Polyline { points: points(list), stroke: Stroke::new(color(*ink), *width) }
        }
        Shape::Polygon { points: list, color: ink } => {
            Primitive::Polygon { points: points(list), fill: Some(color(*ink)), stroke: None }
        }
        Shape::Rect { x, y, width, height, color: ink, filled } => {
            let (fill, stroke) = paint(*ink, *filled);
            Primitive::Rect { frame: Frame::new(*x, *y, *width, *height), radius: 0.0, fill, stroke }
        }
        Shape::Circle { center, radius, color: ink, filled } => {
            let (fill, stroke) = paint(*ink, *filled);
            Primitive::Circle { center: Point::new(center.0, center.1), radius: *radius, fill, stroke }
        }
        Shape::Text { at, anchor, size, bold, color: ink, text } => Primitive::Text {
            at: Point::new(at.0, at.1),
            anchor: match anchor {
                charts::Anchor::Start => Anchor::Start,
                charts::Anchor::Middle => Anchor::Middle,
                charts::Anchor::End => Anchor::End,
            },
            face: if *bold { Face::Bold } else { Face::Regular },
            size: *size,
            color: color(*ink),
            text: text.clone(),
        },
    }
}
