//! What goes in and out at the entrance: attempts, steps, sessions.

use std::net::IpAddr;

use kernel::access::{Principal, Role};
use values::{Timestamp, Uuid};

use super::{SessionId, UserId};
use crate::secrets::Secret;

/// Characters kept of a browser's description.
const AGENT: usize = 120;

/// Circumstances of an attempt to enter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// When.
    pub at: Timestamp,
    /// The request; ties the facts of the trail together.
    pub correlation: Uuid,
    /// Remote network ([`Attempt::network_of`]): for slow-down and the audit trail, never the full address.
    pub network: String,
    /// The browser in a few words (User-Agent, cut at 120 characters), for the list of sessions.
    pub agent: String,
}

impl Attempt {
    /// An attempt from an address by a browser.
    pub fn from(at: Timestamp, correlation: Uuid, address: IpAddr, agent: &str) -> Self {
        let agent = agent.chars().filter(|c| !c.is_control()).take(AGENT).collect();
        Self { at, correlation, network: Self::network_of(address), agent }
    }

    /// The network of an address: IPv4 /24, IPv6 /48, so that the trail names no single machine.
    pub fn network_of(address: IpAddr) -> String {
        match address.to_canonical() {
            IpAddr::V4(v4) => {
                let [a, b, c, _] = v4.octets();
                format!("{a}.{b}.{c}.0/24")
            }
            IpAddr::V6(v6) => {
                let [a, b, c, ..] = v6.segments();
                format!("{}/48", std::net::Ipv6Addr::new(a, b, c, 0, 0, 0, 0, 0))
            }
        }
    }
}

/// What an attempt to enter led to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignInStep {
    /// Signed in.
    Complete(NewSession),
    /// Password right; the second factor is asked for.
    SecondFactor {
        /// Goes into a short-lived cookie (10 minutes).
        pending: Secret,
    },
    /// Password right; the role requires a second factor that is not set up yet.
    EnrolSecondFactor {
        /// Goes into a short-lived cookie (10 minutes).
        pending: Secret,
    },
}

/// A session that has begun, or whose secret was renewed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSession {
    /// Goes into the cookie; shown once.
    pub secret: Secret,
    /// Goes into each form of the session.
    pub csrf: String,
    /// Whose.
    pub user: UserId,
    /// When it ends at the latest.
    pub expires_at: Timestamp,
}

/// A session as the door needs it.
#[derive(Debug, Clone)]
pub struct Identified {
    /// In whose hands the office is put.
    pub principal: Principal,
    /// Which session.
    pub session: SessionId,
    /// What a form must bear.
    pub csrf: String,
    /// Who.
    pub user: UserSummary,
    /// When it was last used, to the minute.
    pub seen_at: Timestamp,
    /// When the password or the second factor was last given.
    pub authenticated_at: Timestamp,
    /// When it ends at the latest.
    pub expires_at: Timestamp,
}

/// A user in a few words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserSummary {
    /// Who.
    pub id: UserId,
    /// Name as shown.
    pub name: String,
    /// Address of mail; empty for a machine client.
    pub email: String,
    /// Roles, in their order.
    pub roles: Vec<Role>,
}

/// What an invitation is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Address of mail; `None` for the first administrator, who gives it.
    pub email: Option<String>,
    /// Name; `None` for the first administrator.
    pub name: Option<String>,
    /// Roles that it gives.
    pub roles: Vec<Role>,
    /// Until when it holds.
    pub expires_at: Timestamp,
}

/// What an invited person gives.
#[derive(Clone, PartialEq, Eq)]
pub struct AcceptInvitation {
    /// Name; taken from the first administrator alone.
    pub name: Option<String>,
    /// Address of mail; taken from the first administrator alone.
    pub email: Option<String>,
    /// The password chosen.
    pub password: String,
}

impl std::fmt::Debug for AcceptInvitation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("AcceptInvitation { … }")
    }
}

/// What an identity provider asserted and the wire has verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProviderIdentity {
    /// Issuer, a URL.
    pub issuer: String,
    /// The person at that issuer.
    pub subject: String,
    /// Address of mail.
    pub email: String,
    /// Whether the issuer has verified the address.
    pub email_verified: bool,
    /// Name as the issuer shows it.
    pub name: String,
    /// Roles mapped from claims; `None` leaves the roles as they are.
    pub roles: Option<Vec<Role>>,
    /// Whether the issuer asked for a second factor (`amr` has `mfa` or `otp`, RFC 8176).
    pub second_factor: bool,
    /// Whether an unknown person becomes a user.
    pub provision: bool,
}

/// What to show while a second factor is set up.
#[derive(Clone, PartialEq, Eq)]
pub struct TotpEnrolment {
    /// `otpauth://totp/…`, for a QR code.
    pub uri: String,
    /// The seed in base32, to be typed by hand.
    pub secret_base32: String,
}

impl std::fmt::Debug for TotpEnrolment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TotpEnrolment { … }")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_names_no_machine() {
        for (address, network) in [
            ("192.0.2.77", "192.0.2.0/24"),
            ("::ffff:192.0.2.77", "192.0.2.0/24"),
            ("2001:db8:12:34::9", "2001:db8:12::/48"),
            ("::1", "::/48"),
        ] {
            assert_eq!(Attempt::network_of(address.parse().unwrap()), network);
        }
    }

    #[test]
    fn a_browser_is_told_in_a_few_words() {
        let long = format!("Firefox\n{}", "x".repeat(500));
        let attempt =
            Attempt::from(Timestamp::from_micros(0), Uuid::nil(), "127.0.0.1".parse().unwrap(), &long);
        assert_eq!(attempt.agent.len(), 120);
        assert!(!attempt.agent.contains('\n'));
    }
}
