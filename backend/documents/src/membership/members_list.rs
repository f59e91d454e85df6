//! How the liste des associés of an assembly is set: a table for each college, and all of them at a glance.
//!
//! What can never happen: a list that does not say when it was closed, where and until when it may be consulted.

use pdf::{Align, Cell, Column, Document, Level, Rich, Row, Table, TableStyle, TextStyle, Width};

use super::input::{CollegeMembers, ListTotals, ListedMember, MembersList};
use super::sheet::{banner, facts, open};
use crate::look::{self, FIRM, GREY, PALE, right};
use crate::paging;
use crate::words::{count, counted, rate, typeset};

/// Height up to which the table of a college is not cut, in points.
const SMALL: f32 = 200.0;
/// Height of a heading, a table's head and its first members, in points.
const FIRST: f32 = 110.0;

/// Lays out a checked list.
pub(super) fn lay_out(list: &MembersList) -> Document {
    let closed = typeset(&format!("arrêtée le {}", list.closed_on.french()));
    let mut document = open(&list.cooperative, "Liste des associés", &closed, list.closed_on);
    banner(&mut document, &list.cooperative, "LISTE DES ASSOCIÉS", &closed);
    facts(
        &mut document,
        &[
            ("Assemblée", list.assembly.clone()),
            ("Associés", count(list.total.members)),
            ("Réunie le", list.held_on.french()),
            ("Parts", count(list.total.shares)),
            ("Lieu", list.place.clone()),
            ("Voix", count(list.total.votes)),
        ],
    );
    document.space(6.0);
    document.boxed(look::pale_box(), |inner| {
        let text = format!(
            "Liste arrêtée le seizième jour avant l'assemblée et tenue à la disposition des associés au siège, {}, du {} \
             jusqu'à l'assemblée (C. com., art. L225-116 et R225-90). Chacun peut en prendre connaissance ou copie.",
            list.cooperative.seat.join(", "),
            list.open_from().french(),
        );
        inner.paragraph_styled(typeset(&text), TextStyle { after: 0.0, ..inner.body() });
    });
    if list.colleges.len() > 1 {
        overview(&mut document, list);
    }
    for college in &list.colleges {
        section(&mut document, college, list.colleges.len() > 1);
    }
    document
}

/// The colleges and their totals.
fn overview(document: &mut Document, list: &MembersList) {
    document.heading(Level::Two, "Par collège");
    let weighed = list.colleges.iter().any(|college| college.weight.is_some());
    let cells = |name: &str, weight: String, total: &ListTotals| {
        let mut cells = vec![Cell::from(name)];
        if weighed {
            cells.push(right(weight));
        }
        cells.extend([total.members, total.shares, total.votes].map(|number| right(count(number))));
        Row::new(cells)
    };
    let weight = |college: &CollegeMembers| college.weight.map_or_else(|| "–".to_owned(), rate);
    let colleges = list.colleges.iter();
    let mut rows: Vec<Row> =
        colleges.map(|college| cells(&college.name, weight(college), &college.total)).collect();
    rows.push(cells("Ensemble", String::new(), &list.total).bold().ruled(FIRM));
    let mut head: Vec<Cell> = vec!["Collège".into()];
    let mut columns = vec![Column::new(Width::Share(1.0), Align::Left)];
    if weighed {
        head.push("Poids".into());
    }
    head.extend(["Associés", "Parts", "Voix"].map(Cell::from));
    columns.resize(head.len(), Column::new(Width::Fixed(62.0), Align::Right));
    document.table(&Table { columns, head, rows, style: look::table_style() });
}

/// The members of one college and their subtotal.
fn section(document: &mut Document, college: &CollegeMembers, several: bool) {
    let title = if college.name.is_empty() { "Associés" } else { &college.name };
    if college.members.is_empty() {
        document.heading(Level::Two, title);
        document.paragraph_styled("Aucun associé dans ce collège.", document.small());
        return;
    }
    let mut rows: Vec<Row> = college.members.iter().map(member).collect();
    let total = &college.total;
    let members = counted(total.members, "associé", "associés");
    let name = if several { format!("Sous-total – {members}") } else { format!("Total – {members}") };
    let figures = [total.shares, total.votes].map(|number| right(count(number)));
    let cells = std::iter::once(Cell::from(name).spanning(3).aligned(Align::Left)).chain(figures);
    rows.push(Row::new(cells).bold().filled(PALE).ruled(FIRM));
    let column = |width: f32, align| Column::new(Width::Fixed(width), align);
    let table = Table {
        columns: vec![
            column(36.0, Align::Right),
            Column::new(Width::Share(1.0), Align::Left),
            Column::new(Width::Share(1.25), Align::Left),
            column(46.0, Align::Right),
            column(40.0, Align::Right),
        ],
        head: ["N°", "Nom", "Domicile ou siège", "Parts", "Voix"].map(Cell::from).to_vec(),
        rows,
        style: TableStyle { size: 8.0, pad_y: 2.6, ..look::table_style() },
    };
    // A small college stays whole; the heading of a large one goes with its first members.
    let whole = document.measure(document.width(), |inner| {
        inner.heading(Level::Two, title);
        inner.table(&table);
    });
    document.ensure(if whole < SMALL { whole } else { FIRST });
    document.heading(Level::Two, title);
    let again = |_: usize| {
        let name = typeset(&format!("{title} (suite)"));
        (None, Row::new([Cell::from(name).spanning(5).aligned(Align::Left)]).bold().filled(PALE))
    };
    paging::table(document, &table, &again);
}

fn member(member: &ListedMember) -> Row {
    let mut name = Rich::strong(&member.name);
    if let Some(representative) = &member.representative {
        name = name.plain(format!("\n{representative}")).sized(7.2).colored(GREY);
    }
    Row::new([
        Cell::from(count(member.number)),
        name.into(),
        (&member.domicile).into(),
        count(member.shares.count().into()).into(),
        count(member.votes).into(),
    ])
}
