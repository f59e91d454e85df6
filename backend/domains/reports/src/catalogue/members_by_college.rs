//! Members and capital by college, and by category inside a college.

use super::figures::{CollegeFigure, Ratio, YearFigures};
use super::{Bar, Cell, Chart, ChartBody, Report, Table, number, numbers, word, words};
use rust_decimal::Decimal;
use values::{Money, french};

/// The report of the members.
pub(super) const REPORT: Report = Report {
    code: "members_by_college",
    french: "Sociétaires et capital par collège",
    english: "Members and capital by college",
    table,
    chart,
};

fn table(year: &YearFigures) -> Table {
    let mut rows = Vec::new();
    for figure in &year.colleges {
        let CollegeFigure { college, share_of_members, share_of_capital, previous_members: _ } = figure;
        rows.push(vec![
            word(&college.french),
            word(""),
            count(college.members),
            percent(share_of_members.as_ref()),
            amount(college.capital),
            percent(share_of_capital.as_ref()),
        ]);
        for category in &college.categories {
            let name = format!("{} (dès {})", category.french, category.minimum.french_short());
            let (members, capital) = (count(category.members), amount(category.capital));
            rows.push(vec![word(&college.french), word(name), members, word(""), capital, word("")]);
        }
    }
    if !year.colleges.is_empty() {
        let members = year.colleges.iter().map(|one| one.college.members).sum();
        let capital = year.colleges.iter().map(|one| one.college.capital).sum();
        rows.push(vec![word("Total"), word(""), count(members), word(""), amount(capital), word("")]);
    }
    let kept = ["capital_does_not_add_up", "categories_do_not_add_up"];
    let notes = year.warnings.iter().filter(|warning| kept.contains(&warning.code.as_str()));
    Table {
        title: format!("Sociétaires et capital par collège au 31 décembre {}", year.year),
        columns: vec![
            words("Collège"),
            words("Catégorie"),
            numbers("Sociétaires"),
            numbers("% des sociétaires"),
            numbers("Capital"),
            numbers("% du capital"),
        ],
        rows,
        notes: notes.map(|warning| warning.french.clone()).collect(),
    }
}

fn count(members: u64) -> Cell {
    number(Decimal::from(members), french::integer(i128::from(members)))
}

fn amount(capital: Money) -> Cell {
    number(capital.to_decimal(), capital.french_short())
}

fn percent(share: Option<&Ratio>) -> Cell {
    let Some(share) = share else { return word("") };
    Cell { shown: format!("{}\u{a0}%", share.percent.replace('.', ",")), number: share.percent.parse().ok() }
}

fn chart(year: &YearFigures) -> Chart {
    let bar = |figure: &CollegeFigure| Bar {
        label: figure.college.french.clone(),
        value: Decimal::from(figure.college.members),
        shown: french::integer(i128::from(figure.college.members)),
        second: Some((figure.college.capital.to_decimal(), figure.college.capital.french_short())),
    };
    let bars: Vec<Bar> = year.colleges.iter().map(bar).collect();
    Chart {
        title: format!("Sociétaires et capital par collège au 31 décembre {}", year.year),
        description: Chart::told(&bars),
        body: ChartBody::Bars {
            measure: "Sociétaires".to_owned(), second: Some("Capital".to_owned()), bars
        },
    }
}
