//! Where a message may go: an https address; one in clear on this machine only, for tests and helpers beside us.
//!
//! Whether the address then leads into an internal network is seen when it is spoken to, after the name was looked up
//! (`wires/webhooks`): a name may lead elsewhere tomorrow.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use url::{Host, Url};

/// Longest address, in characters.
const LONGEST: usize = 2_000;

/// The address of an endpoint, as it is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndpointUrl(String);

/// A text that is no address for messages.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("Cette adresse ne peut pas recevoir de messages : {reason}.")]
pub struct NotAnAddress {
    /// What is wrong, in French.
    pub reason: &'static str,
}

impl EndpointUrl {
    /// As it is called.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether the host is this machine itself.
fn is_here(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        None => false,
    }
}

impl FromStr for EndpointUrl {
    type Err = NotAnAddress;

    fn from_str(text: &str) -> Result<Self, NotAnAddress> {
        let refuse = |reason| Err(NotAnAddress { reason });
        if text.len() > LONGEST {
            return refuse("elle est trop longue");
        }
        let Ok(url) = Url::parse(text) else { return refuse("elle est illisible") };
        match url.scheme() {
            "https" => {}
            "http" if is_here(&url) => {}
            "http" => return refuse("hors de cette machine, il faut https"),
            _ => return refuse("il faut https"),
        }
        if !url.username().is_empty() || url.password().is_some() {
            return refuse("elle contient un mot de passe, alors que la signature suffit");
        }
        if url.fragment().is_some() {
            return refuse("elle contient un fragment (#)");
        }
        Ok(Self(url.into()))
    }
}

impl fmt::Display for EndpointUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for EndpointUrl {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for EndpointUrl {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_go_over_https_or_stay_on_this_machine() {
        for text in [
            "https://hooks.example.org/quintette?tenant=7",
            "https://192.0.2.7:8443/",
            "http://localhost:9000/hook",
            "http://127.0.0.1/",
            "http://[::1]:80/",
        ] {
            assert!(text.parse::<EndpointUrl>().is_ok(), "{text}");
        }
        let long = format!("https://hooks.example.org/{}", "a".repeat(2_000));
        for text in [
            "http://hooks.example.org/",
            "http://10.0.0.7/",
            "http://localhost.example.org/",
            "ftp://hooks.example.org/",
            "https://",
            "hooks.example.org",
            "https://user:password@hooks.example.org/",
            "https://user@hooks.example.org/",
            "https://hooks.example.org/#part",
            "file:///etc/passwd",
            long.as_str(),
        ] {
            assert!(text.parse::<EndpointUrl>().is_err(), "{text}");
        }
    }

    #[test]
    fn an_address_in_disguise_is_written_as_what_it_is() {
        let url: EndpointUrl = "http://0x7f.1:80/a/../b".parse().unwrap();
        assert_eq!(url.as_str(), "http://127.0.0.1/b");
    }
}
