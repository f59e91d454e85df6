//! Every paper against its golden text, and what must be refused.
//!
//! `REGENERATE=1 cargo nextest run -p documents` rewrites the golden files; `KEEP_PAPERS=FOLDER` keeps the PDF files
//! for a look.

use std::path::Path;

use values::{Fraction, Money};

use crate::activity_report::activity_report;
use crate::assembly_result::{Verdict, assembly_result};
use crate::invoice::{Kind, invoice};
use crate::{DocumentError, Paper, samples};

pub(crate) fn golden(name: &str, paper: &Paper) {
    assert!(paper.bytes.starts_with(b"%PDF-1.7"), "{name}");
    kept(name, paper);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden").join(format!("{name}.txt"));
    if std::env::var_os("REGENERATE").is_some() {
        std::fs::write(&path, &paper.text).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(expected == paper.text, "{name}: REGENERATE=1 rewrites {}; now:\n{}", path.display(), paper.text);
}

/// Keeps the PDF file for a look, when one is asked for.
pub(crate) fn kept(name: &str, paper: &Paper) {
    if let Some(folder) = std::env::var_os("KEEP_PAPERS") {
        std::fs::write(Path::new(&folder).join(format!("{name}.pdf")), &paper.bytes).unwrap();
    }
}

/// Our own sentences are typeset: no plain space before a high mark, no straight apostrophe.
pub(crate) fn typeset(paper: &Paper) {
    for wrong in [" :", " ;", " !", " ?", "« ", " »", "'"] {
        let at =
            paper.text.find(wrong).map(|at| paper.text[..at].lines().last().unwrap_or_default().to_owned());
        assert_eq!(at, None, "{wrong:?}");
    }
}

#[test]
fn an_invoice() {
    let paper = invoice(&samples::invoice()).unwrap();
    assert_eq!((paper.pages, paper.file_name.as_str()), (1, "FA2015-000042.pdf"));
    typeset(&paper);
    golden("invoice", &paper);
}

#[test]
fn every_mandatory_mention_is_on_the_invoice() {
    let text = invoice(&samples::invoice()).unwrap().text;
    for mention in [
        "SCIC SA à capital variable",
        "SIREN 802\u{a0}000\u{a0}000",
        "SIRET 802\u{a0}000\u{a0}000\u{a0}00017",
        "RCS Saint-Étienne",
        "capital variable, minimum 18\u{202f}500\u{a0}€",
        "42000 Saint-Étienne",
        "TVA FR",
        "Département de l’Exemple",
        "99000 Exempleville",
        "SIREN 229\u{a0}900\u{a0}014",
        "FA2015-000042",
        "2 mars 2015",
        "1er avril 2015",
        "du 01/03/2015 au 29/02/2016",
        "EJ-2015-00417",
        "Prestations de services",
        "Prix unitaire HT",
        "-240,00\u{a0}€",
        "5,5\u{a0}%",
        "2\u{202f}160,00\u{a0}€",
        "388,50\u{a0}€",
        "2\u{202f}548,50\u{a0}€",
        "escompte",
        "Pénalités de retard",
        "40,00\u{a0}€",
        "TVA exigible à l’encaissement",
        "FR76 3000 6000 0112 3456 7890 189",
        "Lieux desservis",
    ] {
        assert!(text.contains(mention), "{mention} is missing from\n{text}");
    }
}

#[test]
fn an_invoice_for_many_places_lists_them_all() {
    let paper = invoice(&samples::invoice_of_many_places()).unwrap();
    for number in 1..=130 {
        assert!(paper.text.contains(&format!("d’Exemple n°\u{a0}{number} ")), "{number}");
    }
    assert!(paper.text.contains("Adresse de livraison") && paper.text.contains("99001 Exempleville Cedex"));
    golden("invoice_many_places", &paper);
}

#[test]
fn a_credit_note_names_what_it_corrects() {
    let paper = invoice(&samples::credit_note()).unwrap();
    for expected in ["AVOIR", "FA2015-000042 du 02/03/2015", "n’a pas eu lieu", "Net à créditer TTC"] {
        assert!(paper.text.contains(expected), "{expected}");
    }
    assert!(!paper.text.contains("IBAN"), "nothing is to be paid");
    golden("credit_note", &paper);
}

#[test]
fn an_invoice_that_does_not_add_up_is_refused() {
    let mut paper = samples::invoice();
    paper.totals.gross = Money::cents(254_851);
    assert!(matches!(invoice(&paper), Err(DocumentError::DoesNotAddUp { .. })));
    let mut paper = samples::invoice();
    paper.lines[0].net = Money::cents(96_001);
    assert!(matches!(invoice(&paper), Err(DocumentError::DoesNotAddUp { .. })));
    let mut paper = samples::invoice();
    paper.lines[2].rate = Some(Fraction::integer(20));
    assert!(matches!(invoice(&paper), Err(DocumentError::DoesNotAddUp { .. })));
    let mut paper = samples::invoice_of_many_places();
    paper.beneficiaries.pop();
    assert!(matches!(invoice(&paper), Err(DocumentError::DoesNotAddUp { .. })));
}

#[test]
fn an_invoice_without_a_mention_is_refused() {
    let mut paper = samples::invoice();
    paper.mentions.late_penalty.clear();
    assert!(
        matches!(invoice(&paper), Err(DocumentError::MissingMention { mention }) if mention.contains("retard"))
    );
    let mut paper = samples::invoice();
    paper.due_on = None;
    assert!(
        matches!(invoice(&paper), Err(DocumentError::MissingMention { mention }) if mention.contains("échéance"))
    );
    paper.kind = Kind::CreditNote { corrects: "FA".into(), issued_on: paper.issued_on, reason: "x".into() };
    assert!(invoice(&paper).is_ok(), "a credit note has no due date");
}

#[test]
fn a_result_of_an_assembly() {
    let paper = assembly_result(&samples::assembly()).unwrap();
    for expected in [
        "10405/176 = 59,12\u{a0}%",
        "exactement 10405/176\u{a0}%",
        "59,12\u{a0}%",
        "160/11 = 14,55",
        "50,46\u{a0}%",
        "Adoptée",
        "Rejetée",
    ] {
        assert!(paper.text.contains(expected), "{expected}\n{}", paper.text);
    }
    typeset(&paper);
    golden("assembly_result", &paper);
}

#[test]
fn a_result_that_does_not_follow_is_refused() {
    let refused = |change: fn(&mut crate::assembly_result::AssemblyResult)| {
        let mut result = samples::assembly();
        change(&mut result);
        assert!(matches!(assembly_result(&result), Err(DocumentError::DoesNotAddUp { .. })));
    };
    refused(|result| result.resolutions[1].verdict = Verdict::Adopted);
    refused(|result| result.resolutions[0].votes[0].contribution = Fraction::integer(15));
    refused(|result| result.resolutions[0].quorum.met = false);
    refused(|result| result.resolutions[0].quorum.required = Fraction::new(2, 3).unwrap());
    refused(|result| result.resolutions[0].total = Fraction::integer(85));
}

#[test]
fn a_resolution_without_quorum_is_not_decided() {
    let mut result = samples::assembly();
    let quorum = &mut result.resolutions[0].quorum;
    (quorum.attained, quorum.met) = (Fraction::new(1, 10).unwrap(), false);
    result.resolutions[0].verdict = Verdict::WithoutQuorum;
    let text = assembly_result(&result).unwrap().text;
    for expected in ["Sans quorum", "rien n’est décidé", "Quorum non atteint"] {
        assert!(text.contains(expected), "{expected}\n{text}");
    }
}

#[test]
fn an_activity_report() {
    let paper = activity_report(&samples::activity()).unwrap();
    for expected in [
        "169\u{202f}800\u{a0}€",
        "+\u{202f}7\u{202f}080\u{a0}%",
        "Le détail ne fait pas le total",
        "23\u{a0}% (22 sur 96)",
        "0,09\u{a0}€ par écoute",
        "0,085\u{a0}€",
        "12,7",
        "39\u{202f}000,00\u{a0}€",
    ] {
        assert!(paper.text.contains(expected), "{expected}\n{}", paper.text);
    }
    typeset(&paper);
    golden("activity_report", &paper);
}

#[test]
fn an_unknown_year_is_still_a_report() {
    let mut report = samples::activity();
    report.colleges.clear();
    report.penetrations.clear();
    (report.split, report.team, report.capital) = (None, None, None);
    let text = activity_report(&report).unwrap().text;
    for expected in ["n’est pas renseigné", "n’a pas encore été faite", "L’équipe n’est pas renseignée"]
    {
        assert!(text.contains(expected), "{expected}");
    }
}

#[test]
fn a_split_that_does_not_add_up_is_refused() {
    let mut report = samples::activity();
    if let Some(split) = report.split.as_mut() {
        split.pots[0].amount = Money::euros(12_001);
    }
    assert!(matches!(activity_report(&report), Err(DocumentError::DoesNotAddUp { .. })));
}

#[test]
fn papers_are_the_same_bytes_each_time() {
    assert_eq!(invoice(&samples::invoice()).unwrap(), invoice(&samples::invoice()).unwrap());
    assert_eq!(
        activity_report(&samples::activity()).unwrap(),
        activity_report(&samples::activity()).unwrap()
    );
    assert_eq!(
        assembly_result(&samples::assembly()).unwrap(),
        assembly_result(&samples::assembly()).unwrap()
    );
}
