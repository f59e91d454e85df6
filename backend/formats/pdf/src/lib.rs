//! Papers: a small flow layout over `printpdf`.
//!
//! Why it exists: the cooperative sends invoices, minutes and reports that must look right, read well years later and
//! be the same bytes each time they are made from the same facts. This crate knows no trade; it places text, tables
//! and figures on A4 pages.
//!
//! What can never happen:
//! - two calls with the same input give different bytes (no clock, no random identifier: dates come from the caller,
//!   the file identifier is a digest of the content);
//! - a character without a drawing is printed as an empty box: [`Document::finish`] refuses it by name;
//! - a font is missing on the reader's machine: both faces are embedded, subset to the characters used;
//! - a reader of the next decades lacks anything: every file is PDF/A-3b (colours declared, XMP, no outside part);
//! - text runs off its column: every line is measured and wrapped.
//!
//! Lengths are points (1/72 inch) in `f32`; [`mm`] converts. The origin is the top left corner of the page and `y`
//! grows downwards. Floats are geometry here, never money.

mod archive;
mod document;
mod face;
mod geometry;
mod plain;
mod style;
mod table;
mod text;
mod write;

#[cfg(test)]
mod tests;

pub use document::{Block, Document, Finished};
pub use face::{Face, uncovered};
pub use geometry::{Anchor, Color, Frame, Point, Primitive, Stroke, mm};
pub use style::{BoxStyle, Furniture, FurnitureLine, Info, Level, Moment, PageStyle, TextStyle};
pub use table::{Align, Cell, Column, Row, Table, TableStyle, Width};
pub use text::{Rich, Span};

/// Why a paper could not be made. Nothing is written in any of these cases.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PdfError {
    /// A character has no drawing in the embedded fonts and no documented transliteration.
    #[error(
        "le caractère « {character} » (U+{code:04X}) de « {text} » n’a pas de dessin dans la police des documents"
    )]
    MissingGlyph {
        /// The character itself.
        character: char,
        /// Its Unicode number.
        code: u32,
        /// The text in which it stands.
        text: String,
    },
    /// An embedded font could not be read or subset: the program itself is damaged.
    #[error("police illisible : {0}")]
    Font(String),
    /// The laid out document could not be written.
    #[error("écriture du PDF impossible : {0}")]
    Write(String),
}
