//! What can go wrong beneath a decision: the database, the format of what is stored, a race that was lost.

use std::sync::Arc;

use sea_orm::{DbErr, RuntimeErr, SqlErr};

/// A failure of the machine or of the stored bytes; never a refusal by a rule of the trade.
#[derive(Debug, Clone, thiserror::Error)]
pub enum KernelError {
    /// Somebody else changed the same stream between our reading and our writing, several times in a row.
    #[error(
        "Quelqu'un d'autre a modifié « {stream} » en même temps (version actuelle : {version}). Relisez, puis recommencez."
    )]
    Conflict {
        /// `type/id` of the stream.
        stream: String,
        /// The version now stored.
        version: i64,
    },
    /// The order rests on what its caller had seen, and somebody has changed that since.
    #[error(
        "« {stream} » a changé depuis que vous l'avez lu (version actuelle : {version}) : rien n'a été enregistré. Relisez, puis recommencez."
    )]
    Moved {
        /// `type/id` of the stream.
        stream: String,
        /// The version now stored.
        version: i64,
    },
    /// A long job was asked to stop; what it had done stays done.
    #[error("Travail arrêté à la demande ; ce qui était fait reste fait.")]
    Stopped,
    /// The same idempotency key came with another request.
    #[error("La clé d'idempotence « {key} » a déjà servi pour une autre demande.")]
    KeyReused {
        /// The key.
        key: String,
    },
    /// A text is longer than the database can keep in order.
    #[error("Un texte de la demande est trop long : rien n'a été enregistré.")]
    TextTooLong,
    /// The database does not accept writes.
    #[error("La base de données est en lecture seule : rien n'a été enregistré.")]
    ReadOnly,
    /// No space left.
    #[error("Le disque est plein : rien n'a été enregistré.")]
    DiskFull,
    /// The database cannot be reached.
    #[error("La base de données ne répond pas : rien n'a été enregistré.")]
    Unavailable {
        /// The driver's words, for the log.
        reason: String,
    },
    /// Another process holds the database for too long.
    #[error("La base de données est occupée : rien n'a été enregistré. Réessayez dans un instant.")]
    Busy,
    /// A stored event is not what its hash, its sequence or its type says.
    #[error("Fait enregistré illisible ou altéré : {reason}")]
    Corrupt {
        /// What and where.
        reason: String,
    },
    /// A stored event is of a type or version that this program does not know.
    #[error(
        "Fait « {event_type} » version {version} inconnu de ce programme : installez une version plus récente."
    )]
    UnknownEvent {
        /// Type as stored.
        event_type: String,
        /// Version as stored.
        version: i64,
    },
    /// The database was sealed with another key than this program was given.
    #[error(
        "Cette base a été scellée avec une autre clé (empreinte {stored}) que celle de ce programme (empreinte {given}) : \
         donnez-lui la clé d'origine, par le réglage « secret_key » ou le fichier « secret.key » de son dossier de données."
    )]
    OtherKey {
        /// Fingerprint of the key that the database knows.
        stored: String,
        /// Fingerprint of the key given.
        given: String,
    },
    /// Anything else that the database says.
    #[error("Erreur de la base de données : {0}")]
    Database(DbErr),
    /// A value could not be written to or read from JSON.
    #[error("Erreur de format : {0}")]
    Format(#[source] Arc<serde_json::Error>),
    /// A long job was interrupted before its end; nothing of it was kept.
    #[error("Travail interrompu avant la fin ; rien n'a été changé : {reason}")]
    Interrupted {
        /// What stopped it.
        reason: String,
    },
    /// Whoever was carrying the order out was stopped at an unknown point of it.
    #[error(
        "Le programme s'est arrêté avant de répondre ; l'ordre est peut-être enregistré. Relisez, puis recommencez."
    )]
    Unanswered,
}

impl KernelError {
    /// Stable identifier, `kernel/reason`, as that of a refusal.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Conflict { .. } => "kernel/conflict",
            Self::Moved { .. } => "kernel/moved",
            Self::Stopped => "kernel/stopped",
            Self::KeyReused { .. } => "kernel/key-reused",
            Self::TextTooLong => "kernel/text-too-long",
            Self::ReadOnly => "kernel/read-only",
            Self::DiskFull => "kernel/disk-full",
            Self::Unavailable { .. } => "kernel/unavailable",
            Self::Busy => "kernel/busy",
            Self::Interrupted { .. } => "kernel/interrupted",
            Self::Unanswered => "kernel/unanswered",
            Self::Corrupt { .. }
            | Self::UnknownEvent { .. }
            | Self::OtherKey { .. }
            | Self::Database(_)
            | Self::Format(_) => "kernel/internal",
        }
    }

    /// Whether trying the same command again may succeed without anybody doing anything.
    pub(crate) fn is_race(&self) -> bool {
        matches!(self, Self::Conflict { .. } | Self::Busy)
    }
}

impl From<serde_json::Error> for KernelError {
    fn from(error: serde_json::Error) -> Self {
        Self::Format(Arc::new(error))
    }
}

impl From<DbErr> for KernelError {
    fn from(error: DbErr) -> Self {
        if matches!(error, DbErr::ConnectionAcquire(_)) {
            return Self::Unavailable { reason: error.to_string() };
        }
        let words = error.to_string();
        let has = |needle: &str| words.contains(needle);
        let state = state(&error);
        let is = |code: &str| state.as_deref() == Some(code);
        // SQLite speaks in messages, PostgreSQL in SQLSTATE too (its manual, appendix A).
        if has("readonly database") || is("25006") {
            Self::ReadOnly
        } else if has("disk is full") || has("No space left") || is("53100") {
            Self::DiskFull
        } else if is("54000") {
            Self::TextTooLong
        } else if has("database is locked") || is("40001") || is("40P01") || is("55P03") {
            Self::Busy
        } else if matches!(error, DbErr::Conn(_))
            || has("unable to open database")
            || has("disk I/O error")
            || has("error communicating with database")
            || ["57P01", "57P02", "57P03", "53300"].map(is).contains(&true)
            || state.as_deref().is_some_and(|code| code.starts_with("08"))
            || has("Connection refused")
            || has("pool timed out")
        {
            Self::Unavailable { reason: words }
        } else {
            Self::Database(error)
        }
    }
}

/// The code that the database gives its error, apart from any words of the caller's that it repeats.
fn state(error: &DbErr) -> Option<String> {
    let (DbErr::Exec(RuntimeErr::SqlxError(inner))
    | DbErr::Query(RuntimeErr::SqlxError(inner))
    | DbErr::Conn(RuntimeErr::SqlxError(inner))) = error
    else {
        return None;
    };
    Some(inner.as_database_error()?.code()?.into_owned())
}

/// Whether the error is a unique constraint that was violated.
pub(crate) fn is_unique_violation(error: &DbErr) -> bool {
    matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
}
