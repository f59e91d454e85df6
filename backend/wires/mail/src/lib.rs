//! The mail wire: turns a note of the outbox into a mail and hands it to a mail server, or writes it into a folder.
//!
//! What can never happen: a header that the text of a note smuggles in; a second mail under another name for the
//! same note (the Message-ID is the note's, so a double is recognised by whoever receives it, and overwritten in a
//! folder); a mail half written.

mod error;
mod folder;
mod message;
#[cfg(test)]
mod tests;

use std::path::PathBuf;
use std::time::Duration;

use kernel::prelude::Outgoing;
use lettre::message::Mailbox;
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use values::Timestamp;

pub use crate::error::MailError;
pub use crate::message::MessageId;

/// How long a mail server may take over one step of the conversation.
const PATIENCE: Duration = Duration::from_secs(30);

/// The bytes of a file that goes with a note, in the order of the note's attachments.
pub type FileBytes = Vec<u8>;

/// Where mails go. Cheap to clone.
#[derive(Debug, Clone)]
pub struct MailWire {
    sender: Mailbox,
    way: Way,
}

#[derive(Debug, Clone)]
enum Way {
    Smtp(Box<AsyncSmtpTransport<Tokio1Executor>>),
    Folder(PathBuf),
}

impl MailWire {
    /// Mails go to a mail server: `smtps://user:password@host`, or `smtp://host:port?tls=required` (STARTTLS);
    /// `smtp://host:port` alone speaks in clear and suits a relay on the same machine only. `sender` is
    /// `Name <address>` or an address. Connects when the first mail is sent.
    pub fn smtp(url: &str, sender: &str) -> Result<Self, MailError> {
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
            .map_err(|error| MailError::Server { reason: error.to_string() })?
            .timeout(Some(PATIENCE))
            .build();
        Ok(Self { sender: message::sender(sender)?, way: Way::Smtp(Box::new(transport)) })
    }

    /// Mails are written into a folder, one `.eml` file each; the folder is made when the first mail is written.
    pub fn folder(path: impl Into<PathBuf>, sender: &str) -> Result<Self, MailError> {
        Ok(Self { sender: message::sender(sender)?, way: Way::Folder(path.into()) })
    }

    /// Delivers a note under its Message-ID, dated `at`, with the bytes of its attachments in the note's order.
    pub async fn deliver(
        &self,
        note: &Outgoing,
        files: Vec<FileBytes>,
        id: &MessageId,
        at: Timestamp,
    ) -> Result<(), MailError> {
        let mail = message::compose(&self.sender, note, files, id, at)?;
        match &self.way {
            Way::Smtp(transport) => {
                transport.send(mail).await.map_err(|error| MailError::from_smtp(&error))?;
            }
            Way::Folder(path) => folder::write(path, id, &mail.formatted()).await?,
        }
        tracing::debug!(message_id = %id, "mail handed over");
        Ok(())
    }
}
