//! How decisions are set in the minutes: text, amendment, debate, votes by college, result; elections with ranking.
//!
//! What can never happen: a percentage without the exact fraction that it rounds; an amended text without the one that
//! was convened on.

use pdf::{Align, Cell, Column, Document, Level, Rich, Row, Table, TableStyle, TextStyle, Width};

use super::input::{Amendment, CandidateResult, Decision, VotedElection, VotedResolution};
use crate::assembly_result::CollegeVote;
use crate::assembly_result::layout::{GREEN, hundredfold, result, votes};
use crate::look::{self, BRICK, GREY, label, tight};
use crate::membership::sheet::outlined;
use crate::words::{count, counted, percent, typeset};

/// Writes a decision as the minutes have it.
pub(super) fn write(document: &mut Document, decision: &Decision) {
    match decision {
        Decision::Resolution(voted) => resolution(document, voted),
        Decision::Election(election) => elected(document, election),
    }
    document.space(6.0);
}

/// The heading of a decision.
pub(super) fn heading(document: &mut Document, decision: &Decision) {
    let title = format!("Résolution n° {} – {}", decision.number(), decision.title());
    document.heading(Level::Two, &typeset(&title));
}

fn resolution(document: &mut Document, voted: &VotedResolution) {
    let one = &voted.resolution;
    document.together(|inner| {
        let title = format!("Résolution n° {} – {}", one.number, one.title);
        inner.heading(Level::Two, &typeset(&title));
        let backed = if voted.backed_by_board {
            "présentée ou agréée par le conseil d'administration"
        } else {
            "non agréée par le conseil d'administration"
        };
        let author =
            Rich::from(typeset("Auteur : ")).plain(&voted.proposer).plain(typeset(&format!(" – {backed}.")));
        inner.paragraph_styled(author, TextStyle { after: 4.0, ..inner.small() });
        match &voted.amendment {
            Some(amendment) => amended(inner, amendment, &one.text),
            None => text(inner, &one.text),
        }
    });
    debate(document, &voted.debate);
    document.together(|inner| {
        inner.heading(Level::Three, &typeset(&format!("Vote de la résolution n° {}", one.number)));
        votes(inner, one);
        inner.space(8.0);
        result(inner, one);
    });
}

/// The text of a resolution.
pub(super) fn text(document: &mut Document, text: &str) {
    for paragraph in text.lines() {
        document.paragraph(paragraph);
    }
}

/// The text that was convened on, and the one that was put to the vote.
fn amended(document: &mut Document, amendment: &Amendment, voted: &str) {
    let by = typeset(&format!("Amendement présenté en séance par {}. {}", amendment.by, amendment.course));
    document.paragraph(Rich::strong(by.trim_end()).colored(BRICK));
    document.boxed(outlined(), |inner| {
        let old = |inner: &mut Document| {
            label(inner, "TEXTE INITIAL");
            let style = TextStyle { color: GREY, ..inner.body() };
            for paragraph in amendment.initial.lines() {
                inner.paragraph_styled(paragraph, style);
            }
        };
        let new = |inner: &mut Document| {
            label(inner, "TEXTE MIS AUX VOIX");
            text(inner, voted);
        };
        inner.columns(12.0, &[(1.0, &old), (1.0, &new)]);
    });
    document.space(6.0);
}

/// What was said.
fn debate(document: &mut Document, debate: &[String]) {
    if debate.is_empty() {
        let nobody = typeset("Personne ne demande la parole ; il est passé au vote.");
        document.paragraph_styled(nobody, TextStyle { color: GREY, ..document.body() });
        return;
    }
    document.heading(Level::Three, "Débats");
    for paragraph in debate {
        document.paragraph(paragraph);
    }
}

fn elected(document: &mut Document, election: &VotedElection) {
    document.together(|inner| {
        let title = format!("Résolution n° {} – {}", election.number, election.title);
        inner.heading(Level::Two, &typeset(&title));
        inner.paragraph(terms(election));
    });
    debate(document, &election.debate);
    document.together(|inner| {
        inner.heading(Level::Three, &typeset(&format!("Vote de la résolution n° {}", election.number)));
        ranking(inner, election);
    });
    document.space(6.0);
    document.together(|inner| by_college(inner, election));
    document.space(4.0);
    document.paragraph(Rich::strong(outcome(election)));
    for note in &election.notes {
        document.paragraph_styled(note, document.small());
    }
}

/// Seats, term, rule and whether it was secret.
fn terms(election: &VotedElection) -> String {
    let seats = counted(election.seats.into(), "siège à pourvoir", "sièges à pourvoir");
    let term = if election.term.is_empty() { String::new() } else { format!(", pour {}", election.term) };
    let secret = if election.secret { "Scrutin secret." } else { "Vote nominatif." };
    format!("{seats}{term}. {} {secret}", election.rule)
}

