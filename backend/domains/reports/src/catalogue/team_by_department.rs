//! The team by department (pôle). Departments that do not add up to the total are shown as reported, with the gap.

use super::figures::YearFigures;
use super::{Bar, Cell, Chart, ChartBody, Report, Table, number, numbers, word, words};
use crate::public::{Fte, TeamOnDay};
use crate::team::Department;
use rust_decimal::Decimal;
use values::french;

/// The report of the team.
pub(super) const REPORT: Report = Report {
    code: "team_by_department",
    french: "L'équipe par pôle",
    english: "The team by department",
    table,
    chart,
};

/// What a reader must know when the departments do not add up.
pub(super) fn gap(team: &TeamOnDay) -> String {
    let (people, fte) = (team.count.people, team.count.fte.french());
    let (sum, sum_fte) = (team.departments_people, french::decimal(&team.departments_fte.to_string()));
    format!(
        "Les pôles comptent {sum} personnes et {sum_fte} ETP, l'équipe entière {people} personnes et {fte} ETP : \
         les chiffres sont ceux du relevé, sans ajustement."
    )
}

fn table(year: &YearFigures) -> Table {
    let mut rows = Vec::new();
    let mut notes = Vec::new();
    if let Some(team) = &year.team {
        let row = |department: &Department| {
            vec![word(&department.name), people(u64::from(department.people)), fte(department.fte)]
        };
        rows.extend(team.count.departments.iter().map(row));
        let sum_fte = number(team.departments_fte, french::decimal(&team.departments_fte.to_string()));
        rows.push(vec![word("Somme des pôles"), people(team.departments_people), sum_fte]);
        let total = (people(u64::from(team.count.people)), fte(team.count.fte));
        rows.push(vec![word("Équipe entière"), total.0, total.1]);
        if !team.departments_add_up {
            notes.push(gap(team));
        }
        notes.push(format!("Relevé du {}.", team.on.french()));
    }
    Table {
        title: format!("L'équipe par pôle en {}", year.year),
        columns: vec![words("Pôle"), numbers("Personnes"), numbers("ETP")],
        rows,
        notes,
    }
}

fn people(count: u64) -> Cell {
    number(Decimal::from(count), french::integer(i128::from(count)))
}

fn fte(fte: Fte) -> Cell {
    number(fte.to_decimal(), fte.french())
}

fn chart(year: &YearFigures) -> Chart {
    let bar = |department: &Department| Bar {
        label: department.name.clone(),
        value: Decimal::from(department.people),
        shown: department.people.to_string(),
        second: Some((department.fte.to_decimal(), format!("{} ETP", department.fte.french()))),
    };
    let bars: Vec<Bar> = year.team.iter().flat_map(|team| &team.count.departments).map(bar).collect();
    Chart {
        title: format!("Personnes et équivalents temps plein par pôle en {}", year.year),
        description: Chart::told(&bars),
        body: ChartBody::Bars { measure: "Personnes".to_owned(), second: Some("ETP".to_owned()), bars },
    }
}
