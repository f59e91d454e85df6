//! How the relevé of a member is set: balances and movements, what is due, what is owed.
//!
//! What can never happen: a relevé that leaves open whether somebody still has to pay.

use pdf::{Align, Cell, Column, Document, Level, Rich, Row, Table, TableStyle, TextStyle, Width, mm};
use values::Money;

use super::input::{MemberBalance, MemberStatement, RefundOwed, StatementMovement};
use super::sheet::{banner, company_block, facts, holder_block, membership_facts, open};
use crate::look::{self, BLUE, BRICK, FIRM, GREY, PALE, label, right};
use crate::paging;
use crate::words::{count, typeset};

/// Lays out a checked statement.
pub(super) fn lay_out(statement: &MemberStatement) -> Document {
    let member = &statement.member;
    let period = format!("du {} au {}", statement.from.french_short(), statement.to.french_short());
    let title = format!("Relevé de l’associé n°\u{a0}{}", count(member.number));
    let mut document = open(&statement.cooperative, &title, &period, statement.made_on);
    banner(&mut document, &statement.cooperative, "RELEVÉ D’ASSOCIÉ", &period);
    let company = |inner: &mut Document| company_block(inner, &statement.cooperative);
    let holder = |inner: &mut Document| {
        inner.boxed(look::pale_box(), |inner| holder_block(inner, "ASSOCIÉ", &member.holder));
    };
    document.columns(mm(10.0), &[(1.0, &company), (1.25, &holder)]);
    document.space(10.0);
    let mut known = membership_facts(member);
    if let Some(left) = statement.left_on {
        known.push(("Sortie le", left.french()));
    }
    known.push(("Établi le", statement.made_on.french()));
    facts(&mut document, &known);
    document.space(8.0);
    figures(&mut document, statement);
    movements(&mut document, statement);
    refunds(&mut document, &statement.refunds);
    document.space(8.0);
    let style = TextStyle { after: 2.0, ..document.small() };
    document.paragraph_styled(
        typeset(
            "Ce relevé reprend les inscriptions du registre des mouvements connues le jour de son établissement. Une \
             erreur ? Écrivez à la coopérative, qui la corrigera par une nouvelle inscription.",
        ),
        style,
    );
    document
}

/// Subscribed, called, paid and due at the end of the period.
fn figures(document: &mut Document, statement: &MemberStatement) {
    let figure = |inner: &mut Document, name: &str, amount: Money, color, below: &str| {
        label(inner, name);
        let style = TextStyle { size: 13.0, color, after: 1.0, ..inner.body() };
        inner.paragraph_styled(Rich::strong(amount.french()), style);
        inner.paragraph_styled(below, TextStyle { size: 7.4, after: 0.0, ..inner.small() });
    };
    let until = |day: Option<values::Day>| {
        day.map_or_else(String::new, |day| format!("au plus tard le {}", day.french_short()))
    };
    let (closing, due) = (statement.closing, statement.due);
    let shares = super::sheet::shares(closing.shares);
    let (owes, asked) = if due.is_zero() {
        (BLUE, "rien à verser à ce jour".to_owned())
    } else {
        (BRICK, until(statement.due_by))
    };
    let remains = if statement.remaining.is_zero() {
        "parts entièrement libérées".to_owned()
    } else {
        format!("reste {}\n{}", statement.remaining.french(), until(statement.release_by))
    };
    let remains = if closing.shares == 0 { String::new() } else { remains };
    let called = if closing.shares == 0 { "" } else { "de ce qui est souscrit" };
    document.boxed(look::pale_box(), |inner| {
        inner.columns(
            mm(5.0),
            &[
                (1.0, &|inner: &mut Document| figure(inner, "SOUSCRIT", closing.subscribed, BLUE, &shares)),
                (1.0, &|inner: &mut Document| figure(inner, "APPELÉ", statement.called, BLUE, called)),
                (1.0, &|inner: &mut Document| figure(inner, "LIBÉRÉ", closing.paid, BLUE, &remains)),
                (1.0, &|inner: &mut Document| figure(inner, "EXIGIBLE", due, owes, &asked)),
            ],
        );
    });
}

