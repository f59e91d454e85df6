//! The QR code that signs a member in at the door, and the personal code it types.
//!
//! What can never happen: a code that a telephone cannot read for want of contrast, of white around it or of size.

use pdf::{Color, Document, Frame, Primitive, mm};
use qrcode::{Color as Module, EcLevel, QrCode};

use crate::DocumentError;

/// Modules of white around the code (ISO/IEC 18004).
const QUIET: usize = 4;
/// Side of the code and of the white around it on paper: a telephone reads it at arm's length.
pub(super) const SIDE: f32 = mm(34.0);
/// Letters of a personal code in a group.
const GROUP: usize = 4;

/// A QR code as runs of dark modules.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Picture {
    /// Modules of a side, with the white around it.
    side: usize,
    /// Row, first module and number of modules of each run.
    runs: Vec<(usize, usize, usize)>,
}

/// The code of a text; refused when no code holds it.
pub(super) fn picture(text: &str) -> Result<Picture, DocumentError> {
    let code = QrCode::with_error_correction_level(text.as_bytes(), EcLevel::M)
        .map_err(|_| DocumentError::TooLongForCode { length: text.len() })?;
    let width = code.width();
    let mut runs = Vec::new();
    for (row, modules) in code.to_colors().chunks(width).enumerate() {
        let mut column = 0;
        for run in modules.chunk_by(|one, next| one == next) {
            if run.first() == Some(&Module::Dark) {
                runs.push((row + QUIET, column + QUIET, run.len()));
            }
            column += run.len();
        }
    }
    Ok(Picture { side: width + 2 * QUIET, runs })
}

/// Draws a code, black on white, its top left corner at a place of the page.
pub(super) fn draw(document: &mut Document, picture: &Picture, x: f32, y: f32) {
    let module = SIDE / points(picture.side);
    let frames = picture.runs.iter().map(|(row, column, length)| {
        let (left, top) = (x + points(*column) * module, y + points(*row) * module);
        Frame::new(left, top, points(*length) * module, module)
    });
    let ground = Frame::new(x, y, SIDE, SIDE);
    let frames = frames.collect();
    document.place(Primitive::Rect { frame: ground, radius: 3.0, fill: Some(Color::WHITE), stroke: None });
    document.place(Primitive::Tiles { frames, fill: Color::BLACK });
}

/// A number of modules as a length; no code has more than 177.
fn points(modules: usize) -> f32 {
    f32::from(u16::try_from(modules).unwrap_or(u16::MAX))
}

/// A personal code in groups of four, as it is read out and typed.
pub(super) fn grouped(code: &str) -> String {
    let letters: Vec<char> = code.chars().collect();
    let groups: Vec<String> = letters.chunks(GROUP).map(|group| group.iter().collect()).collect();
    groups.join("\u{a0}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_in_groups_of_four() {
        assert_eq!(grouped("7KQ2M9XTB4HD"), "7KQ2\u{a0}M9XT\u{a0}B4HD");
        assert_eq!(grouped("7KQ2M"), "7KQ2\u{a0}M");
    }

    #[test]
    fn the_picture_begins_with_a_finder_pattern_within_its_white() {
        let picture = picture("https://assemblee.example/#a").unwrap();
        assert_eq!(picture.runs[0], (4, 4, 7));
        let inside = |(row, column, length): &(usize, usize, usize)| {
            (4..picture.side - 4).contains(row) && *column >= 4 && column + length <= picture.side - 4
        };
        assert!(picture.runs.iter().all(inside));
    }

    #[test]
    fn what_no_code_holds_is_refused() {
        let refused = picture(&"x".repeat(5_000));
        assert_eq!(refused, Err(DocumentError::TooLongForCode { length: 5_000 }));
    }
}
