//! Charts: one description, drawn once, shown on a page of the web and on paper.
//!
//! Why it exists: the same figure must look the same in the browser and in the report. A chart is drawn once through
//! `plotters` onto a backend of our own that records shapes; from these come an SVG string and, through `documents`,
//! the drawing of a PDF.
//!
//! What can never happen: a chart without its title and description for those who cannot see it; a value told by
//! colour alone (every bar carries its figure, and pairs differ in lightness as in print); a label computed from a
//! float: what is written is given by the caller as text, from exact values. Floats are lengths of bars, nothing else.

mod bars;
mod columns;
mod growth;
mod labels;
mod recorder;
mod svg;

#[cfg(test)]
mod tests;

pub use bars::{Bar, Bars};
pub use columns::{Column, Columns};
pub use growth::{Growth, Pair};
pub use labels::grouped;
pub use recorder::{Anchor, Color, Drawing, Shape};

/// Why a chart cannot be drawn.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChartError {
    /// There is nothing to draw.
    #[error("le graphique « {title} » n’a aucune valeur")]
    Empty {
        /// Title of the chart.
        title: String,
    },
    /// A value is negative, infinite or not a number: a bar cannot show it.
    #[error("la valeur de « {label} » ne peut pas être dessinée : elle doit être positive ou nulle")]
    NotDrawable {
        /// Label of the value.
        label: String,
    },
    /// The canvas is too small for its content.
    #[error("le graphique « {title} » est trop petit pour son contenu")]
    TooSmall {
        /// Title of the chart.
        title: String,
    },
    /// The drawing library refused.
    #[error("dessin impossible : {0}")]
    Drawing(String),
}

/// What every chart says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caption {
    /// Short name, read by screen readers; not drawn, since pages and papers have their own headings.
    pub title: String,
    /// What the chart shows, in a sentence with its figures, for those who cannot see it.
    pub description: String,
}

/// Size of a drawing, in points (1/72 inch on paper, pixels on a page).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Width.
    pub width: u16,
    /// Height.
    pub height: u16,
}

/// Checks that a value can be the length of a bar.
pub(crate) fn checked(label: &str, value: f64) -> Result<f64, ChartError> {
    if value.is_finite() && value >= 0.0 {
        Ok(value)
    } else {
        Err(ChartError::NotDrawable { label: label.to_owned() })
    }
}
