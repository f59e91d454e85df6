//! How the feuille de présence is set: a table for each college with room to sign, who holds proxies, totals, quorum,
//! and what the bureau certifies.
//!
//! What can never happen: a page that continues a college without its name and its head; a member listed without its
//! votes; a signature zone too low for a hand.

use pdf::{
    Align, Cell, Color, Column, Document, Level, Rich, Row, Stroke, Table, TableStyle, TextStyle, Width,
};

use super::bureau;
use super::input::{
    AttendanceSheet, Certification, CollegeSheet, Manner, ProxyHolder, SheetEntry, SheetTotals, is_proxy,
};
use crate::assembly_result::layout::quorum_line;
use crate::look::{self, FIRM, GREY, HAIR, PALE, right};
use crate::membership::sheet::{banner, capitalised, facts, open};
use crate::paging;
use crate::words::{count, counted, rate, typeset};

/// Height of a college's name, a table's head and its first members, in points.
const FIRST: f32 = 130.0;
/// Lines of the grid in which one signs.
const GRID: Stroke = Stroke::new(Color::rgb(150, 158, 168), 0.5);

/// Lays out a checked sheet.
pub(super) fn lay_out(sheet: &AttendanceSheet) -> Document {
    let title = "Feuille de présence";
    let meeting = &sheet.meeting;
    let mut document = open(&sheet.cooperative, title, &meeting.on.french(), meeting.on);
    banner(&mut document, &sheet.cooperative, "FEUILLE DE PRÉSENCE", &meeting.title());
    let enrolled: u64 = sheet.colleges.iter().map(|college| college.enrolled).sum();
    let mut known = vec![
        ("Assemblée", meeting.kind.clone()),
        ("Inscrits", counted(enrolled, "associé", "associés")),
        ("Réunie le", format!("{}, à {}", meeting.on.french(), meeting.at.french())),
        ("Convocation", capitalised(meeting.convocation())),
        ("Lieu", meeting.place.clone()),
        ("À distance", meeting.remote.as_ref().map_or_else(|| "–".to_owned(), |remote| remote.means.clone())),
    ];
    if sheet.certification.is_some() {
        known.push(("Participants", counted(sheet.total.members, "associé", "associés")));
    }
    facts(&mut document, &known);
    document.space(4.0);
    let about = "Chaque associé présent signe en face de son nom, et chaque mandataire au tableau des mandataires (C. com., \
                 art. R225-95). Une présence signée au code QR porte son heure. Un associé a une voix quel que soit le nombre \
                 de ses parts (loi n° 47-1775 du 10 septembre 1947, art. 19 octies).";
    document.paragraph_styled(typeset(about), document.small());
    for college in &sheet.colleges {
        members(&mut document, sheet, college);
    }
    holders(&mut document, sheet);
    totals(&mut document, sheet);
    if let Some(certified) = &sheet.certification {
        certify(&mut document, sheet, certified);
    }
    document
}

/// The look of a table in which one signs.
fn grid() -> TableStyle {
    TableStyle {
        size: 7.6,
        pad_x: 3.0,
        pad_y: 4.0,
        between: Some(GRID),
        beside: Some(GRID),
        ..look::table_style()
    }
}

const fn fixed(width: f32, align: Align) -> Column {
    Column::new(Width::Fixed(width), align)
}

/// The members of a college.
fn members(document: &mut Document, sheet: &AttendanceSheet, college: &CollegeSheet) {
    let name = if college.name.is_empty() { "Associés" } else { &college.name };
    let weight = college.weight.map_or_else(String::new, |weight| format!(" – poids {}", rate(weight)));
    let enrolled = counted(college.enrolled, "associé inscrit", "associés inscrits");
    let title = format!("{name}{weight} – {enrolled}");
    document.ensure(FIRST);
    document.heading(Level::Two, &title);
    if college.entries.is_empty() {
        document.paragraph_styled("Aucun associé de ce collège sur la feuille.", document.small());
        return;
    }
    let mut rows: Vec<Row> = college.entries.iter().map(|entry| member(sheet, entry)).collect();
    let total = &college.total;
    let present = counted(total.members, "participant", "participants");
    rows.push(
        Row::new([
            Cell::from(format!("Sous-total – {present}")).spanning(2).aligned(Align::Left),
            right(count(total.shares)),
            right(count(total.votes)),
            Cell::from("").spanning(3),
        ])
        .bold()
        .filled(PALE)
        .ruled(FIRM),
    );
    let table = Table {
        columns: vec![
            fixed(28.0, Align::Right),
            Column::new(Width::Share(1.0), Align::Left),
            fixed(32.0, Align::Right),
            fixed(28.0, Align::Right),
            fixed(92.0, Align::Left),
            fixed(52.0, Align::Left),
            fixed(104.0, Align::Left),
        ],
        head: ["N°", "Nom et domicile", "Parts", "Voix", "Participation", "Arrivée\nDépart", "Signature"]
            .map(Cell::from)
            .to_vec(),
        rows,
        style: grid(),
    };
    let again = |_: usize| {
        let name = typeset(&format!("{name} (suite)"));
        (None, Row::new([Cell::from(name).spanning(7).aligned(Align::Left)]).bold().filled(PALE))
    };
    paging::table(document, &table, &again);
}

