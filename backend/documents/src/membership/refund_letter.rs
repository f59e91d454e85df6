//! How a lettre de remboursement is set: what is paid now, what was, what remains and when.
//!
//! What can never happen: a last payment that does not say that it is the last.

use pdf::{Document, Level, Rich, TextStyle};
use values::Money;

use super::input::RefundLetter;
use super::letterhead::{Addressed, Letter};
use super::sheet::{of, outlined, schedule_table, shares, sum_table};
use crate::look::BLUE;
use crate::words::{counted, typeset};

/// Lays out a checked letter.
pub(super) fn lay_out(letter: &RefundLetter) -> Document {
    let settled = letter.remaining.is_zero();
    let subject =
        if settled { "remboursement de parts sociales – solde" } else { "remboursement de parts sociales" };
    let head = Letter {
        cooperative: &letter.cooperative,
        issuance: &letter.issuance,
        to: Addressed::member(&letter.member, letter.beneficiary.as_ref()),
        sender: Vec::new(),
        subject,
    };
    let mut document = head.open();
    payment(&mut document, letter);
    let mut lines = vec![("Somme à rembourser".to_owned(), letter.amount)];
    if !letter.repaid_before.is_zero() {
        lines.push(("Remboursé auparavant".to_owned(), -letter.repaid_before));
    }
    let now = format!("Ce versement, le {}", letter.payment.paid_on.french());
    lines.push((now, -letter.payment.amount));
    sum_table(&mut document, &lines, ("Reste à rembourser", letter.remaining));
    document.space(10.0);
    if settled {
        document.boxed(outlined(), |inner| {
            let text = Rich::strong("La somme est entièrement remboursée.").colored(BLUE);
            let text = text.plain(typeset(" La coopérative ne doit plus rien au titre de cette sortie."));
            inner.paragraph_styled(text, TextStyle { after: 0.0, ..inner.body() });
        });
    } else {
        rest(&mut document, letter);
    }
    document.space(4.0);
    head.close(&mut document, "Nous restons à votre disposition pour toute question.");
    document
}

/// What is paid, how, and for which shares.
fn payment(document: &mut Document, letter: &RefundLetter) {
    let payment = &letter.payment;
    let means = payment.means.as_ref().map_or_else(String::new, |means| typeset(&format!(" par {means}")));
    let reference =
        payment.reference.as_ref().map_or_else(String::new, |reference| format!(" (référence {reference})"));
    let text = Rich::from("Nous vous avons versé ")
        .bold(payment.amount.french())
        .plain(format!(", le {}", payment.paid_on.french()))
        .plain(means)
        .plain(reference)
        .plain(typeset(&format!(", au titre de la sortie, le {}, de ", letter.left_on.french())))
        .plain(shares(letter.shares.count().into()));
    let text = match &letter.beneficiary {
        Some(_) => {
            let name = &letter.member.holder.name;
            text.plain(format!(" {}", of(name))).bold(name).plain(".")
        }
        None => text.plain("."),
    };
    document.paragraph(text);
    document.space(4.0);
}

/// What remains: what is scheduled, and what waits for the floor of the capital.
fn rest(document: &mut Document, letter: &RefundLetter) {
    if !letter.schedule.is_empty() {
        document.together(|inner| {
            inner.heading(Level::Three, "Échéancier");
            let payable: Money = letter.remaining - letter.blocked;
            let number = u64::try_from(letter.schedule.len()).unwrap_or(u64::MAX);
            let text = Rich::strong(payable.french()).plain(typeset(&format!(
                " en {} ; la coopérative peut payer plus tôt.",
                counted(number, "échéance", "échéances")
            )));
            inner.paragraph(text);
            schedule_table(inner, &letter.schedule);
        });
        document.space(8.0);
    }
    if !letter.blocked.is_zero() {
        document.boxed(outlined(), |inner| {
            let text = Rich::strong(letter.blocked.french()).plain(typeset(
                " restent retenus par le plancher du capital (loi n° 47-1775 du 10 septembre 1947, art. 13 et 27). Cette \
                 somme vous reste due et sera remboursée, dans l'ordre des sorties, à mesure que de nouvelles souscriptions \
                 relèveront le capital.",
            ));
            inner.paragraph_styled(text, TextStyle { after: 0.0, ..inner.body() });
        });
        document.space(4.0);
    }
}
