//! Where a measurement is made.

use std::fmt;
use std::path::PathBuf;

use kernel::{KeySource, baseline};
use values::Uuid;

use crate::cli::Bench;
use crate::exit::Stop;
use crate::opening::House;
use crate::settings::{DatabaseUrl, SecretKey};

/// A folder that goes with the program's end.
pub(super) struct Folder(PathBuf);

impl Folder {
    pub(super) fn make() -> Result<Self, Stop> {
        let path = std::env::temp_dir().join(format!("quintette-bench-{}", Uuid::new_v4().simple()));
        std::fs::create_dir(&path).map_err(|error| Stop::failed(path.display(), error))?;
        Ok(Self(path))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // Best effort: what is left over lies in the temporary folder.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A database server, or SQLite.
pub(super) struct Place {
    kind: Kind,
}

enum Kind {
    Sqlite(PathBuf),
    Postgres(DatabaseUrl),
}

impl Place {
    /// The places that the options name: those of `--database`, or else SQLite and the PostgreSQL that is set.
    pub(super) fn all(options: &Bench, folder: &Folder) -> Result<Vec<Self>, Stop> {
        let sqlite = || Self { kind: Kind::Sqlite(folder.0.clone()) };
        let postgres = |url: &String| Self { kind: Kind::Postgres(DatabaseUrl::new(url)) };
        if options.databases.is_empty() {
            return Ok(std::iter::once(sqlite()).chain(options.postgres_url.iter().map(postgres)).collect());
        }
        options
            .databases
            .iter()
            .map(|url| match url.split_once(':') {
                Some(("sqlite", _)) => Ok(sqlite()),
                Some(("postgres" | "postgresql", _)) => Ok(postgres(url)),
                _ => Err(Stop::Usage("--database takes « sqlite: » or a postgres:// url".to_owned())),
            })
            .collect()
    }

    /// An empty, migrated database for one measurement.
    pub(super) async fn house(&self, measurement: &str) -> Result<House, Stop> {
        let url = match &self.kind {
            Kind::Sqlite(folder) => {
                let file = folder.join(format!("{measurement}.db"));
                DatabaseUrl::new(format!("sqlite://{}?mode=rwc", file.display()))
            }
            Kind::Postgres(url) => {
                let schema = format!("quintette_bench_{measurement}");
                baseline::fresh_schema(url.secret(), &schema).await?;
                let mark = if url.secret().contains('?') { '&' } else { '?' };
                DatabaseUrl::new(format!("{}{mark}options[search_path]={schema}", url.secret()))
            }
        };
        let keys = KeySource::Invented("quintette.bench".to_owned());
        House::at(url, keys, SecretKey::fleeting).await
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::Sqlite(_) => f.write_str("SQLite"),
            Kind::Postgres(url) => write!(f, "PostgreSQL ({url})"),
        }
    }
}
