//! Lengths, colours and the drawing primitives of a page.
//!
//! Why it exists: the flow layout and the charts meet in one short list of shapes, so that what is drawn can also be
//! read back as text. A primitive is never clipped or scaled silently: it is drawn where it says.

use crate::face::Face;

/// Points in one millimetre.
const POINTS_PER_MM: f32 = 72.0 / 25.4;

/// Converts millimetres to points, the unit of every length in this crate.
#[must_use]
pub const fn mm(millimetres: f32) -> f32 {
    millimetres * POINTS_PER_MM
}

/// A colour in sRGB, 0 to 255 per channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Color {
    /// Red.
    pub red: u8,
    /// Green.
    pub green: u8,
    /// Blue.
    pub blue: u8,
}

impl Color {
    /// Black.
    pub const BLACK: Self = Self::rgb(0, 0, 0);
    /// White.
    pub const WHITE: Self = Self::rgb(255, 255, 255);

    /// A colour of its three channels.
    #[must_use]
    pub const fn rgb(red: u8, green: u8, blue: u8) -> Self {
        Self { red, green, blue }
    }
}

/// A place on the page, from its top left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Distance from the left edge, in points.
    pub x: f32,
    /// Distance from the top edge, in points.
    pub y: f32,
}

impl Point {
    /// A place of its two distances.
    #[must_use]
    pub const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }
}

/// How a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub color: Color,
    /// Its width in points.
    pub width: f32,
}

impl Stroke {
    /// A line of a colour and a width.
    #[must_use]
    pub const fn new(color: Color, width: f32) -> Self {
        Self { color, width }
    }
}

/// Which point of a text its position names, horizontally. Vertically it is always the baseline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// The text begins there.
    Start,
    /// The text is centred there.
    Middle,
    /// The text ends there.
    End,
}

/// One shape on a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Primitive {
    /// A straight line.
    Line {
        /// Where it begins.
        from: Point,
        /// Where it ends.
        to: Point,
        /// How it is drawn.
        stroke: Stroke,
    },
    /// A rectangle, its corners rounded by `radius`.
    Rect {
        /// Place and size.
        frame: Frame,
        /// Radius of the corners, 0 for sharp ones.
        radius: f32,
        /// Colour inside, if any.
        fill: Option<Color>,
        /// Outline, if any.
        stroke: Option<Stroke>,
    },
    /// Rectangles filled as one shape, so that no seam shows where two of them touch: the modules of a QR code.
    Tiles {
        /// Place and size of each.
        frames: Vec<Frame>,
        /// Colour inside.
        fill: Color,
    },
    /// A closed shape.
    Polygon {
        /// Its corners in order.
        points: Vec<Point>,
        /// Colour inside, if any.
        fill: Option<Color>,
        /// Outline, if any.
        stroke: Option<Stroke>,
    },
    /// An open broken line.
    Polyline {
        /// Its points in order.
        points: Vec<Point>,
        /// How it is drawn.
        stroke: Stroke,
    },
    /// A circle.
    Circle {
        /// Its centre.
        center: Point,
        /// Its radius in points.
        radius: f32,
        /// Colour inside, if any.
        fill: Option<Color>,
        /// Outline, if any.
        stroke: Option<Stroke>,
    },
    /// One line of text on a baseline.
    Text {
        /// The baseline point named by `anchor`.
        at: Point,
        /// Start, middle or end.
        anchor: Anchor,
        /// Regular or bold.
        face: Face,
        /// Size in points.
        size: f32,
        /// Its colour.
        color: Color,
        /// What is written.
        text: String,
    },
}

impl Primitive {
    /// The same shape, moved.
    #[must_use]
    pub fn moved(self, dx: f32, dy: f32) -> Self {
        let shift = |p: Point| Point::new(p.x + dx, p.y + dy);
        match self {
            Self::Line { from, to, stroke } => Self::Line { from: shift(from), to: shift(to), stroke },
            Self::Rect { frame, radius, fill, stroke } => {
                Self::Rect { frame: frame.moved(dx, dy), radius, fill, stroke }
            }
            Self::Tiles { frames, fill } => {
                Self::Tiles { frames: frames.into_iter().map(|frame| frame.moved(dx, dy)).collect(), fill }
            }
            Self::Polygon { points, fill, stroke } => {
                Self::Polygon { points: points.into_iter().map(shift).collect(), fill, stroke }
            }
            Self::Polyline { points, stroke } => {
                Self::Polyline { points: points.into_iter().map(shift).collect(), stroke }
            }
            Self::Circle { center, radius, fill, stroke } => {
                Self::Circle { center: shift(center), radius, fill, stroke }
            }
            Self::Text { at, anchor, face, size, color, text } => {
                Self::Text { at: shift(at), anchor, face, size, color, text }
            }
        }
    }
}

/// A rectangle of the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

impl Frame {
    /// A rectangle of its place and size, in points.
    #[must_use]
    pub const fn new(x: f32, y: f32, width: f32, height: f32) -> Self {
        Self { x, y, width, height }
    }

    /// The same rectangle, moved.
    #[must_use]
    pub const fn moved(self, dx: f32, dy: f32) -> Self {
        Self { x: self.x + dx, y: self.y + dy, ..self }
    }
}
