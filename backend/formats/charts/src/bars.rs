//! Lying bars: one line a value, its name on the left and its figure at the end of the bar.

use plotters::drawing::IntoDrawingArea;
use plotters::element::{PathElement, Rectangle};
use plotters::style::Color as _;
use plotters::style::text_anchor::{HPos, VPos};

use crate::labels::{self, DARK, INK, Ink, LIGHT, LINE, MUTED, units};
use crate::recorder::{Drawing, Sheet};
use crate::{Caption, ChartError, Size, checked};

/// One lying bar, or two when a second measure stands beside the first.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// What it stands for.
    pub label: String,
    /// Its length, in any unit: geometry only.
    pub value: f64,
    /// Its value as it is written, from the exact figure.
    pub shown: String,
    /// A second measure on a scale of its own, with its text; drawn lighter and thinner below the first.
    pub second: Option<(f64, String)>,
}

/// A chart of lying bars on one scale that begins at zero.
#[derive(Debug, Clone, PartialEq)]
pub struct Bars {
    /// What the chart says of itself.
    pub caption: Caption,
    /// Names of the first and second measure, drawn as a key when there are two.
    pub measures: Option<(String, String)>,
    /// Its bars from top to bottom.
    pub bars: Vec<Bar>,
}

/// Lengths that all bars share.
struct Scale {
    left: f64,
    room: f64,
    first: f64,
    second: f64,
}

impl Bars {
    /// Draws the chart; a second measure has a scale of its own.
    pub fn draw(&self, size: Size) -> Result<Drawing, ChartError> {
        self.drawn(size, false)
    }

    /// Draws the chart with both measures on one scale, for measures that can be compared.
    pub fn draw_on_one_scale(&self, size: Size) -> Result<Drawing, ChartError> {
        self.drawn(size, true)
    }

    fn drawn(&self, size: Size, shared: bool) -> Result<Drawing, ChartError> {
        if self.bars.is_empty() {
            return Err(ChartError::Empty { title: self.caption.title.clone() });
        }
        let (mut first, mut second, mut name, mut figure, mut count) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for bar in &self.bars {
            first = f64::max(first, checked(&bar.label, bar.value)?);
            name = f64::max(name, labels::width(&bar.label, 8.5));
            figure = f64::max(figure, labels::width(&bar.shown, 9.0));
            if let Some((value, shown)) = &bar.second {
                second = f64::max(second, checked(&bar.label, *value)?);
                figure = f64::max(figure, labels::width(shown, 7.5));
            }
            count += 1.0;
        }
        if shared {
            first = f64::max(first, second);
            second = first;
        }
        let (width, height) = (f64::from(size.width), f64::from(size.height));
        let key = if self.measures.is_some() { 18.0 } else { 0.0 };
        let left = name + 8.0;
        let room = width - left - figure - 8.0;
        let row = (height - key) / count;
        if room < 30.0 || row < 14.0 {
            return Err(ChartError::TooSmall { title: self.caption.title.clone() });
        }
        let scale = Scale { left, room, first, second };
        let sheet = Sheet::new(size);
        let area = sheet.clone().into_drawing_area();
        if let Some((dark, light)) = &self.measures {
            draw_key(&area, left, dark, light)?;
        }
        let mut top = key;
        for bar in &self.bars {
            draw_bar(&area, bar, top, row, &scale)?;
            top += row;
        }
        let axis = PathElement::new(
            vec![(units(left), units(key)), (units(left), units(height))],
            LINE.stroke_width(8),
        );
        area.draw(&axis).map_err(|error| labels::refused(&error))?;
        Ok(sheet.drawing(&self.caption))
    }
}

/// Names the two measures above the bars.
fn draw_key(area: &labels::Area, left: f64, dark: &str, light: &str) -> Result<(), ChartError> {
    let ink = Ink::new(7.5, MUTED, HPos::Left, VPos::Center);
    let mut x = left;
    for (text, color) in [(dark, DARK), (light, LIGHT)] {
        let corners = [(units(x), units(2.0)), (units(x + 8.0), units(10.0))];
        area.draw(&Rectangle::new(corners, color.filled())).map_err(|error| labels::refused(&error))?;
        labels::write(area, text, (units(x + 11.0), units(6.0)), ink)?;
        x += 11.0 + labels::width(text, 7.5) + 14.0;
    }
    Ok(())
}

fn draw_bar(area: &labels::Area, bar: &Bar, top: f64, row: f64, scale: &Scale) -> Result<(), ChartError> {
    let Scale { left, room, first, second } = *scale;
    let thick = if bar.second.is_some() { row * 0.44 } else { row * 0.62 };
    let thin = row * 0.24;
    let used = if bar.second.is_some() { thick + thin + 1.0 } else { thick };
    let y = top + (row - used) / 2.0;
    let length = room * bar.value / f64::max(first, f64::MIN_POSITIVE);
    let corners = [(units(left), units(y)), (units(left + length), units(y + thick))];
    area.draw(&Rectangle::new(corners, DARK.filled())).map_err(|error| labels::refused(&error))?;
    let name = Ink::new(8.5, INK, HPos::Right, VPos::Center);
    labels::write(area, &bar.label, (units(left - 6.0), units(top + row / 2.0)), name)?;
    let figure = Ink::new(9.0, INK, HPos::Left, VPos::Center).bold();
    labels::write(area, &bar.shown, (units(left + length + 4.0), units(y + thick / 2.0)), figure)?;
    if let Some((value, shown)) = &bar.second {
        let length = room * value / f64::max(second, f64::MIN_POSITIVE);
        let y = y + thick + 1.0;
        let corners = [(units(left), units(y)), (units(left + length), units(y + thin))];
        area.draw(&Rectangle::new(corners, LIGHT.filled())).map_err(|error| labels::refused(&error))?;
        let figure = Ink::new(7.5, MUTED, HPos::Left, VPos::Center);
        labels::write(area, shown, (units(left + length + 4.0), units(y + thin / 2.0)), figure)?;
    }
    Ok(())
}
