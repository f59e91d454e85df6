//! How the annex of the votes by name is set: a line for each member, a column for each resolution.
//!
//! What can never happen: a vote whose reader must guess of which resolution it is; a secret vote.

use pdf::{Align, Cell, Color, Column, Document, Level, Rich, Row, Table, TableStyle, Width};

use super::input::{Choice, NominalLine, NominalResolution, NominalVotes};
use crate::assembly_result::layout::GREEN;
use crate::look::{self, BRICK, GREY, PALE};
use crate::membership::sheet::{banner, open};
use crate::paging;
use crate::words::{count, typeset};

/// Resolutions side by side on a page; more of them begin another table.
const BESIDE: usize = 7;

/// Lays out a checked annex.
pub(super) fn lay_out(votes: &NominalVotes) -> Document {
    let below = typeset(&format!("annexe au procès-verbal n° {}", votes.minutes));
    let mut document = open(&votes.cooperative, "Votes nominatifs", &below, votes.drawn_up_on);
    banner(&mut document, &votes.cooperative, "VOTES NOMINATIFS", &votes.meeting.title());
    let about = format!(
        "Annexe au procès-verbal n° {}. Chaque associé y a une ligne, dans le collège où sa voix est comptée ; un pouvoir est \
         compté dans le collège de qui le donne. Les scrutins secrets n'y figurent pas.",
        votes.minutes
    );
    document.paragraph(typeset(&about));
    let all = votes.resolutions.iter().enumerate().collect::<Vec<_>>();
    for (index, part) in all.chunks(BESIDE).enumerate() {
        if index > 0 {
            document.page_break();
        }
        titles(&mut document, part);
        tables(&mut document, votes, part);
    }
    document
}

/// Which number is which resolution.
fn titles(document: &mut Document, part: &[(usize, &NominalResolution)]) {
    let numbers: Vec<String> =
        part.iter().map(|(_, one)| typeset(&format!("Résolution n° {}", one.number))).collect();
    let titles = part.iter().map(|(_, one)| Rich::from(&one.title));
    let pairs: Vec<(&str, Rich)> = numbers.iter().map(String::as_str).zip(titles).collect();
    document.together(|inner| {
        inner.heading(Level::Two, "Résolutions");
        inner.key_values(&pairs, 92.0);
    });
    document.space(8.0);
}

/// The colleges one after the other, and what their votes come to.
fn tables(document: &mut Document, votes: &NominalVotes, part: &[(usize, &NominalResolution)]) {
    let columns = 2 + part.len();
    for college in &votes.colleges {
        let name = if college.name.is_empty() { "Associés" } else { &college.name };
        let mut rows = vec![band(name, columns)];
        rows.extend(college.lines.iter().map(|line| member(line, part)));
        let again = |_: usize| (None, band(&typeset(&format!("{name} (suite)")), columns));
        paging::table(document, &table(part, rows), &again);
        document.space(6.0);
    }
    let all = table(part, tallies(part));
    document.together(|inner| inner.table(&all));
}

/// A table with a column for each resolution of a part.
fn table(part: &[(usize, &NominalResolution)], rows: Vec<Row>) -> Table {
    let mut columns =
        vec![Column::new(Width::Fixed(32.0), Align::Right), Column::new(Width::Share(1.0), Align::Left)];
    columns.resize(2 + part.len(), Column::new(Width::Fixed(40.0), Align::Centre));
    let mut head: Vec<Cell> = vec!["N°".into(), "Associé".into()];
    head.extend(part.iter().map(|(_, one)| Cell::from(typeset(&format!("n° {}", one.number)))));
    let style = TableStyle { size: 7.8, pad_x: 3.0, pad_y: 2.4, ..look::table_style() };
    Table { columns, head, rows, style }
}

fn band(name: &str, columns: usize) -> Row {
    Row::new([Cell::from(name).spanning(columns).aligned(Align::Left)]).bold().filled(PALE)
}

fn member(line: &NominalLine, part: &[(usize, &NominalResolution)]) -> Row {
    let mut name = Rich::from(&line.name);
    if !line.through.is_empty() {
        name = name.plain(format!(" – {}", line.through)).sized(7.0).colored(GREY);
    }
    let choices = part.iter().map(|(index, _)| Cell::from(choice(line.choices.get(*index).copied())));
    Row::new([Cell::from(count(line.number)), name.into()].into_iter().chain(choices))
}

/// A choice in a word and its colour.
fn choice(choice: Option<Choice>) -> Rich {
    let (word, color): (&str, Color) = match choice {
        Some(Choice::For) => ("Pour", GREEN),
        Some(Choice::Against) => ("Contre", BRICK),
        Some(Choice::Abstention) => ("Abst.", GREY),
        Some(Choice::Blank) => ("Blanc", GREY),
        Some(Choice::Silent) | None => ("–", GREY),
    };
    Rich::from(word).colored(color)
}

/// What the votes come to, a line for each choice.
fn tallies(part: &[(usize, &NominalResolution)]) -> Vec<Row> {
    type Tally = fn(&NominalResolution) -> u64;
    let kinds: [(&str, Tally); 5] = [
        ("Pour", |one| one.votes_for),
        ("Contre", |one| one.against),
        ("Abstentions", |one| one.abstentions),
        ("Blancs", |one| one.blank),
        ("Sans vote", |one| one.silent),
    ];
    let row = |(name, tally): &(&str, Tally)| {
        let figures = part.iter().map(|(_, one)| Cell::from(count(tally(one))));
        Row::new([Cell::from(*name).spanning(2).aligned(Align::Left)].into_iter().chain(figures))
            .bold()
            .filled(PALE)
    };
    kinds.iter().map(row).collect()
}
