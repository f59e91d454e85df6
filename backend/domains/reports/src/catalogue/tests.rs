//! The reports of 2015, against the figures the cooperative printed and against golden tables.

use super::*;
use crate::public::{Department, Dialect, Size, TeamOnDay, YearInputs, compose};
use crate::testing::{inputs_of_2014, inputs_of_2015, team_of_2015};
use std::fmt::Write;
use std::path::Path;
use values::Money;

fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

fn figures_of_2015() -> YearFigures {
    compose(&inputs_of_2015(), Some(&inputs_of_2014()))
}

fn shown(year: &YearFigures, code: &str) -> (String, Option<String>) {
    let figure = year.figure(code).unwrap();
    (plain(&figure.shown), figure.growth.as_ref().map(|growth| plain(&growth.shown)))
}

#[test]
fn the_key_figures_of_2015_are_those_printed() {
    let year = figures_of_2015();
    for (code, value, growth) in [
        ("share_capital", "169 800 €", None),
        ("members", "109", None),
        ("revenue", "103 180 €", Some("+ 150 %")),
        ("users", "28 000", Some("+ 170 %")),
        ("listens", "388 000", Some("+ 222 %")),
        ("partner_venues", "718", Some("+ 7 080 %")),
        ("customers", "120", Some("+ 380 %")),
        ("departmental_penetration", "23 %", None),
        ("municipal_penetration", "4 %", None),
        ("titles", "1 000 000", None),
        ("artists", "50 000", None),
        ("countries", "93", None),
        ("people", "23", None),
        ("fte", "16,6", None),
        ("sites", "3", None),
        ("cct_base", "60 000 €", None),
        ("cct_rights_holders", "39 000 €", None),
        ("cct_per_listen", "0,09 €", None),
    ] {
        assert_eq!(shown(&year, code), (value.to_owned(), growth.map(str::to_owned)), "{code}");
    }
    let detail = |code: &str| year.figure(code).and_then(|figure| figure.detail.as_deref()).map(plain);
    assert_eq!(detail("departmental_penetration").as_deref(), Some("22 sur 96"));
    assert_eq!(detail("municipal_penetration").as_deref(), Some("44 sur 1 108"));
    assert_eq!(detail("cct_per_listen").as_deref(), Some("33 000 € ÷ 388 000 écoutes = 0,085 €"));
    assert_eq!(detail("cct_rights_holders").as_deref(), Some("65 % de 60 000 €"));
    assert_eq!(detail("sites").as_deref(), Some("Saint-Étienne, Paris, Lyon"));
}

#[test]
fn values_stay_exact_beneath_what_is_shown() {
    let year = figures_of_2015();
    let json = serde_json::to_value(&year).unwrap();
    let figure = |code: &str| {
        let found = json["figures"].as_array().unwrap().iter().find(|figure| figure["code"] == code);
        found.unwrap().clone()
    };
    assert_eq!(
        figure("revenue")["value"],
        serde_json::json!({"kind": "money", "amount": "103180.00", "currency": "EUR"})
    );
    assert_eq!(
        figure("cct_per_listen")["value"],
        serde_json::json!({"kind": "unit_price", "num": "33", "den": "388", "percent": "8.51"})
    );
    let growth = figure("listens")["growth"].clone();
    assert_eq!((growth["num"].as_str(), growth["den"].as_str()), (Some("267503"), Some("120497")));
    assert_eq!(serde_json::from_value::<YearFigures>(json).unwrap(), year);
}

#[test]
fn what_is_unknown_is_neither_zero_nor_grown() {
    let nothing = YearInputs { year: 2016, ..YearInputs::default() };
    let year = compose(&nothing, Some(&inputs_of_2015()));
    for figure in &year.figures {
        assert_eq!(
            (figure.value.as_ref(), figure.shown.as_str()),
            (None, "non renseigné"),
            "{}",
            figure.code
        );
        assert_eq!(figure.growth, None, "{}", figure.code);
    }
    assert_eq!(plain(year.figure("customers").unwrap().previous_shown.as_deref().unwrap()), "120");
    let alone = compose(&inputs_of_2015(), None);
    assert!(alone.figures.iter().all(|figure| figure.growth.is_none() && figure.previous.is_none()));
}

#[test]
fn only_the_year_just_before_is_compared() {
    let older = YearInputs { year: 2013, ..inputs_of_2014() };
    assert_eq!(compose(&inputs_of_2015(), Some(&older)).figure("customers").unwrap().growth, None);
}

#[test]
fn departments_that_do_not_add_up_are_flagged_and_left_as_they_are() {
    let year = figures_of_2015();
    assert_eq!(year.warnings.len(), 1, "{:?}", year.warnings);
    assert_eq!(year.warnings[0].code, "departments_do_not_add_up");
    assert!(year.warnings[0].french.contains("22 personnes et 12,7 ETP"), "{}", year.warnings[0].french);
    assert_eq!(year.team.as_ref().unwrap().count, team_of_2015());

    let mut whole = team_of_2015();
    let missing = Department { name: "Hors pôle".to_owned(), people: 1, fte: "3.9".parse().unwrap() };
    whole.departments.push(missing);
    let team = TeamOnDay::new(year.team.unwrap().on, whole);
    assert!(team.departments_add_up);
    let year = compose(&YearInputs { team: Some(team), ..inputs_of_2015() }, None);
    assert_eq!(year.warnings, []);
}

