//! From laid out pages to the bytes of a file, through `printpdf` and its `lopdf` document.
//!
//! Why it exists: `printpdf` writes random identifiers, a PDF/X mark and an outline sorted by name. This module gives
//! fixed identifiers, mends the Info dictionary and the catalog, and writes the outline in reading order.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document as Lopdf, Object, ObjectId, StringFormat};
use printpdf::{
    FontId, Line as PdfLine, LinePoint, Mm, Op, PaintMode, PdfDocument, PdfFont, PdfFontHandle, PdfPage,
    PdfSaveOptions, PdfWarnMsg, Point as PdfPoint, Polygon as PdfPolygon, PolygonRing, Pt, Rgb, TextItem,
    WindingOrder,
};
use sha2::{Digest, Sha256};

use crate::PdfError;
use crate::archive::{end_streams_clearly, fit_for_archive};
use crate::document::{OutlineEntry, PAGE_HEIGHT};
use crate::face::{Face, transliterate};
use crate::geometry::{Anchor, Color, Frame, Point, Primitive, Stroke};
use crate::style::{Info, Moment};

/// What the file says it was made with.
pub(crate) const PRODUCER: &str = "Quintette";

/// Writes the file; refuses characters without a drawing.
pub(crate) fn write(
    info: &Info,
    pages: &[Vec<Primitive>],
    outline: &[OutlineEntry],
) -> Result<Vec<u8>, PdfError> {
    let mut document = PdfDocument::new(&info.title);
    for (face, used) in used_characters(pages)? {
        let font = PdfFont::new(face.subset(&used)?);
        document.resources.fonts.map.insert(FontId(face.resource().to_owned()), font);
    }
    for page in pages {
        let ops = page.iter().flat_map(operations).collect();
        document.pages.push(PdfPage::new(Mm(210.0), Mm(297.0), ops));
    }
    let mut warnings: Vec<PdfWarnMsg> = Vec::new();
    let mut file = document.to_lopdf_document(&PdfSaveOptions::default(), &mut warnings);
    if let Some(warning) = warnings.first() {
        return Err(PdfError::Write(format!("{warning:?}")));
    }
    mend(&mut file, info, outline)?;
    file.compress();
    end_streams_clearly(&mut file)?;
    fit_for_archive(&mut file, info)?;
    let identifier = identifier(&file);
    file.trailer.set("ID", Object::Array(vec![identifier.clone(), identifier]));
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).map_err(|error| PdfError::Write(error.to_string()))?;
    Ok(bytes)
}

/// The characters that each face draws.
fn used_characters(pages: &[Vec<Primitive>]) -> Result<BTreeMap<Face, BTreeSet<char>>, PdfError> {
    let mut used: BTreeMap<Face, BTreeSet<char>> = BTreeMap::new();
    for primitive in pages.iter().flatten() {
        let Primitive::Text { face, text, .. } = primitive else { continue };
        let drawn = transliterate(text);
        if let Some(character) = face.missing(&drawn)? {
            return Err(PdfError::MissingGlyph { character, code: u32::from(character), text: text.clone() });
        }
        used.entry(*face).or_default().extend(drawn.chars());
    }
    Ok(used)
}

/// Hundredths of a point are finer than any printer, and keep the file short.
fn round(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}

fn point(point: Point) -> PdfPoint {
    PdfPoint { x: Pt(round(point.x)), y: Pt(round(PAGE_HEIGHT - point.y)) }
}

fn color(color: Color) -> printpdf::Color {
    let channel = |value: u8| (f32::from(value) / 255.0 * 1000.0).round() / 1000.0;
    printpdf::Color::Rgb(Rgb::new(channel(color.red), channel(color.green), channel(color.blue), None))
}

/// The page operations of one shape.
fn operations(primitive: &Primitive) -> Vec<Op> {
    match primitive {
        Primitive::Line { from, to, stroke } => open_line(&[*from, *to], *stroke),
        Primitive::Polyline { points, stroke } => open_line(points, *stroke),
        Primitive::Polygon { points, fill, stroke } => {
            let corners = points.iter().map(|p| (*p, false)).collect();
            closed(corners, *fill, *stroke)
        }
        Primitive::Rect { frame, radius, fill, stroke } => {
            closed(outline_of(*frame, *radius), *fill, *stroke)
        }
        Primitive::Tiles { frames, fill } => tiles(frames, *fill),
        Primitive::Circle { center, radius, fill, stroke } => {
            let frame = Frame::new(center.x - radius, center.y - radius, 2.0 * radius, 2.0 * radius);
            closed(outline_of(frame, *radius), *fill, *stroke)
        }
        Primitive::Text { at, anchor, face, size, color: ink, text } => {
            let drawn = transliterate(text);
            if drawn.trim().is_empty() {
                return Vec::new();
            }
            let width = face.width(&drawn, *size);
            let x = match anchor {
                Anchor::Start => at.x,
                Anchor::Middle => at.x - width / 2.0,
                Anchor::End => at.x - width,
            };
            vec![
                Op::StartTextSection,
                Op::SetFont {
                    font: PdfFontHandle::External(FontId(face.resource().to_owned())),
                    size: Pt(*size),
                },
                Op::SetFillColor { col: color(*ink) },
                Op::SetTextCursor { pos: point(Point::new(x, at.y)) },
                Op::ShowText { items: vec![TextItem::Text(drawn)] },
                Op::EndTextSection,
            ]
        }
    }
}

