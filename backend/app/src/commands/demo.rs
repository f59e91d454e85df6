//! `quintette demo --out DIR`: the invented years 2014 and 2015, played through the use cases of the API.
//!
//! A demonstration that was cut is gone on with when the command is run again: a file in DIR says for which database.

use std::path::{Path, PathBuf};

use kernel::KeySource;

use crate::cli::Demo;
use crate::commands::{print, write_whole};
use crate::exit::Stop;
use crate::interrupt::Interrupt;
use crate::opening::House;
use crate::progress::Line;
use crate::settings::Settings;

/// Seed of the invented people's keys: public, so that the demonstration has the same bytes each time.
pub(super) const SEED: &str = "quintette.demo.2015";

pub(super) async fn run(settings: &Settings, options: &Demo) -> Result<(), Stop> {
    let interrupt = Interrupt::listen()?;
    let house = House::open(settings, KeySource::Invented(SEED.to_owned())).await?;
    let mark = Mark::of(&options.out, &house.url.to_string());
    let facts = house.office.kernel.event_count().await?;
    if facts > 0 && !mark.is_set() {
        if options.if_empty {
            return print(&format!("{}: already holds {facts} facts; nothing was played.", house.url));
        }
        return Err(Stop::Failed(format!(
            "{}: already holds {facts} facts; the demonstration needs an empty database.",
            house.url
        )));
    }
    std::fs::create_dir_all(&options.out).map_err(|error| Stop::failed(options.out.display(), error))?;
    mark.set()?;
    let mut line = Line::new("demo");
    let mut show = |words: &str| line.step(words);
    let table =
        interrupt.guard("demo", Box::pin(crate::demo::run(&house.office, &options.out, &mut show))).await?;
    mark.clear()?;
    print(&table)
}

/// A file that says: a demonstration of this database began here and has not ended.
struct Mark {
    path: PathBuf,
    database: String,
}

impl Mark {
    fn of(out: &Path, database: &str) -> Self {
        Self { path: out.join(".unfinished"), database: database.to_owned() }
    }

    fn is_set(&self) -> bool {
        std::fs::read_to_string(&self.path).is_ok_and(|database| database == self.database)
    }

    fn set(&self) -> Result<(), Stop> {
        write_whole(&self.path, self.database.as_bytes())
    }

    fn clear(&self) -> Result<(), Stop> {
        std::fs::remove_file(&self.path).map_err(|error| Stop::failed(self.path.display(), error))
    }
}
