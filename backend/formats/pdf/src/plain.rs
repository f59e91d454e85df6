//! The laid out text of a document, line by line, as a reader would copy it.
//!
//! Why it exists: the golden file of a paper is its text where it stands, so that a change of wording or of order is
//! seen in review. It comes from the very shapes that are written, never from a second description.

use crate::face::transliterate;
use crate::geometry::{Anchor, Primitive};

/// Width in points of one column of the plain text.
const COLUMN: f32 = 4.6;
/// Two baselines closer than this are one line.
const SAME_LINE: f32 = 2.0;

/// The text of all pages; a line with three dashes and the number stands between two pages.
pub(crate) fn plain_text(pages: &[Vec<Primitive>], left: f32) -> String {
    let mut out = String::new();
    for (index, page) in pages.iter().enumerate() {
        if index > 0 {
            out.push_str("\n--- ");
            out.push_str(&(index + 1).to_string());
            out.push_str(" ---\n\n");
        }
        for line in lines(page) {
            write_line(&mut out, &line, left);
        }
    }
    out
}

/// One text of a line: its left edge, its right edge and its words.
struct Piece {
    x: f32,
    end: f32,
    text: String,
}

/// The texts of a page grouped by baseline, from top to bottom and left to right.
fn lines(page: &[Primitive]) -> Vec<Vec<Piece>> {
    let mut texts: Vec<(f32, Piece)> = page
        .iter()
        .filter_map(|primitive| {
            let Primitive::Text { at, anchor, face, size, text, .. } = primitive else { return None };
            let width = face.width(text, *size);
            let x = match anchor {
                Anchor::Start => at.x,
                Anchor::Middle => at.x - width / 2.0,
                Anchor::End => at.x - width,
            };
            Some((at.y, Piece { x, end: x + width, text: transliterate(text) }))
        })
        .collect();
    texts.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut out: Vec<(f32, Vec<Piece>)> = Vec::new();
    for (y, piece) in texts {
        match out.last_mut() {
            Some((baseline, line)) if y - *baseline < SAME_LINE => line.push(piece),
            _ => out.push((y, vec![piece])),
        }
    }
    for (_, line) in &mut out {
        line.sort_by(|a, b| a.x.total_cmp(&b.x));
    }
    out.into_iter().map(|(_, line)| line).collect()
}

/// Writes one line; pieces that stand apart are padded to their column.
fn write_line(out: &mut String, pieces: &[Piece], left: f32) {
    let mut line = String::new();
    let mut end = f32::MIN;
    for piece in pieces {
        let apart = piece.x - end > 1.0;
        if !line.is_empty() && apart {
            line.push(' ');
        }
        if line.is_empty() || piece.x - end > 6.0 {
            let mut column = left;
            let mut filled = 0;
            while column + COLUMN <= piece.x {
                column += COLUMN;
                filled += 1;
            }
            while line.chars().count() < filled {
                line.push(' ');
            }
        }
        line.push_str(&piece.text);
        end = piece.end;
    }
    out.push_str(line.trim_end());
    out.push('\n');
}
