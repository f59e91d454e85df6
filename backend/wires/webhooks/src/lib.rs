//! The wire of webhooks: hands a message to another program over HTTPS, signed as Standard Webhooks say, and never to an
//! address inside our own network.
//!
//! What can never happen: a redirect that is followed; a name that is looked up once to be checked and once more to be
//! called (the address that was checked is the one that is called); an answer that is waited for or read without end; a
//! message that was changed after it was signed.

mod backoff;
mod error;
mod exchange;
mod guard;
mod signature;
#[cfg(test)]
mod tests;

use std::time::Duration;

use url::Url;
use values::Timestamp;

pub use crate::backoff::wait_after;
pub use crate::error::HookError;
pub use crate::guard::Reach;

use crate::exchange::Line;

/// How long a receiver may take over one message: the standard asks for 15 to 30 seconds.
const PATIENCE: Duration = Duration::from_secs(15);

/// A message, as it is sent.
#[derive(Debug, Clone, Copy)]
pub struct Message<'a> {
    /// The same at each attempt; without a full stop.
    pub id: &'a str,
    /// The moment of this attempt.
    pub at: Timestamp,
    /// JSON.
    pub body: &'a str,
}

/// What the receiver answered when it took a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The status, 200 to 299.
    pub status: u16,
}

/// Speaks to receivers; cheap to clone.
#[derive(Debug, Clone)]
pub struct WebhookWire {
    line: Line,
    reach: Reach,
    patience: Duration,
}

impl WebhookWire {
    /// A wire that reaches so far. It trusts the certificates that this machine trusts (`SSL_CERT_FILE` names others),
    /// or Mozilla's list on a machine without any.
    pub fn new(reach: Reach) -> Result<Self, HookError> {
        Ok(Self { line: Line::new(reach)?, reach, patience: PATIENCE })
    }

    /// The same wire, giving a receiver so long for one message.
    #[must_use]
    pub fn with_patience(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    #[cfg(test)]
    fn trusting(self, roots: rustls::RootCertStore) -> Self {
        Self { line: Line::trusting(self.reach, roots), ..self }
    }

    /// Sends a message to an address, signed with each of the keys.
    pub async fn send(&self, url: &str, keys: &[&[u8]], message: Message<'_>) -> Result<Receipt, HookError> {
        let address = Url::parse(url).map_err(|error| HookError::Unusable { reason: error.to_string() })?;
        guard::check_literal(&address, self.reach)?;
        let exchange = self.line.exchange(url, keys, message);
        let seconds = self.patience.as_secs_f32();
        let answer = tokio::time::timeout(self.patience, exchange).await;
        answer.map_err(|_| HookError::Late { seconds: format!("{seconds}") })?
    }
}
