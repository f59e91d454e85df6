//! The last word of the demonstration: the table of figures, computed from the facts.

use office::Office;
use office::values::Day;

use super::DemoError;
use super::calendar::day;

/// The key figures of 2015 beside those of 2014, one line each.
pub(crate) async fn table(office: &Office) -> Result<String, DemoError> {
    let figures = office.year_figures(2015, None).await?;
    let mut lines = vec![format!("{:<58} {:>16} {:>18} {:>12}", "Chiffre", "2014", "2015", "évolution")];
    for figure in &figures.figures {
        lines.push(format!(
            "{:<58} {:>16} {:>18} {:>12}",
            figure.french,
            figure.previous_shown.clone().unwrap_or_default(),
            figure.shown,
            figure.growth.as_ref().map(|growth| growth.shown.clone()).unwrap_or_default()
        ));
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
        lines.push(format!("Collège {:<50} {:>35}   {}", college.french, college.members, kinds.join(", ")));
    }
    let capital = office.members.capital(Day::from(day(2015, 12, 31)), None).await?;
    lines.push(format!("Capital souscrit au 31/12/2015 : {}", capital.subscribed.french()));
    for warning in &figures.warnings {
        lines.push(format!("À noter : {}", warning.french));
    }
    Ok(lines.join("\n"))
}
