//! The mail server of the settings: where it is, how the line is protected, who we are to it.
//!
//! What can never happen: a password or a mail that travels in clear to another machine because nobody thought of it;
//! a protection that whoever sits on the line can talk us out of (there is no "opportunistic" TLS here).

use std::borrow::Cow;
use std::fmt;
use std::net::IpAddr;
use std::path::Path;
use std::time::Duration;

use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use percent_encoding::percent_decode_str;
use url::{Host, Url};

use crate::MailError;

/// How long one mail may take from the first packet to the server's last word (RFC 5321, section 4.5.3.2 would wait
/// longer, on servers that nobody runs any more).
const PATIENCE: Duration = Duration::from_mins(1);

/// A mail server.
#[derive(Clone)]
pub(crate) struct MailServer {
    /// Name or address.
    pub(crate) host: String,
    /// Port.
    pub(crate) port: u16,
    /// How the line is protected.
    pub(crate) protection: Protection,
    /// Name and password, if it asks for them.
    pub(crate) credentials: Option<Credentials>,
    /// What we call ourselves.
    pub(crate) hello: ClientId,
    /// How long one mail may take.
    pub(crate) patience: Duration,
}

/// How the line is protected.
#[derive(Clone)]
pub(crate) enum Protection {
    /// Not at all.
    None,
    /// TLS after a greeting in clear (RFC 3207); without it nothing is sent.
    StartTls(TlsParameters),
    /// TLS from the first byte (RFC 8314).
    Wrapped(TlsParameters),
}

impl fmt::Debug for MailServer {
    /// Without the password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let protection = match self.protection {
            Protection::None => "in clear",
            Protection::StartTls(_) => "STARTTLS",
            Protection::Wrapped(_) => "TLS",
        };
        write!(f, "MailServer({}:{}, {protection})", self.host, self.port)
    }
}

/// What the query of the address may say.
#[derive(Default)]
struct Options {
    tls: Option<String>,
    ca: Option<String>,
}

impl MailServer {
    /// Reads `smtps://USER:PASSWORD@HOST[:465]` or `smtp://USER:PASSWORD@HOST[:587]`.
    pub(crate) fn from_url(text: &str) -> Result<Self, MailError> {
        let url = Url::parse(text).map_err(|error| refused(&format!("adresse illisible ({error})")))?;
        let (host, ip) = host(&url)?;
        let options = options(&url)?;
        let near = host == "localhost" || ip.is_some_and(|ip| ip.is_loopback());
        let tls = || parameters(&host, options.ca.as_deref());
        let (protection, port) = match (url.scheme(), options.tls.as_deref()) {
            ("smtps", None | Some("required")) => (Protection::Wrapped(tls()?), 465),
            ("smtp", Some("required")) => (Protection::StartTls(tls()?), 587),
            ("smtp", None) if !near => (Protection::StartTls(tls()?), 587),
            ("smtp", None | Some("none")) => (Protection::None, 25),
            ("smtp" | "smtps", Some(other)) => {
                return Err(refused(&format!(
                    "tls={other} : écrivez tls=required ou, pour smtp://, tls=none"
                )));
            }
            (scheme, _) => return Err(refused(&format!("« {scheme}:// » : écrivez smtp:// ou smtps://"))),
        };
        if options.ca.is_some() && matches!(protection, Protection::None) {
            return Err(refused("ca= ne sert à rien sans TLS"));
        }
        let credentials = credentials(&url)?;
        if credentials.is_some() && matches!(protection, Protection::None) && !near {
            return Err(refused("un mot de passe ne part pas en clair vers une autre machine"));
        }
        let name = url.path().trim_matches('/');
        let hello = if name.is_empty() { ClientId::default() } else { ClientId::Domain(name.to_owned()) };
        let port = url.port().unwrap_or(port);
        Ok(Self { host, port, protection, credentials, hello, patience: PATIENCE })
    }
}

fn refused(reason: &str) -> MailError {
    MailError::Settings { reason: reason.to_owned() }
}

/// The host as a name and, when it is one, as an address. An unknown scheme leaves addresses as text.
fn host(url: &Url) -> Result<(String, Option<IpAddr>), MailError> {
    match url.host() {
        Some(Host::Ipv4(ip)) => Ok((ip.to_string(), Some(ip.into()))),
        Some(Host::Ipv6(ip)) => Ok((ip.to_string(), Some(ip.into()))),
        Some(Host::Domain(name)) if !name.is_empty() => {
            let name = decoded(name)?.to_ascii_lowercase();
            let ip = name.parse().ok();
            Ok((name, ip))
        }
        _ => Err(refused("le serveur n'est pas nommé")),
    }
}

