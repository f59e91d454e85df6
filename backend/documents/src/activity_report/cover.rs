//! The first page of the report.

use pdf::{Anchor, Color, Document, Face, Frame, Point, Primitive, mm};

use super::input::ActivityReport;
use crate::look::BLUE;

const SKY: Color = Color::rgb(122, 164, 198);

/// A dark page with the year in large figures.
pub(super) fn cover(document: &mut Document, report: &ActivityReport, title: &str) {
    let page = Frame::new(0.0, 0.0, mm(210.0), mm(297.0));
    document.place(Primitive::Rect { frame: page, radius: 0.0, fill: Some(BLUE), stroke: None });
    // Five bars for five colleges, as the steps of a rising scale.
    let mut x = mm(18.0);
    let mut height = 34.0;
    for shade in [72, 94, 116, 138, 160] {
        let frame = Frame::new(x, mm(178.0) - height, mm(14.0), height);
        let fill = Some(Color::rgb(shade - 30, shade + 10, shade + 44));
        document.place(Primitive::Rect { frame, radius: 2.0, fill, stroke: None });
        x += mm(18.0);
        height += 46.0;
    }
    let text = |y: f32, face, size, color, text: &str| Primitive::Text {
        at: Point::new(mm(18.0), y),
        anchor: Anchor::Start,
        face,
        size,
        color,
        text: text.to_owned(),
    };
    document.bookmark(title, false);
    document.place(text(mm(38.0), Face::Bold, 20.0, Color::WHITE, &report.cooperative.name));
    document.place(text(mm(45.0), Face::Regular, 10.5, SKY, &report.cooperative.legal_form));
    document.place(text(mm(208.0), Face::Regular, 26.0, Color::WHITE, "Rapport d’activité"));
    document.place(text(mm(238.0), Face::Bold, 78.0, Color::WHITE, &report.year.to_string()));
    let foot = report.cooperative.seat.join(" – ");
    document.place(text(mm(272.0), Face::Regular, 9.0, SKY, &foot));
    let made = format!("Établi le {}", report.made_on.french());
    document.place(text(mm(278.0), Face::Regular, 9.0, SKY, &made));
}
