//! What leaves the house, seen from inside: where each note stands, and another try when somebody asks for one.

use kernel::Kernel;
use kernel::outbox::{NoteFile, NoteRow};
use kernel::prelude::*;

use crate::{Office, permissions};

/// The outgoing notes.
#[derive(Clone)]
pub struct Outbox {
    kernel: Kernel,
}

impl Office {
    /// The outgoing notes: mails and webhooks.
    pub fn outbox(&self) -> Outbox {
        Outbox { kernel: self.kernel.clone() }
    }
}

impl Outbox {
    /// A page of all notes, the newest first.
    pub async fn list(&self, request: &PageRequest) -> Result<Page<NoteRow>, Failure> {
        self.kernel.require(permissions::OUTBOX_READ)?;
        self.kernel.notes(request).await
    }

    /// One note with its log of attempts. Never its words: those of a mail may hold a one-use link.
    pub async fn read(&self, note_id: i64) -> Result<NoteFile, Failure> {
        self.kernel.require(permissions::OUTBOX_READ)?;
        self.kernel.note(note_id).await
    }

    /// Makes a note due now; refused when it is sent or being sent.
    pub async fn retry(&self, context: &Context, note_id: i64) -> Result<NoteRow, Failure> {
        self.kernel.require(permissions::OUTBOX_RETRY)?;
        self.kernel.retry_note(context, note_id).await
    }

    /// Makes all parked notes due now, the oldest thousand first; answers how many.
    pub async fn retry_parked(&self, context: &Context) -> Result<u64, Failure> {
        self.kernel.require(permissions::OUTBOX_RETRY)?;
        self.kernel.retry_parked_notes(context).await
    }
}
