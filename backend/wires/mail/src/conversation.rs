//! One conversation with a mail server for each mail, within a time that is counted.
//!
//! A connection is never used for a second mail: what a conversation that was cut in its middle left in the line would
//! become part of the next mail. What can never happen: a wait without end; a mail that was taken and is said not to be
//! because the goodbye failed; a mail refused for good because our own password is wrong.

use std::time::Duration;

use lettre::Message;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::DEFAULT_MECHANISMS;
use lettre::transport::smtp::client::AsyncSmtpConnection;
use tokio::time::timeout;

use crate::server::{MailServer, Protection};
use crate::{MailError, Receipt};

/// How long a server may take to say goodbye; whatever it says, the mail is gone by then.
const GOODBYE: Duration = Duration::from_secs(1);

/// Codes that speak of us and not of the mail: authentication needed, too weak, refused, or TLS needed (RFC 4954).
const OURS_TO_MEND: [u16; 4] = [530, 534, 535, 538];

/// Hands a mail over.
pub(crate) async fn send(server: &MailServer, mail: &Message) -> Result<Receipt, MailError> {
    let (mut connection, receipt) =
        timeout(server.patience, hand_over(server, mail)).await.map_err(|_| MailError::Server {
            code: None,
            reason: format!("pas de réponse en {} s", server.patience.as_secs_f32()),
        })??;
    // The mail is the server's now: its goodbye changes nothing.
    let _ = timeout(Ord::min(server.patience, GOODBYE), connection.quit()).await;
    Ok(receipt)
}

async fn hand_over(server: &MailServer, mail: &Message) -> Result<(AsyncSmtpConnection, Receipt), MailError> {
    let mut connection = open(server).await.map_err(|error| not_now(&error))?;
    let answer = connection.send(mail.envelope(), &mail.formatted()).await;
    let answer = answer.map_err(|error| of_the_mail(&error))?;
    let words: Vec<&str> = answer.message().collect();
    let receipt = Receipt { code: Some(answer.code().into()), words: words.join(" ") };
    Ok((connection, receipt))
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
    // What the client itself refuses is an address that this server cannot be told (RFC 6531).
    if (error.is_permanent() || error.is_client()) && !ours {
        MailError::Refused { code: code(error), reason: error.to_string() }
    } else {
        not_now(error)
    }
}

fn code(error: &Error) -> Option<u16> {
    error.status().map(Into::into)
}
