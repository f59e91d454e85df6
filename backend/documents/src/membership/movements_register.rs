//! How the registre des mouvements is set: a line for each movement, totals carried from page to page.
//!
//! What can never happen: a line without its order number, its two days, its holders, its shares and what the capital
//! is after it (C. com. R228-9).

use pdf::{Align, Cell, Column, Document, Rich, Row, Table, TableStyle, TextStyle, Width};
use values::Money;

use super::input::{
    CapitalTotals, MovementsRegister, RegisterHolder, RegisterMovement, RegisterOperation, TransferNature,
};
use super::sheet::{banner, facts, open};
use crate::look::{self, BLUE, FIRM, GREY, PALE, right};
use crate::paging;
use crate::words::{count, counted, typeset};

/// Lays out a checked register.
pub(super) fn lay_out(register: &MovementsRegister) -> Document {
    let period = format!("du {} au {}", register.from.french_short(), register.to.french_short());
    let title = "Registre des mouvements";
    let mut document = open(&register.cooperative, title, &period, register.printed_on);
    banner(&mut document, &register.cooperative, "REGISTRE DES MOUVEMENTS", &period);
    let movements = u64::try_from(register.movements.len()).unwrap_or(u64::MAX);
    let numbers = match (register.movements.first(), register.movements.last()) {
        (Some(first), Some(last)) => format!("n°\u{a0}{} à {}", count(first.number), count(last.number)),
        _ => "–".to_owned(),
    };
    facts(
        &mut document,
        &[
            ("Inscrits du", register.from.french()),
            ("au", register.to.french()),
            ("Mouvements", counted(movements, "mouvement", "mouvements")),
            ("Numéros", numbers),
            ("Imprimé le", register.printed_on.french()),
        ],
    );
    document.space(6.0);
    let style = TextStyle { after: 8.0, ..document.small() };
    document.paragraph_styled(typeset(ABOUT), style);
    lines(&mut document, register);
    document
}

const ABOUT: &str = "Parts sociales nominatives, toutes de même catégorie. Les mouvements sont inscrits à la suite, sans \
     lacune, sous un numéro d'ordre ; le jour d'effet peut précéder le jour d'inscription (C. com., art. R228-8 et \
     R228-9). Les montants souscrits et libérés sont ceux de toute la coopérative après le mouvement.";

fn lines(document: &mut Document, register: &MovementsRegister) {
    let running = register.running();
    let opening = format!("Totaux à l’ouverture, le {}", register.from.french());
    let closing = format!("Totaux à la clôture, le {}", register.to.french());
    let mut rows = vec![totals(&opening, Align::Left, register.opening)];
    rows.extend(register.movements.iter().zip(&running).map(|(movement, after)| line(movement, *after)));
    rows.push(totals(&closing, Align::Left, register.closing).ruled(FIRM));
    let carry = |done: usize| {
        // The first row is the opening: what is carried after `done` rows is what the movement before it left.
        let at = done.checked_sub(2).and_then(|index| running.get(index));
        let carried = at.copied().unwrap_or(register.opening);
        (
            Some(totals("À reporter", Align::Right, carried).ruled(FIRM)),
            totals("Report", Align::Right, carried),
        )
    };
    let column = |width: f32, align| Column::new(Width::Fixed(width), align);
    let table = Table {
        columns: vec![
            column(29.0, Align::Right),
            column(51.0, Align::Left),
            column(74.0, Align::Left),
            Column::new(Width::Share(1.0), Align::Left),
            column(38.0, Align::Right),
            column(57.0, Align::Right),
            column(63.0, Align::Right),
            column(63.0, Align::Right),
        ],
        head: [
            "N°",
            "Effet\nInscription",
            "Opération",
            "Titulaire",
            "Parts",
            "Montant",
            "Souscrit\naprès",
            "Libéré\naprès",
        ]
        .map(Cell::from)
        .to_vec(),
        rows,
        style: TableStyle { size: 7.4, pad_x: 3.0, pad_y: 3.0, ..look::table_style() },
    };
    paging::table(document, &table, &carry);
}

