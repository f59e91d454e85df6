//! Why a file is refused as a whole. A bad row is no refusal: it is set aside with its line.

use kernel::prelude::*;
use serde::Serialize;
use values::Day;

use super::ImportCounts;

/// A refusal, with its data. In every case nothing has been written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ImportError {
    /// The first line is not UTF-8 (another encoding, a spreadsheet, an archive).
    #[error(
        "Ce fichier n'est pas un texte en UTF-8 : rien n'a été importé. Enregistrez-le en « CSV UTF-8 »."
    )]
    HeaderNotUtf8 {},
    /// Most lines are not UTF-8.
    #[error("{unreadable} lignes sur {rows} ne sont pas en UTF-8 : rien n'a été importé.")]
    NotUtf8 {
        /// Lines that could not be read.
        unreadable: u64,
        /// All lines.
        rows: u64,
    },
    /// Columns of the list are missing.
    #[error("Ce n'est pas la liste des bibliothèques publiques : il manque les colonnes {}.", .missing.join(", "))]
    WrongHeader {
        /// Their names.
        missing: Vec<String>,
    },
    /// A column stands twice in the header.
    #[error("La colonne « {column} » figure deux fois dans l'en-tête : rien n'a été importé.")]
    RepeatedColumn {
        /// Its name.
        column: String,
    },
    /// No row under the header, or no byte at all.
    #[error("Ce fichier ne contient aucune ligne à importer.")]
    NoRows {},
    /// The file is too large to be the list.
    #[error("Ce fichier est trop grand ({bytes} octets, {most} au plus) : rien n'a été importé.")]
    TooLarge {
        /// Its size.
        bytes: u64,
        /// The most that is read.
        most: u64,
    },
    /// A line is too long to be a library's.
    #[error("La ligne {line} est trop longue ({most} octets au plus) : rien n'a été importé.")]
    LineTooLong {
        /// Its number; the header is line 1.
        line: u64,
        /// The most bytes of a line.
        most: u64,
    },
    /// More lines than there can be libraries.
    #[error("Ce fichier compte plus de {most} lignes : rien n'a été importé.")]
    TooManyLines {
        /// The most lines.
        most: u64,
    },
    /// A more recent list has been imported already.
    #[error("Une liste du {} est déjà importée : une liste du {} ne peut plus l'être.", .latest.french(), .on.french())]
    OlderThanKnown {
        /// The day given.
        on: Day,
        /// Day of the latest list.
        latest: Day,
    },
    /// The heaps do not sum up to the rows.
    #[error("Les lignes de l'import ne sont pas toutes comptées : {counts:?}")]
    DoesNotAddUp {
        /// The counts.
        counts: ImportCounts,
    },
    /// The digest is not 64 hexadecimal digits.
    #[error("« {sha256} » n'est pas une empreinte SHA-256.")]
    NotADigest {
        /// As given.
        sha256: String,
    },
}

refusals! {
    ImportError in "partners" {
        HeaderNotUtf8 = "import-not-utf8" : Invalid,
        NotUtf8 = "import-not-utf8" : Invalid,
        WrongHeader = "import-wrong-header" : Invalid,
        RepeatedColumn = "import-repeated-column" : Invalid,
        NoRows = "import-no-rows" : Invalid,
        TooLarge = "import-too-large" : Invalid,
        LineTooLong = "import-line-too-long" : Invalid,
        TooManyLines = "import-too-many-lines" : Invalid,
        OlderThanKnown = "import-older-than-known" : Conflict,
        DoesNotAddUp = "import-does-not-add-up" : Invalid,
        NotADigest = "import-not-a-digest" : Invalid,
    }
}
