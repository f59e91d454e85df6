//! How a lettre de sortie is set: why and when, what is owed, what waits and why, when it is paid.
//!
//! What can never happen: a sum that the floor of the capital holds back without a word on what that means.

use pdf::{Document, Level, Rich, TextStyle};
use values::{Day, Money};

use super::input::{ExitCause, ExitLetter, ExitSettlement, FloorHold};
use super::letterhead::{Addressed, Letter};
use super::sheet::{of, outlined, schedule_table, shares, sum_table};
use crate::look::{BRICK, GREY};
use crate::words::{counted, typeset};

/// Lays out a checked letter.
pub(super) fn lay_out(letter: &ExitLetter) -> Document {
    let subject = match letter.settlement {
        Some(_) => "fin de la qualité d'associé et remboursement des parts",
        None => "fin de la qualité d'associé",
    };
    let head = Letter {
        cooperative: &letter.cooperative,
        issuance: &letter.issuance,
        to: Addressed::member(&letter.member, letter.beneficiary.as_ref()),
        sender: Vec::new(),
        subject,
    };
    let mut document = head.open();
    document.paragraph(cause(letter));
    let end = match &letter.beneficiary {
        None => {
            Rich::from(typeset("Votre qualité d'associé et la voix qui s'y attache prennent donc fin le "))
        }
        Some(_) => {
            Rich::from(typeset("La qualité d'associé et la voix qui s'y attache prennent donc fin, pour "))
                .bold(&letter.member.holder.name)
                .plain(", le ")
        }
    };
    let number = shares(letter.shares.count().into());
    document
        .paragraph(end.bold(letter.effective_on.french()).plain(format!(". La sortie porte sur {number}.")));
    match &letter.settlement {
        Some(settlement) => settle(&mut document, settlement),
        None => document.paragraph(typeset(
            "Toutes les parts ayant été cédées, leur prix se règle entre les parties à la cession : la coopérative n'a \
             rien à rembourser.",
        )),
    }
    liability(&mut document);
    let last = match letter.cause {
        ExitCause::Resignation | ExitCause::LossOfQuality | ExitCause::Transfer
            if letter.beneficiary.is_none() =>
        {
            "Nous vous remercions du chemin parcouru avec la coopérative."
        }
        _ => "Nous restons à votre disposition pour toute question.",
    };
    head.close(&mut document, last);
    document
}

/// Why the membership ends, in a sentence.
fn cause(letter: &ExitLetter) -> Rich {
    let theirs = letter.beneficiary.is_some();
    let day = |before: &str, day: Option<Day>, after: &str| {
        day.map_or_else(String::new, |day| format!("{before}{}{after}", day.french()))
    };
    let told = day(", le ", letter.notified_on, ",");
    let of_whom = |before: &str, after: &str| {
        let name = &letter.member.holder.name;
        Rich::from(typeset(&format!("{before} {}", of(name)))).bold(name).plain(typeset(after))
    };
    let text = match letter.cause {
        ExitCause::Resignation if theirs => {
            let came = day(" le ", letter.notified_on, "");
            of_whom(&format!("La décision de quitter la coopérative nous est parvenue{came}, au nom"), ".")
        }
        ExitCause::Resignation => Rich::from(typeset(&format!(
            "Nous avons bien reçu{told} votre décision de quitter la coopérative, et en prenons acte."
        ))),
        ExitCause::Exclusion => {
            let held = day(" du ", letter.decided_on, "");
            let text = format!(
                "L'assemblée générale{held} a décidé, à la majorité requise pour modifier les statuts (C. com., art. \
                 L231-6),"
            );
            if theirs {
                of_whom(&format!("{text} l'exclusion"), ".")
            } else {
                Rich::from(typeset(&format!("{text} de mettre fin à votre participation à la coopérative.")))
            }
        }
        ExitCause::Death => of_whom(
            &format!("Nous avons appris avec tristesse{told} le décès"),
            ". Nous adressons nos condoléances à ses proches.",
        ),
        ExitCause::Dissolution => of_whom(&format!("Nous avons été informés{told} de la dissolution"), "."),
        ExitCause::LossOfQuality => {
            let found =
                day("Le conseil d'administration a constaté, dans sa séance du ", letter.decided_on, ",");
            let found = if found.is_empty() { "Il a été constaté".to_owned() } else { found };
            Rich::from(typeset(&format!(
                "{found} que la qualité requise pour être associé n'est plus remplie."
            )))
        }
        ExitCause::Transfer => of_whom("Toutes les parts", " ont été cédées à d'autres associés."),
    };
    match &letter.reason {
        Some(reason) => text.plain(typeset(" Motif : ")).plain(reason.trim_end_matches('.')).plain("."),
        None => text,
    }
}

