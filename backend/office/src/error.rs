//! What can be refused between the rooms, where no single room knows enough to refuse it.

use kernel::refusals;
use serde::Serialize;
use values::Day;

/// A refusal of the office.
#[derive(Debug, Clone, PartialEq, thiserror::Error, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OfficeError {
    /// No statutes hold on that day.
    #[error("Aucun statut n'est en vigueur le {} : adoptez d'abord des statuts.", on.french())]
    NoStatutes {
        /// The day.
        on: Day,
    },
    /// The statutes know no such category.
    #[error("Les statuts en vigueur le {} ne connaissent pas la catégorie « {category} ».", on.french())]
    UnknownCategory {
        /// As asked.
        category: String,
        /// The day.
        on: Day,
    },
    /// A paper cannot be made of these facts.
    #[error("Le document ne peut pas être établi : {reason}.")]
    PaperRefused {
        /// What is wrong, in French.
        reason: String,
    },
    /// No such paper.
    #[error("Ce document n'existe pas : {what}.")]
    NoSuchPaper {
        /// What was asked for.
        what: String,
    },
    /// No such year.
    #[error("{year} n'est pas un exercice : donnez une année entre 1900 et 9999.")]
    NoSuchYear {
        /// As asked.
        year: i32,
    },
    /// The seller's identity is not known on that day.
    #[error("L'identité légale de la coopérative n'est pas connue au {}.", on.french())]
    NoSeller {
        /// The day.
        on: Day,
    },
    /// A file that is no table.
    #[error("Ce fichier ne peut pas être lu : {reason}. Rien n'a été importé.")]
    UnreadableFile {
        /// What is wrong, in French.
        reason: String,
    },
    /// A document that is none of the kinds that are kept.
    #[error(
        "Ce fichier n'est ni un PDF, ni une image PNG ou JPEG, ni un document ODT, DOCX ou XLSX, ni du texte."
    )]
    UnknownFile {},
    /// A document that is too large to be kept.
    #[error("Ce fichier a {size} octets : un document n'en a pas plus de {most}.")]
    FileTooLarge {
        /// Its size, in octets.
        size: u64,
        /// The largest that is kept.
        most: u64,
    },
    /// No import of members was left as that job, or it was forgotten.
    #[error("Cet import n'existe pas, ou plus : les tâches terminées sont oubliées après trente jours.")]
    NoSuchImport {},
    /// An exclusion is for the assembly, at the majority that amends the statutes.
    #[error("Aucune assemblée du {} n'a adopté de résolution à la majorité qui modifie les statuts : l'exclusion lui appartient (C. com., art. L231-6).", on.french())]
    NotDecidedByAssembly {
        /// Day of the decision as given.
        on: Day,
    },
    /// A register that is not yet what it will be on the record day.
    #[error("La liste des votants est celle du {} : le registre de ce jour n'est pas encore connu.", record_day.french())]
    RecordDayToCome {
        /// The record day.
        record_day: Day,
    },
    /// An assembly that ruled on no accounts.
    #[error(
        "Cette assemblée n'a statué sur les comptes d'aucun exercice : il n'y a pas de résultat à affecter."
    )]
    NoAccounts {},
    /// Somebody who is no member has no voice.
    #[error("Votre compte n'est rattaché à aucun associé : il n'a pas de voix à l'assemblée.")]
    NoVoice {},
    /// Not the code of the convocation.
    #[error("Ce code n'est pas celui de votre convocation à cette assemblée.")]
    WrongVotingCode {},
}

refusals! { OfficeError in "office" {
    NoStatutes = "no-statutes" : Conflict,
    UnknownCategory = "unknown-category" : Invalid,
    PaperRefused = "paper-refused" : Conflict,
    NoSuchPaper = "no-such-paper" : NotFound,
    NoSuchYear = "no-such-year" : Invalid,
    NoSeller = "no-seller" : Conflict,
    UnreadableFile = "unreadable-file" : Invalid,
    UnknownFile = "unknown-file" : Invalid,
    FileTooLarge = "file-too-large" : Invalid,
    NoSuchImport = "no-such-import" : NotFound,
    NotDecidedByAssembly = "not-decided-by-assembly" : Conflict,
    RecordDayToCome = "record-day-to-come" : Conflict,
    NoAccounts = "no-accounts" : Conflict,
    NoVoice = "no-voice" : Forbidden,
    WrongVotingCode = "wrong-voting-code" : Invalid,
} }

impl From<documents::DocumentError> for OfficeError {
    fn from(error: documents::DocumentError) -> Self {
        Self::PaperRefused { reason: error.to_string() }
    }
}
