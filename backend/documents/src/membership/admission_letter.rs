//! How a lettre d’admission is set: the decision, the shares, and what a member may expect.
//!
//! What can never happen: somebody told of an admission without knowing what remains to be paid and until when.

use pdf::{Document, Rich, TextStyle};

use super::input::AdmissionLetter;
use super::letterhead::{Addressed, Letter};
use super::sheet::{facts, holding_table, membership_facts};
use crate::look;
use crate::words::typeset;

/// Lays out a checked letter.
pub(super) fn lay_out(letter: &AdmissionLetter) -> Document {
    let head = Letter {
        cooperative: &letter.cooperative,
        issuance: &letter.issuance,
        to: Addressed::member(&letter.member, None),
        sender: Vec::new(),
        subject: "votre admission parmi les associés",
    };
    let mut document = head.open();
    let text = Rich::from("Le conseil d’administration a décidé, dans sa séance du ")
        .plain(letter.decided_on.french())
        .plain(", votre admission parmi les associés de la coopérative ")
        .bold(&letter.cooperative.name)
        .plain(", avec effet au ")
        .bold(letter.member.since.french())
        .plain(typeset(". Bienvenue !"));
    document.paragraph(text);
    document.space(4.0);
    document.boxed(look::pale_box(), |inner| facts(inner, &membership_facts(&letter.member)));
    document.space(8.0);
    holding_table(&mut document, &letter.holding);
    document.space(8.0);
    payment(&mut document, letter);
    rights(&mut document, letter);
    let last = "Nous nous réjouissons de construire avec vous la suite de notre coopérative, et restons à votre écoute.";
    head.close(&mut document, last);
    if !letter.enclosures.is_empty() {
        document.space(10.0);
        let enclosed = format!("{} {}", typeset("Pièces jointes :"), letter.enclosures.join("\u{202f}; "));
        document.paragraph_styled(enclosed, TextStyle { after: 0.0, ..document.small() });
    }
    document
}

/// What was paid, and what remains to be.
fn payment(document: &mut Document, letter: &AdmissionLetter) {
    let holding = &letter.holding;
    let text = match holding.release_by.filter(|_| !holding.remaining.is_zero()) {
        Some(last) => {
            Rich::from(typeset(&format!("Nous avons reçu {}. Le reste, soit ", holding.paid.french())))
                .bold(holding.remaining.french())
                .plain(", est à verser sur appel du conseil d’administration et au plus tard le ")
                .bold(last.french())
                .plain(".")
        }
        None => Rich::from(typeset(&format!(
            "Nous avons reçu {} : vos parts sont entièrement libérées, et vous n'avez plus rien à verser.",
            holding.paid.french()
        ))),
    };
    document.paragraph(text);
}

/// What a member may expect, in few words.
fn rights(document: &mut Document, letter: &AdmissionLetter) {
    let style = TextStyle { after: 3.0, ..document.body() };
    document.paragraph_styled(typeset("Dès à présent :"), style);
    let vote = Rich::from(typeset(
        "vous disposez d'une voix en assemblée générale, quel que soit le nombre de vos parts, et \
                     votez dans le collège « ",
    ))
    .plain(&letter.member.college)
    .plain(typeset(" » ;"));
    document.bullets([
        vote,
        typeset("vous recevez la convocation à chaque assemblée générale et pouvez consulter les documents qui la préparent ;").into(),
        Rich::from(typeset("vous pouvez vous retirer dans les conditions des statuts ("))
            .plain(&letter.statutes)
            .plain(typeset(
                ") ; vos parts vous sont alors remboursées à leur valeur nominale au plus, diminuée s'il y a lieu de \
                 votre part des pertes.",
            )),
    ]);
}
