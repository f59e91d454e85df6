//! How the result of an assembly is set on its pages.

use pdf::{
    Align, Cell, Color, Column, Document, Furniture, FurnitureLine, Level, Rich, Row, Table, TextStyle,
    Width, mm,
};
use values::Fraction;

use super::input::{AssemblyResult, CollegeRoll, CollegeVote, Resolution};
use crate::look::{self, BLUE, BRICK, FIRM, GREY, label};
use crate::words::{count, counted, percent, rate, typeset};

/// Green of what is adopted.
const GREEN: Color = Color::rgb(30, 102, 62);

/// Lays out a checked paper.
pub(super) fn lay_out(paper: &AssemblyResult) -> Document {
    let title = format!("{} du {}", paper.kind, paper.held_on.french());
    let header = Furniture {
        lines: vec![FurnitureLine {
            left: format!("{} – {title}", paper.cooperative.name),
            centre: String::new(),
            right: "Résultat des votes".to_owned(),
        }],
        skip_first: true,
    };
    let mut document = look::document(
        &paper.cooperative,
        &title,
        "Résultat des votes par collège",
        paper.held_on,
        header,
        false,
    );
    look::top_bar(&mut document);
    let small = document.small();
    document.paragraph_styled(Rich::strong(&paper.cooperative.name), TextStyle { after: 1.0, ..small });
    document.heading(Level::Title, &paper.kind);
    let after = TextStyle { size: 12.0, color: GREY, after: 10.0, ..document.body() };
    document.paragraph_styled(&paper.object, after);
    convening(&mut document, paper);
    presence(&mut document, paper);
    summary(&mut document, paper);
    for resolution in &paper.resolutions {
        section(&mut document, resolution);
    }
    method(&mut document);
    signatures(&mut document, paper);
    document
}

fn convening(document: &mut Document, paper: &AssemblyResult) {
    let notice = paper.convened_on.days_until(paper.held_on);
    let notice = counted(u64::try_from(notice).unwrap_or(0), "jour", "jours");
    document.key_values(
        &[
            ("Tenue le", Rich::strong(paper.held_on.french()).plain(format!(", {}", paper.place))),
            (
                "Convoquée le",
                format!("{} ({}, {notice} avant)", paper.convened_on.french(), paper.convocation).into(),
            ),
            ("Règles de vote", paper.statutes.as_str().into()),
        ],
        110.0,
    );
    document.space(4.0);
}

/// Presence by college, and the quorum that it makes.
fn presence(document: &mut Document, paper: &AssemblyResult) {
    document.heading(Level::One, "Présence et quorum");
    let narrow = Column::new(Width::Fixed(49.0), Align::Right);
    let mut columns = vec![Column::new(Width::Share(1.0), Align::Left)];
    columns.extend([narrow; 7]);
    let names = ["Poids", "Inscrits", "Présents", "Pouvoirs", "Pouvoirs en blanc", "À distance", "Total"];
    let mut head: Vec<Cell> = vec!["Collège".into()];
    head.extend(names.map(Cell::from));
    let row = |college: &CollegeRoll| {
        let figures = [college.present, college.proxies, college.blank_proxies, college.postal];
        let mut cells: Vec<Cell> =
            vec![(&college.name).into(), rate(college.weight).into(), count(college.members).into()];
        cells.extend(figures.map(|figure| Cell::from(count(figure))));
        cells.push(Rich::strong(count(college.total())).into());
        Row::new(cells)
    };
    let mut rows: Vec<Row> = paper.roll.iter().map(row).collect();
    let sum = |part: fn(&CollegeRoll) -> u64| count(paper.roll.iter().map(part).sum());
    let weights = paper.roll.iter().try_fold(Fraction::ZERO, |sum, college| sum.checked_add(college.weight));
    let total = [
        "Ensemble".to_owned(),
        weights.map_or_else(String::new, rate),
        sum(|college| college.members),
        sum(|college| college.present),
        sum(|college| college.proxies),
        sum(|college| college.blank_proxies),
        sum(|college| college.postal),
        sum(CollegeRoll::total),
    ];
    rows.push(Row::new(total).bold().ruled(FIRM));
    let style = pdf::TableStyle { size: 7.9, pad_x: 3.0, ..look::table_style() };
    document.table(&Table { columns, head, rows, style });
    document.space(8.0);
    let quorum = &paper.quorum;
    let reached = Fraction::new(i128::from(quorum.reached), i128::from(quorum.entitled));
    let shown = reached.map_or_else(String::new, |part| format!(" = {}", percent(part, 2)));
    let verdict = if quorum.met { "Quorum atteint" } else { "Quorum non atteint" };
    let required = if quorum.required.is_zero() {
        typeset("Aucun quorum n'est requis.")
    } else {
        typeset(&format!("Requis : {} ({}).", quorum.required, percent(quorum.required, 2)))
    };
    document.boxed(look::pale_box(), |inner| {
        let style = TextStyle { after: 0.0, ..inner.body() };
        let color = if quorum.met { GREEN } else { BRICK };
        let text = Rich::strong(verdict).colored(color).plain(format!(
            "\u{202f}: {} sur {}{shown}. {required}",
            count(quorum.reached),
            count(quorum.entitled)
        ));
        inner.paragraph_styled(text, style);
        inner.paragraph_styled(
            typeset(&format!("Base : {}.", quorum.basis)),
            TextStyle { after: 0.0, ..inner.small() },
        );
    });
}

