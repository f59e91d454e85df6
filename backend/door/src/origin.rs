//! The address under which the world knows the house: what links in mails begin with, what a browser must name as its
//! origin, what the header `Host` may say.
//!
//! What can never happen: a link made from what a request says about itself.

use std::fmt;
use std::str::FromStr;

use url::{Host, Url};

/// Scheme, host and port (RFC 6454), e.g. `https://coop.example`. The house lives at the root of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    text: String,
    authority: String,
    https: bool,
    loopback: bool,
}

/// Why a text names no origin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoOrigin {
    /// No URL, or one of another scheme than http and https.
    #[error("« http(s)://nom » attendu")]
    Unreadable,
    /// It has a path, a query, a fragment or a user.
    #[error("rien ne doit suivre le nom ou le port : la maison vit à la racine de son adresse")]
    MoreThanOrigin,
    /// Passwords and sessions would travel in clear.
    #[error("« https:// » attendu : http n'est permis que pour cette machine elle-même")]
    Clear,
}

impl Origin {
    /// The origin of a server that is reached on this machine alone.
    pub fn local(address: std::net::SocketAddr) -> Self {
        let (text, authority) = (format!("http://{address}"), address.to_string());
        Self { text, authority, https: false, loopback: true }
    }

    /// Whether the world reaches it by TLS.
    pub fn is_https(&self) -> bool {
        self.https
    }

    /// Whether it is a name of this machine alone.
    pub fn is_loopback(&self) -> bool {
        self.loopback
    }

    /// As written in the header `Origin`.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The address of a page; `path` begins with `/`.
    pub fn link(&self, path: &str) -> String {
        format!("{}{path}", self.text)
    }

    /// Whether a header `Host` names it.
    pub fn is_named_by(&self, host: &str) -> bool {
        let default = if self.https { ":443" } else { ":80" };
        let host = host.strip_suffix(default).unwrap_or(host);
        host.eq_ignore_ascii_case(&self.authority)
    }
}

impl FromStr for Origin {
    type Err = NoOrigin;

    fn from_str(text: &str) -> Result<Self, NoOrigin> {
        let url = Url::parse(text).map_err(|_| NoOrigin::Unreadable)?;
        let https = match url.scheme() {
            "https" => true,
            "http" => false,
            _ => return Err(NoOrigin::Unreadable),
        };
        let more = url.path() != "/" || url.query().is_some() || url.fragment().is_some();
        if more || !url.username().is_empty() || url.password().is_some() {
            return Err(NoOrigin::MoreThanOrigin);
        }
        let host = url.host().ok_or(NoOrigin::Unreadable)?;
        let loopback = match &host {
            Host::Domain(name) => *name == "localhost",
            Host::Ipv4(address) => address.is_loopback(),
            Host::Ipv6(address) => address.is_loopback(),
        };
        if !https && !loopback {
            return Err(NoOrigin::Clear);
        }
        let authority = url.port().map_or_else(|| host.to_string(), |port| format!("{host}:{port}"));
        Ok(Self { text: format!("{}://{authority}", url.scheme()), authority, https, loopback })
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// Whether an authority (`host` or `host:port`) is a name of this machine.
pub(crate) fn is_loopback_name(authority: &str) -> bool {
    let host = match authority.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => authority.rsplit_once(':').map_or(authority, |(host, _)| host),
    };
    host.eq_ignore_ascii_case("localhost")
        || host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origin(text: &str) -> Origin {
        text.parse().unwrap()
    }

    #[test]
    fn it_is_a_scheme_a_name_and_perhaps_a_port() {
        assert_eq!(origin("https://Coop.example/").as_str(), "https://coop.example");
        assert_eq!(origin("https://coop.example:443").as_str(), "https://coop.example");
        assert_eq!(origin("https://coop.example:8443").link("/lien/x"), "https://coop.example:8443/lien/x");
        assert_eq!(origin("http://[::1]:8017").as_str(), "http://[::1]:8017");
        assert_eq!(origin("https://société.example").as_str(), "https://xn--socit-esab.example");
        for (wrong, why) in [
            ("coop.example", NoOrigin::Unreadable),
            ("ftp://coop.example", NoOrigin::Unreadable),
            ("https://coop.example/quintette", NoOrigin::MoreThanOrigin),
            ("https://coop.example/?a=1", NoOrigin::MoreThanOrigin),
            ("https://user@coop.example", NoOrigin::MoreThanOrigin),
            ("http://coop.example", NoOrigin::Clear),
        ] {
            assert_eq!(wrong.parse::<Origin>(), Err(why), "{wrong}");
        }
    }

    #[test]
    fn a_host_names_it_with_or_without_the_port_that_goes_without_saying() {
        let public = origin("https://coop.example");
        for host in ["coop.example", "COOP.example", "coop.example:443"] {
            assert!(public.is_named_by(host), "{host}");
        }
        for host in ["coop.example:80", "coop.example:8443", "coop.example.evil", "evil.coop.example", ""] {
            assert!(!public.is_named_by(host), "{host}");
        }
        assert!(origin("https://coop.example:8443").is_named_by("coop.example:8443"));
    }

    #[test]
    fn only_names_of_this_machine_are_loopback() {
        for local in ["localhost", "LOCALHOST:8017", "127.0.0.1:8017", "127.3.2.1", "[::1]:8017"] {
            assert!(is_loopback_name(local), "{local}");
        }
        for foreign in
            ["example.org", "localhost.example.org:8017", "192.0.2.1:8017", "[2001:db8::1]:80", "", "null"]
        {
            assert!(!is_loopback_name(foreign), "{foreign}");
        }
    }
}
