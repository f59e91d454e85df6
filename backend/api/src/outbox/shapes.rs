//! Outgoing notes and their log. Never their words: those of a mail may hold a one-use link.

use office::kernel::outbox::{Happening, LogLine, NoteFile, NoteRow, NoteState};
use office::values::{Timestamp, Uuid};
use serde::Serialize;
use utoipa::ToSchema;

use super::words;
use crate::sample::{self, Sample};

/// An outgoing note.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NoteDto {
    /// Number; the same over all attempts.
    pub note_id: i64,
    /// How it leaves: `mail` or `webhook`.
    pub kind: String,
    /// Address; of a webhook, the identifier of its endpoint.
    pub recipient: String,
    /// Subject line; of a webhook, the type of its event.
    pub subject: String,
    /// Where it stands.
    #[schema(value_type = words::NoteState)]
    pub state: NoteState,
    /// How often it was tried.
    pub attempts: i64,
    /// When it was written.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    /// When it is tried next; null once it is sent or parked.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub next_at: Option<Timestamp>,
    /// When the other end took it.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub sent_at: Option<Timestamp>,
    /// When it was given up.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub parked_at: Option<Timestamp>,
    /// Why the last attempt failed, for people.
    pub last_error: Option<String>,
    /// The request that wrote it.
    #[schema(value_type = String, format = Uuid)]
    pub correlation: Uuid,
}

impl From<NoteRow> for NoteDto {
    fn from(row: NoteRow) -> Self {
        let NoteRow {
            note_id,
            kind,
            recipient,
            subject,
            state,
            attempts,
            created_at,
            next_at,
            sent_at,
            parked_at,
            last_error,
            correlation,
        } = row;
        Self {
            note_id,
            kind,
            recipient,
            subject,
            state,
            attempts,
            created_at,
            next_at,
            sent_at,
            parked_at,
            last_error,
            correlation,
        }
    }
}

impl Sample for NoteDto {
    fn sample() -> Self {
        let moment = |text| Some(sample::parsed(text));
        Self {
            note_id: 42,
            kind: "mail".to_owned(),
            recipient: "mediatheque@commune.example".to_owned(),
            subject: "Votre facture FA2015-000001".to_owned(),
            state: NoteState::Parked,
            attempts: 1,
            created_at: sample::parsed("2015-02-01T09:00:00.000000Z"),
            next_at: moment("2015-02-01T09:01:00.000000Z"),
            sent_at: moment("2015-02-01T09:01:01.250000Z"),
            parked_at: moment("2015-02-01T09:00:01.250000Z"),
            last_error: Some(
                "le serveur de messagerie refuse ce message : permanent error (550): 5.1.1 inconnu ici"
                    .to_owned(),
            ),
            correlation: sample::ID,
        }
    }
}

impl NoteDto {
    /// The example of a message for an endpoint.
    pub(crate) fn sample_of_webhook() -> Self {
        Self {
            kind: "webhook".to_owned(),
            recipient: sample::ID.to_string(),
            subject: "members.member.admitted".to_owned(),
            last_error: Some("la destination répond 503".to_owned()),
            state: NoteState::Waiting,
            sent_at: None,
            parked_at: None,
            ..Self::sample()
        }
    }
}

/// A line of the log of deliveries.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NoteAttemptDto {
    /// Number of the attempt, from 1; of the last one when somebody asked for another.
    pub attempt: i64,
    /// When it ended.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// What came of it.
    #[schema(value_type = words::Happening)]
    pub outcome: Happening,
    /// What the other end answered: an SMTP code or an HTTP status; null when it did not answer.
    pub code: Option<u16>,
    /// Its words or the reason, at most 500 characters; of a retry, who asked.
    pub words: String,
    /// How long it took, in milliseconds.
    pub took_ms: u64,
}

impl From<LogLine> for NoteAttemptDto {
    fn from(line: LogLine) -> Self {
        let LogLine { attempt, at, happening, code, words, took_ms } = line;
        Self { attempt, at, outcome: happening, code, words, took_ms }
    }
}

impl Sample for NoteAttemptDto {
    fn sample() -> Self {
        Self {
            attempt: 1,
            at: sample::parsed("2015-02-01T09:00:01.250000Z"),
            outcome: Happening::Parked,
            code: Some(550),
            words: "le serveur de messagerie refuse ce message : permanent error (550): 5.1.1 inconnu ici"
                .to_owned(),
            took_ms: 1_250,
        }
    }
}

/// An outgoing note with its log.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NoteFileDto {
    /// Where it stands.
    #[serde(flatten)]
    pub note: NoteDto,
    /// Names of the files that go with it.
    pub attachments: Vec<String>,
    /// Every attempt, in order, and who asked for another.
    pub log: Vec<NoteAttemptDto>,
}

impl From<NoteFile> for NoteFileDto {
    fn from(file: NoteFile) -> Self {
        let NoteFile { note, attachments, log } = file;
        Self {
            note: note.into(),
            attachments: attachments.into_iter().map(|attachment| attachment.name).collect(),
            log: log.into_iter().map(Into::into).collect(),
        }
    }
}

impl Sample for NoteFileDto {
    fn sample() -> Self {
        Self {
            note: NoteDto::sample(),
            attachments: vec!["FA2015-000001.pdf".to_owned()],
            log: vec![NoteAttemptDto::sample()],
        }
    }
}

impl NoteFileDto {
    /// The example of a message for an endpoint.
    pub(crate) fn sample_of_webhook() -> Self {
        let line = NoteAttemptDto {
            outcome: Happening::Deferred,
            code: Some(503),
            words: "la destination répond 503".to_owned(),
            ..NoteAttemptDto::sample()
        };
        Self { note: NoteDto::sample_of_webhook(), attachments: Vec::new(), log: vec![line] }
    }
}

/// How many notes are due now.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RetriedDto {
    /// Parked notes that are tried again; at most 1000 at once, so ask until it is 0.
    pub retried: u64,
}

impl Sample for RetriedDto {
    fn sample() -> Self {
        Self { retried: 3 }
    }
}
