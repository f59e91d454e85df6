//! Why a mail did not leave.

/// A mail that was not delivered; the note stays in the outbox.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// The sender or the recipient is no address.
    #[error("adresse électronique refusée : « {address} » ({reason})")]
    Address {
        /// As given, escaped.
        address: String,
        /// What is wrong.
        reason: String,
    },
    /// A line of the head holds a control character: somebody tries to smuggle in a header.
    #[error("caractère de contrôle refusé dans {place}")]
    ControlCharacter {
        /// Which line.
        place: &'static str,
    },
    /// The note names more or fewer files than came with it.
    #[error("{named} pièces jointes annoncées, {given} fournies")]
    Attachments {
        /// In the note.
        named: usize,
        /// With the note.
        given: usize,
    },
    /// The media type of an attachment is none.
    #[error("type de pièce jointe inconnu : « {media_type} »")]
    MediaType {
        /// As given, escaped.
        media_type: String,
    },
    /// A Message-ID that mail programs would not keep.
    #[error("identifiant de message refusé : « {id} »")]
    MessageId {
        /// As given, escaped.
        id: String,
    },
    /// The mail could not be put together.
    #[error("message impossible à composer : {reason}")]
    Composition {
        /// The library's words.
        reason: String,
    },
    /// The mail server said no for good: trying again will not help.
    #[error("le serveur de messagerie refuse ce message : {reason}")]
    Refused {
        /// Its code (RFC 5321, section 4.2.3), when it gave one.
        code: Option<u16>,
        /// The server's words.
        reason: String,
    },
    /// The mail server is not there, or said "not now".
    #[error("le serveur de messagerie ne prend pas ce message maintenant : {reason}")]
    Server {
        /// Its code, when it gave one.
        code: Option<u16>,
        /// The library's words.
        reason: String,
    },
    /// The whole mail was sent and no verdict came: it may have been taken. It is sent again under the same Message-ID,
    /// by which a double is recognised.
    #[error(
        "envoi incertain : le message est parti jusqu'au point final, et le serveur n'a rien répondu ({reason})"
    )]
    Uncertain {
        /// The library's words.
        reason: String,
    },
    /// The address of the mail server in the settings cannot be used.
    #[error("réglage du serveur de messagerie : {reason}")]
    Settings {
        /// What is wrong.
        reason: String,
    },
    /// The folder cannot be written to.
    #[error("dossier des messages : {0}")]
    Folder(#[from] std::io::Error),
}

impl MailError {
    /// Whether trying the same mail again cannot help.
    pub fn is_final(&self) -> bool {
        match self {
            Self::Server { .. } | Self::Uncertain { .. } | Self::Settings { .. } | Self::Folder(_) => false,
            Self::Address { .. }
            | Self::ControlCharacter { .. }
            | Self::Attachments { .. }
            | Self::MediaType { .. }
            | Self::MessageId { .. }
            | Self::Composition { .. }
            | Self::Refused { .. } => true,
        }
    }

    /// The mail server's code, when it gave one.
    pub fn code(&self) -> Option<u16> {
        match self {
            Self::Server { code, .. } | Self::Refused { code, .. } => *code,
            _ => None,
        }
    }
}
