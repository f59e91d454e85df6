//! The key figures of a year (chiffres clés), composed from what the other rooms know.
//!
//! It exists so that every reader sees the same figures. Pure: the same inputs give the same figures; what does not
//! add up is kept as reported and told in a warning.

use super::definitions::{DEFINITIONS, members, ratio};
use super::figures::{CollegeCount, CollegeFigure, FigureValue, KeyFigure, Warning, YearFigures, YearInputs};
use super::{Cell, Chart, ChartBody, Pair, Report, Table, numbers, word, words};
use rust_decimal::Decimal;
use values::Money;

/// The report of the key figures.
pub(super) const REPORT: Report =
    Report { code: "key_figures", french: "Chiffres clés", english: "Key figures", table, chart };

/// Composes the figures of a year, with growth on the year before where both are known.
pub fn compose(year: &YearInputs, before: Option<&YearInputs>) -> YearFigures {
    let before = before.filter(|before| before.year == year.year - 1);
    YearFigures {
        year: year.year,
        figures: DEFINITIONS.iter().map(|definition| definition.figure(year, before)).collect(),
        colleges: colleges(year, before),
        team: year.team.clone(),
        distribution: year.distribution.clone(),
        warnings: warnings(year),
    }
}

fn colleges(year: &YearInputs, before: Option<&YearInputs>) -> Vec<CollegeFigure> {
    let members = members(year).unwrap_or_default();
    let capital: Money = year.colleges.iter().map(|college| college.capital).sum();
    let figure = |college: &CollegeCount| CollegeFigure {
        previous_members: before
            .and_then(|before| before.colleges.iter().find(|one| one.code == college.code))
            .map(|one| one.members),
        share_of_members: ratio(i128::from(college.members), i128::from(members)),
        share_of_capital: ratio(i128::from(college.capital.as_cents()), i128::from(capital.as_cents())),
        college: college.clone(),
    };
    year.colleges.iter().map(figure).collect()
}

fn warnings(year: &YearInputs) -> Vec<Warning> {
    let mut warnings = Vec::new();
    let mut warn = |code: &str, french: String| warnings.push(Warning { code: code.to_owned(), french });
    if let Some(team) = year.team.as_ref().filter(|team| !team.departments_add_up) {
        warn("departments_do_not_add_up", super::team_by_department::gap(team));
    }
    let by_college: Money = year.colleges.iter().map(|college| college.capital).sum();
    if let Some(capital) = year.capital.filter(|capital| members(year).is_some() && *capital != by_college) {
        let (capital, sum) = (capital.french_short(), by_college.french_short());
        warn(
            "capital_does_not_add_up",
            format!("Le capital social est de {capital}, celui des collèges de {sum}."),
        );
    }
    for college in year.colleges.iter().filter(|college| !college.categories.is_empty()) {
        let sum: u64 = college.categories.iter().map(|category| category.members).sum();
        if sum != college.members {
            let (name, members) = (&college.french, college.members);
            warn(
                "categories_do_not_add_up",
                format!("Le collège « {name} » compte {members} sociétaires, ses catégories {sum}."),
            );
        }
    }
    if let (Some(revenue), Some(detail)) = (year.revenue, &year.distribution)
        && detail.split.recognised != revenue
    {
        let (revenue, split) = (revenue.french_short(), detail.split.recognised.french_short());
        warn(
            "revenue_changed_since_the_split",
            format!("Le chiffre d'affaires est de {revenue}, mais la répartition a été faite sur {split}."),
        );
    }
    warnings
}

fn table(year: &YearFigures) -> Table {
    let row = |figure: &KeyFigure| {
        let exact = figure.value.as_ref().and_then(exact_decimal);
        vec![
            word(&figure.french),
            Cell { shown: figure.shown.clone(), number: exact },
            word(&figure.unit),
            Cell {
                shown: figure.previous_shown.clone().unwrap_or_default(),
                number: figure.previous.as_ref().and_then(exact_decimal),
            },
            Cell {
                shown: figure.growth.as_ref().map(|growth| growth.shown.clone()).unwrap_or_default(),
                number: figure.growth.as_ref().and_then(|growth| growth.ratio.percent.parse().ok()),
            },
            word(figure.detail.clone().unwrap_or_default()),
        ]
    };
    Table {
        title: format!("Chiffres clés {}", year.year),
        columns: vec![
            words("Chiffre"),
            numbers(&year.year.to_string()),
            words("Unité"),
            numbers(&(year.year - 1).to_string()),
            numbers("Évolution (%)"),
            words("Détail"),
        ],
        rows: year.figures.iter().map(row).collect(),
        notes: year.warnings.iter().map(|warning| warning.french.clone()).collect(),
    }
}

/// A figure as a decimal for a spreadsheet: exact for amounts and counts; a part in percents to four decimals, a price
/// in euros to six.
fn exact_decimal(value: &FigureValue) -> Option<Decimal> {
    match value {
        FigureValue::Money { amount, .. } => Some(amount.to_decimal()),
        FigureValue::Count { count } => Some(Decimal::from(*count)),
        FigureValue::Decimal { decimal } => Some(*decimal),
        FigureValue::Fraction(_) => value.exact()?.percent(4).parse().ok(),
        FigureValue::UnitPrice(_) => value.exact()?.decimal(6).parse().ok(),
    }
}

/// Every figure that grows or falls, in both years.
fn chart(year: &YearFigures) -> Chart {
    let pair = |figure: &KeyFigure| {
        Some(Pair {
            label: figure.french.clone(),
            before: (exact_decimal(figure.previous.as_ref()?)?, figure.previous_shown.clone()?),
            now: (exact_decimal(figure.value.as_ref()?)?, figure.shown.clone()),
            growth: figure.growth.as_ref()?.shown.clone(),
        })
    };
    let pairs: Vec<Pair> = year.figures.iter().filter_map(pair).collect();
    let years = ((year.year - 1).to_string(), year.year.to_string());
    let told = |pair: &Pair| {
        let (before, now) = (&pair.before.1, &pair.now.1);
        format!("{} : {before} en {}, {now} en {} ({})", pair.label, years.0, years.1, pair.growth)
    };
    Chart {
        title: format!("Évolution de {} à {}", years.0, years.1),
        description: pairs.iter().map(told).collect::<Vec<_>>().join(" ; "),
        body: ChartBody::Growth { years, pairs },
    }
}
