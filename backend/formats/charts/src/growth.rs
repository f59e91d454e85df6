//! Growth: for each figure, the year before beside the year told, on a scale of its own, with the growth above.
//!
//! Why it exists: revenue in euros and listeners in thousands have no common scale; side by side on one axis the
//! small ones would vanish. Each pair begins at zero, so that within a pair heights may be compared, and only there.

use plotters::drawing::IntoDrawingArea;
use plotters::element::{PathElement, Rectangle};
use plotters::style::Color as _;
use plotters::style::text_anchor::{HPos, VPos};

use crate::labels::{self, DARK, INK, Ink, LIGHT, LINE, MUTED, SIGNAL, units};
use crate::recorder::{Drawing, Sheet};
use crate::{Caption, ChartError, Size, checked};

/// One figure in two years.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// What is counted.
    pub label: String,
    /// The year before: height and text.
    pub before: (f64, String),
    /// The year told: height and text.
    pub now: (f64, String),
    /// The growth as it is written (`+ 150 %`), empty when the year before is nought.
    pub growth: String,
}

/// A chart of pairs.
#[derive(Debug, Clone, PartialEq)]
pub struct Growth {
    /// What the chart says of itself.
    pub caption: Caption,
    /// Names of the two years.
    pub years: (String, String),
    /// Its pairs from left to right.
    pub pairs: Vec<Pair>,
}

impl Growth {
    /// Draws the chart.
    pub fn draw(&self, size: Size) -> Result<Drawing, ChartError> {
        if self.pairs.is_empty() {
            return Err(ChartError::Empty { title: self.caption.title.clone() });
        }
        let mut count = 0.0;
        for pair in &self.pairs {
            checked(&pair.label, pair.before.0)?;
            checked(&pair.label, pair.now.0)?;
            count += 1.0;
        }
        let step = f64::from(size.width) / count;
        if step < 60.0 || size.height < 110 {
            return Err(ChartError::TooSmall { title: self.caption.title.clone() });
        }
        let sheet = Sheet::new(size);
        let area = sheet.clone().into_drawing_area();
        let mut left = 0.0;
        for pair in &self.pairs {
            self.pair(&area, pair, left, step, f64::from(size.height))?;
            left += step;
        }
        Ok(sheet.drawing(&self.caption))
    }

    fn pair(
        &self,
        area: &labels::Area,
        pair: &Pair,
        left: f64,
        step: f64,
        height: f64,
    ) -> Result<(), ChartError> {
        let middle = left + step / 2.0;
        let (top, bottom) = (34.0, height - 40.0);
        let title = Ink::new(10.5, SIGNAL, HPos::Center, VPos::Top).bold();
        labels::write(area, &pair.growth, (units(middle), units(4.0)), title)?;
        let greatest = f64::max(pair.before.0, pair.now.0).max(f64::MIN_POSITIVE);
        let half = (step * 0.42).min(46.0);
        let sides = [
            (middle - half, &pair.before, &self.years.0, LIGHT, INK),
            (middle + 1.0, &pair.now, &self.years.1, DARK, INK),
        ];
        for (x, (value, shown), year, color, ink) in sides {
            let y = bottom - (bottom - top) * value / greatest;
            let corners = [(units(x), units(y)), (units(x + half - 1.0), units(bottom))];
            area.draw(&Rectangle::new(corners, color.filled())).map_err(|error| labels::refused(&error))?;
            let centre = x + (half - 1.0) / 2.0;
            let value_ink = Ink::new(7.5, ink, HPos::Center, VPos::Bottom).bold();
            labels::write(area, shown, (units(centre), units(y - 1.5)), value_ink)?;
            let year_ink = Ink::new(7.0, MUTED, HPos::Center, VPos::Top);
            labels::write(area, year, (units(centre), units(bottom + 3.0)), year_ink)?;
        }
        let base =
            vec![(units(middle - half - 4.0), units(bottom)), (units(middle + half + 4.0), units(bottom))];
        area.draw(&PathElement::new(base, LINE.stroke_width(8))).map_err(|error| labels::refused(&error))?;
        let name = Ink::new(8.5, INK, HPos::Center, VPos::Top).bold();
        let mut y = bottom + 15.0;
        for line in labels::wrapped(&pair.label, 8.5, step * 0.96) {
            labels::write(area, &line, (units(middle), units(y)), name)?;
            y += 10.5;
        }
        Ok(())
    }
}
