//! Charts on the page: the drawings of the reports, cut so that they are read on a phone as on a wide screen.
//!
//! A pair of years has a scale of its own, so each pair is a drawing of its own, and the page sets them in rows. Lying
//! bars are drawn as narrow as their words allow, and grow with the screen: their letters never get smaller than drawn.

use office::reports::public::{Bar, Chart, ChartBody, ChartError, Size, YearFigures, report};

use crate::language::{Language, Words, typeset};

const PAIR: Size = Size { width: 150, height: 168 };
const WIDTHS: [u16; 5] = [320, 400, 520, 720, 1_100];

/// A chart with the words above it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Figure {
    /// What it shows.
    pub(super) title: String,
    /// The drawing.
    pub(super) svg: String,
}

/// Each figure that grew or fell, in both years.
pub(super) fn growth(words: Words, year: &YearFigures) -> Vec<String> {
    let Some(chart) = report("key_figures").and_then(|report| report.chart(year)) else { return Vec::new() };
    let ChartBody::Growth { years, pairs } = chart.body else { return Vec::new() };
    let mut drawings = Vec::new();
    for mut pair in pairs {
        let figure = year.figures.iter().find(|figure| figure.french == pair.label);
        if let Some(figure) = figure {
            pair.label = words.name(figure);
            if let (Some(before), Some(now), Some(growth)) = (&figure.previous, &figure.value, &figure.growth)
            {
                pair.before.1 = words.value(before);
                pair.now.1 = words.value(now);
                pair.growth = words.growth(growth);
            }
        }
        let parts = [
            ("before", pair.before.1.as_str()),
            ("now", &pair.now.1),
            ("year", &years.1),
            ("earlier", &years.0),
            ("growth", &pair.growth),
        ];
        let description = words.tell("growth-told", &parts);
        let title = pair.label.clone();
        // What stands in brackets is in the title and in the cards: under two bars there is no room for it.
        if let Some(bracket) = pair.label.find(" (") {
            pair.label.truncate(bracket);
        }
        let one = ChartBody::Growth { years: years.clone(), pairs: vec![pair] };
        drawings.extend(drawn(&Chart { title, description, body: one }, &[PAIR]));
    }
    drawings
}

/// Lying bars of a report, `row` points each; `write` gives each bar its words in the language of the page.
pub(super) fn bars(
    words: Words,
    year: &YearFigures,
    code: &str,
    row: u16,
    write: impl Fn(usize, &mut Bar),
) -> Option<Figure> {
    let mut chart = report(code)?.chart(year)?;
    let ChartBody::Bars { measure, second, bars } = &mut chart.body else { return None };
    for (place, bar) in bars.iter_mut().enumerate() {
        write(place, bar);
    }
    let told = |bar: &Bar| match &bar.second {
        Some((_, second)) => format!("{} : {} ({second})", bar.label, bar.shown),
        None => format!("{} : {}", bar.label, bar.shown),
    };
    let description = bars.iter().map(told).collect::<Vec<_>>().join(" ; ");
    chart.description = match words.language {
        Language::French => typeset(&description),
        Language::English => description.replace(" : ", ": ").replace(" ; ", "; "),
    };
    let key = code.replace('_', "-");
    *measure = words.say(&format!("measure-{key}"));
    *second = if bars.iter().any(|bar| bar.second.is_some()) {
        Some(words.say(&format!("second-{key}")))
    } else {
        None
    };
    chart.title = words.tell(&format!("chart-{key}"), &[("year", &year.year.to_string())]);
    let rows = u16::try_from(bars.len()).ok()?;
    let legend = if second.is_some() { 18 } else { 0 };
    let height = rows.checked_mul(row)?.checked_add(legend)?;
    let svg = drawn(&chart, &WIDTHS.map(|width| Size { width, height }))?;
    Some(Figure { title: chart.title, svg })
}

/// The drawing in the first size that holds it. What cannot be drawn is told in the log: the page has the same figures
/// in a table.
fn drawn(chart: &Chart, sizes: &[Size]) -> Option<String> {
    for size in sizes {
        match chart.draw(*size) {
            Ok(drawing) => return Some(drawing.svg()),
            Err(ChartError::TooSmall { .. }) => {}
            Err(error) => {
                tracing::warn!(chart = chart.title, %error, "a chart cannot be drawn");
                return None;
            }
        }
    }
    tracing::warn!(chart = chart.title, "a chart does not fit in any width of the page");
    None
}
