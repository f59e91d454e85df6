//! The chapters after the key figures: members, customers, creators' contribution, team, how to read the figures.

use charts::{Bar, Bars, Caption, Drawing, Size};
use pdf::{Align, Cell, Column, Document, Level, Rich, Row, Table, TextStyle, Width};
use values::{Fraction, Money};

use super::input::{ActivityReport, Split, Team};
use crate::DocumentError;
use crate::look::{self, BRICK, FIRM, right};
use crate::words::{count, counted, decimal, length, percent, rate, typeset};

const CHART_WIDTH: u16 = 490;

fn table(document: &mut Document, columns: &[(f32, Align)], head: &[&str], rows: Vec<Row>) {
    document.table(&Table {
        columns: columns.iter().map(|(share, align)| Column::new(Width::Share(*share), *align)).collect(),
        head: head.iter().map(|name| Cell::from(*name)).collect(),
        rows,
        style: look::table_style(),
    });
    document.space(8.0);
}

/// How two measures of a bar are compared.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scale {
    /// Each has its own, since their units differ.
    Own,
    /// Both have the same.
    Shared,
}

fn bars(
    title: &str,
    measures: Option<(String, String)>,
    bars: Vec<Bar>,
    row: u16,
    scale: Scale,
) -> Result<Drawing, DocumentError> {
    let told: Vec<String> = bars.iter().map(|bar| format!("{} {}", bar.label, bar.shown)).collect();
    let rows = u16::try_from(bars.len()).unwrap_or(u16::MAX);
    let key = if measures.is_some() { 18 } else { 0 };
    let size = Size { width: CHART_WIDTH, height: rows.saturating_mul(row).saturating_add(key) };
    let caption = Caption { title: title.to_owned(), description: told.join(" ; ") };
    let chart = Bars { caption, measures, bars };
    Ok(match scale {
        Scale::Own => chart.draw(size)?,
        Scale::Shared => chart.draw_on_one_scale(size)?,
    })
}

/// Members and weights by college, with their capital.
pub(super) fn members(document: &mut Document, report: &ActivityReport) -> Result<(), DocumentError> {
    document.heading(Level::One, "Sociétaires et capital");
    let total: u64 = report.colleges.iter().map(|college| college.members).sum();
    if report.colleges.is_empty() {
        document.paragraph(typeset("Le registre des sociétaires n'est pas renseigné pour cet exercice."));
        return Ok(());
    }
    let capital = report.capital.map_or_else(String::new, |amount| {
        typeset(&format!(
            " Le capital social est de {} au 31 décembre {}.",
            amount.french_short(),
            report.year
        ))
    });
    let intro = format!(
        "{} en {}.{capital}",
        counted(total, "sociétaire", "sociétaires"),
        counted(u64::try_from(report.colleges.len()).unwrap_or(0), "collège", "collèges")
    );
    document.paragraph(intro);
    let weighted = report.colleges.iter().any(|college| college.weight.is_some());
    let drawn = report
        .colleges
        .iter()
        .map(|college| Bar {
            label: college.name.clone(),
            value: length(Fraction::integer(i128::from(college.members))),
            shown: count(college.members),
            second: college.weight.map(|weight| (length(weight), format!("{} des voix", rate(weight)))),
        })
        .collect();
    let measures = weighted.then(|| ("sociétaires".to_owned(), "poids du collège dans les votes".to_owned()));
    let drawing = bars("Sociétaires et poids des collèges", measures, drawn, 34, Scale::Own)?;
    look::chart(document, &drawing);
    document.space(10.0);
    colleges_table(document, report, total);
    Ok(())
}

fn colleges_table(document: &mut Document, report: &ActivityReport, total: u64) {
    let mut rows = Vec::new();
    for college in &report.colleges {
        let part = Fraction::new(i128::from(college.members), i128::from(total));
        rows.push(Row::new([
            Cell::from(Rich::strong(&college.name)),
            count(college.members).into(),
            part.map_or_else(String::new, |part| percent(part, 1)).into(),
            college.weight.map_or_else(|| "–".to_owned(), rate).into(),
            college.capital.french_short().into(),
        ]));
        for category in &college.categories {
            let name =
                format!("\u{a0}\u{a0}\u{a0}{} (minimum {})", category.name, category.minimum.french_short());
            rows.push(Row::new([
                Cell::from(Rich::from(name).colored(look::GREY)),
                count(category.members).into(),
                "".into(),
                "".into(),
                category.capital.french_short().into(),
            ]));
        }
    }
    let capital: Money = report.colleges.iter().map(|college| college.capital).sum();
    let total =
        [Cell::from("Ensemble"), count(total).into(), "".into(), "".into(), capital.french_short().into()];
    rows.push(Row::new(total).bold().ruled(FIRM));
    let columns = [
        (2.4, Align::Left),
        (1.0, Align::Right),
        (0.9, Align::Right),
        (1.0, Align::Right),
        (1.0, Align::Right),
    ];
    let head = ["Collège", "Sociétaires", "Part", "Poids des voix", "Capital"];
    table(document, &columns, &head, rows);
}

