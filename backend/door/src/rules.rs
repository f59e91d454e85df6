//! By which rules the door lets in; the settings of the program become these.

use std::time::Duration;

use actix_web::{HttpRequest, HttpResponse};
use ipnet::IpNet;

use crate::Origin;
use crate::refused::Refused;

/// How a refusal is shown to somebody in front of a browser.
pub type ShowRefusal = fn(&HttpRequest, &Refused) -> HttpResponse;

/// By which rules the door lets in.
#[derive(Debug, Clone)]
pub struct Rules {
    /// Under which address the world knows the house.
    pub public: Origin,
    /// Proxies whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed.
    pub trusted_proxies: Vec<IpNet>,
    /// How much is taken from whom.
    pub limits: Limits,
    /// How a refusal is shown in a browser; as a problem document when `None`.
    pub show: Option<ShowRefusal>,
}

/// How much is taken from whom. Each process counts for itself; the lock-out of an account is in the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Requests a minute of a user, by session and tokens together.
    pub account_per_minute: u32,
    /// Requests a minute of an address (IPv6: of its /64) that nobody has signed in from.
    pub address_per_minute: u32,
    /// Attempts a minute to enter, of an address (IPv6: of its /64): forms sent by nobody.
    pub sign_in_per_minute: u32,
    /// Bytes of a body at most, whatever the route takes.
    pub body_bytes: u64,
    /// How long a body may take to arrive.
    pub body_timeout: Duration,
    /// How long a request may take until its answer begins; what streams after that is not counted.
    pub request_timeout: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            account_per_minute: 600,
            address_per_minute: 300,
            sign_in_per_minute: 30,
            body_bytes: 34_603_008, // the largest file of a route, 32 MiB, and 1 MiB around it
            body_timeout: Duration::from_mins(2),
            request_timeout: Duration::from_mins(5),
        }
    }
}

impl Default for Rules {
    /// For a server that this machine alone reaches, on the port of the documentation.
    fn default() -> Self {
        let public = Origin::local(([127, 0, 0, 1], 8017).into());
        Self { public, trusted_proxies: Vec::new(), limits: Limits::default(), show: None }
    }
}
