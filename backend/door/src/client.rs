//! Who is at the other end of the connection: the peer, or whom a trusted proxy speaks for.
//!
//! Only `X-Forwarded-For` and `X-Forwarded-Proto` are read, and only from a proxy that the settings trust: a proxy sets
//! one family of headers and passes the other on as it came, so whoever reads both believes the caller. What can never
//! happen: an address that somebody chose for himself; a caller behind a proxy taken for this machine.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use actix_web::http::header::{HeaderMap, HeaderName};
use ipnet::IpNet;

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
const FORWARDED_PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");

/// The other end of a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Client {
    /// Its address.
    pub address: IpAddr,
    /// Whether it reached us by TLS, as a trusted proxy says.
    pub https: bool,
    /// Whether it is a program on this machine that no proxy stands before.
    pub local: bool,
}

impl Client {
    /// The client of a request with this peer and these headers; no peer at all is this very process.
    pub(crate) fn of(peer: Option<IpAddr>, headers: &HeaderMap, trusted: &[IpNet]) -> Self {
        let peer = peer.map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |address| address.to_canonical());
        let relayed = headers.contains_key(FORWARDED_FOR) || headers.contains_key(FORWARDED_PROTO);
        let local = peer.is_loopback() && !relayed;
        if !is_trusted(peer, trusted) {
            return Self { address: peer, https: false, local };
        }
        let scheme = values(headers, &FORWARDED_PROTO).next_back();
        let https = scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case("https"));
        Self { address: behind(peer, headers, trusted), https, local }
    }
}

/// From the nearest hop outwards: the first address that is no proxy of ours. What cannot be read ends the search, since
/// whatever stands before it may be invented.
fn behind(peer: IpAddr, headers: &HeaderMap, trusted: &[IpNet]) -> IpAddr {
    let mut nearest = peer;
    for hop in values(headers, &FORWARDED_FOR).rev() {
        let Some(address) = address(hop) else { return nearest };
        nearest = address;
        if !is_trusted(address, trusted) {
            return nearest;
        }
    }
    nearest
}

fn is_trusted(address: IpAddr, trusted: &[IpNet]) -> bool {
    trusted.iter().any(|network| network.contains(&address))
}

/// The members of a list header, over all its lines, in order.
fn values<'h>(headers: &'h HeaderMap, name: &HeaderName) -> impl DoubleEndedIterator<Item = &'h str> {
    let lines: Vec<&str> = headers.get_all(name).map(|line| line.to_str().unwrap_or("?")).collect();
    lines.into_iter().flat_map(|line| line.split(',')).map(str::trim)
}

/// `192.0.2.1`, `192.0.2.1:4711`, `2001:db8::1`, `[2001:db8::1]` or `[2001:db8::1]:4711`.
fn address(text: &str) -> Option<IpAddr> {
    let bare = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(text);
    let parsed = bare.parse::<IpAddr>().or_else(|_| text.parse::<SocketAddr>().map(|socket| socket.ip()));
    parsed.ok().map(|address| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::HeaderValue;

    use super::*;

    fn client(peer: &str, lines: &[(&'static str, &'static str)], trusted: &[&str]) -> Client {
        let mut headers = HeaderMap::new();
        for (name, value) in lines {
            headers.append(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
        let trusted: Vec<IpNet> = trusted.iter().map(|network| network.parse().unwrap()).collect();
        Client::of(Some(peer.parse().unwrap()), &headers, &trusted)
    }

    const XFF: &str = "x-forwarded-for";
    const PROTO: &str = "x-forwarded-proto";

    fn address_of(peer: &str, forwarded: &[&'static str], trusted: &[&str]) -> String {
        let lines: Vec<_> = forwarded.iter().map(|line| (XFF, *line)).collect();
        client(peer, &lines, trusted).address.to_string()
    }

    #[test]
    fn a_stranger_is_who_he_connects_as() {
        assert_eq!(address_of("198.51.100.7", &["10.0.0.1"], &[]), "198.51.100.7");
        assert_eq!(address_of("198.51.100.7", &["10.0.0.1"], &["127.0.0.1/32"]), "198.51.100.7");
        assert_eq!(address_of("::ffff:198.51.100.7", &[], &[]), "198.51.100.7");
    }

    #[test]
    fn a_trusted_proxy_speaks_for_the_nearest_that_is_none() {
        let ours = &["127.0.0.0/8", "10.0.0.0/8"];
        for (forwarded, expected) in [
            (vec!["203.0.113.9"], "203.0.113.9"),
            (vec!["6.6.6.6, 203.0.113.9"], "203.0.113.9"),
            (vec!["6.6.6.6", "203.0.113.9, 10.1.2.3"], "203.0.113.9"),
            (vec!["203.0.113.9:4711"], "203.0.113.9"),
            (vec!["[2001:db8::9]:4711"], "2001:db8::9"),
            (vec!["[2001:db8::9]"], "2001:db8::9"),
            (vec!["::ffff:203.0.113.9"], "203.0.113.9"),
            (vec!["10.9.9.9"], "10.9.9.9"),
            (vec!["6.6.6.6, unknown, 10.1.2.3"], "10.1.2.3"),
            (vec!["6.6.6.6, "], "127.0.0.1"),
            (vec![], "127.0.0.1"),
        ] {
            assert_eq!(address_of("127.0.0.1", &forwarded, ours), expected, "{forwarded:?}");
        }
    }

    #[test]
    fn tls_is_believed_of_a_trusted_proxy_alone_and_of_the_nearest() {
        let https = |peer, proto| client(peer, &[(PROTO, proto)], &["10.0.0.0/8"]).https;
        assert!(https("10.0.0.2", "https"));
        assert!(!https("198.51.100.7", "https"));
        assert!(!https("10.0.0.2", "https, http"));
        assert!(!https("10.0.0.2", "http"));
    }

    #[test]
    fn what_came_through_a_proxy_is_not_this_machine() {
        assert!(client("127.0.0.1", &[], &[]).local);
        assert!(client("::1", &[], &["::1/128"]).local);
        assert!(!client("127.0.0.1", &[(XFF, "203.0.113.9")], &["127.0.0.1/32"]).local);
        assert!(!client("127.0.0.1", &[(XFF, "127.0.0.1")], &["127.0.0.1/32"]).local);
        assert!(!client("127.0.0.1", &[(XFF, "203.0.113.9")], &[]).local, "a proxy that nobody trusts");
        assert!(!client("127.0.0.1", &[(PROTO, "https")], &[]).local);
        assert!(!client("198.51.100.7", &[], &[]).local);
    }
}
