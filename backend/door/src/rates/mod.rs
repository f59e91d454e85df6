//! How many requests are taken from whom: three policies, told in the headers of `draft-ietf-httpapi-ratelimit-headers`
//! (11) and refused with 429.
//!
//! A user is counted by account, wherever the requests come from; whoever is nobody is counted by address, and once
//! more, more strictly, for each form that nobody sends, since those are the attempts to enter. What can never happen: an
//! office behind one address that is stopped by a stranger at the same address (users are not counted with it); a caller
//! who is refused without being told when to come back.

mod bucket;

use std::net::{IpAddr, Ipv6Addr};

use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use office::values::{Timestamp, Uuid};
use serde_json::json;

use crate::refused::Refused;
use crate::rules::Limits;
use bucket::{Buckets, Level};

const RATE_LIMIT: HeaderName = HeaderName::from_static("ratelimit");
const RATE_LIMIT_POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");
/// Keys remembered by each policy and generation; about 2 MB in all when full.
const KEYS: usize = 10_000;

/// Who is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Counted {
    /// A user.
    Account(Uuid),
    /// An address that nobody has signed in from.
    Address(IpAddr),
    /// An attempt to enter from an address.
    SignIn(IpAddr),
}

/// The counts of this process.
#[derive(Debug)]
pub(crate) struct Rates {
    limits: [u32; 3],
    accounts: Buckets<Uuid>,
    addresses: Buckets<IpAddr>,
    sign_ins: Buckets<IpAddr>,
}

/// How a caller stands with its policy: for the headers of the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Standing {
    policy: &'static str,
    quota: u32,
    level: Level,
}

impl Rates {
    pub(crate) fn new(limits: &Limits) -> Self {
        let Limits { account_per_minute, address_per_minute, sign_in_per_minute, .. } = *limits;
        Self {
            limits: [account_per_minute, address_per_minute, sign_in_per_minute],
            accounts: Buckets::new(account_per_minute, KEYS),
            addresses: Buckets::new(address_per_minute, KEYS),
            sign_ins: Buckets::new(sign_in_per_minute, KEYS),
        }
    }

    /// Counts one request.
    pub(crate) fn count(&self, counted: Counted, at: Timestamp) -> Standing {
        let [account, address, sign_in] = self.limits;
        let (policy, quota, level) = match counted {
            Counted::Account(user) => ("account", account, self.accounts.take(user, at)),
            Counted::Address(from) => ("address", address, self.addresses.take(block(from), at)),
            Counted::SignIn(from) => ("sign-in", sign_in, self.sign_ins.take(block(from), at)),
        };
        Standing { policy, quota: quota.max(1), level }
    }
}

impl Standing {
    /// Refuses when nothing was left.
    pub(crate) fn check(&self) -> Result<(), Refused> {
        if self.level.granted {
            return Ok(());
        }
        let seconds = self.level.seconds;
        let title = format!("Trop de demandes ; réessayez dans {seconds} s.");
        Err(Refused::new(StatusCode::TOO_MANY_REQUESTS, "request/too-many", title)
            .data(json!({"policy": self.policy, "quota": self.quota, "window": 60, "retry_after": seconds}))
            .header(header::RETRY_AFTER, seconds.to_string()))
    }

    /// Tells it in the answer.
    pub(crate) fn tell(&self, headers: &mut HeaderMap) {
        let Self { policy, quota, level } = self;
        let told = [
            (RATE_LIMIT_POLICY, format!("\"{policy}\";q={quota};w=60")),
            (RATE_LIMIT, format!("\"{policy}\";r={};t={}", level.left, level.seconds)),
        ];
        for (name, text) in told {
            if let Ok(value) = HeaderValue::from_str(&text) {
                headers.insert(name, value);
            }
        }
    }
}

/// What one customer of a network provider has: a single IPv4 address, a /64 of IPv6 (RFC 6177).
fn block(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rates() -> Rates {
        let limits = Limits {
            account_per_minute: 3,
            address_per_minute: 2,
            sign_in_per_minute: 1,
            ..Limits::default()
        };
        Rates::new(&limits)
    }

    fn now() -> Timestamp {
        Timestamp::from_micros(1_425_373_200_000_000)
    }

    #[test]
    fn each_policy_counts_for_itself_and_says_so() {
        let rates = rates();
        let address: IpAddr = "192.0.2.7".parse().unwrap();
        let mut headers = HeaderMap::new();
        rates.count(Counted::Address(address), now()).tell(&mut headers);
        assert_eq!(headers.get("ratelimit-policy").unwrap(), "\"address\";q=2;w=60");
        assert_eq!(headers.get("ratelimit").unwrap(), "\"address\";r=1;t=30");
        assert!(rates.count(Counted::SignIn(address), now()).check().is_ok());
        let refused = rates.count(Counted::SignIn(address), now()).check().unwrap_err();
        assert_eq!((refused.status().as_u16(), refused.code()), (429, "request/too-many"));
        assert!(refused.headers().contains(&(header::RETRY_AFTER, "60".to_owned())), "{refused:?}");
        assert!(rates.count(Counted::Address(address), now()).check().is_ok());
        assert!(rates.count(Counted::Account(Uuid::from_u128(1)), now()).check().is_ok());
    }

    #[test]
    fn neighbours_in_one_block_of_ipv6_are_one() {
        let rates = rates();
        let mut granted = 0;
        for last in 1..=5_u16 {
            let address = Ipv6Addr::new(0x2001, 0xdb8, 0, 1, 0, 0, 0, last).into();
            granted += u32::from(rates.count(Counted::Address(address), now()).check().is_ok());
        }
        assert_eq!(granted, 2);
        let other = "2001:db8:0:2::1".parse().unwrap();
        assert!(rates.count(Counted::Address(other), now()).check().is_ok());
    }
}
