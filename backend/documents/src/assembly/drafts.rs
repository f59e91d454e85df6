//! How the draft resolutions are set: each with its author, the board's view of it, its majority and its text.
//!
//! What can never happen: a draft whose reader cannot tell what a blank proxy would vote (C. com. L225-106).

use pdf::{Document, Level, Rich, TextStyle};

use super::input::{Candidate, DraftResolution, Item, Notice, Scrutiny, Vacancy};
use crate::assembly_result::Threshold;
use crate::assembly_result::layout::GREEN;
use crate::look::{self, BRICK, GREY, tight};
use crate::membership::sheet::{banner, open};
use crate::words::{counted, typeset};

/// Lays out the drafts of a checked notice as a paper of their own.
pub(super) fn lay_out(notice: &Notice) -> Document {
    let title = "Projets de résolutions";
    let mut document = open(&notice.cooperative, title, &notice.meeting.on.french(), notice.issuance.on);
    write(&mut document, notice);
    document
}

/// Writes the drafts from the top of a page on.
pub(super) fn write(document: &mut Document, notice: &Notice) {
    look::top_bar(document);
    banner(document, &notice.cooperative, "PROJETS DE RÉSOLUTIONS", &notice.meeting.title());
    document.bookmark("Projets de résolutions", false);
    if notice.items.is_empty() {
        document.paragraph(typeset("Aucune résolution n'est proposée au vote de cette assemblée."));
    }
    for item in &notice.items {
        match item {
            Item::Draft(one) => draft(document, one),
            Item::Election(one) => election(document, one),
        }
    }
}

fn draft(document: &mut Document, draft: &DraftResolution) {
    let title = typeset(&format!("Résolution n° {} – {}", draft.number, draft.title));
    document.together(|inner| {
        inner.heading(Level::Two, &title);
        author(inner, &draft.proposer, draft.backed_by_board);
        let style = TextStyle { after: 4.0, ..tight(inner.small(), 8.4) };
        inner.paragraph_styled(typeset(&format!("Majorité requise : {}.", majority(&draft.majority))), style);
        for paragraph in draft.text.lines() {
            inner.paragraph(paragraph);
        }
        if !draft.reasons.is_empty() {
            let text = Rich::strong(typeset("Exposé des motifs. ")).plain(&draft.reasons);
            inner.paragraph_styled(text, TextStyle { color: GREY, ..inner.body() });
        }
    });
    document.space(4.0);
}

/// Who proposes it, and whether the board is for it.
fn author(document: &mut Document, proposer: &str, backed: bool) {
    let text = Rich::from(typeset("Auteur : ")).plain(proposer).plain(" – ");
    let text = backing(text, backed);
    document.paragraph_styled(text, TextStyle { after: 0.0, ..tight(document.small(), 8.4) });
}

/// Adds whether the board is for it.
fn backing(text: Rich, backed: bool) -> Rich {
    if backed {
        text.bold("présentée ou agréée par le conseil d’administration").colored(GREEN)
    } else {
        text.bold("non agréée par le conseil d’administration").colored(BRICK)
    }
}

/// A majority in words: « majorité ordinaire : plus de 1/2 des voix exprimées ».
pub(super) fn majority(majority: &Threshold) -> String {
    let part = if majority.inclusive { "au moins" } else { "plus de" };
    format!("{} : {part} {}", lowered(&majority.rule), majority.part)
}

/// A text's first letter as a small one.
fn lowered(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

fn election(document: &mut Document, election: &Vacancy) {
    let title = typeset(&format!("Résolution n° {} – {}", election.number, election.title));
    document.together(|inner| {
        inner.heading(Level::Two, &title);
        inner.paragraph(seats(election));
        let (nominal, secret) = ("Vote nominatif.", "Scrutin secret.");
        let scrutiny = match &election.scrutiny {
            Scrutiny::Nominal => nominal.to_owned(),
            Scrutiny::Secret { how } => format!("{secret} {how}"),
        };
        inner.paragraph(format!("{} {scrutiny}", election.rule));
        inner.bullets(election.candidates.iter().map(candidate));
    });
    document.space(4.0);
}

/// How many seats, for how long.
pub(super) fn seats(election: &Vacancy) -> String {
    let seats = counted(election.seats.into(), "siège à pourvoir", "sièges à pourvoir");
    let term = if election.term.is_empty() { String::new() } else { format!(", pour {}", election.term) };
    let number = u64::try_from(election.candidates.len()).unwrap_or(u64::MAX);
    format!("{seats}{term}{}", typeset(&format!(" ; {}.", counted(number, "candidature", "candidatures"))))
}

fn candidate(candidate: &Candidate) -> Rich {
    let text = Rich::strong(&candidate.name);
    let text = if candidate.about.is_empty() { text } else { text.plain(", ").plain(&candidate.about) };
    backing(text.plain(" – candidature "), candidate.backed_by_board)
}
