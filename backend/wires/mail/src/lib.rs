//! The mail wire: turns a note of the outbox into a mail and hands it to a mail server, or writes it into a folder.
//!
//! What can never happen: a header that the text of a note smuggles in; a second mail under another name for the
//! same note (the Message-ID is the note's, so a double is recognised by whoever receives it, and overwritten in a
//! folder); a mail half written; a mail or a password in clear on a line to another machine without somebody's word.

mod backoff;
mod conversation;
mod error;
mod folder;
mod message;
mod server;
#[cfg(test)]
mod tests;

use std::path::PathBuf;
use std::time::Duration;

use kernel::prelude::Outgoing;
use lettre::message::Mailbox;
use values::Timestamp;

pub use crate::backoff::wait_after;
pub use crate::error::MailError;
pub use crate::message::MessageId;

use crate::server::MailServer;

/// The bytes of a file that goes with a note, in the order of the note's attachments.
pub type FileBytes = Vec<u8>;

/// The kind of the notes that this wire takes.
pub const KIND: &str = "mail";

/// Where mails go. Cheap to clone.
#[derive(Debug, Clone)]
pub struct MailWire {
    sender: Mailbox,
    way: Way,
}

#[derive(Debug, Clone)]
enum Way {
    Smtp(Box<MailServer>),
    Folder(PathBuf),
}

/// What the other end said when it took a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The server's code; none for a folder.
    pub code: Option<u16>,
    /// Its words; for a folder, the name of the file.
    pub words: String,
}

impl MailWire {
    /// Mails go to a mail server: `smtps://USER:PASSWORD@HOST` (TLS from the first byte) or
    /// `smtp://USER:PASSWORD@HOST` (STARTTLS, or nothing is sent). The line to this machine itself is in clear, and that
    /// to another one with `?tls=none`, without a password. `?ca=FILE` trusts the certificates of a PEM file too. The
    /// path is the name that we greet with. `sender` is `Name <address>` or an address. Connects for each mail.
    pub fn smtp(url: &str, sender: &str) -> Result<Self, MailError> {
        Ok(Self { sender: message::sender(sender)?, way: Way::Smtp(Box::new(MailServer::from_url(url)?)) })
    }

    /// Mails are written into a folder, one `.eml` file each; the folder is made when the first mail is written.
    pub fn folder(path: impl Into<PathBuf>, sender: &str) -> Result<Self, MailError> {
        Ok(Self { sender: message::sender(sender)?, way: Way::Folder(path.into()) })
    }

    /// The same wire, giving a mail server so long for one mail; a minute is the default.
    #[must_use]
    pub fn with_patience(mut self, patience: Duration) -> Self {
        if let Way::Smtp(server) = &mut self.way {
            server.patience = patience;
        }
        self
    }

    /// Delivers a note under its Message-ID, dated `at`, with the bytes of its attachments in the note's order.
    pub async fn deliver(
        &self,
        note: &Outgoing,
        files: Vec<FileBytes>,
        id: &MessageId,
        at: Timestamp,
    ) -> Result<Receipt, MailError> {
        let mail = message::compose(&self.sender, note, files, id, at)?;
        let receipt = match &self.way {
            Way::Smtp(server) => conversation::send(server, &mail).await?,
            Way::Folder(path) => folder::write(path, id, &mail.formatted()).await?,
        };
        tracing::debug!(message_id = %id, "mail handed over");
        Ok(receipt)
    }
}
