//! Recorded shapes as SVG.
//!
//! Why it exists: a page shows the chart without any script or outside file. Text stays text: it can be searched,
//! read aloud and enlarged. Nothing given by a caller reaches the markup unescaped.

use std::fmt::Write as _;

use crate::recorder::{Anchor, Color, Drawing, Shape};

const FAMILY: &str = "'Quintette Sans', Inter, 'Noto Sans', 'DejaVu Sans', sans-serif";

/// The SVG element of a drawing.
pub(crate) fn write(drawing: &Drawing) -> String {
    let Drawing { width, height, title, description, shapes } = drawing;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\" role=\"img\" aria-label=\"{label}\" font-family=\"{FAMILY}\">\n\
         <title>{label}</title>\n<desc>{text}</desc>\n",
        label = escaped(title),
        text = escaped(description),
    );
    for shape in shapes {
        out.push_str(&element(shape));
        out.push('\n');
    }
    out.push_str("</svg>\n");
    out
}

fn element(shape: &Shape) -> String {
    match shape {
        Shape::Line { points, color, width } => format!(
            "<polyline points=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\"/>",
            list(points),
            hex(*color),
            short(*width)
        ),
        Shape::Polygon { points, color } => {
            format!("<polygon points=\"{}\" fill=\"{}\"/>", list(points), hex(*color))
        }
        Shape::Rect { x, y, width, height, color, filled } => format!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" {}/>",
            short(*x),
            short(*y),
            short(*width),
            short(*height),
            paint(*color, *filled)
        ),
        Shape::Circle { center, radius, color, filled } => format!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" {}/>",
            short(center.0),
            short(center.1),
            short(*radius),
            paint(*color, *filled)
        ),
        Shape::Text { at, anchor, size, bold, color, text } => {
            let anchor = match anchor {
                Anchor::Start => "start",
                Anchor::Middle => "middle",
                Anchor::End => "end",
            };
            let weight = if *bold { " font-weight=\"700\"" } else { "" };
            format!(
                "<text x=\"{}\" y=\"{}\" font-size=\"{}\"{weight} text-anchor=\"{anchor}\" fill=\"{}\">{}</text>",
                short(at.0),
                short(at.1),
                short(*size),
                hex(*color),
                escaped(text)
            )
        }
    }
}

fn paint(color: Color, filled: bool) -> String {
    let hex = hex(color);
    if filled { format!("fill=\"{hex}\"") } else { format!("fill=\"none\" stroke=\"{hex}\"") }
}

fn hex(color: Color) -> String {
    format!("#{:02x}{:02x}{:02x}", color.red, color.green, color.blue)
}

/// At most two decimals, without trailing zeros.
fn short(value: f32) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn list(points: &[(f32, f32)]) -> String {
    let mut out = String::new();
    for (index, (x, y)) in points.iter().enumerate() {
        let space = if index == 0 { "" } else { " " };
        // Writing to a string cannot fail.
        let _ = write!(out, "{space}{},{}", short(*x), short(*y));
    }
    out
}

/// Text safe inside an element or a quoted attribute; control characters, which XML forbids, are left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other if other.is_control() && other != '\n' && other != '\t' => {}
            other => out.push(other),
        }
    }
    out
}
