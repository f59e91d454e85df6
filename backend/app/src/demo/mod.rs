//! The demonstration year: 2014 and 2015 of the cooperative, played through the same use cases as the API.
//!
//! Its cast is invented and says so; customers and venues are libraries of the real list; the figures are those of the
//! cooperative's own report of 2015. What can never happen: a table written behind the use cases, a figure of the last
//! table that was not computed from the facts, two playings that differ.

mod calendar;
mod counts;
mod life;
mod meeting;
mod members;
mod papers;
mod places;
mod prices;
mod sales;
mod table;

use std::ops::ControlFlow;
use std::path::Path;

use office::Office;
use office::kernel::prelude::Failure;
use office::partners::public::CanvassingRule;
use office::values::Day;

use calendar::{day, step};

/// The list that the sales team prospects: open data of the French Ministry of Culture.
const LIBRARIES: &[u8] = include_bytes!("../../../domains/partners/data/bibliotheques-publiques.csv");

/// Why the demonstration stopped.
#[derive(Debug, thiserror::Error)]
pub(crate) enum DemoError {
    /// A use case refused or failed.
    #[error("{0}")]
    Refused(Failure),
    /// The demonstration's own data are wrong.
    #[error("données de démonstration : {0}")]
    Data(String),
    /// A file could not be written.
    #[error("fichier : {0}")]
    File(#[from] std::io::Error),
    /// JSON could not be written.
    #[error("JSON : {0}")]
    Json(#[from] serde_json::Error),
}

impl DemoError {
    fn data(error: impl std::fmt::Display) -> Self {
        Self::Data(error.to_string())
    }
}

/// Where progress is shown.
pub(crate) struct Stage<'a> {
    show: &'a mut dyn FnMut(&str),
}

impl Stage<'_> {
    fn say(&mut self, line: &str) {
        (self.show)(line);
    }

    /// Says how far a step has come, at most some twenty times.
    fn tick(&mut self, what: &str, done: u64, total: u64) {
        let every = (total / 20).max(1);
        if done == total || done.is_multiple_of(every) {
            self.say(&format!("{what} : {done}/{total}"));
        }
    }
}

/// Plays 2014 and 2015 into the office's database, writes the papers into `out`, and answers the final table as text.
/// Interrupted, it is run again and goes on where it stopped.
pub(crate) async fn run(
    office: &Office,
    out: &Path,
    show: &mut dyn FnMut(&str),
) -> Result<String, DemoError> {
    let mut stage = Stage { show };
    members::play(office, &mut stage).await?;
    prices::play(office).await?;
    counts::keys(office).await?;
    prospect(office, &mut stage).await?;
    sales::sign(office, &mut stage).await?;
    sales::bill(office, &mut stage).await?;
    counts::usage(office, 2014, 10_370, 120_497).await?;
    counts::year_end(office).await?;
    counts::usage(office, 2015, 28_000, 388_000).await?;
    counts::split(office).await?;
    meeting::play(office, &mut stage).await?;
    papers::write(office, out, &mut stage).await?;
    table::table(office).await
}

/// Imports the list of libraries and canvasses those that the rule of the campaign chooses.
async fn prospect(office: &Office, stage: &mut Stage<'_>) -> Result<(), DemoError> {
    let listed = Day::from(day(2014, 7, 15));
    let report = office
        .partners
        .import_venues(&step("libraries", listed), LIBRARIES, listed, async |progress| {
            stage.tick("Bibliothèques importées", progress.done, progress.total);
            ControlFlow::Continue(())
        })
        .await?;
    stage.say(&format!("Liste importée : {} lignes, {} lieux créés", report.rows, report.created));
    let on = Day::from(day(2014, 9, 15));
    let rule = CanvassingRule::default();
    let canvassed =
        office.partners.select_canvassed(&step("canvassing", on), "Médiathèques 2014", rule, on).await?;
    stage.say(&format!("Démarchage : {} établissements retenus", canvassed.chosen));
    Ok(())
}

impl From<DemoError> for crate::exit::Stop {
    fn from(error: DemoError) -> Self {
        match error {
            DemoError::Refused(failure) => failure.into(),
            DemoError::Data(_) | DemoError::File(_) | DemoError::Json(_) => Self::Failed(error.to_string()),
        }
    }
}