/// The sum owed, what waits, and the schedule.
fn settle(document: &mut Document, settlement: &ExitSettlement) {
    document.heading(Level::Three, "Somme à rembourser");
    let unpaid = settlement.subscribed - settlement.paid;
    let mut lines = vec![("Valeur nominale des parts".to_owned(), settlement.subscribed)];
    if !unpaid.is_zero() {
        lines.push(("Part non libérée, qui n’a pas été versée".to_owned(), -unpaid));
    }
    let losses = typeset("Part des pertes que les réserves n'absorbent pas");
    lines.push((losses, if settlement.losses.is_zero() { Money::ZERO } else { -settlement.losses }));
    sum_table(document, &lines, ("À rembourser", settlement.amount));
    document.space(4.0);
    if settlement.provisional {
        let text = typeset(
            "Ce montant est provisoire : les comptes de l'exercice de la sortie ne sont pas encore approuvés, et la part \
             des pertes peut changer. Nous vous écrirons dans ce cas.",
        );
        document.paragraph_styled(text, document.small());
    }
    if !settlement.schedule.is_empty() {
        document.together(|inner| when(inner, settlement));
        document.space(6.0);
    }
    if let Some(floor) = settlement.floor.filter(|floor| !floor.blocked.is_zero()) {
        waits(document, settlement.amount, floor);
    }
}

/// When what is not held back is repaid.
fn when(document: &mut Document, settlement: &ExitSettlement) {
    document.heading(Level::Three, "Échéancier");
    let number = u64::try_from(settlement.schedule.len()).unwrap_or(u64::MAX);
    let text = Rich::strong((settlement.amount - settlement.blocked()).french()).plain(typeset(&format!(
        " vous sont remboursés en {}, au plus tard le {}, sans intérêt ; la coopérative peut payer plus tôt.",
        counted(number, "échéance", "échéances"),
        settlement.due_by.french()
    )));
    document.paragraph(text);
    schedule_table(document, &settlement.schedule);
}

/// What it means that the floor of the capital holds a sum back.
fn waits(document: &mut Document, amount: Money, floor: FloorHold) {
    document.boxed(outlined(), |inner| {
        let style = TextStyle { after: 3.0, ..inner.body() };
        let title = if floor.blocked == amount {
            "Cette somme doit attendre : le plancher du capital est atteint".to_owned()
        } else {
            format!("Une partie doit attendre : {} retenus par le plancher du capital", floor.blocked.french())
        };
        inner.paragraph_styled(Rich::strong(typeset(&title)).colored(BRICK), style);
        let text = format!(
            "Le capital de la coopérative ne peut descendre au-dessous de {} (loi n° 47-1775 du 10 septembre 1947, art. 13 \
             et 27, et statuts). Rembourser dès maintenant {} le ferait descendre plus bas. Cela ne retarde pas la fin de la \
             qualité d'associé, qui est acquise ; seul le remboursement attend.",
            floor.capital_floor.french_short(),
            floor.blocked.french(),
        );
        inner.paragraph_styled(typeset(&text), style);
        let text = "Cette somme vous reste due. Elle sera remboursée, dans l'ordre des sorties, à mesure que de nouvelles \
                    souscriptions relèveront le capital ; nous vous écrirons alors avec un échéancier.";
        inner.paragraph_styled(typeset(text), TextStyle { after: 0.0, ..style });
    });
    document.space(8.0);
}

/// What the law keeps owed by who left.
fn liability(document: &mut Document) {
    let text = typeset(
        "Qui cesse d'être associé reste tenu pendant cinq ans, envers les associés et envers les tiers, des obligations qui \
         existaient au moment de la sortie (C. com., art. L231-6).",
    );
    document.paragraph_styled(text, TextStyle { color: GREY, ..document.body() });
}
