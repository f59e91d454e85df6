//! Mails that are due go to their wire, one after the other.
//!
//! What can never happen: a note that is marked as sent before the wire took it; two processes that send the same
//! note at once (it is leased); a note that stops the ones after it; a note given up in silence.

use std::time::{Duration, Instant};

use kernel::outbox::{Attempt, Claimed, Outcome};
use kernel::prelude::{Attachment, Failure};
use kernel::{Clock, SystemClock};
use mail::{MailError, MailWire, MessageId, Receipt};
use office::{Office, OfficeError};
use values::Uuid;

use super::Delivered;
use crate::commands::context;

/// How long a note is hidden from other processes while it is being sent.
const LEASE: Duration = Duration::from_mins(5);
/// Notes claimed at once: even at the wire's patience of a minute for each, they are done within the lease.
pub(crate) const BATCH: u64 = 4;

/// Delivers one batch of mails that are due.
pub(crate) async fn deliver_due(office: &Office, wire: &MailWire) -> Result<Delivered, Failure> {
    let mut delivered = Delivered::default();
    for claimed in office.kernel.claim_notes(mail::KIND, SystemClock.now(), LEASE, BATCH).await? {
        let began = Instant::now();
        let answer = deliver(office, wire, &claimed).await;
        let attempt = judged(&claimed, answer, began.elapsed());
        match attempt.outcome {
            Outcome::Sent => delivered.sent += 1,
            Outcome::Later { .. } => delivered.failed += 1,
            Outcome::Parked => delivered.parked += 1,
        }
        if attempt.outcome != Outcome::Sent {
            let reason = &attempt.words;
            tracing::warn!(note = claimed.id, attempt = claimed.attempt, %reason, "mail not delivered");
        }
        office.kernel.note_attempted(&claimed, &attempt).await?;
    }
    Ok(delivered)
}

/// What follows from an answer: a refusal for good is given up at once, anything else after the last wait.
fn judged(claimed: &Claimed, answer: Result<Receipt, Undelivered>, took: Duration) -> Attempt {
    let at = SystemClock.now();
    match answer {
        Ok(Receipt { code, words }) => Attempt { at, took, outcome: Outcome::Sent, code, words },
        Err(error) => {
            let wait = if error.is_final() { None } else { mail::wait_after(claimed.try_number) };
            let outcome = wait.map_or(Outcome::Parked, |wait| Outcome::Later { wait });
            Attempt { at, took, outcome, code: error.code(), words: error.to_string() }
        }
    }
}

/// Why one note stays in the outbox.
#[derive(Debug, thiserror::Error)]
enum Undelivered {
    #[error("pièce jointe introuvable : « {0} »")]
    UnknownSource(String),
    #[error("pièce jointe : {0}")]
    Attachment(String),
    #[error("{0}")]
    Mail(#[from] MailError),
}

impl Undelivered {
    fn is_final(&self) -> bool {
        match self {
            Self::UnknownSource(_) => true,
            // The paper may be made, or the database answer, by the next try.
            Self::Attachment(_) => false,
            Self::Mail(error) => error.is_final(),
        }
    }

    fn code(&self) -> Option<u16> {
        match self {
            Self::Mail(error) => error.code(),
            Self::UnknownSource(_) | Self::Attachment(_) => None,
        }
    }
}

impl From<Failure> for Undelivered {
    fn from(failure: Failure) -> Self {
        Self::Attachment(failure.to_string())
    }
}

async fn deliver(office: &Office, wire: &MailWire, claimed: &Claimed) -> Result<Receipt, Undelivered> {
    let mut files = Vec::new();
    for attachment in &claimed.note.attachments {
        files.push(bytes_of(office, attachment).await?);
    }
    Ok(wire.deliver(&claimed.note, files, &message_id(claimed)?, SystemClock.now()).await?)
}

/// The bytes behind an attachment, as the office resolves its source.
async fn bytes_of(office: &Office, attachment: &Attachment) -> Result<Vec<u8>, Undelivered> {
    match office.attachment(&context(), &attachment.source).await {
        Ok(paper) => Ok(paper.bytes),
        // The source itself is unknown, and will be at each try.
        Err(failure) => match failure.refusal::<OfficeError>() {
            Some(OfficeError::NoSuchPaper { what }) if *what == attachment.source => {
                Err(Undelivered::UnknownSource(what.clone()))
            }
            _ => Err(failure.into()),
        },
    }
}

/// The name of the mail: of the note's number and of its words, so that it is the same at each attempt and differs
/// from the note of the same number in another database.
fn message_id(claimed: &Claimed) -> Result<MessageId, MailError> {
    let words = format!("{}\n{}\n{}", claimed.note.recipient, claimed.note.subject, claimed.note.body);
    let print = Uuid::new_v5(&Uuid::NAMESPACE_OID, words.as_bytes()).simple();
    MessageId::new(&format!("note-{}.{print}", claimed.id), "quintette.invalid")
}

#[cfg(test)]
mod tests {
    use kernel::prelude::Outgoing;

    use super::*;

    fn claimed(id: i64, attempt: i64, body: &str) -> Claimed {
        let note = Outgoing {
            kind: "mail".into(),
            recipient: "a@example.org".into(),
            subject: "s".into(),
            body: body.into(),
            attachments: Vec::new(),
        };
        Claimed { id, note, attempt, try_number: u32::try_from(attempt).expect("a small number") }
    }

    #[test]
    fn a_mail_keeps_its_name_over_attempts() {
        let name = |claimed| message_id(&claimed).expect("a plain id").to_string();
        assert_eq!(name(claimed(7, 1, "x")), name(claimed(7, 2, "x")));
        assert_ne!(name(claimed(7, 1, "x")), name(claimed(8, 1, "x")));
        assert_ne!(name(claimed(7, 1, "x")), name(claimed(7, 1, "y")));
    }

    #[test]
    fn a_refusal_for_good_is_parked_at_once_and_the_rest_at_last() {
        let outcome = |attempt, error: MailError| {
            judged(&claimed(7, attempt, "x"), Err(error.into()), Duration::ZERO).outcome
        };
        let refused = || MailError::Refused { code: Some(550), reason: "no such user".into() };
        let not_now = || MailError::Server { code: Some(451), reason: "greylisted".into() };
        assert_eq!(outcome(1, refused()), Outcome::Parked);
        assert_eq!(outcome(1, not_now()), Outcome::Later { wait: Duration::from_mins(1) });
        assert_eq!(outcome(4, not_now()), Outcome::Later { wait: Duration::from_mins(8) });
        assert_eq!(outcome(15, not_now()), Outcome::Parked);
    }
}