fn member(sheet: &AttendanceSheet, entry: &SheetEntry) -> Row {
    let under = |text: &str| format!("\n{text}");
    let mut name = Rich::strong(&entry.name);
    if let Some(acting) = &entry.representative {
        name = name.plain(under(acting)).sized(7.0);
    }
    name = name.plain(under(&entry.domicile)).sized(7.0).colored(GREY);
    let attendance = &entry.attendance;
    let hour = |hour: Option<super::Hour>| hour.map_or_else(|| "–".to_owned(), super::Hour::french);
    let hours = match attendance.manner {
        Manner::Postal | Manner::Absent => String::new(),
        _ if attendance.left.is_none() => hour(attendance.arrived),
        _ => format!("{}\n{}", hour(attendance.arrived), hour(attendance.left)),
    };
    let signed = match (attendance.signed_at, attendance.manner) {
        (Some(at), _) => Rich::from(format!("signé au code QR à {}", at.french())).sized(7.0),
        (None, Manner::Represented { .. }) => Rich::from("voir les mandataires").colored(GREY),
        (None, Manner::BlankProxy | Manner::Postal) => Rich::from("formulaire annexé").colored(GREY),
        (None, Manner::InPerson | Manner::Remote | Manner::Absent) => Rich::new(),
    };
    Row::new([
        Cell::from(count(entry.number)),
        name.into(),
        count(entry.shares).into(),
        count(entry.votes).into(),
        manner(sheet, attendance.manner).into(),
        hours.into(),
        signed.into(),
    ])
}

/// How a member takes part, in words.
fn manner(sheet: &AttendanceSheet, manner: Manner) -> Rich {
    match manner {
        Manner::InPerson => Rich::strong("Présent"),
        Manner::Remote => Rich::strong("Présent").plain(" à distance"),
        Manner::Represented { by } => {
            let holder = sheet.holders.get(by).map(|holder| holder.name.as_str()).unwrap_or_default();
            Rich::strong("Représenté").plain(" par ").plain(holder)
        }
        Manner::BlankProxy => Rich::strong("Pouvoir en blanc").plain(" au président"),
        Manner::Postal => Rich::strong("Vote par correspondance"),
        // Before the close, who is not there may still come: the box stays free.
        Manner::Absent if sheet.certification.is_none() => Rich::new(),
        Manner::Absent => Rich::from("Absent").colored(GREY),
    }
}

/// Who holds proxies, and what for.
fn holders(document: &mut Document, sheet: &AttendanceSheet) {
    if sheet.holders.is_empty() {
        return;
    }
    document.ensure(FIRST);
    document.heading(Level::Two, "Mandataires");
    let line = |(place, holder): (usize, &ProxyHolder)| {
        let mandates = sheet.mandates(place);
        let member = match holder.number {
            Some(number) => format!("\nAssocié n°\u{a0}{}", count(number)),
            None => "\nConjoint ou partenaire de PACS".to_owned(),
        };
        let name = Rich::strong(&holder.name).plain(member).sized(7.0);
        let name = name.plain(format!("\n{}", holder.domicile)).sized(7.0).colored(GREY);
        let figures = [mandates.members, mandates.shares, mandates.votes].map(|number| right(count(number)));
        let signed =
            holder.signed_at.map_or_else(String::new, |at| format!("signé au code QR à {}", at.french()));
        Row::new(std::iter::once(Cell::from(name)).chain(figures).chain([Cell::from(signed)]))
    };
    let table = Table {
        columns: vec![
            Column::new(Width::Share(1.0), Align::Left),
            fixed(56.0, Align::Right),
            fixed(48.0, Align::Right),
            fixed(48.0, Align::Right),
            fixed(118.0, Align::Left),
        ],
        head: ["Nom et domicile", "Pouvoirs", "Parts", "Voix", "Signature"].map(Cell::from).to_vec(),
        rows: sheet.holders.iter().enumerate().map(line).collect(),
        style: grid(),
    };
    let again = |_: usize| {
        let name = typeset("Mandataires (suite)");
        (None, Row::new([Cell::from(name).spanning(5).aligned(Align::Left)]).bold().filled(PALE))
    };
    paging::table(document, &table, &again);
}

