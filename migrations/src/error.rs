//! Why a schema is not the one that this program works with.

use sea_orm_migration::sea_orm::DbErr;

/// A refusal to work on this schema, or a failure to bring it up to date. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum MigrationError {
    /// The database was migrated by a newer program.
    #[error(
        "Cette base de données vient d'une version plus récente de Quintette ({} inconnue ici) : installez cette \
         version. Rien n'a été changé.",
        unknown.join(", ")
    )]
    SchemaNewer {
        /// Applied migrations that this program does not know.
        unknown: Vec<String>,
    },
    /// The database waits for migrations of this program.
    #[error("Cette base de données attend une mise à jour ({}) : lancez « quintette migrate ».", missing.join(", "))]
    SchemaOlder {
        /// Migrations not yet applied, in order.
        missing: Vec<String>,
    },
    /// A migration did not run to its end; all of them were undone.
    #[error("La mise à jour de la base de données ({}) a échoué et a été entièrement annulée : {reason}", names.join(", "))]
    Failed {
        /// Migrations that were to be applied.
        names: Vec<String>,
        /// The database's words.
        reason: DbErr,
    },
    /// The database cannot be read.
    #[error("La base de données n'a pas pu être lue : {0}")]
    Database(#[from] DbErr),
}
