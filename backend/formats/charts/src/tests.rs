use super::*;

fn caption() -> Caption {
    Caption { title: "Sociétaires & collèges".into(), description: "16 salariés, 40 créateurs".into() }
}

fn bar(label: &str, value: f64) -> Bar {
    Bar { label: label.into(), value, shown: format!("{value}"), second: Some((value / 2.0, "20 %".into())) }
}

fn colleges() -> Bars {
    Bars {
        caption: caption(),
        measures: Some(("personnes".into(), "poids du vote".into())),
        bars: vec![bar("Salariés", 16.0), bar("Créateurs et producteurs", 40.0), bar("Fédérations", 6.0)],
    }
}

fn growth() -> Growth {
    let pair = |label: &str, before: f64, now: f64, growth: &str| Pair {
        label: label.into(),
        before: (before, format!("{before}")),
        now: (now, format!("{now}")),
        growth: growth.into(),
    };
    Growth {
        caption: caption(),
        years: ("2014".into(), "2015".into()),
        pairs: vec![
            pair("Chiffre d’affaires", 41_272.0, 103_180.0, "+ 150 %"),
            pair("Lieux diffuseurs", 10.0, 718.0, "+ 7 080 %"),
        ],
    }
}

fn rects(drawing: &Drawing) -> Vec<(f32, f32)> {
    drawing
        .shapes
        .iter()
        .filter_map(|shape| match shape {
            Shape::Rect { width, height, .. } => Some((*width, *height)),
            _ => None,
        })
        .collect()
}

fn texts(drawing: &Drawing) -> Vec<&str> {
    drawing
        .shapes
        .iter()
        .filter_map(|shape| match shape {
            Shape::Text { text, .. } => Some(text.as_str()),
            _ => None,
        })
        .collect()
}

const SIZE: Size = Size { width: 460, height: 180 };

#[test]
fn bars_are_as_long_as_their_values() {
    let drawing = colleges().draw(SIZE).unwrap();
    // Two squares of the key, then a dark and a light bar for each college.
    let widths: Vec<f32> = rects(&drawing).iter().skip(2).step_by(2).map(|(width, _)| *width).collect();
    assert_eq!(widths.len(), 3);
    assert!((widths[0] / widths[1] - 0.4).abs() < 0.01, "{widths:?}");
    assert!((widths[2] / widths[1] - 0.15).abs() < 0.01, "{widths:?}");
}

#[test]
fn two_measures_can_share_a_scale() {
    let widths =
        |drawing: &Drawing| rects(drawing).iter().skip(2).map(|(width, _)| *width).collect::<Vec<_>>();
    let own = widths(&colleges().draw(SIZE).unwrap());
    let shared = widths(&colleges().draw_on_one_scale(SIZE).unwrap());
    assert!((own[3] - own[2]).abs() < 0.2, "each greatest bar fills the room: {own:?}");
    assert!((shared[3] / shared[2] - 0.5).abs() < 0.01, "{shared:?}");
}

#[test]
fn each_pair_has_a_scale_of_its_own() {
    let drawing = growth().draw(SIZE).unwrap();
    let heights: Vec<f32> = rects(&drawing).iter().map(|(_, height)| *height).collect();
    assert!((heights[0] / heights[1] - 0.4).abs() < 0.01, "{heights:?}");
    assert!((heights[2] / heights[3] - 10.0 / 718.0).abs() < 0.01, "{heights:?}");
    assert!((heights[1] - heights[3]).abs() < 0.01, "the greater bar fills its height: {heights:?}");
}

#[test]
fn columns_rest_on_the_base_line_and_reach_their_value() {
    let column = |label: &str, value: f64, emphasis: bool| Column {
        label: label.into(),
        value,
        shown: grouped(1000),
        emphasis,
    };
    let chart = Columns {
        caption: caption(),
        columns: vec![column("2014", 5.0, false), column("2015", 10.0, true), column("2016", 0.0, false)],
    };
    let drawing = chart.draw(SIZE).unwrap();
    let heights: Vec<f32> = rects(&drawing).iter().map(|(_, height)| *height).collect();
    assert!((heights[0] / heights[1] - 0.5).abs() < 0.01, "{heights:?}");
    assert!(heights[2].abs() < 0.2, "{heights:?}");
    assert!((heights[1] - (180.0 - 48.0)).abs() < 0.5, "{heights:?}");
    assert_eq!(texts(&drawing).iter().filter(|text| **text == "1\u{202f}000").count(), 3);
}

#[test]
fn every_value_is_written_beside_its_bar() {
    let drawing = colleges().draw(SIZE).unwrap();
    for expected in ["Salariés", "16", "40", "6", "20 %", "poids du vote"] {
        assert!(texts(&drawing).contains(&expected), "{expected}: {:?}", texts(&drawing));
    }
    for expected in ["+ 7 080 %", "718", "Lieux diffuseurs", "2014"] {
        assert!(texts(&growth().draw(SIZE).unwrap()).contains(&expected), "{expected}");
    }
}

#[test]
fn the_svg_is_accessible_and_escaped() {
    let mut chart = colleges();
    chart.bars[0].label = "<script>alert('1')</script> & \"x\"\u{1}".into();
    chart.bars[0].value = 1.0;
    let svg = chart.draw(Size { width: 700, height: 180 }).unwrap().svg();
    assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""), "{svg}");
    assert!(
        svg.contains("role=\"img\"") && svg.contains("<title>Sociétaires &amp; collèges</title>"),
        "{svg}"
    );
    assert!(svg.contains("<desc>16 salariés, 40 créateurs</desc>"), "{svg}");
    assert!(!svg.contains("<script"), "{svg}");
    assert!(svg.contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;x&quot;<"), "{svg}");
}

#[test]
fn the_same_description_is_the_same_drawing() {
    assert_eq!(growth().draw(SIZE).unwrap().svg(), growth().draw(SIZE).unwrap().svg());
}

#[test]
fn what_a_bar_cannot_show_is_refused() {
    let mut chart = colleges();
    chart.bars[1].value = -1.0;
    let refused = ChartError::NotDrawable { label: "Créateurs et producteurs".into() };
    assert_eq!(chart.draw(SIZE).unwrap_err(), refused);
    chart.bars[1].value = f64::NAN;
    assert_eq!(chart.draw(SIZE).unwrap_err(), refused);
    chart.bars.clear();
    assert!(matches!(chart.draw(SIZE), Err(ChartError::Empty { .. })));
    assert!(matches!(growth().draw(Size { width: 60, height: 180 }), Err(ChartError::TooSmall { .. })));
}

#[test]
fn figures_are_grouped_as_in_french_print() {
    assert_eq!(grouped(0), "0");
    assert_eq!(grouped(999), "999");
    assert_eq!(grouped(103_180), "103\u{202f}180");
    assert_eq!(grouped(-1_000_000), "\u{2212}1\u{202f}000\u{202f}000");
}

/// Keeps the drawings for a look: `KEEP_PAPERS=FOLDER cargo nextest run -p charts`.
#[test]
fn drawings_can_be_kept() {
    let drawings = [("bars", colleges().draw(SIZE).unwrap()), ("growth", growth().draw(SIZE).unwrap())];
    for (name, drawing) in drawings {
        let svg = drawing.svg();
        assert_eq!(svg.matches("<text").count(), texts(&drawing).len(), "{name}");
        if let Some(folder) = std::env::var_os("KEEP_PAPERS") {
            std::fs::write(std::path::Path::new(&folder).join(format!("{name}.svg")), svg).unwrap();
        }
    }
}
