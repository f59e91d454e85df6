//! From a note to a mail: every line of the head is checked before it is written.

use std::fmt;
use std::time::{Duration, SystemTime};

use kernel::prelude::{Attachment, Outgoing};
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment as Part, Mailbox, MultiPart, SinglePart};
use lettre::{Address, Message};
use values::Timestamp;

use crate::{FileBytes, MailError};

/// The name of a mail for ever: `local@domain`, the same at each attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageId {
    local: String,
    domain: String,
}

impl MessageId {
    /// A Message-ID; letters, digits, `.`, `-` and `_` only, since it also names a file.
    pub fn new(local: &str, domain: &str) -> Result<Self, MailError> {
        let sane = |part: &str| {
            !part.is_empty()
                && part.len() <= 200
                && !part.starts_with('.')
                && part.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'))
        };
        if sane(local) && sane(domain) {
            Ok(Self { local: local.to_owned(), domain: domain.to_owned() })
        } else {
            Err(MailError::MessageId { id: format!("{local}@{domain}").escape_default().to_string() })
        }
    }

    /// What stands before the `@`.
    pub fn local_part(&self) -> &str {
        &self.local
    }
}

impl fmt::Display for MessageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<{}@{}>", self.local, self.domain)
    }
}

/// The sender from the settings.
pub(crate) fn sender(text: &str) -> Result<Mailbox, MailError> {
    one_line("l'expéditeur", text)?;
    text.parse().map_err(|error| refused_address(text, error))
}

/// The recipient of a note: one bare address, never a list and never a name with an address in it.
fn recipient(text: &str) -> Result<Mailbox, MailError> {
    one_line("le destinataire", text)?;
    let address: Address = text.parse().map_err(|error| refused_address(text, error))?;
    Ok(Mailbox::new(None, address))
}

fn refused_address(text: &str, error: lettre::address::AddressError) -> MailError {
    MailError::Address { address: text.escape_debug().to_string(), reason: error.to_string() }
}

fn one_line(place: &'static str, text: &str) -> Result<(), MailError> {
    if text.chars().any(char::is_control) { Err(MailError::ControlCharacter { place }) } else { Ok(()) }
}

pub(crate) fn compose(
    from: &Mailbox,
    note: &Outgoing,
    files: Vec<FileBytes>,
    id: &MessageId,
    at: Timestamp,
) -> Result<Message, MailError> {
    one_line("l'objet", &note.subject)?;
    if note.attachments.len() != files.len() {
        return Err(MailError::Attachments { named: note.attachments.len(), given: files.len() });
    }
    let automatic =
        HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned());
    let head = Message::builder()
        .from(from.clone())
        .to(recipient(&note.recipient)?)
        .subject(note.subject.clone())
        .message_id(Some(id.to_string()))
        .date(moment(at))
        .raw_header(automatic);
    let text = SinglePart::plain(note.body.clone());
    let mail = if files.is_empty() {
        head.singlepart(text)
    } else {
        let mut parts = MultiPart::mixed().singlepart(text);
        for (attachment, bytes) in note.attachments.iter().zip(files) {
            parts = parts.singlepart(part(attachment, bytes)?);
        }
        head.multipart(parts)
    };
    mail.map_err(|error| MailError::Composition { reason: error.to_string() })
}

fn part(attachment: &Attachment, bytes: FileBytes) -> Result<SinglePart, MailError> {
    one_line("le nom d'une pièce jointe", &attachment.name)?;
    let media_type = ContentType::parse(&attachment.media_type)
        .map_err(|_| MailError::MediaType { media_type: attachment.media_type.escape_debug().to_string() })?;
    Ok(Part::new(attachment.name.clone()).body(bytes, media_type))
}

/// Before 1970 there is no mail; a clock that says so is taken as its beginning.
fn moment(at: Timestamp) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_micros(u64::try_from(at.micros()).unwrap_or_default())
}
