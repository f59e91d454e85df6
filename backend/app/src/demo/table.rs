//! The last word of the demonstration: the table of figures, computed from the facts.

use office::Office;
use office::reports::public::FigureValue;
use office::values::Day;

use super::DemoError;
use super::calendar::day;

/// The key figures of 2015 beside those of 2014, one line each.
pub(crate) async fn table(office: &Office) -> Result<String, DemoError> {
    let figures = office.year_figures(2015, None).await?;
    let mut lines = vec![format!("{:<42} {:>14} {:>14} {:>12}", "Chiffre", "2014", "2015", "évolution")];
    for figure in &figures.figures {
        let line = format!(
            "{:<42} {:>14} {:>14} {:>12}   {}",
            figure.french,
            exact(figure.previous.as_ref(), figure.previous_shown.as_deref()),
            exact(figure.value.as_ref(), Some(&figure.shown)),
            figure.growth.as_ref().map(|growth| growth.shown.clone()).unwrap_or_default(),
            figure.detail.as_deref().unwrap_or_default()
        );
        lines.push(line.trim_end().to_owned());
    }
    for college in &figures.colleges {
        let college = &college.college;
        let kinds: Vec<String> = college
            .categories
            .iter()
            .map(|category| {
                format!("{} {} (≥ {})", category.members, category.french, category.minimum.french_short())
            })
            .collect();
        lines.push(format!("Collège {:<34} {:>29}   {}", college.french, college.members, kinds.join(", ")));
    }
    for department in figures.team.iter().flat_map(|team| &team.count.departments) {
        let (people, equivalents) = (department.people, department.fte.french());
        lines.push(format!("Pôle {:<37} {people:>29}   {equivalents} ETP", department.name));
    }
    let capital = office.members.capital(Day::from(day(2015, 12, 31)), None).await?;
    lines.push(format!("Capital souscrit au 31/12/2015 : {}", capital.subscribed.french()));
    for warning in &figures.warnings {
        lines.push(format!("À noter : {}", warning.french));
    }
    Ok(lines.join("\n"))
}

/// Money to the cent, anything else as the report shows it.
fn exact(value: Option<&FigureValue>, shown: Option<&str>) -> String {
    match value {
        Some(FigureValue::Money { amount, .. }) => amount.french(),
        Some(_) | None => shown.unwrap_or_default().to_owned(),
    }
}