/// A line of totals: of the opening, of the closing, or carried.
fn totals(name: &str, align: Align, totals: CapitalTotals) -> Row {
    Row::new([
        Cell::from(name).spanning(4).aligned(align),
        right(count(totals.shares)),
        right(""),
        right(totals.subscribed.french()),
        right(totals.paid.french()),
    ])
    .bold()
    .filled(PALE)
}

fn line(movement: &RegisterMovement, after: CapitalTotals) -> Row {
    let under = |text: String| format!("\n{text}");
    let day = Rich::from(movement.on.french_short())
        .plain(under(movement.recorded_on.french_short()))
        .colored(GREY);
    let shares = if movement.shares.is_zero() {
        Rich::from("–")
    } else {
        Rich::from(signed(movement.signed_shares(), movement.shares.count().into()))
            .plain(under(format!("× {}", movement.nominal.french_short())))
            .colored(GREY)
    };
    Row::new([
        Cell::from(Rich::strong(count(movement.number))),
        day.into(),
        operation(movement).into(),
        holders(&movement.operation).into(),
        shares.into(),
        amount(movement).french().into(),
        after.subscribed.french().into(),
        after.paid.french().into(),
    ])
}

/// A number of shares with the sign of what they do to the capital; without sign where they only change hands.
fn signed(signed: i64, number: u64) -> String {
    let sign = match signed {
        1.. => "+",
        0 => "",
        _ => "-",
    };
    format!("{sign}{}", count(number))
}

/// The amount with the sign of what it does to the capital.
fn amount(movement: &RegisterMovement) -> Money {
    match movement.operation {
        RegisterOperation::Withdrawal { .. }
        | RegisterOperation::PartialWithdrawal { .. }
        | RegisterOperation::DeferredExit { .. } => -movement.amount,
        RegisterOperation::Subscription { .. }
        | RegisterOperation::Payment { .. }
        | RegisterOperation::Transfer { .. } => movement.amount,
    }
}

/// Nature of the operation, and what of it needs telling.
fn operation(movement: &RegisterMovement) -> Rich {
    let (name, mut more) = match &movement.operation {
        RegisterOperation::Subscription { .. } => {
            ("Souscription", vec![format!("libéré {}", movement.paid.french())])
        }
        RegisterOperation::Payment { .. } => ("Libération", Vec::new()),
        RegisterOperation::Withdrawal { cause, .. } => {
            ("Retrait", cause.iter().map(|cause| typeset(cause)).collect())
        }
        RegisterOperation::PartialWithdrawal { .. } => ("Retrait partiel", Vec::new()),
        RegisterOperation::DeferredExit { .. } => ("Sortie du capital différée", Vec::new()),
        RegisterOperation::Transfer { nature, .. } => (
            match nature {
                TransferNature::Transfer => "Cession",
                TransferNature::Merge => "Réunion d’inscriptions",
                TransferNature::MergeUndone => "Réunion annulée",
            },
            Vec::new(),
        ),
    };
    let held = movement.held_back();
    if !held.is_zero() {
        more.push(format!("{} retenus par le plancher", held.french()));
    }
    more.into_iter()
        .fold(Rich::strong(name), |text, line| text.plain(format!("\n{line}")).sized(6.8).colored(GREY))
}

/// Whose shares: old and new holder, or the one whose account moves.
fn holders(operation: &RegisterOperation) -> Rich {
    let named = |text: Rich, what: &str, holder: &RegisterHolder| {
        let domicile = holder.domicile.as_ref().map_or_else(String::new, |place| format!("\n{place}"));
        text.plain(format!("{what} "))
            .colored(BLUE)
            .plain(format!("n°\u{a0}{}\n", count(holder.number)))
            .bold(&holder.name)
            .plain(domicile)
            .sized(6.6)
            .colored(GREY)
    };
    match operation {
        RegisterOperation::Subscription { to } => named(Rich::new(), "Nouveau", to),
        RegisterOperation::Payment { holder } => named(Rich::new(), "Titulaire", holder),
        RegisterOperation::DeferredExit { holder } => named(Rich::new(), "Ancien", holder),
        RegisterOperation::Withdrawal { from, .. } | RegisterOperation::PartialWithdrawal { from } => {
            named(Rich::new(), "Ancien", from)
        }
        RegisterOperation::Transfer { from, to, .. } => {
            named(named(Rich::new(), "Ancien", from).plain("\n"), "Nouveau", to)
        }
    }
}