fn options(url: &Url) -> Result<Options, MailError> {
    let mut options = Options::default();
    for (name, value) in url.query_pairs() {
        let place = match name.as_ref() {
            "tls" => &mut options.tls,
            "ca" => &mut options.ca,
            other => return Err(refused(&format!("paramètre « {other} » inconnu (tls, ca)"))),
        };
        if place.replace(value.into_owned()).is_some() {
            return Err(refused(&format!("paramètre « {name} » donné deux fois")));
        }
    }
    Ok(options)
}

fn parameters(host: &str, ca: Option<&str>) -> Result<TlsParameters, MailError> {
    let of_tls = |error: lettre::transport::smtp::Error| refused(&error.to_string());
    let mut builder = TlsParameters::builder(host.to_owned());
    if let Some(path) = ca {
        let unreadable = |reason: String| refused(&format!("ca={path} : {reason}"));
        let pem = std::fs::read(Path::new(path)).map_err(|error| unreadable(error.to_string()))?;
        if !String::from_utf8_lossy(&pem).contains("-----BEGIN CERTIFICATE-----") {
            return Err(unreadable("aucun certificat (PEM) dans ce fichier".to_owned()));
        }
        builder = builder.add_root_certificate(Certificate::from_pem(&pem).map_err(of_tls)?);
    }
    builder.build().map_err(of_tls)
}

fn credentials(url: &Url) -> Result<Option<Credentials>, MailError> {
    match (url.username(), url.password()) {
        ("", None) => Ok(None),
        (user, Some(password)) if !user.is_empty() => {
            Ok(Some(Credentials::new(decoded(user)?.into_owned(), decoded(password)?.into_owned())))
        }
        _ => Err(refused("donnez le nom et le mot de passe, ou aucun des deux")),
    }
}

fn decoded(text: &str) -> Result<Cow<'_, str>, MailError> {
    percent_decode_str(text).decode_utf8().map_err(|_| refused("l'adresse n'est pas de l'UTF-8"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn protection(url: &str) -> (&'static str, u16) {
        let server = MailServer::from_url(url).unwrap_or_else(|error| panic!("{url}: {error}"));
        match server.protection {
            Protection::None => ("none", server.port),
            Protection::StartTls(_) => ("starttls", server.port),
            Protection::Wrapped(_) => ("tls", server.port),
        }
    }

    #[test]
    fn the_line_to_another_machine_is_protected_unless_somebody_says_no() {
        for (url, expected) in [
            ("smtps://mail.example.org", ("tls", 465)),
            ("smtps://mail.example.org:4650?tls=required", ("tls", 4650)),
            ("smtp://mail.example.org", ("starttls", 587)),
            ("smtp://192.0.2.7:25", ("starttls", 25)),
            ("smtp://mail.example.org?tls=required", ("starttls", 587)),
            ("smtp://mail.example.org?tls=none", ("none", 25)),
            ("smtp://localhost", ("none", 25)),
            ("smtp://127.0.0.1:2525", ("none", 2525)),
            ("smtp://[::1]:2525", ("none", 2525)),
            ("smtp://127.0.0.1?tls=required", ("starttls", 587)),
        ] {
            assert_eq!(protection(url), expected, "{url}");
        }
    }

    #[test]
    fn what_is_not_safe_or_not_known_is_refused_at_once() {
        for url in [
            "http://mail.example.org",
            "mail.example.org",
            "smtp://",
            "smtp://mail.example.org?tls=opportunistic",
            "smtps://mail.example.org?tls=none",
            "smtp://u:p@mail.example.org?tls=none",
            "smtps://u@mail.example.org",
            "smtps://mail.example.org?starttls=yes",
            "smtps://mail.example.org?ca=/nowhere/at/all.pem",
            "smtp://localhost?ca=/etc/hostname",
        ] {
            let refused = MailServer::from_url(url).map(|server| format!("{server:?}"));
            assert!(matches!(refused, Err(MailError::Settings { .. })), "{url}: {refused:?}");
        }
    }

    #[test]
    fn name_and_password_are_read_and_never_shown() {
        let server =
            MailServer::from_url("smtps://bureau%40coop.example:s%3A%40cret@mail.example.org/coop.example");
        let server = server.expect("an address");
        assert_eq!(
            server.credentials,
            Some(Credentials::new("bureau@coop.example".into(), "s:@cret".into()))
        );
        assert_eq!(server.hello, ClientId::Domain("coop.example".into()));
        assert_eq!(format!("{server:?}"), "MailServer(mail.example.org:465, TLS)");
    }
}
