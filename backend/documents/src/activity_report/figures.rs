//! The key figures: a page of tiles, and the growth chart.

use charts::{Caption, Growth as GrowthChart, Pair, Size};
use pdf::{Align, Cell, Column, Document, Level, Rich, Row, Table, TextStyle, Width, mm};

use super::input::{ActivityReport, KeyFigure};
use crate::DocumentError;
use crate::look::{self, BLUE, BRICK};
use crate::words::{length, typeset};

const TILES_A_ROW: usize = 3;
const GAP: f32 = mm(4.0);
const PAIRS_A_ROW: usize = 5;

/// All key figures as tiles, then those that grow as a chart.
pub(super) fn key_figures(document: &mut Document, report: &ActivityReport) -> Result<(), DocumentError> {
    document.heading(Level::One, "Chiffres clés");
    let intro = format!(
        "Exercice {}, tel que le système l'a compté. La croissance est donnée sur l'année précédente.",
        report.year
    );
    document.paragraph(typeset(&intro));
    for row in report.figures.chunks(TILES_A_ROW) {
        let height = row.iter().map(|figure| tile_height(document, figure)).fold(0.0, f32::max);
        let tile_at = |place: usize| {
            move |inner: &mut Document| {
                if let Some(figure) = row.get(place) {
                    tile(inner, figure, height);
                }
            }
        };
        let (first, second, third) = (tile_at(0), tile_at(1), tile_at(2));
        let blocks: [pdf::Block<'_>; TILES_A_ROW] = [(1.0, &first), (1.0, &second), (1.0, &third)];
        document.columns(GAP, &blocks);
        document.space(GAP);
    }
    growth_chart(document, report)
}

/// Height of the text of a figure in a tile.
fn tile_height(document: &Document, figure: &KeyFigure) -> f32 {
    let tiles = f32::from(u8::try_from(TILES_A_ROW).unwrap_or(1));
    let width = (document.width() - GAP * (tiles - 1.0)) / tiles - 2.0 * look::pale_box().padding;
    document.measure(width, |inner| words_of(inner, figure))
}

/// One figure in a box whose text is `height` points high, as that of its neighbours.
fn tile(document: &mut Document, figure: &KeyFigure, height: f32) {
    document.boxed(look::pale_box(), |inner| {
        let top = inner.cursor();
        words_of(inner, figure);
        inner.space((top + height - inner.cursor()).max(0.0));
    });
}

/// A figure, large, with its growth and its explanation.
fn words_of(inner: &mut Document, figure: &KeyFigure) {
    let body = inner.body();
    let style = |size, color, after| TextStyle { size, color, after, leading: 1.3, ..body };
    inner.paragraph_styled(figure.label.as_str(), style(8.2, look::GREY, 1.0));
    let size = fitting(&figure.shown, inner.width());
    let large = TextStyle { leading: 24.0 / size, ..style(size, BLUE, 0.0) };
    inner.paragraph_styled(Rich::strong(&figure.shown), large);
    let mut more = Rich::new();
    if let Some(growth) = &figure.growth {
        more = more.bold(&growth.shown).colored(BRICK);
    }
    if let Some(detail) = &figure.detail {
        more = more.plain(if figure.growth.is_some() { format!("  {detail}") } else { detail.clone() });
    }
    if !more.is_empty() {
        inner.paragraph_styled(more, style(7.6, look::GREY, 0.0));
    }
}

/// The largest size at which a figure keeps to one line.
fn fitting(text: &str, width: f32) -> f32 {
    [18.0, 16.0, 14.0, 12.0, 10.0]
        .into_iter()
        .find(|size| pdf::Face::Bold.width(text, *size) <= width)
        .unwrap_or(8.0)
}

fn growth_chart(document: &mut Document, report: &ActivityReport) -> Result<(), DocumentError> {
    let growing: Vec<&KeyFigure> = report.figures.iter().filter(|figure| figure.growth.is_some()).collect();
    if growing.is_empty() {
        return Ok(());
    }
    let (before, now) = ((report.year - 1).to_string(), report.year.to_string());
    super::chapter(document);
    document.heading(Level::One, &format!("{now} comparé à {before}"));
    let rows = growing.len().div_ceil(PAIRS_A_ROW);
    for row in growing.chunks(growing.len().div_ceil(rows)) {
        let pairs: Vec<Pair> = row.iter().filter_map(|figure| pair(figure)).collect();
        let told: Vec<String> = pairs.iter().map(|pair| format!("{} {}", pair.label, pair.growth)).collect();
        let chart = GrowthChart {
            caption: Caption {
                title: format!("Croissance de {before} à {now}"),
                description: told.join(" ; "),
            },
            years: (before.clone(), now.clone()),
            pairs,
        };
        let drawing = chart.draw(Size { width: 490, height: 180 })?;
        look::chart(document, &drawing);
        document.space(8.0);
    }
    document.paragraph_styled(
        typeset("Chaque paire a sa propre échelle, qui part de zéro : les hauteurs se comparent à l'intérieur d'une paire seulement."),
        document.small(),
    );
    document.space(6.0);
    growth_table(document, &growing, &before, &now);
    Ok(())
}

/// The same figures in a table, as written.
fn growth_table(document: &mut Document, growing: &[&KeyFigure], before: &str, now: &str) {
    let row = |figure: &&KeyFigure| {
        let growth = figure.growth.as_ref()?;
        Some(Row::new([
            Cell::from(Rich::strong(&figure.label)),
            growth.before.1.as_str().into(),
            growth.now.1.as_str().into(),
            growth.shown.as_str().into(),
        ]))
    };
    let column = |share, align| Column::new(Width::Share(share), align);
    document.table(&Table {
        columns: vec![
            column(2.0, Align::Left),
            column(1.0, Align::Right),
            column(1.0, Align::Right),
            column(1.0, Align::Right),
        ],
        head: vec!["Chiffre".into(), before.into(), now.into(), "Évolution".into()],
        rows: growing.iter().filter_map(row).collect(),
        style: look::table_style(),
    });
}

fn pair(figure: &KeyFigure) -> Option<Pair> {
    let growth = figure.growth.as_ref()?;
    Some(Pair {
        label: figure.label.clone(),
        before: (length(growth.before.0), growth.before.1.clone()),
        now: (length(growth.now.0), growth.now.1.clone()),
        growth: growth.shown.clone(),
    })
}