fn pen(stroke: Stroke) -> [Op; 2] {
    [
        Op::SetOutlineColor { col: color(stroke.color) },
        Op::SetOutlineThickness { pt: Pt(round(stroke.width)) },
    ]
}

fn open_line(points: &[Point], stroke: Stroke) -> Vec<Op> {
    let points = points.iter().map(|p| LinePoint { p: point(*p), bezier: false }).collect();
    let mut ops = pen(stroke).to_vec();
    ops.push(Op::DrawLine { line: PdfLine { points, is_closed: false } });
    ops
}

/// The outline of a rectangle with rounded corners; the flag marks control points of curves.
fn outline_of(frame: Frame, radius: f32) -> Vec<(Point, bool)> {
    let Frame { x, y, width, height } = frame;
    let (right, bottom) = (x + width, y + height);
    let r = radius.min(width / 2.0).min(height / 2.0);
    if r <= 0.0 {
        return [(x, y), (right, y), (right, bottom), (x, bottom)]
            .map(|(x, y)| (Point::new(x, y), false))
            .to_vec();
    }
    // A quarter of a circle as one cubic curve: its control points stand at 0.5523 of the radius.
    let k = r * (1.0 - 0.5523);
    [
        (x + r, y, false),
        (right - r, y, false),
        (right - k, y, true),
        (right, y + k, true),
        (right, y + r, false),
        (right, bottom - r, false),
        (right, bottom - k, true),
        (right - k, bottom, true),
        (right - r, bottom, false),
        (x + r, bottom, false),
        (x + k, bottom, true),
        (x, bottom - k, true),
        (x, bottom - r, false),
        (x, y + r, false),
        (x, y + k, true),
        (x + k, y, true),
        (x + r, y, false),
    ]
    .map(|(x, y, control)| (Point::new(x, y), control))
    .to_vec()
}

fn closed(points: Vec<(Point, bool)>, fill: Option<Color>, stroke: Option<Stroke>) -> Vec<Op> {
    let mode = match (fill, stroke) {
        (Some(_), Some(_)) => PaintMode::FillStroke,
        (Some(_), None) => PaintMode::Fill,
        (None, Some(_)) => PaintMode::Stroke,
        (None, None) => return Vec::new(),
    };
    let points = points.into_iter().map(|(p, bezier)| LinePoint { p: point(p), bezier }).collect();
    let mut ops: Vec<Op> = fill.map(|fill| Op::SetFillColor { col: color(fill) }).into_iter().collect();
    ops.extend(stroke.into_iter().flat_map(pen));
    let rings = vec![PolygonRing { points }];
    ops.push(Op::DrawPolygon { polygon: PdfPolygon { rings, mode, winding_order: WindingOrder::NonZero } });
    ops
}

/// Rectangles as rings of one path, filled once.
fn tiles(frames: &[Frame], fill: Color) -> Vec<Op> {
    if frames.is_empty() {
        return Vec::new();
    }
    let corner = |(at, bezier)| LinePoint { p: point(at), bezier };
    let ring =
        |frame: &Frame| PolygonRing { points: outline_of(*frame, 0.0).into_iter().map(corner).collect() };
    let polygon = PdfPolygon {
        rings: frames.iter().map(ring).collect(),
        mode: PaintMode::Fill,
        winding_order: WindingOrder::NonZero,
    };
    vec![Op::SetFillColor { col: color(fill) }, Op::DrawPolygon { polygon }]
}

/// A text string of the file, in UTF-16 as its format wants it.
fn text_string(text: &str) -> Object {
    let mut bytes = vec![0xFE, 0xFF];
    bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Hexadecimal)
}

fn date(moment: Moment) -> Object {
    let Moment { year, month, day, hour, minute, second } = moment;
    Object::string_literal(format!("D:{year:04}{month:02}{day:02}{hour:02}{minute:02}{second:02}+00'00'"))
}