#[test]
fn figures_that_contradict_each_other_are_flagged() {
    let mut inputs = inputs_of_2015();
    inputs.capital = Some(Money::euros(169_700));
    inputs.revenue = Some(Money::cents(10_318_001));
    inputs.colleges[4].categories[0].members = 17;
    let codes: Vec<String> =
        compose(&inputs, None).warnings.into_iter().map(|warning| warning.code).collect();
    assert_eq!(
        codes,
        [
            "departments_do_not_add_up",
            "capital_does_not_add_up",
            "categories_do_not_add_up",
            "revenue_changed_since_the_split",
        ]
    );
}

#[test]
fn every_report_is_as_its_golden_table() {
    let year = figures_of_2015();
    for report in REPORTS {
        let table = report.table(&year);
        for row in &table.rows {
            assert_eq!(row.len(), table.columns.len(), "{}", report.code);
        }
        let text = written(&table, report.chart(&year).as_ref());
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden").join(format!("{}.txt", report.code));
        if std::env::var_os("REGENERATE").is_some() {
            std::fs::write(&path, &text).unwrap();
        }
        let golden = std::fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(golden, text, "{} is stale: run the tests with REGENERATE=1", report.code);
    }
}

#[test]
fn a_year_without_facts_gives_empty_tables_and_no_charts() {
    let year = compose(&YearInputs { year: 2016, ..YearInputs::default() }, None);
    for report in REPORTS {
        assert_eq!(report.chart(&year), None, "{}", report.code);
        let empty = report.code != "key_figures";
        assert_eq!(report.table(&year).rows.is_empty(), empty, "{}", report.code);
    }
}

#[test]
fn a_report_leaves_as_a_spreadsheet_with_numbers_and_not_with_texts_of_numbers() {
    let year = figures_of_2015();
    let csv = |code: &str, dialect| {
        let bytes = report(code).unwrap().table(&year).csv(dialect).unwrap();
        String::from_utf8(bytes).unwrap()
    };
    let figures = csv("key_figures", Dialect::French);
    assert!(figures.contains("\r\nChiffre d'affaires;103180,00;€;41272,00;150,00;\r\n"), "{figures}");
    assert!(figures.contains("\r\nSociétaires;109;sociétaires;;;\r\n"), "{figures}");
    let split = csv("cct_split", Dialect::Standard);
    assert!(split.contains("\r\nDroits de la Sacem,Relevé Sacem 2015-12,,-2500.00\r\n"), "{split}");
}

#[test]
fn every_report_is_drawn_with_its_figures() {
    let year = figures_of_2015();
    for report in REPORTS {
        let chart = report.chart(&year).unwrap();
        let svg = chart.draw(Size { width: 640, height: 360 }).unwrap().svg();
        let figure = match &chart.body {
            ChartBody::Bars { bars, .. } => bars[0].shown.clone(),
            ChartBody::Growth { pairs, .. } => pairs[0].growth.clone(),
        };
        assert!(plain(&svg).contains(&plain(&figure)), "{}: {figure}", report.code);
    }
}

#[test]
fn every_report_is_found_by_its_code() {
    let codes: Vec<&str> = REPORTS.iter().map(|report| report.code).collect();
    assert_eq!(codes, ["key_figures", "members_by_college", "team_by_department", "cct_split"]);
    assert!(codes.iter().all(|code| report(code).is_some_and(|report| report.code == *code)));
    assert!(report("nothing").is_none());
}

/// A table and its chart as lines that a person can review.
fn written(table: &Table, chart: Option<&Chart>) -> String {
    let mut text = format!("# {}\n", plain(&table.title));
    let names: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
    let _ = writeln!(text, "{}", names.join(" | "));
    for row in &table.rows {
        let cells: Vec<String> = row
            .iter()
            .map(|cell| match cell.number {
                Some(number) => format!("{} [{number}]", plain(&cell.shown)),
                None => plain(&cell.shown),
            })
            .collect();
        let _ = writeln!(text, "{}", cells.join(" | ").trim_end());
    }
    for note in &table.notes {
        let _ = writeln!(text, "! {}", plain(note));
    }
    if let Some(chart) = chart {
        let _ = writeln!(text, "~ {}\n~ {}", plain(&chart.title), plain(&chart.description));
        match &chart.body {
            ChartBody::Bars { measure, second, bars } => {
                let _ = writeln!(text, "~ {measure} / {}", second.as_deref().unwrap_or("—"));
                for bar in bars {
                    let second = bar.second.as_ref().map(|(value, _)| *value);
                    let _ = writeln!(text, "~ {} [{}] [{second:?}]", bar.label, bar.value);
                }
            }
            ChartBody::Growth { years, pairs } => {
                let _ = writeln!(text, "~ {} / {}", years.0, years.1);
                for pair in pairs {
                    let _ = writeln!(text, "~ {} [{}] [{}]", pair.label, pair.before.0, pair.now.0);
                }
            }
        }
    }
    text
}