/// Customers among those whom the sales team canvasses.
pub(super) fn customers(document: &mut Document, report: &ActivityReport) -> Result<(), DocumentError> {
    if report.penetrations.is_empty() {
        return Ok(());
    }
    document.heading(Level::One, "Clients et lieux diffuseurs");
    document.paragraph(typeset(
        "Un client – une commune, un département – peut payer pour plusieurs lieux ; une communauté en ligne n'en a \
         aucun. Part des bibliothèques prospectées qui sont clientes :",
    ));
    let mut drawn = Vec::new();
    for penetration in &report.penetrations {
        let part = Fraction::new(i128::from(penetration.reached), i128::from(penetration.among));
        let Some(part) = part else { continue };
        drawn.push(Bar {
            label: penetration.label.clone(),
            value: length(part),
            shown: format!(
                "{} ({} sur {})",
                percent(part, 0),
                count(penetration.reached),
                count(penetration.among)
            ),
            second: None,
        });
    }
    if !drawn.is_empty() {
        let drawing = bars("Part des bibliothèques clientes", None, drawn, 28, Scale::Own)?;
        look::chart(document, &drawing);
    }
    document.space(8.0);
    Ok(())
}

/// The split of the year's base.
pub(super) fn contribution(document: &mut Document, report: &ActivityReport) -> Result<(), DocumentError> {
    document.heading(Level::One, "Contribution créative territoriale");
    let Some(split) = &report.split else {
        document.paragraph(typeset("La répartition de l'exercice n'a pas encore été faite."));
        return Ok(());
    };
    let holders = split.rights_holders();
    let part = Fraction::new(i128::from(holders.as_cents()), i128::from(split.base.as_cents()));
    let part = part.map_or_else(String::new, |part| format!(" ({})", percent(part, 0)));
    document.paragraph(
        Rich::from(typeset("Des abonnements hors taxes, une fois déduits les droits de la Sacem, "))
            .bold(format!("{}{part}", holders.french_short()))
            .plain(typeset(" vont aux ayants droit.")),
    );
    document.key_values(
        &[
            ("Abonnements hors taxes", split.scope.french().into()),
            ("Droits de la Sacem", (-split.sacem).french().into()),
            ("Assiette répartie", Rich::strong(split.base.french())),
        ],
        150.0,
    );
    document.space(8.0);
    let drawn = split
        .pots
        .iter()
        .map(|pot| Bar {
            label: pot.name.clone(),
            value: length(pot.key),
            shown: format!("{} – {}", rate(pot.key), pot.amount.french_short()),
            second: None,
        })
        .collect();
    let drawing = bars("Répartition de l’assiette", None, drawn, 26, Scale::Own)?;
    look::chart(document, &drawing);
    document.space(10.0);
    pots_table(document, split);
    listen(document, split);
    Ok(())
}

fn pots_table(document: &mut Document, split: &Split) {
    let mut rows: Vec<Row> = split
        .pots
        .iter()
        .map(|pot| {
            let whom = if pot.rights_holders { "ayants droit" } else { "coopérative" };
            Row::new([pot.name.clone(), whom.to_owned(), rate(pot.key), pot.amount.french()])
        })
        .collect();
    let holders = split.pots.iter().filter(|pot| pot.rights_holders);
    let key = holders.fold(Fraction::ZERO, |sum, pot| sum.checked_add(pot.key).unwrap_or(sum));
    let subtotal =
        ["dont ayants droit".to_owned(), String::new(), rate(key), split.rights_holders().french()];
    rows.push(Row::new(subtotal).bold().ruled(FIRM));
    let total = ["Ensemble".to_owned(), String::new(), rate(Fraction::integer(100)), split.base.french()];
    rows.push(Row::new(total).bold());
    let columns = [(2.0, Align::Left), (1.2, Align::Left), (0.8, Align::Right), (1.2, Align::Right)];
    table(document, &columns, &["Part", "Pour", "Clé", "Montant"], rows);
}