/// Totals of each college and of all, and the quorum that they make.
fn totals(document: &mut Document, sheet: &AttendanceSheet) {
    type Wanted = fn(&Manner) -> bool;
    let manners: [Wanted; 5] = [
        |manner| *manner == Manner::InPerson,
        |manner| *manner == Manner::Remote,
        |manner| matches!(manner, Manner::Represented { .. }),
        |manner| *manner == Manner::BlankProxy,
        |manner| *manner == Manner::Postal,
    ];
    let row = |name: &str, weight: String, enrolled: u64, manners: [u64; 5], total: &SheetTotals| {
        let cells = [Cell::from(name), right(weight), right(count(enrolled))].into_iter();
        let how = manners.map(|number| right(count(number)));
        let whole = [total.members, total.shares, total.votes].map(|number| right(count(number)));
        Row::new(cells.chain(how).chain(whole))
    };
    let weight = |college: &CollegeSheet| college.weight.map_or_else(|| "–".to_owned(), rate);
    let of = |college: &CollegeSheet| manners.map(|wanted| college.totals(wanted).members);
    let mut rows: Vec<Row> = sheet
        .colleges
        .iter()
        .map(|one| row(&one.name, weight(one), one.enrolled, of(one), &one.total))
        .collect();
    let enrolled = sheet.colleges.iter().map(|college| college.enrolled).sum();
    let all = manners.map(|wanted| sheet.totals(wanted).members);
    rows.push(row("Ensemble", String::new(), enrolled, all, &sheet.total).bold().ruled(FIRM));
    let head = [
        "Collège",
        "Poids",
        "Inscrits",
        "Présents",
        "À distance",
        "Repré-\nsentés",
        "En blanc",
        "Corresp.",
        "Total",
        "Parts",
        "Voix",
    ];
    let mut columns = vec![Column::new(Width::Share(1.0), Align::Left)];
    let widths = [34.0, 38.0, 40.0, 38.0, 36.0, 34.0, 40.0, 32.0, 40.0, 32.0];
    columns.extend(widths.map(|width| fixed(width, Align::Right)));
    let style = TableStyle { size: 7.2, pad_x: 2.5, between: Some(HAIR), ..look::table_style() };
    let table = Table { columns, head: head.map(Cell::from).to_vec(), rows, style };
    document.together(|inner| {
        inner.heading(Level::Two, "Totaux");
        inner.table(&table);
        if !sheet.quorums.is_empty() {
            inner.space(8.0);
            inner.boxed(look::pale_box(), |inner| {
                for line in &sheet.quorums {
                    quorum_line(inner, &line.quorum, &line.decisions);
                }
            });
        }
    });
}

/// What the bureau certifies, and where it signs.
fn certify(document: &mut Document, sheet: &AttendanceSheet, certified: &Certification) {
    let (proxies, postal) = (sheet.totals(is_proxy), sheet.totals(|manner| *manner == Manner::Postal));
    let annexed = |number: u64, one: &str, several: &str, total: &SheetTotals| {
        format!(
            "{} ({}, {})",
            counted(number, one, several),
            counted(total.shares, "part", "parts"),
            counted(total.votes, "voix", "voix")
        )
    };
    let text = format!(
        "Le bureau certifie exacte la présente feuille de présence, arrêtée le {} à {} : {} présents, représentés ou votant \
         par correspondance, ayant ensemble {} et {}. Y sont annexés {} et {} (C. com., art. R225-95).",
        sheet.meeting.on.french(),
        certified.closed_at.french(),
        counted(sheet.total.members, "associé", "associés"),
        counted(sheet.total.shares, "part", "parts"),
        counted(sheet.total.votes, "voix", "voix"),
        annexed(certified.proxies, "pouvoir", "pouvoirs", &proxies),
        annexed(certified.postal_forms, "vote par correspondance", "votes par correspondance", &postal),
    );
    document.together(|inner| {
        inner.heading(Level::Two, "Certification");
        inner.paragraph_styled(typeset(&text), TextStyle { after: 10.0, ..inner.body() });
        bureau::signatures(inner, &certified.bureau);
    });
}
