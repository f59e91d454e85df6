//! Text on charts: estimated widths, wrapping, French grouping of figures, and the styles in which it is drawn.

use std::convert::Infallible;

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontStyle, IntoFont, RGBColor, TextStyle};

use crate::ChartError;
use crate::recorder::{Sheet, UNITS};

/// Ink of labels.
pub(crate) const INK: RGBColor = RGBColor(28, 32, 38);
/// Secondary labels.
pub(crate) const MUTED: RGBColor = RGBColor(96, 104, 114);
/// Dark bars: the year told.
pub(crate) const DARK: RGBColor = RGBColor(20, 58, 92);
/// Light bars: the year before. Its lightness differs from the dark one by far more than its hue, as print needs.
pub(crate) const LIGHT: RGBColor = RGBColor(176, 199, 219);
/// What calls for attention.
pub(crate) const SIGNAL: RGBColor = RGBColor(178, 64, 32);
/// Base lines.
pub(crate) const LINE: RGBColor = RGBColor(140, 148, 158);

/// A whole number as French print writes it: groups of three, divided by a narrow unbreakable space.
#[must_use]
pub fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut out = String::new();
    if number < 0 {
        out.push('\u{2212}');
    }
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push('\u{202f}');
        }
        out.push(digit);
    }
    out
}

/// Estimated width of a text, in the unit of `size`: no font is read here, so it errs on the wide side.
pub(crate) fn width(text: &str, size: f64) -> f64 {
    let ems: f64 = text
        .chars()
        .map(|character| match character {
            ' ' | '\u{a0}' | '\u{202f}' | 'i' | 'l' | 'j' | '.' | ',' | '’' | '\'' | 'I' | '|' | ':' => {
                0.30
            }
            'm' | 'w' | 'M' | 'W' | '%' | '€' => 0.90,
            'A'..='Z' | 'À'..='Ý' | '0'..='9' => 0.68,
            _ => 0.58,
        })
        .sum();
    ems * size
}

/// Cuts a label at its spaces into lines of at most `measure`; a long word keeps a line to itself.
pub(crate) fn wrapped(text: &str, size: f64, measure: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if width(line, size) + width(word, size) + 0.3 * size <= measure => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// The drawing area of a sheet, counting tenths of a point.
pub(crate) type Area = DrawingArea<Sheet, Shift>;

/// What `plotters` refuses, in our words.
pub(crate) fn refused(error: &DrawingAreaErrorKind<Infallible>) -> ChartError {
    ChartError::Drawing(error.to_string())
}

/// How a label is drawn.
#[derive(Clone, Copy)]
pub(crate) struct Ink {
    pub(crate) size: f64,
    pub(crate) bold: bool,
    pub(crate) color: RGBColor,
    pub(crate) across: HPos,
    pub(crate) along: VPos,
}

impl Ink {
    pub(crate) const fn new(size: f64, color: RGBColor, across: HPos, along: VPos) -> Self {
        Self { size, bold: false, color, across, along }
    }

    pub(crate) const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }
}

/// Writes a label at a place in tenths of a point.
pub(crate) fn write(area: &Area, text: &str, at: (i32, i32), ink: Ink) -> Result<(), ChartError> {
    let style = if ink.bold { FontStyle::Bold } else { FontStyle::Normal };
    let font = ("Quintette Sans", ink.size * f64::from(UNITS)).into_font().style(style);
    let style = TextStyle::from(font).color(&ink.color).pos(Pos::new(ink.across, ink.along));
    area.draw_text(text, &style, at).map_err(|error| refused(&error))
}

/// A length in points as whole tenths.
pub(crate) fn units(points: f64) -> i32 {
    // A canvas is at most 655 350 tenths wide.
    #[allow(clippy::cast_possible_truncation)]
    let units = (points * f64::from(UNITS)).round() as i32;
    units
}
