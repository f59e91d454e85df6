//! Upright bars, each with its value above and its label below.

use plotters::chart::ChartBuilder;
use plotters::drawing::IntoDrawingArea;
use plotters::element::Rectangle;
use plotters::style::Color as _;
use plotters::style::text_anchor::{HPos, VPos};

use crate::labels::{self, DARK, INK, Ink, LINE, SIGNAL, units};
use crate::recorder::{Drawing, Sheet};
use crate::{Caption, ChartError, Size, checked};

/// One upright bar.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// What it stands for.
    pub label: String,
    /// Its height, in any unit: geometry only.
    pub value: f64,
    /// Its value as it is written, from the exact figure.
    pub shown: String,
    /// Whether it is set apart from the others; the reader sees another lightness and a bold label.
    pub emphasis: bool,
}

/// A chart of upright bars on one scale that begins at zero.
#[derive(Debug, Clone, PartialEq)]
pub struct Columns {
    /// What the chart says of itself.
    pub caption: Caption,
    /// Its bars from left to right.
    pub columns: Vec<Column>,
}

impl Columns {
    /// Draws the chart.
    pub fn draw(&self, size: Size) -> Result<Drawing, ChartError> {
        let title = || self.caption.title.clone();
        if self.columns.is_empty() {
            return Err(ChartError::Empty { title: title() });
        }
        if size.width < 120 || size.height < 90 {
            return Err(ChartError::TooSmall { title: title() });
        }
        let mut greatest = 0.0_f64;
        let mut count = 0.0_f64;
        for column in &self.columns {
            greatest = greatest.max(checked(&column.label, column.value)?);
            count += 1.0;
        }
        let sheet = Sheet::new(size);
        let area = sheet.clone().into_drawing_area();
        let (width, height) = (f64::from(size.width), f64::from(size.height));
        let (above, below) = (18.0, 30.0);
        let mut chart = ChartBuilder::on(&area)
            .margin_top(units(above))
            .margin_bottom(units(below))
            .build_cartesian_2d(0.0..count, 0.0..greatest.max(f64::MIN_POSITIVE))
            .map_err(|error| labels::refused(&error))?;
        let step = width / count;
        let mut left = 0.0_f64;
        for column in &self.columns {
            let color = if column.emphasis { SIGNAL } else { DARK };
            let bar = Rectangle::new([(left + 0.18, 0.0), (left + 0.82, column.value)], color.filled());
            chart.draw_series([bar]).map_err(|error| labels::refused(&error))?;
            let middle = (left + 0.5) * step;
            let top =
                above + (height - above - below) * (1.0 - column.value / greatest.max(f64::MIN_POSITIVE));
            let value = Ink::new(9.0, INK, HPos::Center, VPos::Bottom).bold();
            labels::write(&area, &column.shown, (units(middle), units(top - 2.0)), value)?;
            let label = Ink::new(7.5, INK, HPos::Center, VPos::Top);
            let label = if column.emphasis { label.bold() } else { label };
            let mut y = height - below + 4.0;
            for line in labels::wrapped(&column.label, 7.5, step * 0.96) {
                labels::write(&area, &line, (units(middle), units(y)), label)?;
                y += 9.5;
            }
            left += 1.0;
        }
        let base = units(height - below);
        let line =
            plotters::element::PathElement::new(vec![(0, base), (units(width), base)], LINE.stroke_width(8));
        area.draw(&line).map_err(|error| labels::refused(&error))?;
        Ok(sheet.drawing(&self.caption))
    }
}
