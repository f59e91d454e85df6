//! How much the server takes from whom; every number has a default that one office never meets.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// The table `[limits]`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Limits {
    /// Requests a minute of a user.
    pub(crate) account_per_minute: u32,
    /// Requests a minute of an address that nobody has signed in from.
    pub(crate) address_per_minute: u32,
    /// Attempts a minute to sign in, of an address.
    pub(crate) sign_in_per_minute: u32,
    /// Seconds until the head of a request must be there.
    pub(crate) header_seconds: u64,
    /// Seconds until its body must be there.
    pub(crate) body_seconds: u64,
    /// Seconds until its answer must begin.
    pub(crate) request_seconds: u64,
    /// Seconds that a connection without a request is kept.
    pub(crate) idle_seconds: u64,
    /// Connections at once.
    pub(crate) connections: usize,
}

impl Default for Limits {
    fn default() -> Self {
        let door = door::Limits::default();
        Self {
            account_per_minute: door.account_per_minute,
            address_per_minute: door.address_per_minute,
            sign_in_per_minute: door.sign_in_per_minute,
            header_seconds: 10,
            body_seconds: door.body_timeout.as_secs(),
            request_seconds: door.request_timeout.as_secs(),
            idle_seconds: 75, // longer than proxies keep theirs (nginx: 60), so that none sends into a closing one
            connections: 2_000,
        }
    }
}

impl Limits {
    /// As the door takes them.
    pub(crate) fn of_door(&self) -> door::Limits {
        door::Limits {
            account_per_minute: self.account_per_minute,
            address_per_minute: self.address_per_minute,
            sign_in_per_minute: self.sign_in_per_minute,
            body_timeout: Duration::from_secs(self.body_seconds),
            request_timeout: Duration::from_secs(self.request_seconds),
            ..door::Limits::default()
        }
    }
}
