//! How the letter to a member is set whose proxy is worth nothing any more: why, and what it can still do.
//!
//! What can never happen: a refused proxy given to the chair without a word (it is never), or a letter that leaves its
//! reader without a way to vote that is still open.

use pdf::{Document, Level, Rich, TextStyle};

use super::convocation::{electronic, enumerated};
use super::input::{LapseCause, ProxyLapse};
use crate::membership::letterhead::{Addressed, Letter};
use crate::words::{counted, typeset};

/// Lays out a checked letter.
pub(super) fn lay_out(letter: &ProxyLapse) -> Document {
    let subject = match letter.cause {
        LapseCause::HolderLeft { .. } | LapseCause::CeilingReached { .. } => {
            "votre pouvoir ne peut pas être utilisé"
        }
        LapseCause::Revoked { .. } => "révocation de votre pouvoir",
    };
    let subject = format!("{subject} – {}", letter.meeting.name());
    let to = &letter.principal;
    let head = Letter {
        cooperative: &letter.cooperative,
        issuance: &letter.issuance,
        to: Addressed {
            number: to.number,
            in_place_of: None,
            name: &to.name,
            lines: to.representative.iter().chain(&to.address).cloned().collect(),
        },
        sender: Vec::new(),
        subject: &subject,
    };
    let mut document = head.open();
    let text = format!(
        "Le pouvoir que vous avez donné pour l'{} du {} à ",
        letter.meeting.name(),
        letter.meeting.on.french()
    );
    let received = typeset(&format!(" nous est parvenu le {}.", letter.received_on.french()));
    document.paragraph(Rich::from(typeset(&text)).bold(&letter.holder).plain(received));
    document.paragraph(typeset(&cause(letter)));
    still(&mut document, letter);
    head.close(&mut document, "Nous restons à votre disposition pour toute question.");
    document
}

/// Why, and what it means.
fn cause(letter: &ProxyLapse) -> String {
    match letter.cause {
        LapseCause::HolderLeft { on } => format!(
            "Depuis le {}, cette personne n'est plus inscrite sur la liste des associés : elle ne peut plus voter, ni pour elle \
             ni pour d'autres. Un mandataire ne peut pas se faire remplacer ; votre pouvoir est donc caduc, et votre voix n'est \
             représentée par personne.",
            on.french()
        ),
        LapseCause::CeilingReached { ceiling } => format!(
            "Les statuts permettent à une même personne de détenir {} au plus. Celle que vous avez nommée les avait déjà reçus, \
             dans l'ordre d'arrivée, quand le vôtre est parvenu : il n'est pas retenu. Il n'est pas non plus remis au \
             président, que vous n'avez pas nommé.",
            counted(ceiling.into(), "pouvoir", "pouvoirs")
        ),
        LapseCause::Revoked { on } => format!(
            "Vous l'avez révoqué par un écrit reçu le {} (C. com., art. L225-106 et R225-79). Nous en prenons acte : la personne \
             que vous aviez nommée ne votera pas pour vous.",
            on.french()
        ),
    }
}

/// What the member can still do.
fn still(document: &mut Document, letter: &ProxyLapse) {
    let meeting = &letter.meeting;
    let mut ways = vec![
        Rich::strong("venir")
            .plain(typeset(&format!(", le {} à {} : ", meeting.on.french(), meeting.at.french())))
            .plain(&meeting.place)
            .plain(if meeting.remote.is_some() { ", ou à distance" } else { "" }),
    ];
    if let Some(last) = letter.forms_until {
        ways.push(
            Rich::strong("donner pouvoir à une autre personne, ou voter par correspondance")
                .plain(", avec un formulaire qui doit être reçu au plus tard le ")
                .bold(last.french()),
        );
    }
    if let Some(place) = &letter.electronic_at {
        ways.push(electronic(place, meeting.on));
    }
    let ways = enumerated(ways);
    document.together(|inner| {
        inner.heading(Level::Three, "Ce que vous pouvez encore faire");
        let style = TextStyle { after: 3.0, ..inner.body() };
        inner.paragraph_styled(typeset("Pour que votre voix compte, vous pouvez :"), style);
        inner.bullets(ways.clone());
    });
}
