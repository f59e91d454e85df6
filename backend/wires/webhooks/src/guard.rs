//! The guard against server-side request forgery: whatever an address says, messages go to the public network only, or
//! as far as the operator lets them.
//!
//! An address is looked at where it cannot lie any more: as a number, just before it is called. What can never happen:
//! a name that points into our network, at once or at the second look; a number in disguise (the parser of addresses
//! writes it out, an IPv6 address that wraps an IPv4 one is unwrapped).

use std::future::Future;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::vec::IntoIter;

use hyper_util::client::legacy::connect::dns::Name;
use ipnet::{Ipv4Net, Ipv6Net};
use tower_service::Service;
use url::{Host, Url};

use crate::HookError;

/// How far messages may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// The public network only.
    Public,
    /// Also this machine: for a server that listens to this machine alone.
    PublicAndHere,
    /// Anywhere, also into private networks.
    Anywhere,
}

impl Reach {
    /// Whether an address may be called.
    pub fn allows(self, ip: IpAddr) -> bool {
        let ip = ip.to_canonical();
        match self {
            Self::Anywhere => true,
            Self::PublicAndHere => ip.is_loopback() || is_public(ip),
            Self::Public => is_public(ip),
        }
    }
}

/// IPv4 networks that are not public (IANA's registry of special purposes, RFC 6890), with what is reserved.
const SPECIAL_4: [(Ipv4Addr, u8); 15] = [
    (Ipv4Addr::UNSPECIFIED, 8),
    (Ipv4Addr::new(10, 0, 0, 0), 8),
    (Ipv4Addr::new(100, 64, 0, 0), 10),
    (Ipv4Addr::new(127, 0, 0, 0), 8),
    (Ipv4Addr::new(169, 254, 0, 0), 16),
    (Ipv4Addr::new(172, 16, 0, 0), 12),
    (Ipv4Addr::new(192, 0, 0, 0), 24),
    (Ipv4Addr::new(192, 0, 2, 0), 24),
    (Ipv4Addr::new(192, 88, 99, 0), 24),
    (Ipv4Addr::new(192, 168, 0, 0), 16),
    (Ipv4Addr::new(198, 18, 0, 0), 15),
    (Ipv4Addr::new(198, 51, 100, 0), 24),
    (Ipv4Addr::new(203, 0, 113, 0), 24),
    (Ipv4Addr::new(224, 0, 0, 0), 4),
    (Ipv4Addr::new(240, 0, 0, 0), 4),
];

/// The public part of IPv6 …
const GLOBAL_6: (Ipv6Addr, u8) = (Ipv6Addr::new(0x2000, 0, 0, 0, 0, 0, 0, 0), 3);
/// … without protocol assignments and tunnels (Teredo, 6to4), which wrap other addresses, and without examples.
const SPECIAL_6: [(Ipv6Addr, u8); 4] = [
    (Ipv6Addr::new(0x2001, 0, 0, 0, 0, 0, 0, 0), 23),
    (Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 0), 32),
    (Ipv6Addr::new(0x2002, 0, 0, 0, 0, 0, 0, 0), 16),
    (Ipv6Addr::new(0x3fff, 0, 0, 0, 0, 0, 0, 0), 20),
];

fn is_public(ip: IpAddr) -> bool {
    let in_4 = |ip: &Ipv4Addr, (net, length): (Ipv4Addr, u8)| {
        Ipv4Net::new(net, length).is_ok_and(|net| net.contains(ip))
    };
    let in_6 = |ip: &Ipv6Addr, (net, length): (Ipv6Addr, u8)| {
        Ipv6Net::new(net, length).is_ok_and(|net| net.contains(ip))
    };
    match ip {
        IpAddr::V4(ip) => !SPECIAL_4.into_iter().any(|net| in_4(&ip, net)),
        IpAddr::V6(ip) => in_6(&ip, GLOBAL_6) && !SPECIAL_6.into_iter().any(|net| in_6(&ip, net)),
    }
}

/// Refuses an address that is a number out of reach: numbers are not looked up.
pub(crate) fn check_literal(url: &Url, reach: Reach) -> Result<(), HookError> {
    let ip: IpAddr = match url.host() {
        Some(Host::Ipv4(ip)) => ip.into(),
        Some(Host::Ipv6(ip)) => ip.into(),
        Some(Host::Domain(_)) => return Ok(()),
        None => return Err(HookError::Unusable { reason: "adresse sans hôte".to_owned() }),
    };
    if reach.allows(ip) { Ok(()) } else { Err(HookError::Inside { address: ip.to_string() }) }
}

