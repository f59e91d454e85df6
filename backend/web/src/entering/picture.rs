//! A QR code as a drawing inside the page: no picture file, which a cache might keep, and no script.

use qrcode::{Color, EcLevel, QrCode};
use std::fmt::Write as _;

/// Modules of white around the code, as ISO/IEC 18004 asks.
const QUIET: usize = 4;

/// The drawing of a text, told as `title`; `None` when the text is too long for any code.
pub(crate) fn drawing(text: &str, title: &str) -> Option<String> {
    let code = QrCode::with_error_correction_level(text.as_bytes(), EcLevel::M).ok()?;
    let width = code.width();
    let mut path = String::new();
    for (row, colours) in code.to_colors().chunks(width).enumerate() {
        for (start, length) in runs(colours) {
            // Writing to a String cannot fail.
            let _ = write!(path, "M{} {}h{length}v1h-{length}z", start + QUIET, row + QUIET);
        }
    }
    let side = width + 2 * QUIET;
    Some(format!(
        "<svg class=\"code\" viewBox=\"0 0 {side} {side}\" role=\"img\" aria-labelledby=\"code-told\" shape-rendering=\"crispEdges\">\
         <title id=\"code-told\">{}</title><rect width=\"{side}\" height=\"{side}\" fill=\"#fff\"/><path d=\"{path}\"/></svg>",
        escaped(title)
    ))
}

/// Dark modules of a row: where each run begins and how long it is.
fn runs(colours: &[Color]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (place, _) in colours.iter().enumerate().filter(|(_, colour)| **colour == Color::Dark) {
        match runs.last_mut() {
            Some((start, length)) if *start + *length == place => *length += 1,
            _ => runs.push((place, 1)),
        }
    }
    runs
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dark_modules_are_drawn_in_runs() {
        use Color::{Dark, Light};
        assert_eq!(runs(&[Dark, Dark, Light, Dark]), [(0, 2), (3, 1)]);
        assert_eq!(runs(&[Light]), []);
    }

    #[test]
    fn the_drawing_is_square_and_told() {
        let svg = drawing("otpauth://totp/Quintette:claire?secret=ABC", "Code <QR>").unwrap();
        assert!(
            svg.contains("viewBox=\"0 0 ") && svg.contains("<title id=\"code-told\">Code &lt;QR&gt;</title>")
        );
        // The first finder pattern begins with a run of seven.
        assert!(svg.contains("d=\"M4 4h7v1h-7z"));
        assert_eq!(drawing(&"x".repeat(5_000), ""), None);
    }
}