/// Replaces the Info dictionary, completes the catalog and adds the outline.
fn mend(file: &mut Lopdf, info: &Info, outline: &[OutlineEntry]) -> Result<(), PdfError> {
    let damaged = |error: lopdf::Error| PdfError::Write(error.to_string());
    "1.7".clone_into(&mut file.version);
    let mut about = Dictionary::new();
    let keywords = info.keywords.join(", ");
    for (name, text) in [
        ("Title", info.title.as_str()),
        ("Author", &info.author),
        ("Subject", &info.subject),
        ("Keywords", &keywords),
        ("Creator", PRODUCER),
        ("Producer", PRODUCER),
    ] {
        if !text.is_empty() {
            about.set(name, text_string(&text.replace(char::is_control, " ")));
        }
    }
    about.set("CreationDate", date(info.created));
    about.set("ModDate", date(info.created));
    let about_id = file.trailer.get(b"Info").and_then(Object::as_reference).map_err(damaged)?;
    file.set_object(about_id, about);
    let outline_id = (!outline.is_empty()).then(|| add_outline(file, outline));
    let catalog = file.catalog_mut().map_err(damaged)?;
    catalog.set("Lang", Object::string_literal(info.language.as_str()));
    let mut preferences = Dictionary::new();
    preferences.set("DisplayDocTitle", true);
    catalog.set("ViewerPreferences", preferences);
    if let Some(id) = outline_id {
        catalog.set("Outlines", id);
        catalog.set("PageMode", "UseOutlines");
    }
    Ok(())
}

/// Adds the outline, two levels deep, and says where it is.
fn add_outline(file: &mut Lopdf, entries: &[OutlineEntry]) -> ObjectId {
    let pages: Vec<ObjectId> = file.get_pages().into_values().collect();
    let root = file.new_object_id();
    let ids: Vec<ObjectId> = entries.iter().map(|_| file.new_object_id()).collect();
    let mut groups: Vec<(usize, Vec<usize>)> = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        match groups.last_mut() {
            Some((_, nested)) if entry.nested => nested.push(index),
            _ => groups.push((index, Vec::new())),
        }
    }
    let mut items: BTreeMap<usize, Dictionary> = BTreeMap::new();
    let tops: Vec<usize> = groups.iter().map(|(top, _)| *top).collect();
    link(&mut items, &tops, root, &ids);
    for (top, nested) in &groups {
        link(&mut items, nested, ids[*top], &ids);
        if let (Some(first), Some(last), Some(item)) = (nested.first(), nested.last(), items.get_mut(top)) {
            item.set("First", ids[*first]);
            item.set("Last", ids[*last]);
            item.set("Count", i64::try_from(nested.len()).unwrap_or(0));
        }
    }
    for (index, mut item) in items {
        let entry = &entries[index];
        item.set("Title", text_string(&entry.title));
        if let Some(page) = pages.get(entry.page) {
            let top = Object::Real(round(PAGE_HEIGHT - entry.y + 6.0));
            item.set("Dest", vec![(*page).into(), "XYZ".into(), Object::Null, top, Object::Null]);
        }
        file.set_object(ids[index], item);
    }
    let mut outlines = Dictionary::new();
    outlines.set("Type", "Outlines");
    outlines.set("Count", i64::try_from(entries.len()).unwrap_or(0));
    if let (Some(first), Some(last)) = (tops.first(), tops.last()) {
        outlines.set("First", ids[*first]);
        outlines.set("Last", ids[*last]);
    }
    file.set_object(root, outlines);
    root
}

/// Chains the entries of one level to each other and to their parent.
fn link(items: &mut BTreeMap<usize, Dictionary>, level: &[usize], parent: ObjectId, ids: &[ObjectId]) {
    for (place, index) in level.iter().enumerate() {
        let mut item = Dictionary::new();
        item.set("Parent", parent);
        if let Some(previous) = place.checked_sub(1).and_then(|before| level.get(before)) {
            item.set("Prev", ids[*previous]);
        }
        if let Some(next) = level.get(place + 1) {
            item.set("Next", ids[*next]);
        }
        items.insert(*index, item);
    }
}

/// The identifier of the file: a digest of its objects, so that the same paper has the same one.
fn identifier(file: &Lopdf) -> Object {
    let mut digest = Sha256::new();
    for (id, object) in &file.objects {
        digest.update(format!("{id:?}{object:?}"));
        if let Ok(stream) = object.as_stream() {
            digest.update(&stream.content);
        }
    }
    Object::String(digest.finalize()[..16].to_vec(), StringFormat::Hexadecimal)
}
