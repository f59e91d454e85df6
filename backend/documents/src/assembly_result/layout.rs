//! How the result of an assembly is set on its pages.

use pdf::{
    Align, Cell, Color, Column, Document, Furniture, FurnitureLine, Level, Rich, Row, Table, TextStyle,
    Width, mm,
};
use values::Fraction;

use super::input::{AssemblyResult, CollegeRoll, CollegeVote, Quorum, Resolution, Verdict};
use crate::look::{self, BLUE, BRICK, FIRM, GREY, label};
use crate::words::{count, counted, percent, rate, typeset};

/// Green of what is adopted.
pub(crate) const GREEN: Color = Color::rgb(30, 102, 62);

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
    method(&mut document, paper);
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
    roll(document, &paper.roll);
    document.space(8.0);
    quorums(document, paper);
}

/// Who takes part in each college, and how.
pub(crate) fn roll(document: &mut Document, roll: &[CollegeRoll]) {
    let narrow = Column::new(Width::Fixed(49.0), Align::Right);
    let mut columns = vec![Column::new(Width::Share(1.0), Align::Left)];
    columns.extend([narrow; 7]);
    let names = ["Poids", "Inscrits", "Présents", "Pouvoirs", "Pouvoirs en blanc", "Vote écrit", "Total"];
    let mut head: Vec<Cell> = vec!["Collège".into()];
    head.extend(names.map(Cell::from));
    let row = |college: &CollegeRoll| {
        let figures = [college.present, college.proxies, college.blank_proxies, college.postal];
        let mut cells: Vec<Cell> = vec![
            (&college.name).into(),
            college.weight.map_or_else(|| "–".to_owned(), rate).into(),
            count(college.members).into(),
        ];
        cells.extend(figures.map(|figure| Cell::from(count(figure))));
        cells.push(Rich::strong(count(college.total())).into());
        Row::new(cells)
    };
    let mut rows: Vec<Row> = roll.iter().map(row).collect();
    let sum = |part: fn(&CollegeRoll) -> u64| count(roll.iter().map(part).sum());
    let weights = roll.iter().try_fold(Fraction::ZERO, |sum, college| sum.checked_add(college.weight?));
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
}

/// Each quorum that was needed, once, with the resolutions that needed it.
fn quorums(document: &mut Document, paper: &AssemblyResult) {
    let mut groups: Vec<(&Quorum, Vec<String>)> = Vec::new();
    for resolution in &paper.resolutions {
        let number = resolution.number.to_string();
        match groups.iter_mut().find(|(quorum, _)| **quorum == resolution.quorum) {
            Some((_, numbers)) => numbers.push(number),
            None => groups.push((&resolution.quorum, vec![number])),
        }
    }
    document.boxed(look::pale_box(), |inner| {
        for (quorum, numbers) in &groups {
            let of = format!("résolution{} {}", if numbers.len() > 1 { "s" } else { "" }, numbers.join(", "));
            quorum_line(inner, quorum, &of);
        }
    });
}

/// A quorum: what was attained, what was needed for what, and in what it is counted.
pub(crate) fn quorum_line(document: &mut Document, quorum: &Quorum, of: &str) {
    let style = TextStyle { after: 0.0, ..document.body() };
    let (verdict, color) = if quorum.met { ("Quorum atteint", GREEN) } else { ("Quorum non atteint", BRICK) };
    let required = if quorum.required.is_zero() {
        "aucun n’est requis".to_owned()
    } else {
        format!("{} requis ({})", quorum.required, percent(quorum.required, 2))
    };
    let text = format!("\u{202f}: {} = {}, {required} – {of}", quorum.attained, percent(quorum.attained, 2));
    document.paragraph_styled(Rich::strong(verdict).colored(color).plain(text), style);
    let basis = typeset(&format!("Base : {}.", quorum.basis));
    document.paragraph_styled(basis, TextStyle { after: 2.0, ..document.small() });
}

