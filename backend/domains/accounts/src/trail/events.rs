//! Facts of the audit trail, as stored for ever.

use kernel::access::Owner;
use kernel::prelude::*;
use serde::{Deserialize, Serialize};
use values::Timestamp;

use crate::public::{Method, UserId};

/// What happened at the door.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TrailEvent {
    /// Somebody signed in.
    SignedIn {
        /// Who.
        user: UserId,
        /// By what.
        method: Method,
        /// The second factor that was given, if one was.
        second_factor: Option<Method>,
        /// From which network.
        network: String,
    },
    /// An attempt to enter was refused.
    SignInRefused {
        /// Whom it was about, when it is a user.
        user: Option<UserId>,
        /// Keyed fingerprint of the address given, when nobody has it.
        mark: Option<String>,
        /// By what.
        method: Method,
        /// Why: a stable word.
        reason: String,
        /// From which network.
        network: String,
    },
    /// Too many attempts: the next ones wait. Those that are refused while they wait are not recorded one by one.
    LockedOut {
        /// Whom it was about, when it is a user.
        user: Option<UserId>,
        /// Keyed fingerprint of the address given, when nobody has it.
        mark: Option<String>,
        /// Failures so far.
        failures: u64,
        /// Until when.
        until: Timestamp,
        /// From which network the last one came.
        network: String,
    },
    /// A one-use link went out by mail.
    LinkSent {
        /// To whom.
        user: UserId,
        /// What it is for.
        method: Method,
        /// From which network it was asked for.
        network: String,
    },
    /// Somebody signed out.
    SignedOut {
        /// Who.
        user: UserId,
        /// From which network.
        network: String,
    },
    /// Sessions of a user were ended by an act or by a change of rights.
    SessionsEnded {
        /// Whose.
        user: UserId,
        /// How many.
        count: u64,
        /// Why: a stable word.
        reason: String,
    },
    /// Personal data were read, or something was refused, in one request.
    Exercised {
        /// `GET`, `POST`, …
        method: String,
        /// The path, without its query.
        path: String,
        /// From which network.
        network: String,
        /// Personal data read.
        reads: Vec<Asked>,
        /// What was refused.
        refusals: Vec<Asked>,
    },
}

/// A permission that was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Its name.
    pub permission: String,
    /// Whose thing it was, when one was named.
    pub owner: Option<Owner>,
}

stored_events! {
    TrailEvent in "accounts.trail" {
        SignedIn = "signed_in" @ 1,
        SignInRefused = "sign_in_refused" @ 1,
        LockedOut = "locked_out" @ 1,
        LinkSent = "link_sent" @ 1,
        SignedOut = "signed_out" @ 1,
        SessionsEnded = "sessions_ended" @ 1,
        Exercised = "exercised" @ 1,
    }
}