/// All decisions at a glance.
fn summary(document: &mut Document, paper: &AssemblyResult) {
    document.heading(Level::One, "Décisions");
    let rows = paper.resolutions.iter().map(|resolution| {
        Row::new([
            Cell::from(resolution.number.to_string()),
            (&resolution.title).into(),
            format!("{} = {}", hundredfold(resolution.share), percent(resolution.share, 2)).into(),
            verdict(resolution).into(),
        ])
    });
    document.table(&Table {
        columns: vec![
            Column::new(Width::Fixed(26.0), Align::Right),
            Column::new(Width::Share(1.0), Align::Left),
            Column::new(Width::Fixed(140.0), Align::Right),
            Column::new(Width::Fixed(70.0), Align::Right),
        ],
        head: vec!["N°".into(), "Résolution".into(), "Part des voix pour".into(), "Décision".into()],
        rows: rows.collect(),
        style: look::table_style(),
    });
}

fn verdict(resolution: &Resolution) -> Rich {
    if resolution.adopted {
        Rich::strong("Adoptée").colored(GREEN)
    } else {
        Rich::strong("Rejetée").colored(BRICK)
    }
}

/// One resolution: its text, its votes, its result.
fn section(document: &mut Document, resolution: &Resolution) {
    let title = typeset(&format!("Résolution n° {} – {}", resolution.number, resolution.title));
    document.together(|inner| {
        inner.heading(Level::One, &title);
        inner.paragraph(&resolution.text);
        votes(inner, resolution);
        inner.space(8.0);
        result(inner, resolution);
    });
}

fn votes(document: &mut Document, resolution: &Resolution) {
    let mut columns = vec![Column::new(Width::Share(1.0), Align::Left)];
    let widths = [36.0, 34.0, 38.0, 56.0, 58.0, 106.0];
    columns.extend(widths.map(|width| Column::new(Width::Fixed(width), Align::Right)));
    let row = |vote: &CollegeVote| {
        Row::new([
            vote.name.clone(),
            rate(vote.weight),
            count(vote.votes_for),
            count(vote.against),
            count(vote.abstentions),
            count(vote.blank),
            points(vote.contribution),
        ])
    };
    let mut rows: Vec<Row> = resolution.votes.iter().map(row).collect();
    let sum = |part: fn(&CollegeVote) -> u64| count(resolution.votes.iter().map(part).sum());
    let share = resolution.share.checked_mul(resolution.weight_cast).unwrap_or(Fraction::ZERO);
    let total = [
        "Ensemble".to_owned(),
        rate(resolution.weight_cast),
        sum(|vote| vote.votes_for),
        sum(|vote| vote.against),
        sum(|vote| vote.abstentions),
        sum(|vote| vote.blank),
        points(share),
    ];
    rows.push(Row::new(total).bold().ruled(FIRM));
    let head = ["Collège", "Poids", "Pour", "Contre", "Abstentions", "Blancs, nuls", "Apport au résultat"];
    document.table(&Table {
        columns,
        head: head.map(Cell::from).to_vec(),
        rows,
        style: pdf::TableStyle { size: 7.9, pad_x: 3.0, ..look::table_style() },
    });
}

