//! Why a note is not sent again.

use serde::Serialize;

use crate::refusals;

/// Refusals of the outbox.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OutboxError {
    /// No note has this number.
    #[error("Aucun envoi ne porte le numéro {note_id}.")]
    NoSuchNote {
        /// As asked.
        note_id: i64,
    },
    /// Its wire took it already.
    #[error("L'envoi n° {note_id} est déjà parti.")]
    AlreadySent {
        /// Which.
        note_id: i64,
    },
    /// A process is sending it at this moment, or was killed while it did, a few minutes ago at most.
    #[error("L'envoi n° {note_id} est en cours : attendez quelques minutes.")]
    BeingSent {
        /// Which.
        note_id: i64,
    },
}

refusals! { OutboxError in "outbox" {
    NoSuchNote = "no-such-note" : NotFound,
    AlreadySent = "already-sent" : Conflict,
    BeingSent = "being-sent" : Conflict,
} }
