//! What a paper says of itself and how its pages are furnished.
//!
//! Why it exists: one place for the look of every paper, so that an invoice and a report are recognisably of one
//! house. The current time is never read: the caller gives the moment.

use crate::geometry::{Color, Stroke, mm};

/// Metadata of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Info {
    /// Shown by readers in the window title.
    pub title: String,
    /// Who signs the paper: the cooperative's name.
    pub author: String,
    /// What it is about, in a few words.
    pub subject: String,
    /// Words to find it by.
    pub keywords: Vec<String>,
    /// Language of the text, as in `fr-FR`; a screen reader needs it.
    pub language: String,
    /// When the paper was made, in the trade's own time (the day of issue), never the machine's clock.
    pub created: Moment,
}

/// A moment in UTC, for the metadata of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Year, as in 2015.
    pub year: i32,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day of the month, 1 to 31.
    pub day: u8,
    /// Hour, 0 to 23.
    pub hour: u8,
    /// Minute, 0 to 59.
    pub minute: u8,
    /// Second, 0 to 59.
    pub second: u8,
}

impl Moment {
    /// Midnight of a day.
    #[must_use]
    pub const fn midnight(year: i32, month: u8, day: u8) -> Self {
        Self { year, month, day, hour: 0, minute: 0, second: 0 }
    }
}

/// One line of a page header or footer; `{page}` and `{pages}` are replaced by the numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FurnitureLine {
    /// Set against the left margin.
    pub left: String,
    /// Centred.
    pub centre: String,
    /// Set against the right margin.
    pub right: String,
}

/// What stands at the top or the bottom of every page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Furniture {
    /// Its lines from top to bottom.
    pub lines: Vec<FurnitureLine>,
    /// Whether the first page goes without (a cover, or a page with its own head).
    pub skip_first: bool,
}

/// Size, margins and furniture of the pages, which are A4 upright.
#[derive(Debug, Clone, PartialEq)]
pub struct PageStyle {
    /// Space above the text, in points, the header included.
    pub top: f32,
    /// Space below the text, in points, the footer included.
    pub bottom: f32,
    /// Space left of the text, in points.
    pub left: f32,
    /// Space right of the text, in points.
    pub right: f32,
    /// Size of running text in points.
    pub size: f32,
    /// Height of a line as a multiple of the size.
    pub leading: f32,
    /// Colour of running text.
    pub ink: Color,
    /// Colour of headings.
    pub accent: Color,
    /// Colour of headers, footers and secondary text.
    pub muted: Color,
    /// At the top of the pages.
    pub header: Furniture,
    /// At the bottom of the pages.
    pub footer: Furniture,
}

impl Default for PageStyle {
    fn default() -> Self {
        Self {
            top: mm(18.0),
            bottom: mm(22.0),
            left: mm(18.0),
            right: mm(18.0),
            size: 9.5,
            leading: 1.42,
            ink: Color::rgb(28, 32, 38),
            accent: Color::rgb(20, 58, 92),
            muted: Color::rgb(96, 104, 114),
            header: Furniture::default(),
            footer: Furniture::default(),
        }
    }
}

/// How a paragraph is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TextStyle {
    /// Size in points.
    pub size: f32,
    /// Height of a line as a multiple of the size.
    pub leading: f32,
    /// Its colour where a span has none of its own.
    pub color: Color,
    /// Left, centre or right.
    pub align: crate::table::Align,
    /// Space after the paragraph, in points.
    pub after: f32,
}

/// Rank of a heading. The first two enter the outline of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// The title of the paper.
    Title,
    /// A chapter.
    One,
    /// A section.
    Two,
    /// A small heading, not in the outline.
    Three,
}

impl Level {
    /// Size, space before and space after, in points.
    pub(crate) const fn measures(self) -> (f32, f32, f32) {
        match self {
            Self::Title => (22.0, 0.0, 8.0),
            Self::One => (15.0, 12.0, 6.0),
            Self::Two => (11.5, 10.0, 4.0),
            Self::Three => (9.5, 6.0, 2.0),
        }
    }
}

/// A coloured box behind a group of content.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BoxStyle {
    /// Colour inside, if any.
    pub fill: Option<Color>,
    /// Outline, if any.
    pub stroke: Option<Stroke>,
    /// Space between the edge and the content, in points.
    pub padding: f32,
    /// Radius of the corners, in points.
    pub radius: f32,
}
