//! Where each note stands: the list of all of them, one with its log, and the counts.

use sea_orm::sea_query::{Alias, Condition, Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, QueryResult};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use values::Timestamp;

use super::log::{self, LogLine};
use super::{Attachment, OutboxError, Outgoing, opened};
use crate::KernelError;
use crate::kernel::Kernel;
use crate::listing::{Field, Listing, Page, PageRequest, list};
use crate::refusal::Failure;

/// Where a note stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoteState {
    /// It is due, or will be tried again.
    Waiting,
    /// Its wire took it.
    Sent,
    /// It was given up until somebody asks for another try.
    Parked,
}

impl NoteState {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Waiting, Self::Sent, Self::Parked];

    /// The word as the list and the API write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sent => "sent",
            Self::Parked => "parked",
        }
    }

    /// The word on a page.
    pub fn french(self) -> &'static str {
        match self {
            Self::Waiting => "en attente",
            Self::Sent => "envoyé",
            Self::Parked => "mis de côté",
        }
    }
}

/// A note as a list shows it: never its words, which may hold a one-use link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteRow {
    /// Number; stable over attempts.
    pub note_id: i64,
    /// Which wire: `mail` or `webhook`.
    pub kind: String,
    /// Address; of a webhook, the identifier of its endpoint.
    pub recipient: String,
    /// Subject line; of a webhook, the type of its event.
    pub subject: String,
    /// Where it stands.
    pub state: NoteState,
    /// How often it was tried.
    pub attempts: i64,
    /// When it was written.
    pub created_at: Timestamp,
    /// When it is tried next; nothing once it is sent or parked.
    pub next_at: Option<Timestamp>,
    /// When its wire took it.
    pub sent_at: Option<Timestamp>,
    /// When it was given up.
    pub parked_at: Option<Timestamp>,
    /// Why the last attempt failed; nothing when none did or the note is sent.
    pub last_error: Option<String>,
    /// The request that wrote it.
    pub correlation: Uuid,
}

/// A note with its log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteFile {
    /// Where it stands.
    pub note: NoteRow,
    /// Files that go with it.
    pub attachments: Vec<Attachment>,
    /// Every attempt, in order.
    pub log: Vec<LogLine>,
}

/// What the outbox holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct OutboxCounts {
    /// Not sent yet.
    pub waiting: i64,
    /// Sent.
    pub sent: i64,
    /// Given up until somebody asks for another try.
    pub parked: i64,
}

/// What the list can be filtered and sorted by.
static LISTING: Listing = Listing {
    fields: &[
        Field::int("note_id"),
        Field::text("kind"),
        Field::text("recipient"),
        Field::text("subject"),
        Field::text("state"),
        Field::int("attempts"),
        Field::text("last_error"),
        Field::moment("created_at"),
        Field::moment("next_at"),
        Field::moment("sent_at"),
        Field::moment("parked_at"),
        Field::text("correlation"),
    ],
    key: "note_key",
    default_sort: "-note_id",
};

/// Neither sent nor given up.
pub(super) fn waiting() -> Condition {
    let zero = |name: &str| Expr::col(Alias::new(name)).eq(0_i64);
    Condition::all().add(zero("sent_at")).add(zero("parked_at"))
}

/// All notes, as the listing names their columns.
fn base() -> SelectStatement {
    let columns = [
        "kind",
        "recipient",
        "subject",
        "attempts",
        "created_at",
        "next_at",
        "sent_at",
        "parked_at",
        "last_error",
        "correlation",
    ];
    Query::select()
        .expr_as(Expr::col(Alias::new("id")), Alias::new("note_id"))
        .expr_as(Expr::cust("CAST(id AS TEXT)"), Alias::new("note_key"))
        .expr_as(
            Expr::cust(
                "CASE WHEN sent_at > 0 THEN 'sent' WHEN parked_at > 0 THEN 'parked' ELSE 'waiting' END",
            ),
            Alias::new("state"),
        )
        .columns(columns.map(Alias::new))
        .from(Alias::new("outbox"))
        .to_owned()
}

