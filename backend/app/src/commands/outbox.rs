//! `quintette outbox deliver`, and what the server's loop does all the time: notes that are due go to their wire.
//!
//! What can never happen: a note that is marked as sent before the wire took it; two processes that send the same
//! note at once (it is leased); a note that stops the ones after it.

use kernel::outbox::Claimed;
use kernel::prelude::{Attachment, Failure, KernelError};
use kernel::{Clock, KeySource, SystemClock};
use mail::{MailError, MailWire, MessageId};
use office::Office;
use office::billing::public::InvoiceId;
use values::Uuid;

use crate::commands::{context, print};
use crate::exit::Stop;
use crate::interrupt::Interrupt;
use crate::opening::House;
use crate::settings::Settings;

/// How long a note is hidden from other processes while it is being sent.
const LEASE_SECONDS: i64 = 300;
/// Notes claimed at once: even at the mail server's patience, they are done within the lease.
const BATCH: u64 = 8;

/// What a round of deliveries came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Delivered {
    /// Taken by the wire.
    pub(crate) sent: u64,
    /// Kept for later.
    pub(crate) failed: u64,
}

impl Delivered {
    /// All that were tried.
    pub(crate) fn total(self) -> u64 {
        self.sent + self.failed
    }
}

pub(super) async fn run(settings: &Settings) -> Result<(), Stop> {
    let interrupt = Interrupt::listen()?;
    let wire = wire(settings)?;
    let house = House::open(&settings.database(), KeySource::Random).await?;
    let mut all = Delivered::default();
    while !interrupt.asked() {
        let batch = deliver_due(&house.office, &wire).await?;
        if batch.total() == 0 {
            break;
        }
        all.sent += batch.sent;
        all.failed += batch.failed;
    }
    let counts = house.office.kernel.outbox_counts().await?;
    print(&format!("{} sent, {} kept for later; {} waiting", all.sent, all.failed, counts.waiting))?;
    if all.failed > 0 {
        return Err(Stop::Failed(format!(
            "{} note(s) could not be delivered; they will be tried again",
            all.failed
        )));
    }
    if interrupt.asked() { Err(Stop::Interrupted("outbox deliver")) } else { Ok(()) }
}

/// The mail wire of the settings: a mail server, or the data folder.
pub(crate) fn wire(settings: &Settings) -> Result<MailWire, Stop> {
    let wire = match &settings.smtp_url {
        Some(url) => MailWire::smtp(url, &settings.mail_from),
        None => MailWire::folder(settings.data.join("mail"), &settings.mail_from),
    };
    wire.map_err(|error| Stop::Usage(format!("mail settings: {error}")))
}

/// Delivers one batch of notes that are due.
pub(crate) async fn deliver_due(office: &Office, wire: &MailWire) -> Result<Delivered, KernelError> {
    let mut delivered = Delivered::default();
    for claimed in office.kernel.claim_notes(SystemClock.now(), LEASE_SECONDS, BATCH).await? {
        match deliver(office, wire, &claimed).await {
            Ok(()) => {
                office.kernel.note_sent(claimed.id, SystemClock.now()).await?;
                delivered.sent += 1;
            }
            Err(reason) => {
                tracing::warn!(note = claimed.id, attempt = claimed.attempt, %reason, "note not delivered");
                office.kernel.note_failed(&claimed, SystemClock.now(), &reason.to_string()).await?;
                delivered.failed += 1;
            }
        }
    }
    Ok(delivered)
}

/// Why one note stays in the outbox.
#[derive(Debug, thiserror::Error)]
enum Undelivered {
    #[error("aucun fil ne transporte « {0} »")]
    UnknownKind(String),
    #[error("pièce jointe introuvable : « {0} »")]
    UnknownSource(String),
    #[error("pièce jointe : {0}")]
    Attachment(String),
    #[error("{0}")]
    Mail(#[from] MailError),
}

impl From<Failure> for Undelivered {
    fn from(failure: Failure) -> Self {
        Self::Attachment(failure.to_string())
    }
}

async fn deliver(office: &Office, wire: &MailWire, claimed: &Claimed) -> Result<(), Undelivered> {
    if claimed.note.kind != "mail" {
        return Err(Undelivered::UnknownKind(claimed.note.kind.clone()));
    }
    let mut files = Vec::new();
    for attachment in &claimed.note.attachments {
        files.push(bytes_of(office, attachment).await?);
    }
    wire.deliver(&claimed.note, files, &message_id(claimed)?, SystemClock.now()).await?;
    Ok(())
}

/// The bytes behind an attachment: `invoice:<id>` is the frozen paper of a bill or credit note.
async fn bytes_of(office: &Office, attachment: &Attachment) -> Result<Vec<u8>, Undelivered> {
    let unknown = || Undelivered::UnknownSource(attachment.source.clone());
    let (kind, id) = attachment.source.split_once(':').ok_or_else(unknown)?;
    let id: Uuid = id.parse().map_err(|_| unknown())?;
    match kind {
        "invoice" => Ok(office.invoice_paper(&context(), InvoiceId::new(id)).await?.bytes),
        _ => Err(unknown()),
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
        Claimed { id, note, attempt }
    }

    #[test]
    fn a_mail_keeps_its_name_over_attempts() {
        let name = |claimed| message_id(&claimed).expect("a plain id").to_string();
        assert_eq!(name(claimed(7, 1, "x")), name(claimed(7, 2, "x")));
        assert_ne!(name(claimed(7, 1, "x")), name(claimed(8, 1, "x")));
        assert_ne!(name(claimed(7, 1, "x")), name(claimed(7, 1, "y")));
    }
}
