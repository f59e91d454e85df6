//! Refusals about invoices, each with its data and a sentence for the person who asked.

use kernel::prelude::*;
use serde::Serialize;
use values::{Day, Money};

use crate::rules::checks::Check;
use crate::rules::credit::CreditFault;
use crate::rules::numbering::InvoiceNumber;

/// Why an order about an invoice is refused.
#[derive(Debug, Clone, PartialEq, thiserror::Error, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum InvoiceError {
    /// No such invoice.
    #[error("Cette facture n’existe pas.")]
    NotFound,
    /// The id already names an invoice or a draft.
    #[error("Cette facture existe déjà.")]
    AlreadyExists,
    /// Issued papers never change.
    #[error("La facture {number} est émise : elle ne change plus. Corrigez-la par un avoir.")]
    AlreadyIssued {
        /// Its number.
        number: InvoiceNumber,
    },
    /// By hand one prepares ordinary invoices only.
    #[error("À la main on prépare une facture ordinaire : ni avoir, ni facture annuelle d’un contrat.")]
    NotByHand,
    /// A draft has no number yet.
    #[error("Ce brouillon n’est pas encore émis.")]
    NotIssued,
    /// The draft was thrown away.
    #[error("Ce brouillon a été abandonné.")]
    Discarded,
    /// Something must be mended first.
    #[error("Rien n’a été émis : {}", sentences(checks))]
    NotReady {
        /// What to mend.
        checks: Vec<Check>,
    },
    /// Numbers follow the dates (CGI ann. II art. 242 nonies A: chronological sequence).
    #[error(
        "La série {series} est déjà datée du {} : on ne peut plus y émettre au {}.",
        last.french(), offered.french()
    )]
    DatedBeforeLast {
        /// Series.
        series: String,
        /// Issue date of its last paper.
        last: Day,
        /// Date asked for.
        offered: Day,
    },
    /// Number, year and kind disagree.
    #[error("Le numéro {number} n’appartient pas à la série {series}.")]
    WrongSeries {
        /// Number offered.
        number: InvoiceNumber,
        /// Series of the kind and the issue date.
        series: String,
    },
    /// What is issued differs from the draft, or its totals from its lines.
    #[error("Ce qui est émis ne correspond pas au brouillon ou à ses totaux.")]
    ContentDisagrees,
    /// Due before issued.
    #[error("L’échéance du {} précède l’émission du {}.", due.french(), issued.french())]
    DueBeforeIssue {
        /// Due date offered.
        due: Day,
        /// Issue date.
        issued: Day,
    },
    /// Other bytes are already fixed.
    #[error("Le papier de la facture {number} est déjà figé avec un autre contenu.")]
    PaperAlreadyFrozen {
        /// Number.
        number: InvoiceNumber,
        /// SHA-256 of the bytes already fixed.
        sha256: String,
    },
    /// No bytes.
    #[error("Un papier vide ne peut pas être figé.")]
    EmptyPaper,
    /// Zero or less.
    #[error("Un paiement est positif : {offered} € ne convient pas.")]
    PaymentNotPositive {
        /// Amount offered.
        offered: Money,
    },
    /// More than what is due.
    #[error("Il reste {left} € à payer sur la facture {number} : {offered} € est trop.")]
    Overpayment {
        /// Number.
        number: InvoiceNumber,
        /// What is left, including VAT.
        left: Money,
        /// What was offered.
        offered: Money,
    },
    /// Before the invoice existed.
    #[error("La facture {number} est du {} : un paiement du {} la précède.", issued.french(), offered.french())]
    PaymentBeforeIssue {
        /// Number.
        number: InvoiceNumber,
        /// Issue date.
        issued: Day,
        /// Payment day.
        offered: Day,
    },
    /// The same bank reference a second time.
    #[error("Le paiement « {reference} » est déjà enregistré sur la facture {number}.")]
    PaymentRepeated {
        /// Number.
        number: InvoiceNumber,
        /// Bank reference.
        reference: String,
    },
    /// Without a reference it could be recorded twice.
    #[error("Indiquez la référence bancaire du paiement (1 à 140 caractères).")]
    PaymentReferenceMissing,
    /// A credit note is neither paid nor credited.
    #[error("{number} est un avoir : il ne se paie ni ne se crédite.")]
    IsCreditNote {
        /// Number.
        number: InvoiceNumber,
    },
    /// Before the invoice.
    #[error("La facture {number} est du {} : un avoir du {} la précède.", issued.french(), offered.french())]
    CreditBeforeInvoice {
        /// Number.
        number: InvoiceNumber,
        /// Its issue date.
        issued: Day,
        /// Day asked for.
        offered: Day,
    },
    /// A credit note says why.
    #[error("Indiquez le motif de l’avoir.")]
    CreditReasonMissing,
    /// The amounts cannot be credited.
    #[error("Avoir refusé : {fault}.")]
    Credit {
        /// Why.
        fault: CreditFault,
    },
}

fn sentences(checks: &[Check]) -> String {
    checks.iter().map(|check| format!("{} ; {}", check.reason, check.mend)).collect::<Vec<_>>().join(" ")
}

refusals! { InvoiceError in "billing" {
    NotFound = "invoice-not-found" : NotFound,
    AlreadyExists = "invoice-already-exists" : Conflict,
    AlreadyIssued = "invoice-already-issued" : Conflict,
    NotByHand = "not-by-hand" : Invalid,
    NotIssued = "invoice-not-issued" : Conflict,
    Discarded = "draft-discarded" : Conflict,
    NotReady = "invoice-not-ready" : Invalid,
    DatedBeforeLast = "dated-before-last" : Conflict,
    WrongSeries = "wrong-series" : Invalid,
    ContentDisagrees = "content-disagrees" : Invalid,
    DueBeforeIssue = "due-before-issue" : Invalid,
    PaperAlreadyFrozen = "paper-already-frozen" : Conflict,
    EmptyPaper = "empty-paper" : Invalid,
    PaymentNotPositive = "payment-not-positive" : Invalid,
    Overpayment = "overpayment" : Conflict,
    PaymentBeforeIssue = "payment-before-issue" : Invalid,
    PaymentRepeated = "payment-repeated" : Conflict,
    PaymentReferenceMissing = "payment-reference-missing" : Invalid,
    IsCreditNote = "is-credit-note" : Conflict,
    CreditBeforeInvoice = "credit-before-invoice" : Invalid,
    CreditReasonMissing = "credit-reason-missing" : Invalid,
    Credit = "credit-refused" : Conflict,
} }