fn movements(document: &mut Document, statement: &MemberStatement) {
    document.heading(Level::Two, "Mouvements");
    let opening = format!("Solde à l’ouverture, le {}", statement.from.french());
    let closing = format!("Solde à la clôture, le {}", statement.to.french());
    let mut rows = vec![balance(&opening, statement.opening)];
    rows.extend(statement.movements.iter().map(movement));
    if statement.movements.is_empty() {
        let none = Rich::from(typeset("Aucun mouvement dans la période.")).colored(GREY);
        rows.push(Row::new([Cell::from(none).spanning(6)]));
    }
    rows.push(balance(&closing, statement.closing).ruled(FIRM));
    let column = |width: f32, align| Column::new(Width::Fixed(width), align);
    let table = Table {
        columns: vec![
            column(66.0, Align::Left),
            column(36.0, Align::Right),
            Column::new(Width::Share(1.0), Align::Left),
            column(48.0, Align::Right),
            column(78.0, Align::Right),
            column(78.0, Align::Right),
        ],
        head: ["Effet", "N°", "Opération", "Parts", "Souscrit", "Libéré"].map(Cell::from).to_vec(),
        rows,
        style: look::table_style(),
    };
    let again = |_: usize| {
        let name = Cell::from("Mouvements (suite)").spanning(6).aligned(Align::Left);
        (None, Row::new([name]).bold().filled(PALE))
    };
    paging::table(document, &table, &again);
}

fn balance(name: &str, balance: MemberBalance) -> Row {
    Row::new([
        Cell::from(name).spanning(3),
        right(count(balance.shares)),
        right(balance.subscribed.french()),
        right(balance.paid.french()),
    ])
    .bold()
    .filled(PALE)
}

fn movement(movement: &StatementMovement) -> Row {
    let mut operation = Rich::from(typeset(&movement.operation));
    if let Some(detail) = &movement.detail {
        operation = operation.plain(format!("\n{detail}")).sized(7.4).colored(GREY);
    }
    let amount = |amount: Money| match amount {
        nothing if nothing.is_zero() => "–".to_owned(),
        less if less.is_negative() => less.french(),
        more => format!("+{}", more.french()),
    };
    let shares = match movement.shares {
        0 => "–".to_owned(),
        less if less < 0 => format!("-{}", count(less.unsigned_abs())),
        more => format!("+{}", count(more.unsigned_abs())),
    };
    Row::new([
        Cell::from(movement.on.french_short()),
        count(movement.number).into(),
        operation.into(),
        shares.into(),
        amount(movement.subscribed).into(),
        amount(movement.paid).into(),
    ])
}

/// What the cooperative owes for shares that left.
fn refunds(document: &mut Document, refunds: &[RefundOwed]) {
    if refunds.is_empty() {
        return;
    }
    document.space(4.0);
    document.together(|inner| {
        inner.heading(Level::Two, "Remboursements dus par la coopérative");
        let rows = refunds.iter().map(refund).collect();
        let column = |width: f32, align| Column::new(Width::Fixed(width), align);
        inner.table(&Table {
            columns: vec![
                column(62.0, Align::Left),
                column(74.0, Align::Right),
                column(74.0, Align::Right),
                column(74.0, Align::Right),
                column(84.0, Align::Right),
                Column::new(Width::Share(1.0), Align::Left),
            ],
            head: ["Sortie le", "À rembourser", "Remboursé", "Reste dû", "dont retenu par le plancher", "Prochaine échéance"]
                .map(Cell::from)
                .to_vec(),
            rows,
            style: TableStyle { pad_x: 4.0, ..look::table_style() },
        });
        if refunds.iter().any(|refund| !refund.blocked.is_zero()) {
            inner.space(4.0);
            let text = typeset(
                "Ce que le plancher du capital retient reste dû : il sera remboursé, dans l'ordre des sorties, dès que de \
                 nouvelles souscriptions le permettront (loi n° 47-1775 du 10 septembre 1947, art. 13 et 27).",
            );
            inner.paragraph_styled(text, inner.small());
        }
    });
}

fn refund(refund: &RefundOwed) -> Row {
    let next = match refund.next {
        Some(next) => format!("{}, {}", next.due_on.french_short(), next.amount.french()),
        None if refund.remaining.is_zero() => "soldé".to_owned(),
        None => "–".to_owned(),
    };
    Row::new([
        Cell::from(refund.left_on.french_short()),
        refund.amount.french().into(),
        refund.repaid.french().into(),
        Rich::strong(refund.remaining.french()).into(),
        refund.blocked.french().into(),
        next.into(),
    ])
}
