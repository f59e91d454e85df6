//! How the list of the register of minutes is set: a line for each procès-verbal, with the fingerprint of its file.
//!
//! What can never happen: an entry whose file cannot be told from another.

use pdf::{Align, Cell, Column, Document, Rich, Row, Table, TableStyle, TextStyle, Width};

use super::input::{MinutesRegister, RegisteredMinutes};
use crate::look::{self, GREY, PALE};
use crate::membership::sheet::{banner, facts, open};
use crate::paging;
use crate::words::{count, counted, typeset};

/// Hexadecimal digits that stand together, so that two fingerprints can be compared by eye.
const GROUP: usize = 8;

/// Lays out a checked register.
pub(super) fn lay_out(register: &MinutesRegister) -> Document {
    let title = "Registre des procès-verbaux";
    let printed = typeset(&format!("au {}", register.printed_on.french()));
    let mut document = open(&register.cooperative, title, &printed, register.printed_on);
    banner(&mut document, &register.cooperative, "REGISTRE DES PROCÈS-VERBAUX", &printed);
    let number = u64::try_from(register.entries.len()).unwrap_or(u64::MAX);
    let numbers = match (register.entries.first(), register.entries.last()) {
        (Some(first), Some(last)) => format!("n°\u{a0}{} à {}", first.number, last.number),
        _ => "–".to_owned(),
    };
    facts(
        &mut document,
        &[
            ("Procès-verbaux", counted(number, "procès-verbal", "procès-verbaux")),
            ("Numéros", numbers),
            ("Imprimé le", register.printed_on.french()),
        ],
    );
    document.space(4.0);
    let about = "Les procès-verbaux des assemblées sont portés au registre spécial tenu au siège, à la suite et sans lacune (C. \
                 com., art. R225-106 et R225-22), dans l'ordre de leurs signatures. L'empreinte SHA-256 est celle du fichier PDF du procès-verbal signé : un \
                 fichier dont l'empreinte diffère n'est pas celui du registre.";
    document.paragraph_styled(typeset(about), TextStyle { after: 8.0, ..document.small() });
    if register.entries.is_empty() {
        document.paragraph("Aucun procès-verbal n’est encore inscrit.");
        return document;
    }
    let table = Table {
        columns: vec![
            Column::new(Width::Fixed(32.0), Align::Right),
            Column::new(Width::Fixed(96.0), Align::Left),
            Column::new(Width::Share(1.0), Align::Left),
            Column::new(Width::Fixed(58.0), Align::Right),
            Column::new(Width::Fixed(172.0), Align::Left),
        ],
        head: ["N°", "Date", "Assemblée", "Résolutions", "Empreinte SHA-256"].map(Cell::from).to_vec(),
        rows: register.entries.iter().map(entry).collect(),
        style: TableStyle { size: 8.3, pad_x: 4.0, ..look::table_style() },
    };
    let again = |_: usize| {
        let name = typeset("Registre des procès-verbaux (suite)");
        (None, Row::new([Cell::from(name).spanning(5).aligned(Align::Left)]).bold().filled(PALE))
    };
    paging::table(&mut document, &table, &again);
    document
}

fn entry(entry: &RegisteredMinutes) -> Row {
    Row::new([
        Cell::from(Rich::strong(entry.number.to_string())),
        Rich::new()
            .plain(entry.held_on.french())
            .plain(format!("\nsigné le {}", entry.signed_on.french()))
            .into(),
        (&entry.kind).into(),
        count(entry.decisions).into(),
        Rich::new().plain(grouped(&entry.sha256)).sized(7.2).colored(GREY).into(),
    ])
}

/// Hexadecimal digits in groups, on two lines.
fn grouped(digits: &str) -> String {
    let digits: Vec<char> = digits.to_ascii_lowercase().chars().collect();
    let groups: Vec<String> = digits.chunks(GROUP).map(|group| group.iter().collect()).collect();
    let lines: Vec<String> = groups.chunks(4).map(|line| line.join("\u{a0}")).collect();
    lines.join("\n")
}