fn listen(document: &mut Document, split: &Split) {
    let Some(price) = split.per_listen else { return };
    let cents = Money::cents(price.percent(0).parse().unwrap_or(0));
    let exact = values::french::decimal(&price.decimal(3));
    document.boxed(look::pale_box(), |inner| {
        let style = TextStyle { size: 15.0, color: look::BLUE, after: 1.0, ..inner.body() };
        inner.paragraph_styled(Rich::strong(format!("{} par écoute", cents.french())), style);
        let text = typeset(&format!(
            "versés aux ayants droit hors fonds de solidarité, pour {} écoutes (valeur non arrondie : {exact} €).",
            count(split.listens)
        ));
        inner.paragraph_styled(text, TextStyle { after: 0.0, ..inner.small() });
    });
}

/// The team by department, with what its parts do not explain.
pub(super) fn team(document: &mut Document, report: &ActivityReport) -> Result<(), DocumentError> {
    document.heading(Level::One, "Équipe");
    let Some(team) = &report.team else {
        document.paragraph(typeset("L'équipe n'est pas renseignée pour cet exercice."));
        return Ok(());
    };
    let sites = counted(u64::try_from(team.sites.len()).unwrap_or(0), "site", "sites");
    document.paragraph(typeset(&format!(
        "{}, {} équivalents temps plein, {sites} : {}.",
        counted(team.people, "personne", "personnes"),
        decimal(team.fte, 1),
        team.sites.join(", ")
    )));
    if team.departments.is_empty() {
        return Ok(());
    }
    let drawn = team
        .departments
        .iter()
        .map(|department| Bar {
            label: department.name.clone(),
            value: length(Fraction::integer(i128::from(department.people))),
            shown: count(department.people),
            second: Some((length(department.fte), format!("{} ETP", decimal(department.fte, 1)))),
        })
        .collect();
    let measures = Some(("personnes".to_owned(), "équivalents temps plein (ETP)".to_owned()));
    let drawing = bars("Équipe par pôle", measures, drawn, 33, Scale::Shared)?;
    look::chart(document, &drawing);
    document.space(10.0);
    team_table(document, team);
    Ok(())
}

fn team_table(document: &mut Document, team: &Team) {
    let people: u64 = team.departments.iter().map(|department| department.people).sum();
    let fte = team
        .departments
        .iter()
        .fold(Fraction::ZERO, |sum, department| sum.checked_add(department.fte).unwrap_or(sum));
    let row =
        |name: &str, people: u64, fte: Fraction| Row::new([name.to_owned(), count(people), decimal(fte, 1)]);
    let mut rows: Vec<Row> = team
        .departments
        .iter()
        .map(|department| row(&department.name, department.people, department.fte))
        .collect();
    rows.push(row("Total des pôles", people, fte).bold().ruled(FIRM));
    rows.push(row("Total de l’équipe", team.people, team.fte).bold());
    let columns = [(2.4, Align::Left), (1.0, Align::Right), (1.0, Align::Right)];
    table(document, &columns, &["Pôle", "Personnes", "ETP"], rows);
    if people != team.people || fte != team.fte {
        let text = typeset(&format!(
            " {} et {} ETP pour les pôles, {} et {} ETP au total. Les pôles ne citent pas toute l'équipe : les deux \
             sont donnés tels qu'ils ont été déclarés, sans correction.",
            counted(people, "personne", "personnes"),
            decimal(fte, 1),
            counted(team.people, "personne", "personnes"),
            decimal(team.fte, 1)
        ));
        let title = typeset("Le détail ne fait pas le total :");
        document.paragraph_styled(Rich::strong(title).colored(BRICK).plain(text), document.small());
    }
}

/// How each figure is computed, and what the reader must know.
pub(super) fn reading(document: &mut Document, report: &ActivityReport) {
    document.heading(Level::One, "Comment ces chiffres sont comptés");
    let rows = report.figures.iter().map(|figure| {
        Row::new([
            Cell::from(Rich::strong(&figure.label)),
            figure.formula.as_str().into(),
            right(&figure.shown),
        ])
    });
    let columns = [(1.3, Align::Left), (3.2, Align::Left), (0.9, Align::Right)];
    table(document, &columns, &["Chiffre", "Définition", "Valeur"], rows.collect());
    if !report.warnings.is_empty() {
        document.heading(Level::Two, "À savoir");
        document.bullets(report.warnings.iter().map(|warning| Rich::from(warning.as_str())));
    }
}