/// Who is elected, in a sentence.
pub(super) fn outcome(election: &VotedElection) -> String {
    if election.verdict().is_some() {
        return typeset("Le quorum de cette élection n'est pas atteint : personne n'est élu.");
    }
    let elected: Vec<&str> =
        election.candidates.iter().filter(|one| one.elected).map(|one| one.name.as_str()).collect();
    let free = u64::from(election.seats).saturating_sub(u64::try_from(elected.len()).unwrap_or(0));
    let rest = match free {
        0 => String::new(),
        1 => " 1\u{a0}siège reste à pourvoir.".to_owned(),
        more => format!(" {} restent à pourvoir.", counted(more, "siège", "sièges")),
    };
    let term = if election.term.is_empty() { String::new() } else { format!(", pour {}", election.term) };
    let who = match elected.len() {
        0 => return format!("Personne n’est élu.{rest}"),
        1 => format!("Est élu{term} : "),
        _ => format!("Sont élus{term}, dans l'ordre du classement : "),
    };
    format!("{}{}.{rest}", typeset(&who), elected.join(", "))
}

/// The candidates from the first to the last.
fn ranking(document: &mut Document, election: &VotedElection) {
    let line = |one: &CandidateResult| {
        let sum = |part: fn(&CollegeVote) -> u64| right_count(one.votes.iter().map(part).sum());
        let (word, color) = if one.elected { ("Élu", GREEN) } else { ("Non élu", GREY) };
        Row::new([
            Cell::from(one.rank.to_string()),
            Rich::strong(&one.name).into(),
            sum(|vote| vote.votes_for),
            sum(|vote| vote.against),
            sum(|vote| vote.abstentions),
            sum(|vote| vote.blank),
            format!("{} = {}", hundredfold(one.share), percent(one.share, 2)).into(),
            Rich::strong(word).colored(color).into(),
        ])
    };
    let mut columns =
        vec![Column::new(Width::Fixed(30.0), Align::Right), Column::new(Width::Share(1.0), Align::Left)];
    columns.extend(
        [34.0, 38.0, 56.0, 38.0, 112.0, 48.0].map(|width| Column::new(Width::Fixed(width), Align::Right)),
    );
    let head =
        ["Rang", "Candidat", "Pour", "Contre", "Abstentions", "Blancs", "Part des voix pour", "Résultat"];
    document.table(&Table {
        columns,
        head: head.map(Cell::from).to_vec(),
        rows: election.candidates.iter().map(line).collect(),
        style: TableStyle { size: 7.9, pad_x: 3.0, ..look::table_style() },
    });
}

fn right_count(number: u64) -> Cell {
    Cell::from(count(number)).aligned(Align::Right)
}

/// Votes for, against and abstentions of each candidate in each college.
fn by_college(document: &mut Document, election: &VotedElection) {
    let Some(first) = election.candidates.first().filter(|one| one.votes.len() > 1) else { return };
    let mut columns = vec![Column::new(Width::Share(1.4), Align::Left)];
    let mut head: Vec<Cell> = vec!["Pour / contre / abstentions et blancs".into()];
    for vote in &first.votes {
        columns.push(Column::new(Width::Share(1.0), Align::Right));
        head.push((&vote.name).into());
    }
    let line = |one: &CandidateResult| {
        let figures = one.votes.iter().map(|vote| {
            let neither = count(vote.abstentions + vote.blank);
            right_text(format!("{} / {} / {neither}", count(vote.votes_for), count(vote.against)))
        });
        Row::new(std::iter::once(Cell::from(&one.name)).chain(figures))
    };
    document.table(&Table {
        columns,
        head,
        rows: election.candidates.iter().map(line).collect(),
        style: TableStyle { size: 7.4, pad_x: 3.0, ..look::table_style() },
    });
}

fn right_text(text: String) -> Cell {
    Cell::from(text).aligned(Align::Right)
}

/// The result of a resolution in a sentence, for an extract.
pub(super) fn verdict_sentence(voted: &VotedResolution) -> Rich {
    let one = &voted.resolution;
    let (word, color) = crate::assembly_result::layout::verdict(one.verdict);
    let (share, exact) = (percent(one.share, 2), hundredfold(one.share));
    let text = format!(
        " : {share} des voix pour (exactement {exact} %) ; {}.",
        super::drafts::majority(&one.threshold)
    );
    Rich::strong(format!("Résolution {}", word.to_lowercase())).colored(color).plain(typeset(&text))
}

/// Who voted how much, for an extract: votes for, against and abstentions of all colleges.
pub(super) fn tally_sentence(voted: &VotedResolution) -> String {
    let sum = |part: fn(&CollegeVote) -> u64| voted.resolution.votes.iter().map(part).sum::<u64>();
    typeset(&format!(
        "Voix : {} pour, {} contre, {}, {}.",
        count(sum(|vote| vote.votes_for)),
        count(sum(|vote| vote.against)),
        counted(sum(|vote| vote.abstentions), "abstention", "abstentions"),
        counted(sum(|vote| vote.blank), "vote blanc", "votes blancs")
    ))
}

/// The candidates of an election and their shares, for an extract.
pub(super) fn candidates(document: &mut Document, election: &VotedElection) {
    let style = TextStyle { after: 3.0, ..tight(document.body(), 9.5) };
    document.paragraph_styled(terms(election), style);
    ranking(document, election);
}
