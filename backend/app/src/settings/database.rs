//! The address of a database, which may hold a password.
//!
//! What can never happen: that password in a log or on a screen.

use std::fmt;
use std::path::PathBuf;

/// The address of a database; printed without its password.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct DatabaseUrl(String);

impl DatabaseUrl {
    /// From the settings, or named by hand (`quintette bench`).
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