/// A part of a whole as its exact number of hundredths: `10405/176` for 59,12 %.
fn hundredfold(part: Fraction) -> Fraction {
    part.checked_mul(Fraction::integer(100)).unwrap_or(part)
}

/// A number of points of the result, exact and rounded: `160/11 = 14,55`.
fn points(part: Fraction) -> String {
    let rounded = values::french::decimal(&part.decimal(2));
    if part.den() == 1 { rounded } else { format!("{part} = {rounded}") }
}

/// The share, the threshold and the decision.
fn result(document: &mut Document, resolution: &Resolution) {
    let sign = if resolution.threshold.inclusive { "≥" } else { ">" };
    let color = if resolution.adopted { GREEN } else { BRICK };
    document.boxed(look::pale_box(), |inner| {
        let left = |inner: &mut Document| {
            label(inner, "PART DES VOIX POUR");
            let style = TextStyle { size: 15.0, color: BLUE, after: 1.0, ..inner.body() };
            inner.paragraph_styled(Rich::strong(percent(resolution.share, 2)), style);
            let exact = format!("exactement {}\u{a0}%", hundredfold(resolution.share));
            inner.paragraph_styled(exact, TextStyle { after: 0.0, ..inner.small() });
        };
        let right = |inner: &mut Document| {
            label(inner, "DÉCISION");
            let style = TextStyle { size: 15.0, color, after: 1.0, ..inner.body() };
            inner.paragraph_styled(
                Rich::strong(if resolution.adopted { "Adoptée" } else { "Rejetée" }),
                style,
            );
            let rule = format!(
                "{}\u{202f}: {sign}\u{a0}{} ({})",
                resolution.threshold.rule,
                resolution.threshold.part,
                percent(resolution.threshold.part, 2)
            );
            inner.paragraph_styled(rule, TextStyle { after: 0.0, ..inner.small() });
        };
        inner.columns(mm(8.0), &[(1.0, &left), (1.6, &right)]);
    });
    if !resolution.quorum_met {
        document.space(3.0);
        let text =
            typeset("Le quorum de cette résolution n'est pas atteint : elle ne peut pas être adoptée.");
        document.paragraph_styled(Rich::strong(text).colored(BRICK), document.small());
    }
    for note in &resolution.notes {
        document.space(3.0);
        document.paragraph_styled(note, document.small());
    }
}

fn method(document: &mut Document) {
    document.together(|inner| {
        inner.heading(Level::Two, "Comment le résultat se calcule");
        inner.paragraph(typeset(
            "Un sociétaire a une voix dans son collège. L'apport d'un collège est son poids multiplié par la part de \
             ses voix exprimées qui sont pour ; la part des voix pour est la somme des apports, divisée par le \
             poids total exprimé. Les fractions sont exactes ; les pourcentages sont arrondis à deux décimales pour la lecture seulement, et \
             la décision est prise sur la fraction.",
        ));
    });
}

fn signatures(document: &mut Document, paper: &AssemblyResult) {
    let line = |inner: &mut Document, name: &str| {
        inner.paragraph_styled(name, TextStyle { after: 34.0, ..inner.body() });
        inner.rule(look::HAIR);
    };
    document.together(|inner| {
        inner.space(14.0);
        inner.paragraph(format!("Fait le {}.", paper.held_on.french()));
        inner.space(6.0);
        for pair in paper.signatories.chunks(2) {
            let first = |inner: &mut Document| line(inner, &pair[0]);
            let second = |inner: &mut Document| {
                if let Some(name) = pair.get(1) {
                    line(inner, name);
                }
            };
            inner.columns(mm(16.0), &[(1.0, &first), (1.0, &second)]);
            inner.space(8.0);
        }
    });
}
