//! What the operator may set, and where it comes from: defaults, then a TOML file, then the environment.
//!
//! What can never happen: a misspelt key that is silently ignored; a server that is reachable from another
//! machine before there is access control (step B); a password printed in a log.

use std::fmt;
use std::net::{SocketAddr, ToSocketAddrs};
use std::path::{Path, PathBuf};

use figment::Figment;
use figment::providers::{Env, Format, Serialized, Toml};
use serde::{Deserialize, Serialize};

use crate::exit::Stop;

/// The file read from the working directory when `--config` names none.
const FILE: &str = "quintette.toml";
/// Prefix of every environment variable of the program.
const PREFIX: &str = "QUINTETTE_";
/// Variables with the prefix that are not settings: of the test harness and of `quintette bench`.
const FOREIGN: [&str; 2] = ["test_", "bench_"];

/// All settings, complete.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Settings {
    /// `sqlite://path?mode=rwc` or `postgres://…`; without it, `quintette.db` in the data folder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) database_url: Option<String>,
    /// Address and port to listen on.
    pub(crate) listen: String,
    /// Folder for whatever the program keeps in files.
    pub(crate) data: PathBuf,
    /// `smtp://` or `smtps://…`; without it, mails are written into the data folder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) smtp_url: Option<String>,
    /// Sender of every mail.
    pub(crate) mail_from: String,
    /// What is logged, in the words of `tracing` (`info`, `kernel=debug,info`, …).
    pub(crate) log: String,
    /// Form of the log lines.
    pub(crate) log_format: LogFormat,
}

/// Form of the log lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum LogFormat {
    /// For people on a terminal, JSON elsewhere.
    Auto,
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            database_url: None,
            listen: "127.0.0.1:8017".to_owned(),
            data: PathBuf::from("data"),
            smtp_url: None,
            mail_from: "Quintette <quintette@localhost>".to_owned(),
            log: "info".to_owned(),
            log_format: LogFormat::Auto,
        }
    }
}

impl Settings {
    /// Reads the settings. A file that is named must exist; the default one may be absent.
    pub(crate) fn load(file: Option<&Path>) -> Result<Self, Stop> {
        let mut figment = Figment::from(Serialized::defaults(Self::default()));
        if let Some(named) = file {
            if !named.is_file() {
                return Err(Stop::Usage(format!("settings file « {} » does not exist", named.display())));
            }
            figment = figment.merge(Toml::file_exact(named));
        } else if Path::new(FILE).is_file() {
            figment = figment.merge(Toml::file_exact(FILE));
        }
        let variables = Env::prefixed(PREFIX)
            .filter(|key| !FOREIGN.iter().any(|foreign| key.as_str().to_lowercase().starts_with(foreign)));
        Self::extract(&figment.merge(variables))
    }

    fn extract(figment: &Figment) -> Result<Self, Stop> {
        figment.extract().map_err(|error| {
            let reasons: Vec<String> = error.into_iter().map(|reason| reason.to_string()).collect();
            Stop::Usage(format!("settings refused: {}", reasons.join("; ")))
        })
    }

    /// Where the database is.
    pub(crate) fn database(&self) -> DatabaseUrl {
        let default = || format!("sqlite://{}?mode=rwc", self.data.join("quintette.db").display());
        DatabaseUrl(self.database_url.clone().unwrap_or_else(default))
    }

    /// The address to listen on; refused unless every address behind the name is this machine's own.
    pub(crate) fn local_addresses(&self) -> Result<Vec<SocketAddr>, Stop> {
        let addresses: Vec<SocketAddr> = self
            .listen
            .to_socket_addrs()
            .map_err(|error| Stop::Usage(format!("listen = « {} »: {error}", self.listen)))?
            .collect();
        if let Some(open) = addresses.iter().find(|address| !address.ip().is_loopback()) {
            return Err(Stop::Usage(format!(
                "Refus d'écouter sur {open} : le contrôle d'accès n'existe pas encore, donc seule une adresse de \
                 bouclage (127.0.0.1, ::1) est acceptée.\n\
                 Refusing to listen on {open}: there is no access control yet, so only a loopback address \
                 (127.0.0.1, ::1) is accepted."
            )));
        }
        Ok(addresses)
    }
}

/// The address of a database; printed without its password.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct DatabaseUrl(String);

impl DatabaseUrl {
    /// A database named by hand (`quintette bench`).
    pub(crate) fn new(url: impl Into<String>) -> Self {
        Self(url.into())
    }

    /// For the driver only.
    pub(crate) fn secret(&self) -> &str {
        &self.0
    }

    /// The file of a SQLite database.
    pub(crate) fn file(&self) -> Option<PathBuf> {
        let rest = self.0.strip_prefix("sqlite:")?;
        let rest = rest.strip_prefix("//").unwrap_or(rest);
        let path = rest.split('?').next().unwrap_or(rest);
        (!path.is_empty() && path != ":memory:").then(|| PathBuf::from(path))
    }
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some((scheme, rest)) = self.0.split_once("://") else { return f.write_str("(unreadable url)") };
        // A query may carry a password too (`?password=`), so only what stands before it is shown.
        let place = rest.split('?').next().unwrap_or(rest);
        let place = place.rsplit_once('@').map_or(place, |(_, host)| host);
        write!(f, "{scheme}://{place}")
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from_toml(text: &str) -> Result<Settings, Stop> {
        Settings::extract(&Figment::from(Serialized::defaults(Settings::default())).merge(Toml::string(text)))
    }

    #[test]
    fn defaults_need_nothing() {
        let settings = from_toml("").expect("defaults are complete");
        assert_eq!(settings, Settings::default());
        assert_eq!(settings.database().secret(), "sqlite://data/quintette.db?mode=rwc");
        assert_eq!(settings.database().file(), Some(PathBuf::from("data/quintette.db")));
        assert!(settings.local_addresses().is_ok());
    }

    #[test]
    fn a_file_changes_what_it_names_and_nothing_else() {
        let settings = from_toml("listen = \"[::1]:9\"\nlog_format = \"json\"").expect("valid");
        assert_eq!((settings.listen.as_str(), settings.log_format), ("[::1]:9", LogFormat::Json));
        assert_eq!(settings.data, PathBuf::from("data"));
    }

    #[test]
    fn an_unknown_key_is_refused_by_name() {
        let Err(stop) = from_toml("databse_url = \"sqlite://x\"") else {
            panic!("a misspelt key was accepted")
        };
        assert_eq!(stop.code(), 2);
        assert!(stop.to_string().contains("databse_url"), "{stop}");
    }

    #[test]
    fn only_loopback_is_listened_on() {
        for (listen, accepted) in [
            ("127.0.0.1:0", true),
            ("127.8.9.1:0", true),
            ("[::1]:0", true),
            ("0.0.0.0:0", false),
            ("[::]:0", false),
            ("192.0.2.7:80", false),
            ("127.0.0.1", false),
        ] {
            let settings = Settings { listen: listen.to_owned(), ..Settings::default() };
            assert_eq!(settings.local_addresses().map_err(|stop| stop.code()).is_ok(), accepted, "{listen}");
        }
    }

    #[test]
    fn no_password_is_printed() {
        for url in
            ["postgres://u:s3cret@db:5432/q", "postgres://db/q?password=s3cret", "sqlite://d/q.db?mode=rwc"]
        {
            let shown = format!("{0} {0:?}", DatabaseUrl::new(url));
            assert!(!shown.contains("s3cret"), "{shown}");
        }
        assert_eq!(DatabaseUrl::new("postgres://u:s3cret@db:5432/q").to_string(), "postgres://db:5432/q");
    }
}