/// Looks names up and passes on the addresses that are within reach.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Guard(pub(crate) Reach);

/// What stands for a name none of whose addresses is within reach.
#[derive(Debug, thiserror::Error)]
#[error("« {0} » leads inside")]
pub(crate) struct LeadsInside(pub(crate) String);

impl Guard {
    fn pass(self, name: &str, found: impl Iterator<Item = SocketAddr>) -> io::Result<IntoIter<SocketAddr>> {
        let within: Vec<SocketAddr> = found.filter(|address| self.0.allows(address.ip())).collect();
        if within.is_empty() {
            return Err(io::Error::new(io::ErrorKind::PermissionDenied, LeadsInside(name.to_owned())));
        }
        Ok(within.into_iter())
    }
}

impl Service<Name> for Guard {
    type Response = IntoIter<SocketAddr>;
    type Error = io::Error;
    type Future = Pin<Box<dyn Future<Output = io::Result<Self::Response>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, name: Name) -> Self::Future {
        let guard = *self;
        Box::pin(async move {
            let found: Vec<SocketAddr> = tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            if found.is_empty() {
                return Err(io::Error::new(io::ErrorKind::NotFound, "no address"));
            }
            guard.pass(name.as_str(), found.into_iter())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_inside_is_not_called() {
        for text in [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "127.0.0.1",
            "127.9.9.9",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "192.0.2.1",
            "198.19.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:10.0.0.1",
            "::ffff:169.254.169.254",
            "64:ff9b::a00:1",
            "fc00::1",
            "fd12::1",
            "fe80::1",
            "ff02::1",
            "2001::1",
            "2001:db8::1",
            "2002:a00:1::",
            "3fff::1",
        ] {
            let ip: IpAddr = text.parse().unwrap();
            assert!(!Reach::Public.allows(ip), "{text}");
            assert!(Reach::Anywhere.allows(ip), "{text}");
        }
        for text in ["9.9.9.9", "172.15.0.1", "172.32.0.1", "100.128.0.1", "2606:4700::1", "::ffff:9.9.9.9"] {
            assert!(Reach::Public.allows(text.parse().unwrap()), "{text}");
        }
    }

    #[test]
    fn this_machine_is_reached_when_it_speaks_to_itself_alone() {
        for (text, expected) in [
            ("127.0.0.1", true),
            ("::1", true),
            ("::ffff:127.0.0.1", true),
            ("10.0.0.1", false),
            ("fd12::1", false),
        ] {
            assert_eq!(Reach::PublicAndHere.allows(text.parse().unwrap()), expected, "{text}");
        }
    }

    #[test]
    fn a_number_in_disguise_is_seen_as_what_it_is() {
        for text in [
            "http://2130706433/",
            "http://0x7f000001/",
            "http://0177.0.0.1/",
            "http://127.1/",
            "https://[::ffff:7f00:1]/",
            "https://169.254.169.254/latest/meta-data/",
            "https://[fe80::1]/",
        ] {
            let url = Url::parse(text).unwrap();
            assert!(matches!(check_literal(&url, Reach::Public), Err(HookError::Inside { .. })), "{text}");
        }
        assert_eq!(check_literal(&Url::parse("https://example.org/").unwrap(), Reach::Public), Ok(()));
    }

    #[test]
    fn of_a_name_only_what_is_outside_is_passed_on() {
        let addresses = |texts: &[&str]| -> Vec<SocketAddr> {
            texts.iter().map(|text| SocketAddr::new(text.parse().unwrap(), 443)).collect()
        };
        let guard = Guard(Reach::Public);
        let mixed = addresses(&["10.0.0.7", "9.9.9.9"]);
        let passed: Vec<SocketAddr> = guard.pass("mixed.example.org", mixed.into_iter()).unwrap().collect();
        assert_eq!(passed, addresses(&["9.9.9.9"]));
        let inside = addresses(&["10.0.0.7", "::1"]);
        let refused = guard.pass("inside.example.org", inside.into_iter()).unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::PermissionDenied);
    }
}
