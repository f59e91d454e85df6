//! How an extrait de procès-verbal is set: what the assembly was, the chosen decisions, who certifies them.
//!
//! What can never happen: an extract that does not say that it is one, or whose decisions are not word for word those of
//! the minutes.

use pdf::{Document, Level, TextStyle};

use super::decisions::{candidates, heading, outcome, tally_sentence, text, verdict_sentence};
use super::input::{Decision, Extract, Minutes};
use crate::assembly_result::layout::quorum_line;
use crate::look;
use crate::membership::sheet::{banner, capitalised, facts, open, signed};
use crate::words::typeset;
use pdf::Rich;

/// Lays out a checked extract of checked minutes.
pub(super) fn lay_out(minutes: &Minutes, extract: &Extract) -> Document {
    let meeting = &minutes.meeting;
    let title = format!("Extrait du procès-verbal – {}", meeting.title());
    let number = typeset(&format!("n° {} au registre", minutes.number));
    let mut document = open(&minutes.cooperative, &title, &number, extract.issuance.on);
    banner(&mut document, &minutes.cooperative, "EXTRAIT DU PROCÈS-VERBAL", &capitalised(&number));
    document.heading(Level::Title, &meeting.title());
    if !extract.purpose.is_empty() {
        document.paragraph_styled(&extract.purpose, TextStyle { after: 8.0, ..document.small() });
    }
    let chair = minutes.bureau.first().map(|officer| officer.name.clone());
    facts(
        &mut document,
        &[
            ("Réunie le", meeting.on.french()),
            ("Ouverte à", minutes.opened_at.french()),
            ("Lieu", meeting.place.clone()),
            ("Levée à", minutes.closed_at.french()),
            ("Présidence", chair.unwrap_or_default()),
            ("Convoquée le", minutes.convening.sent_on.french()),
        ],
    );
    document.space(6.0);
    let chosen: Vec<&Decision> =
        minutes.decisions().iter().filter(|one| extract.decisions.contains(&one.number())).collect();
    constitution(&mut document, &chosen);
    for decision in &chosen {
        decided(&mut document, decision);
    }
    certify(&mut document, minutes, extract);
    document
}

/// The quorum that each of the chosen decisions had.
fn constitution(document: &mut Document, chosen: &[&Decision]) {
    document.boxed(look::pale_box(), |inner| {
        for (index, decision) in chosen.iter().enumerate() {
            let quorum = decision.quorum();
            if chosen.iter().take(index).any(|before| before.quorum() == quorum) {
                continue;
            }
            let numbers: Vec<String> = chosen
                .iter()
                .filter(|one| one.quorum() == quorum)
                .map(|one| one.number().to_string())
                .collect();
            let plural = if numbers.len() > 1 { "s" } else { "" };
            quorum_line(inner, quorum, &format!("résolution{plural} {}", numbers.join(", ")));
        }
    });
    document.space(4.0);
}

fn decided(document: &mut Document, decision: &Decision) {
    document.together(|inner| {
        heading(inner, decision);
        match decision {
            Decision::Resolution(voted) => {
                text(inner, &voted.resolution.text);
                inner.paragraph_styled(tally_sentence(voted), TextStyle { after: 2.0, ..inner.body() });
                inner.paragraph(verdict_sentence(voted));
            }
            Decision::Election(election) => {
                candidates(inner, election);
                inner.space(4.0);
                inner.paragraph(Rich::strong(outcome(election)));
            }
        }
    });
    document.space(4.0);
}

fn certify(document: &mut Document, minutes: &Minutes, extract: &Extract) {
    let others = minutes.decisions().len() > extract.decisions.len();
    let rest = if others { " Les autres délibérations ne sont pas reproduites." } else { "" };
    let text = format!(
        "Extrait certifié conforme à l'original, porté sous le n° {} au registre des délibérations (C. com., art. \
         R225-108).{rest}",
        minutes.number
    );
    document.together(|inner| {
        inner.space(8.0);
        inner.paragraph(Rich::strong(typeset(&text)));
        signed(inner, &extract.issuance);
    });
}
