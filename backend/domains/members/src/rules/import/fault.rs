//! Why a row, or a whole table, is not understood.

use kernel::prelude::*;
use serde::Serialize;

use crate::public::{ImportField, ImportSource};

/// What is wrong with one row. The others are taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RowFault {
    /// Something obligatory is empty.
    #[error("Il manque : {}.", field.french())]
    Missing {
        /// What.
        field: ImportField,
    },
    /// Not a day, or one that could be two.
    #[error("« {value} » n'est pas un jour ({}).", field.french())]
    NotADay {
        /// Of what.
        field: ImportField,
        /// As given.
        value: String,
    },
    /// Not an amount, or one that could be two.
    #[error("« {value} » n'est pas un montant ({}).", field.french())]
    NotAnAmount {
        /// Of what.
        field: ImportField,
        /// As given.
        value: String,
    },
    /// Not a whole number of shares.
    #[error("« {value} » n'est pas un nombre entier ({}).", field.french())]
    NotACount {
        /// Of what.
        field: ImportField,
        /// As given.
        value: String,
    },
    /// A number or an address whose form or key is wrong.
    #[error("{} : {reason}", field.french())]
    Malformed {
        /// Of what.
        field: ImportField,
        /// What is wrong with it.
        reason: String,
    },
    /// A word that means nothing here.
    #[error("« {value} » n'est pas connu ({}) : {known}.", field.french())]
    UnknownWord {
        /// Of what.
        field: ImportField,
        /// As given.
        value: String,
        /// What is known.
        known: String,
    },
    /// A letter that was lost in an earlier conversion, or a control character.
    #[error("« {value} » contient un caractère perdu ou interdit ({}).", field.french())]
    LostCharacter {
        /// Of what.
        field: ImportField,
        /// As given, without it.
        value: String,
    },
    /// More cells than the head has.
    #[error("La ligne a {found} cellules, l'en-tête en a {expected}.")]
    TooManyCells {
        /// As in the head.
        expected: usize,
        /// As in the row.
        found: usize,
    },
}

refusals! {
    RowFault in "members" {
        Missing = "import-missing" : Invalid,
        NotADay = "import-not-a-day" : Invalid,
        NotAnAmount = "import-not-an-amount" : Invalid,
        NotACount = "import-not-a-count" : Invalid,
        Malformed = "import-malformed" : Invalid,
        UnknownWord = "import-unknown-word" : Invalid,
        LostCharacter = "import-lost-character" : Invalid,
        TooManyCells = "import-too-many-cells" : Invalid,
    }
}

/// What is wrong with a whole table or its mapping. Nothing of it is taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ImportError {
    /// Columns of the mapping that the table has not.
    #[error("Le tableau n'a pas les colonnes {} de la correspondance : rien n'a été importé.", .missing.join(", "))]
    MissingColumns {
        /// Their names.
        missing: Vec<String>,
        /// Those that it has.
        head: Vec<String>,
    },
    /// A column of the mapping stands twice in the table.
    #[error("La colonne « {column} » figure deux fois dans le tableau : rien n'a été importé.")]
    RepeatedColumn {
        /// Its name.
        column: String,
    },
    /// Fields without which nobody can be a member have neither a column nor a default.
    #[error("Rien ne donne {} : indiquez la colonne ou une valeur.", .fields.iter().map(|field| field.french()).collect::<Vec<_>>().join(", "))]
    FieldsNotMapped {
        /// Which.
        fields: Vec<ImportField>,
    },
    /// Nothing is remembered of a source.
    #[error("Aucune correspondance n'est connue pour la source « {named} ».")]
    UnknownSource {
        /// As asked.
        named: ImportSource,
    },
    /// A column or a default of a mapping is empty, or a text is too long.
    #[error("La correspondance de « {field} » est vide ou trop longue.")]
    BadMapping {
        /// Of which field.
        field: ImportField,
    },
}

refusals! {
    ImportError in "members" {
        MissingColumns = "import-missing-columns" : Invalid,
        RepeatedColumn = "import-repeated-column" : Invalid,
        FieldsNotMapped = "import-fields-not-mapped" : Invalid,
        UnknownSource = "import-unknown-source" : NotFound,
        BadMapping = "import-bad-mapping" : Invalid,
    }
}