/// All decisions at a glance.
fn summary(document: &mut Document, paper: &AssemblyResult) {
    document.heading(Level::One, "Décisions");
    let rows = paper.resolutions.iter().map(|resolution| {
        Row::new([
            Cell::from(resolution.number.to_string()),
            (&resolution.title).into(),
            format!("{} = {}", hundredfold(resolution.share), percent(resolution.share, 2)).into(),
            Rich::strong(verdict(resolution.verdict).0).colored(verdict(resolution.verdict).1).into(),
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

/// The verdict in words and its colour.
pub(crate) fn verdict(verdict: Verdict) -> (&'static str, Color) {
    match verdict {
        Verdict::Adopted => ("Adoptée", GREEN),
        Verdict::Rejected => ("Rejetée", BRICK),
        Verdict::WithoutQuorum => ("Sans quorum", BRICK),
        Verdict::NotElected => ("Non élu", BRICK),
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

/// The votes of each college and what they add.
pub(crate) fn votes(document: &mut Document, resolution: &Resolution) {
    let mut columns = vec![Column::new(Width::Share(1.0), Align::Left)];
    let widths = [34.0, 30.0, 36.0, 56.0, 38.0, 46.0, 96.0];
    columns.extend(widths.map(|width| Column::new(Width::Fixed(width), Align::Right)));
    let row = |vote: &CollegeVote| {
        Row::new([
            vote.name.clone(),
            vote.weight.map_or_else(|| "–".to_owned(), rate),
            count(vote.votes_for),
            count(vote.against),
            count(vote.abstentions),
            count(vote.blank),
            count(vote.silent),
            points(vote.contribution),
        ])
    };
    let mut rows: Vec<Row> = resolution.votes.iter().map(row).collect();
    let sum = |part: fn(&CollegeVote) -> u64| count(resolution.votes.iter().map(part).sum());
    let share = resolution.share.checked_mul(resolution.total).unwrap_or(Fraction::ZERO);
    let total = [
        "Ensemble".to_owned(),
        if resolution.votes.iter().any(|vote| vote.weight.is_some()) {
            rate(resolution.total)
        } else {
            String::new()
        },
        sum(|vote| vote.votes_for),
        sum(|vote| vote.against),
        sum(|vote| vote.abstentions),
        sum(|vote| vote.blank),
        sum(|vote| vote.silent),
        points(share),
    ];
    rows.push(Row::new(total).bold().ruled(FIRM));
    let head = ["Collège", "Poids", "Pour", "Contre", "Abstentions", "Blancs", "Sans vote", "Apport"];
    document.table(&Table {
        columns,
        head: head.map(Cell::from).to_vec(),
        rows,
        style: pdf::TableStyle { size: 7.9, pad_x: 3.0, ..look::table_style() },
    });
}

/// A part of a whole as its exact number of hundredths: `10405/176` for 59,12 %.
pub(crate) fn hundredfold(part: Fraction) -> Fraction {
    part.checked_mul(Fraction::integer(100)).unwrap_or(part)
}

/// A number of points of the result, exact and rounded: `160/11 = 14,55`.
fn points(part: Fraction) -> String {
    let rounded = values::french::decimal(&part.decimal(2));
    if part.den() == 1 { rounded } else { format!("{part} = {rounded}") }
}

/// The share, the threshold and the decision.
pub(crate) fn result(document: &mut Document, resolution: &Resolution) {
    let sign = if resolution.threshold.inclusive { "≥" } else { ">" };
    let (decision, color) = verdict(resolution.verdict);
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
            inner.paragraph_styled(Rich::strong(decision), style);
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
    if resolution.verdict == Verdict::WithoutQuorum {
        document.space(3.0);
        let text = typeset(
            "Le quorum de cette résolution n'est pas atteint : rien n'est décidé, quels que soient les votes.",
        );
        document.paragraph_styled(Rich::strong(text).colored(BRICK), document.small());
    }
    if resolution.verdict == Verdict::NotElected {
        document.space(3.0);
        let text = typeset(
            "La majorité est obtenue, mais les sièges à pourvoir reviennent à d'autres candidats, ou une égalité exacte \
             laisse le dernier sans titulaire.",
        );
        document.paragraph_styled(Rich::strong(text).colored(BRICK), document.small());
    }
    for note in &resolution.notes {
        document.space(3.0);
        document.paragraph_styled(note, document.small());
    }
}

fn method(document: &mut Document, paper: &AssemblyResult) {
    document.together(|inner| {
        inner.heading(Level::Two, "Comment le résultat se calcule");
        for sentence in &paper.method {
            inner.paragraph_styled(sentence, TextStyle { after: 2.0, ..inner.body() });
        }
        inner.paragraph(typeset(
            "Les fractions sont exactes ; les pourcentages sont arrondis à deux décimales pour la lecture seulement, \
             et la décision est prise sur la fraction.",
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
