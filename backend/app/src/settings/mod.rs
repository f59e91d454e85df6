//! What the operator may set, and where it comes from: defaults, then a TOML file, then the environment.
//!
//! What can never happen: a misspelt key that is silently ignored; a password printed in a log.

mod database;
mod hidden;
mod limits;
mod oidc;
mod secret_key;
mod surface;

use std::path::{Path, PathBuf};

use figment::Figment;
use figment::providers::{Env, Format, Serialized, Toml};
use serde::{Deserialize, Serialize};

use crate::exit::Stop;

pub(crate) use database::DatabaseUrl;
pub(crate) use hidden::Hidden;
pub(crate) use limits::Limits;
pub(crate) use oidc::Oidc;
pub(crate) use secret_key::SecretKey;

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
    /// Under which address the world knows the server, e.g. `https://coop.example`; without it, only this machine does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) public_url: Option<String>,
    /// Addresses and networks of the reverse proxies whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed.
    #[serde(default, deserialize_with = "surface::words")]
    pub(crate) trusted_proxies: Vec<String>,
    /// The key that small secrets in the database are sealed with: 32 bytes in base64; without it, `secret.key` in the
    /// data folder. All processes over one database have the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) secret_key: Option<Hidden>,
    /// The identity provider, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) oidc: Option<Oidc>,
    /// How much is taken from whom.
    #[serde(default)]
    pub(crate) limits: Limits,
    /// Folder for whatever the program keeps in files.
    pub(crate) data: PathBuf,
    /// `smtp://` or `smtps://…`; without it, mails are written into the data folder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) smtp_url: Option<String>,
    /// Sender of every mail.
    pub(crate) mail_from: String,
    /// Whether messages to other programs may go to addresses inside private networks.
    #[serde(default)]
    pub(crate) webhooks_allow_private: bool,
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
            public_url: None,
            trusted_proxies: Vec::new(),
            secret_key: None,
            oidc: None,
            limits: Limits::default(),
            data: PathBuf::from("data"),
            smtp_url: None,
            mail_from: "Quintette <quintette@localhost>".to_owned(),
            webhooks_allow_private: false,
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
        // `QUINTETTE_LIMITS__CONNECTIONS` is `connections` in the table `[limits]`.
        let variables = Env::prefixed(PREFIX)
            .filter(|key| !FOREIGN.iter().any(|foreign| key.as_str().to_lowercase().starts_with(foreign)))
            .split("__");
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
        DatabaseUrl::new(self.database_url.clone().unwrap_or_else(default))
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
        assert!(settings.surface().is_ok());
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
    fn tables_are_read_strictly_and_secrets_not_shown() {
        let toml = "public_url = 'https://coop.example'\ntrusted_proxies = ['127.0.0.1', '10.0.0.0/8']\n\
                    secret_key = 's3cret'\n[limits]\nconnections = 5\n[oidc]\nissuer = 'https://id.example'\n\
                    client_id = 'q'\nclient_secret = 's3cret'\nroles_claim = 'groups'\nroles = { board = 'staff' }";
        let settings = from_toml(toml).expect("valid");
        assert_eq!(settings.limits, Limits { connections: 5, ..Limits::default() });
        let oidc = settings.oidc.as_ref().expect("set");
        assert_eq!((oidc.roles["board"], oidc.provision), (kernel::access::Role::Staff, false));
        assert!(!format!("{settings:?}").contains("s3cret"));
        for wrong in
            ["[limits]\nconections = 5", "[oidc]\nissuer = 'https://id.example'", "trusted_proxies = 5"]
        {
            assert!(from_toml(wrong).is_err(), "{wrong}");
        }
        let commas = from_toml("trusted_proxies = '127.0.0.1, ::1'").expect("valid");
        assert_eq!(commas.trusted_proxies, ["127.0.0.1", "::1"]);
    }
}
