//! How long each thing lasts that lets somebody in.
//!
//! Why these numbers: a session of those who see other people's data ends when a desk is left for half an hour, and once
//! a working day; a member, who sees their own, is asked once a week (NIST SP 800-63B-4, 2.2.3 and 2.3.3: reauthentication
//! after at most an hour idle and a day for substantial data, thirty days otherwise).

use kernel::prelude::Role;
use values::{Day, Timestamp};

/// Microseconds of a second.
pub(crate) const SECOND: i64 = 1_000_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// A link that signs in.
pub(crate) const SIGN_IN_LINK: i64 = 15 * MINUTE;
/// A link that sets a forgotten password.
pub(crate) const RESET_LINK: i64 = HOUR;
/// An invitation.
pub(crate) const INVITATION: i64 = 7 * DAY;
/// The link of the first administrator.
pub(crate) const FIRST_LINK: i64 = DAY;
/// Between the password and the second factor.
pub(crate) const PENDING: i64 = 10 * MINUTE;
/// A session or token is written as used once in this time at most.
pub(crate) const TOUCH: i64 = MINUTE;
/// Links and steps that are over are forgotten after this time.
pub(crate) const FORGOTTEN: i64 = 30 * DAY;
/// Days of a token when nothing is asked.
pub(crate) const TOKEN_DAYS: i64 = 90;
/// Days of a token at most.
pub(crate) const TOKEN_DAYS_AT_MOST: i64 = 365;
/// Scopes of a token at most.
pub(crate) const TOKEN_SCOPES_AT_MOST: usize = 50;

/// Limits of a session, in microseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct SessionLimits {
    /// Since it was last used.
    pub(crate) idle: i64,
    /// Since it began.
    pub(crate) absolute: i64,
}

/// The limits for somebody with these roles: the strictest counts.
pub(crate) fn session_limits(roles: &[Role]) -> SessionLimits {
    let sees_others = roles.iter().any(|role| match role {
        Role::Administrator | Role::Staff | Role::Sales | Role::Auditor => true,
        Role::Member => false,
    });
    if sees_others {
        SessionLimits { idle: 30 * MINUTE, absolute: 12 * HOUR }
    } else {
        SessionLimits { idle: DAY, absolute: 7 * DAY }
    }
}

/// A moment later.
pub(crate) fn after(at: Timestamp, micros: i64) -> Timestamp {
    Timestamp::from_micros(at.micros().saturating_add(micros))
}

/// The last day of a token created on a day.
pub(crate) fn token_end(on: Day, asked: Option<Day>, at_most: Option<Day>) -> Day {
    let end = asked.unwrap_or_else(|| on.plus_days(TOKEN_DAYS));
    at_most.map_or(end, |last| end.min(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_strictest_role_counts() {
        let member = session_limits(&[Role::Member]);
        assert_eq!((member.idle, member.absolute), (DAY, 7 * DAY));
        for role in [Role::Administrator, Role::Staff, Role::Sales, Role::Auditor] {
            let both = session_limits(&[Role::Member, role]);
            assert_eq!((both.idle, both.absolute), (30 * MINUTE, 12 * HOUR), "{role}");
        }
    }
}
