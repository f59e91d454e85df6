//! Notes that leave the house: written in the command's transaction, delivered afterwards by a wire, at least
//! once, each under a stable id by which a double is recognised.
//!
//! What can never happen: a note without its command or a command without its note; an attempt that leaves no line in
//! the log of deliveries; a note that is given up in silence (it is parked, listed, and sent again when asked); the
//! words of a mail shown by a list (they may hold a one-use link).

mod claims;
mod error;
mod log;
mod reading;
mod retrying;

use data_encoding::BASE64_NOPAD;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query};
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use serde::{Deserialize, Serialize};

use crate::error::is_unique_violation;
use crate::{Context, KernelError, Vault};

pub use claims::{Attempt, Claimed, Outcome};
pub use error::OutboxError;
pub use log::{Happening, LogLine};
pub use reading::{NoteFile, NoteRow, NoteState, OutboxCounts};

pub(crate) use retrying::{Sent, again};

/// A file that goes with a note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// File name that the recipient sees.
    pub name: String,
    /// Media type, e.g. `application/pdf`.
    pub media_type: String,
    /// Where the wire finds the bytes (e.g. `invoice:<id>`); the bytes are read when sending.
    pub source: String,
}

/// A note for a wire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outgoing {
    /// Which wire: `mail` or `webhook`.
    pub kind: String,
    /// Address of the recipient; of a webhook, the identifier of its endpoint.
    pub recipient: String,
    /// Subject line; of a webhook, the type of its event.
    pub subject: String,
    /// Plain text; of a webhook, the JSON that is sent.
    pub body: String,
    /// Files.
    pub attachments: Vec<Attachment>,
}

/// What seals a note: its words may hold a one-use link, and whoever reads a copy of the database must not enter by it.
const SEAL: &str = "outbox.note";
/// Before what is sealed; notes of earlier versions stand in clear.
const SEALED: &str = "sealed:";

/// A note as it is stored.
fn sealed(vault: &Vault, note: &Outgoing) -> Result<String, KernelError> {
    Ok(format!("{SEALED}{}", BASE64_NOPAD.encode(&vault.seal(SEAL, &serde_json::to_vec(note)?)?)))
}

/// A note from what is stored.
fn opened(vault: &Vault, stored: &str) -> Result<Outgoing, KernelError> {
    let Some(text) = stored.strip_prefix(SEALED) else { return Ok(serde_json::from_str(stored)?) };
    let bytes = BASE64_NOPAD
        .decode(text.as_bytes())
        .map_err(|_| KernelError::Corrupt { reason: "envoi scellé illisible".into() })?;
    Ok(serde_json::from_slice(&vault.open(SEAL, &bytes)?)?)
}

/// Writes a note and answers its number. A `once` that is not empty names the note among those of its recipient: a
/// second one of the same name violates a unique index.
pub(crate) async fn write(
    (tx, vault): (&DatabaseTransaction, &Vault),
    context: &Context,
    note: &Outgoing,
    once: &str,
) -> Result<i64, KernelError> {
    let columns = [
        "kind",
        "recipient",
        "subject",
        "once_key",
        "note",
        "correlation",
        "created_at",
        "attempts",
        "next_at",
        "sent_at",
        "last_error",
    ];
    let insert = Query::insert()
        .into_table(Alias::new("outbox"))
        .columns(columns.map(Alias::new))
        .values_panic([
            note.kind.as_str().into(),
            note.recipient.as_str().into(),
            note.subject.as_str().into(),
            once.into(),
            sealed(vault, note)?.into(),
            context.correlation.to_string().into(),
            context.at.micros().into(),
            0_i64.into(),
            context.at.micros().into(),
            0_i64.into(),
            "".into(),
        ])
        .returning(Query::returning().column(Alias::new("id")))
        .to_owned();
    let row = tx.query_one(&insert).await.map_err(|error| match error {
        // Another process wrote it at the same time: decided again, it is found.
        error if is_unique_violation(&error) => {
            KernelError::Conflict { stream: format!("{} {once}", note.recipient), version: 0 }
        }
        other => other.into(),
    })?;
    let row = row.ok_or_else(|| KernelError::Corrupt { reason: "boîte d'envoi sans réponse".into() })?;
    Ok(row.try_get("", "id")?)
}

/// The number of the note that was written under a name, if there is one.
pub(crate) async fn named(
    tx: &DatabaseTransaction,
    note: &Outgoing,
    once: &str,
) -> Result<Option<i64>, KernelError> {
    let query = Query::select()
        .column(Alias::new("id"))
        .from(Alias::new("outbox"))
        .and_where(Expr::col(Alias::new("kind")).eq(note.kind.as_str()))
        .and_where(Expr::col(Alias::new("recipient")).eq(note.recipient.as_str()))
        .and_where(Expr::col(Alias::new("once_key")).eq(once))
        .and_where(Expr::cust("once_key <> ''")) // said again in the index's own words, so that it is used
        .to_owned();
    Ok(tx.query_one(&query).await?.map(|row| row.try_get("", "id")).transpose()?)
}