impl FromQueryResult for NoteRow {
    fn from_query_result(row: &QueryResult, prefix: &str) -> Result<Self, DbErr> {
        let moment = |name: &str| -> Result<Option<Timestamp>, DbErr> {
            let micros: i64 = row.try_get(prefix, name)?;
            Ok((micros > 0).then(|| Timestamp::from_micros(micros)))
        };
        let (sent_at, parked_at) = (moment("sent_at")?, moment("parked_at")?);
        let state = match (sent_at, parked_at) {
            (Some(_), _) => NoteState::Sent,
            (None, Some(_)) => NoteState::Parked,
            (None, None) => NoteState::Waiting,
        };
        let (error, correlation): (String, String) =
            (row.try_get(prefix, "last_error")?, row.try_get(prefix, "correlation")?);
        Ok(Self {
            note_id: row.try_get(prefix, "note_id")?,
            kind: row.try_get(prefix, "kind")?,
            recipient: row.try_get(prefix, "recipient")?,
            subject: row.try_get(prefix, "subject")?,
            state,
            attempts: row.try_get(prefix, "attempts")?,
            created_at: Timestamp::from_micros(row.try_get(prefix, "created_at")?),
            next_at: moment("next_at")?.filter(|_| state == NoteState::Waiting),
            sent_at,
            parked_at: parked_at.filter(|_| state == NoteState::Parked),
            last_error: Some(error).filter(|error| !error.is_empty()),
            correlation: correlation.parse().map_err(|error: uuid::Error| DbErr::Type(error.to_string()))?,
        })
    }
}

/// A page of the notes of one kind and recipient, or of all.
pub(crate) async fn notes(
    db: &impl ConnectionTrait,
    of: Option<(&str, &str)>,
    request: &PageRequest,
) -> Result<Page<NoteRow>, Failure> {
    let mut base = base();
    if let Some((kind, recipient)) = of {
        base.and_where(Expr::col(Alias::new("kind")).eq(kind))
            .and_where(Expr::col(Alias::new("recipient")).eq(recipient));
    }
    list::<NoteRow>(db, base, &LISTING, request).await
}

/// One note as a list shows it.
pub(crate) async fn note(db: &impl ConnectionTrait, id: i64) -> Result<NoteRow, Failure> {
    let query = base().and_where(Expr::col(Alias::new("id")).eq(id)).to_owned();
    let row = db.query_one(&query).await?.ok_or(OutboxError::NoSuchNote { note_id: id })?;
    Ok(NoteRow::from_query_result(&row, "")?)
}

impl Kernel {
    /// A page of all notes.
    pub async fn notes(&self, request: &PageRequest) -> Result<Page<NoteRow>, Failure> {
        notes(self.reader(), None, request).await
    }

    /// A page of the notes of one kind for one recipient.
    pub async fn notes_for(
        &self,
        kind: &str,
        recipient: &str,
        request: &PageRequest,
    ) -> Result<Page<NoteRow>, Failure> {
        notes(self.reader(), Some((kind, recipient)), request).await
    }

    /// One note with its log.
    pub async fn note(&self, id: i64) -> Result<NoteFile, Failure> {
        let row = note(self.reader(), id).await?;
        let Outgoing { attachments, .. } = self.note_itself(id).await?;
        Ok(NoteFile { note: row, attachments, log: log::of_note(self.reader(), id).await? })
    }

    /// A note with its words: for the room that wrote it and knows that they hold no secret.
    pub async fn note_itself(&self, id: i64) -> Result<Outgoing, Failure> {
        let query = Query::select()
            .column(Alias::new("note"))
            .from(Alias::new("outbox"))
            .and_where(Expr::col(Alias::new("id")).eq(id))
            .to_owned();
        let found = self.reader().query_one(&query).await?.ok_or(OutboxError::NoSuchNote { note_id: id })?;
        let text: String = found.try_get("", "note")?;
        Ok(opened(self.vault(), &text)?)
    }

    /// How many notes wait, are sent and are parked.
    pub async fn outbox_counts(&self) -> Result<OutboxCounts, KernelError> {
        let query = Query::select()
            .expr_as(Expr::cust("COUNT(*)"), Alias::new("n"))
            .expr_as(Expr::cust("COUNT(CASE WHEN sent_at > 0 THEN 1 END)"), Alias::new("sent"))
            .expr_as(
                Expr::cust("COUNT(CASE WHEN sent_at = 0 AND parked_at > 0 THEN 1 END)"),
                Alias::new("parked"),
            )
            .from(Alias::new("outbox"))
            .to_owned();
        let Some(row) = self.reader().query_one(&query).await? else {
            return Ok(OutboxCounts { waiting: 0, sent: 0, parked: 0 });
        };
        let (all, sent, parked): (i64, i64, i64) =
            (row.try_get("", "n")?, row.try_get("", "sent")?, row.try_get("", "parked")?);
        Ok(OutboxCounts { waiting: all - sent - parked, sent, parked })
    }
}
