//! The backend that records what `plotters` draws.
//!
//! Why it exists: the vector backends of `plotters` end in SVG alone; recorded shapes can become anything. The canvas
//! counts tenths of a point, so that whole numbers are fine enough. Transparency becomes its mixture with white:
//! paper has no layers.

use std::cell::RefCell;
use std::convert::Infallible;
use std::rc::Rc;

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};

use crate::{Caption, Size, svg};

/// Units of the canvas in one point.
pub(crate) const UNITS: i32 = 10;

/// A colour in sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Color {
    /// Red, 0 to 255.
    pub red: u8,
    /// Green, 0 to 255.
    pub green: u8,
    /// Blue, 0 to 255.
    pub blue: u8,
}

/// Which point of a text its position names, horizontally; vertically it is the baseline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// The text begins there.
    Start,
    /// The text is centred there.
    Middle,
    /// The text ends there.
    End,
}

/// One recorded shape. Lengths are points from the top left corner.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A straight or broken line.
    Line {
        /// Its points in order.
        points: Vec<(f32, f32)>,
        /// Its colour.
        color: Color,
        /// Its width.
        width: f32,
    },
    /// A filled shape.
    Polygon {
        /// Its corners in order.
        points: Vec<(f32, f32)>,
        /// Its colour.
        color: Color,
    },
    /// A rectangle.
    Rect {
        /// Left edge.
        x: f32,
        /// Top edge.
        y: f32,
        /// Width.
        width: f32,
        /// Height.
        height: f32,
        /// Its colour, inside when `filled`, of its outline otherwise.
        color: Color,
        /// Whether it is filled.
        filled: bool,
    },
    /// A circle.
    Circle {
        /// Its centre.
        center: (f32, f32),
        /// Its radius.
        radius: f32,
        /// Its colour, inside when `filled`, of its outline otherwise.
        color: Color,
        /// Whether it is filled.
        filled: bool,
    },
    /// A line of text.
    Text {
        /// The baseline point that `anchor` names.
        at: (f32, f32),
        /// Start, middle or end.
        anchor: Anchor,
        /// Size in points.
        size: f32,
        /// Whether it is bold.
        bold: bool,
        /// Its colour.
        color: Color,
        /// What is written.
        text: String,
    },
}

/// A chart drawn: its shapes and what it says of itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// Width in points.
    pub width: u16,
    /// Height in points.
    pub height: u16,
    /// Short name.
    pub title: String,
    /// What it shows, in words.
    pub description: String,
    /// Its shapes, in the order in which they cover each other.
    pub shapes: Vec<Shape>,
}

impl Drawing {
    /// The drawing as an SVG element: accessible (`role="img"`, title and description), real text, no script.
    #[must_use]
    pub fn svg(&self) -> String {
        svg::write(self)
    }
}

/// Where shapes are kept while `plotters` draws.
#[derive(Clone)]
pub(crate) struct Sheet {
    size: Size,
    shapes: Rc<RefCell<Vec<Shape>>>,
}

impl Sheet {
    pub(crate) fn new(size: Size) -> Self {
        Self { size, shapes: Rc::default() }
    }

    /// What was drawn, under its caption.
    pub(crate) fn drawing(&self, caption: &Caption) -> Drawing {
        Drawing {
            width: self.size.width,
            height: self.size.height,
            title: caption.title.clone(),
            description: caption.description.clone(),
            shapes: self.shapes.borrow().clone(),
        }
    }

    fn push(&self, shape: Shape) {
        self.shapes.borrow_mut().push(shape);
    }
}

/// Tenths of a point to points.
fn points(units: i32) -> f32 {
    // A canvas has a few thousand units a side: the conversion is exact.
    #[allow(clippy::cast_precision_loss)]
    let units = units as f32;
    units / 10.0
}

fn place((x, y): BackendCoord) -> (f32, f32) {
    (points(x), points(y))
}

/// A length that `plotters` gives without a sign.
fn length(units: u32) -> f32 {
    points(i32::try_from(units).unwrap_or(i32::MAX))
}

/// The colour on white paper.
fn paper(color: BackendColor) -> Color {
    let mix = |channel: u8| {
        let mixed = f64::from(channel) * color.alpha + 255.0 * (1.0 - color.alpha);
        // Between 0 and 255 by construction.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let mixed = mixed.round().clamp(0.0, 255.0) as u8;
        mixed
    };
    Color { red: mix(color.rgb.0), green: mix(color.rgb.1), blue: mix(color.rgb.2) }
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for Sheet {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (u32::from(self.size.width) * 10, u32::from(self.size.height) * 10)
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Drawn {
        let (x, y) = place(point);
        self.push(Shape::Rect { x, y, width: 0.1, height: 0.1, color: paper(color), filled: true });
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let ((x, y), (right, bottom)) = (place(upper_left), place(bottom_right));
        let (width, height) = (right - x, bottom - y);
        self.push(Shape::Rect { x, y, width, height, color: paper(style.color()), filled: fill });
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let points = path.into_iter().map(place).collect();
        self.push(Shape::Line { points, color: paper(style.color()), width: length(style.stroke_width()) });
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let color = paper(style.color());
        self.push(Shape::Circle { center: place(center), radius: length(radius), color, filled: fill });
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        vert: I,
        style: &S,
    ) -> Drawn {
        let points = vert.into_iter().map(place).collect();
        self.push(Shape::Polygon { points, color: paper(style.color()) });
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, pos: BackendCoord) -> Drawn {
        // Sizes are at most a few hundred units.
        #[allow(clippy::cast_possible_truncation)]
        let size = style.size() as f32 / 10.0;
        let (x, y) = place(pos);
        let anchor = match style.anchor().h_pos {
            HPos::Left => Anchor::Start,
            HPos::Center => Anchor::Middle,
            HPos::Right => Anchor::End,
        };
        let baseline = match style.anchor().v_pos {
            VPos::Top => y + 0.80 * size,
            VPos::Center => y + 0.36 * size,
            VPos::Bottom => y - 0.22 * size,
        };
        let bold = matches!(style.style(), FontStyle::Bold);
        let color = paper(style.color());
        self.push(Shape::Text { at: (x, baseline), anchor, size, bold, color, text: text.to_owned() });
        Ok(())
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        // Within the canvas by far, and never negative.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let units = |length: f64| length.ceil() as u32;
        let width = crate::labels::width(text, style.size());
        Ok((units(width), units(style.size() * 1.2)))
    }
}
