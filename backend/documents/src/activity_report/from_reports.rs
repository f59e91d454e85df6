//! From the figures of a year, as `reports` composes them, to the activity report.

use reports::public::{CollegeFigure, KeyFigure as Figure, TeamOnDay, YearFigures, YearInputs};
use royalties::public::DistributionDetail;
use values::{Day, Fraction};

use super::input::{
    ActivityReport, Category, College, Department, Growth, KeyFigure, Penetration, Pot, Split, Team,
};
use crate::identity::Cooperative;
use crate::words::typeset;

impl ActivityReport {
    /// The report of a year: `inputs` are what `figures` were composed from, `weights` the weights of the colleges in
    /// percent by their names in data (`Employees`), from the statutes in force at the end of the year.
    #[must_use]
    pub fn of_year(
        cooperative: Cooperative,
        made_on: Day,
        inputs: &YearInputs,
        figures: &YearFigures,
        weights: &[(String, Fraction)],
    ) -> Self {
        let penetrations = [
            ("Bibliothèques départementales", inputs.departmental),
            ("Bibliothèques municipales prospectées", inputs.municipal),
        ];
        Self {
            cooperative,
            year: figures.year,
            made_on,
            figures: figures.figures.iter().map(figure).collect(),
            colleges: figures.colleges.iter().map(|one| college(one, weights)).collect(),
            capital: inputs.capital,
            penetrations: penetrations
                .into_iter()
                .filter_map(|(label, found)| {
                    let found = found?;
                    Some(Penetration { label: label.to_owned(), reached: found.reached, among: found.among })
                })
                .collect(),
            split: figures.distribution.as_ref().map(split),
            team: figures.team.as_ref().map(team),
            warnings: figures.warnings.iter().map(|warning| typeset(&warning.french)).collect(),
        }
    }
}

fn figure(figure: &Figure) -> KeyFigure {
    KeyFigure {
        label: typeset(&figure.french),
        shown: figure.shown.clone(),
        detail: figure.detail.as_deref().map(typeset),
        formula: typeset(&figure.formula),
        growth: growth(figure),
    }
}

fn growth(figure: &Figure) -> Option<Growth> {
    Some(Growth {
        before: (figure.previous.as_ref()?.exact()?, figure.previous_shown.clone()?),
        now: (figure.value.as_ref()?.exact()?, figure.shown.clone()),
        shown: figure.growth.as_ref()?.shown.clone(),
    })
}

fn college(figure: &CollegeFigure, weights: &[(String, Fraction)]) -> College {
    let college = &figure.college;
    College {
        name: college.french.clone(),
        weight: weights.iter().find(|(code, _)| *code == college.code).map(|(_, weight)| *weight),
        members: college.members,
        capital: college.capital,
        categories: college
            .categories
            .iter()
            .map(|category| Category {
                name: category.french.clone(),
                minimum: category.minimum,
                members: category.members,
                capital: category.capital,
            })
            .collect(),
    }
}

fn split(detail: &DistributionDetail) -> Split {
    Split {
        scope: detail.split.scope,
        sacem: detail.split.sacem_amount,
        base: detail.split.base,
        pots: detail
            .pots
            .iter()
            .map(|pot| Pot {
                name: pot.name.clone(),
                key: Fraction::new(i128::from(pot.basis_points.value()), 100).unwrap_or(Fraction::ZERO),
                amount: pot.amount,
                rights_holders: pot.beneficiary.is_rights_holders(),
            })
            .collect(),
        listens: detail.split.listens,
        per_listen: detail.split.per_listen_without_savings,
    }
}

fn team(team: &TeamOnDay) -> Team {
    let fte = |hundredths: u32| Fraction::new(i128::from(hundredths), 100).unwrap_or(Fraction::ZERO);
    Team {
        people: u64::from(team.count.people),
        fte: fte(team.count.fte.as_hundredths()),
        sites: team.count.sites.clone(),
        departments: team
            .count
            .departments
            .iter()
            .map(|department| Department {
                name: department.name.clone(),
                people: u64::from(department.people),
                fte: fte(department.fte.as_hundredths()),
            })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use values::Money;

    use super::*;
    use reports::public::{CollegeCount, Penetration as Reached, compose};

    fn inputs(year: i32, euros: i64, users: u64) -> YearInputs {
        YearInputs {
            year,
            revenue: Some(Money::euros(euros)),
            users: Some(users),
            colleges: vec![CollegeCount {
                code: "Employees".into(),
                french: "Salariés".into(),
                members: 16,
                capital: Money::euros(16_000),
                categories: Vec::new(),
            }],
            departmental: Some(Reached { reached: 22, among: 96 }),
            ..YearInputs::default()
        }
    }

    #[test]
    fn the_figures_of_a_year_become_a_paper() {
        let (now, before) = (inputs(2015, 103_180, 28_000), inputs(2014, 41_272, 10_370));
        let figures = compose(&now, Some(&before));
        let weights = [("Employees".to_owned(), Fraction::integer(20))];
        let day = "2016-05-21".parse().unwrap();
        let cooperative = crate::samples::cooperative();
        let report = ActivityReport::of_year(cooperative, day, &now, &figures, &weights);
        assert_eq!(report.colleges[0].weight, Some(Fraction::integer(20)));
        let revenue = report.figures.iter().find(|one| one.label.starts_with("Chiffre")).unwrap();
        assert_eq!(revenue.growth.as_ref().unwrap().before.0, Fraction::integer(41_272));
        let paper = crate::activity_report::activity_report(&report).unwrap();
        for expected in ["103\u{202f}180\u{a0}€", "+\u{202f}150\u{a0}%", "(22 sur 96)", "20\u{a0}% des voix"]
        {
            let loose = |text: &str| text.replace(['\u{202f}', '\u{a0}'], " ");
            assert!(loose(&paper.text).contains(&loose(expected)), "{expected}\n{}", paper.text);
        }
    }
}
