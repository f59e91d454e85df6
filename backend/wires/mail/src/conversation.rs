//! One conversation with a mail server for each mail, within a time that is counted.
//!
//! A connection is never used for a second mail: what a conversation that was cut in its middle left in the line would
//! become part of the next mail. What can never happen: a wait without end; a mail that was taken and is said not to be
//! because the goodbye failed; a mail refused for good because our own password is wrong; a mail that the server may have
//! taken and that is said not to be (after the final dot, silence is called uncertain).

use std::iter;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use lettre::Message;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::DEFAULT_MECHANISMS;
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{Extension, MailBodyParameter, MailParameter};
use lettre::transport::smtp::response::Response;
use tokio::time::timeout;

use crate::server::{MailServer, Protection};
use crate::{MailError, Receipt};

/// How long a server may take to say goodbye; whatever it says, the mail is gone by then.
const GOODBYE: Duration = Duration::from_secs(1);

/// Codes that speak of us and not of the mail: authentication needed, too weak, refused, or TLS needed (RFC 4954).
const OURS_TO_MEND: [u16; 4] = [530, 534, 535, 538];

/// Hands a mail over.
pub(crate) async fn send(server: &MailServer, mail: &Message) -> Result<Receipt, MailError> {
    let told = AtomicBool::new(false);
    let answer = timeout(server.patience, hand_over(server, mail, &told)).await;
    let answer = answer.unwrap_or_else(|_| {
        let reason = format!("pas de réponse en {} s", server.patience.as_secs_f32());
        Err(MailError::Server { code: None, reason })
    });
    match answer {
        Ok((mut connection, receipt)) => {
            // The mail is the server's now: its goodbye changes nothing.
            let _ = timeout(Ord::min(server.patience, GOODBYE), connection.quit()).await;
            Ok(receipt)
        }
        // All was told, and no verdict came: it may have been taken.
        Err(MailError::Server { code: None, reason }) if told.load(Ordering::Relaxed) => {
            Err(MailError::Uncertain { reason })
        }
        Err(error) => Err(error),
    }
}

/// `told` turns true once the last byte before the final dot was sent.
async fn hand_over(
    server: &MailServer,
    mail: &Message,
    told: &AtomicBool,
) -> Result<(AsyncSmtpConnection, Receipt), MailError> {
    let mut connection = open(server).await.map_err(|error| not_now(&error))?;
    match speak(&mut connection, mail, told).await {
        Ok(answer) => {
            let words: Vec<&str> = answer.message().collect();
            let receipt = Receipt { code: Some(answer.code().into()), words: words.join(" ") };
            Ok((connection, receipt))
        }
        Err(error) => {
            if matches!(error, MailError::Refused { .. }) || error.code().is_some() {
                let _ = timeout(Ord::min(server.patience, GOODBYE), connection.quit()).await;
            }
            Err(error)
        }
    }
}

/// The commands of one mail (RFC 5321, section 3.3), each after the answer to the one before.
async fn speak(
    connection: &mut AsyncSmtpConnection,
    mail: &Message,
    told: &AtomicBool,
) -> Result<Response, MailError> {
    let (envelope, bytes) = (mail.envelope(), mail.formatted());
    let offers = |extension| connection.server_info().supports_feature(extension);
    let mut parameters = Vec::new();
    let addresses = envelope.from().into_iter().chain(envelope.to());
    if !addresses.map(AsRef::<str>::as_ref).all(str::is_ascii) {
        if !offers(Extension::SmtpUtfEight) {
            let reason = "adresse avec accents, que ce serveur ne connaît pas (SMTPUTF8)".to_owned();
            return Err(MailError::Refused { code: None, reason });
        }
        parameters.push(MailParameter::SmtpUtfEight);
    }
    if !bytes.is_ascii() {
        if !offers(Extension::EightBitMime) {
            let reason = "texte avec accents, que ce serveur ne prend pas (8BITMIME)".to_owned();
            return Err(MailError::Refused { code: None, reason });
        }
        parameters.push(MailParameter::Body(MailBodyParameter::EightBitMime));
    }
    let judged = |error: Error| of_the_mail(&error);
    connection.command(Mail::new(envelope.from().cloned(), parameters)).await.map_err(judged)?;
    for recipient in envelope.to() {
        connection.command(Rcpt::new(recipient.clone(), Vec::new())).await.map_err(judged)?;
    }
    connection.command(Data).await.map_err(judged)?;
    // The second part is asked for once the first was sent; what follows it is the final dot.
    let sent = || {
        told.store(true, Ordering::Relaxed);
        None::<&[u8]>
    };
    connection.message_iter(iter::once(bytes.as_slice()).chain(iter::from_fn(sent))).await.map_err(judged)
}

/// A line to the server, protected and signed in.
async fn open(server: &MailServer) -> Result<AsyncSmtpConnection, Error> {
    let wrapped = match &server.protection {
        Protection::Wrapped(parameters) => Some(parameters.clone()),
        Protection::None | Protection::StartTls(_) => None,
    };
    let place = (server.host.as_str(), server.port);
    let patience = Some(server.patience);
    let mut connection =
        AsyncSmtpConnection::connect_tokio1(place, patience, &server.hello, wrapped, None).await?;
    if let Protection::StartTls(parameters) = &server.protection {
        connection.starttls(parameters.clone(), &server.hello).await?;
    }
    if let Some(credentials) = &server.credentials {
        connection.auth(DEFAULT_MECHANISMS, credentials).await?;
    }
    Ok(connection)
}

/// Before the mail was spoken of, nothing is its fault.
fn not_now(error: &Error) -> MailError {
    MailError::Server { code: code(error), reason: error.to_string() }
}

fn of_the_mail(error: &Error) -> MailError {
    let ours = code(error).is_some_and(|code| OURS_TO_MEND.contains(&code));
    if error.is_permanent() && !ours {
        MailError::Refused { code: code(error), reason: error.to_string() }
    } else {
        not_now(error)
    }
}

fn code(error: &Error) -> Option<u16> {
    error.status().map(Into::into)
}
