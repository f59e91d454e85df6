//! The import of the official list: read everything, then write what is new in batches.
//!
//! A batch is one transaction. An import that is cut between two batches has written whole venues and nothing
//! else; running it again finds them unchanged and goes on with the rest. What is unchanged is recognised by the
//! hash in `partners_venues`, without loading a stream.

use std::collections::HashSet;
use std::ops::ControlFlow;

use kernel::prelude::*;
use values::Day;

use crate::Partners;
use crate::import::{Import, ImportCommand, ImportCounts, ImportError};
use crate::public::{ImportReport, Progress};
use crate::rules::import_key;
use crate::rules::library_list::LibraryList;
use crate::rules::row::LibraryRow;
use crate::venue::{Venue, VenueCommand, VenueEvent};
use crate::{permissions, views};

/// Venues of one transaction.
const BATCH: usize = 500;

impl Partners {
    /// Imports the list of public libraries as published. Refused as a whole (wrong encoding, wrong columns,
    /// an older list, a key used for another request), nothing is written; otherwise every row is in exactly one heap
    /// of the report. `progress` hears of each batch, and may stop the import before the next one: what is taken stays
    /// taken, and the same import goes on from there.
    pub async fn import_venues(
        &self,
        context: &Context,
        source: &[u8],
        on: Day,
        mut progress: impl AsyncFnMut(Progress) -> ControlFlow<()>,
    ) -> Result<ImportReport, Failure> {
        self.kernel.require(permissions::VENUES_IMPORT)?;
        if let Some(report) = self.kernel.begin_job(context).await? {
            return Ok(report);
        }
        let list = LibraryList::read(source)?;
        if let Some(latest) = views::venue_queries::latest_list(self.kernel.reader()).await?
            && on < latest
        {
            return Err(ImportError::OlderThanKnown { on, latest }.into());
        }
        let known = views::venue_queries::known_descriptions(self.kernel.reader()).await?;
        let mut waiting = Vec::new();
        for row in &list.rows {
            let hash = views::venues::hash_of(&row.description)?;
            if known.get(row.key.as_str()) != Some(&hash) {
                waiting.push(row);
            }
        }
        let total = list.rows.len() as u64;
        let mut heaps = Heaps { unchanged: total - waiting.len() as u64, ..Heaps::default() };
        let mut flow = progress(Progress { done: heaps.done(), total }).await;
        let step = context.clone().without_key();
        for batch in waiting.chunks(BATCH) {
            if flow.is_break() {
                return Err(KernelError::Stopped.into());
            }
            heaps.add(self.take_batch(&step, batch, on).await?);
            flow = progress(Progress { done: heaps.done(), total }).await;
        }
        let named: HashSet<&str> = list.rows.iter().map(|row| row.key.as_str()).collect();
        let absent = known.keys().filter(|key| !named.contains(key.as_str())).count() as u64;
        self.complete_import(context, &heaps.report(list, absent), on).await
    }

    async fn take_batch(&self, context: &Context, batch: &[&LibraryRow], on: Day) -> Result<Heaps, Failure> {
        let counts: (u64, u64, u64) = self
            .kernel
            .run(context, async |uow| {
                let mut heaps = Heaps::default();
                for row in batch {
                    let take = VenueCommand::TakeFromList {
                        key: row.key.clone(),
                        code: row.code,
                        description: Box::new(row.description.clone()),
                        on,
                    };
                    let recorded = uow.execute::<Venue>(row.venue_id(), on, take).await?;
                    heaps.count(&recorded)?;
                }
                Ok((heaps.created, heaps.unchanged, heaps.changed))
            })
            .await?;
        let (created, unchanged, changed) = counts;
        Ok(Heaps { created, unchanged, changed })
    }

    async fn complete_import(
        &self,
        context: &Context,
        report: &ImportReport,
        on: Day,
    ) -> Result<ImportReport, Failure> {
        let counts = ImportCounts {
            rows: report.rows,
            created: report.created,
            unchanged: report.unchanged,
            changed: report.changed,
            rejected: report.rejected.len() as u64,
            duplicates: report.duplicates.len() as u64,
        };
        self.kernel
            .run(context, async |uow| {
                let complete = ImportCommand::Complete { sha256: report.sha256.clone(), counts, on };
                uow.execute::<Import>(import_key::import_id(&report.sha256), on, complete).await?;
                Ok(report.clone())
            })
            .await
    }
}

/// Where the venues of the file ended up.
#[derive(Debug, Clone, Copy, Default)]
struct Heaps {
    created: u64,
    unchanged: u64,
    changed: u64,
}

impl Heaps {
    fn done(self) -> u64 {
        self.created + self.unchanged + self.changed
    }

    fn add(&mut self, other: Self) {
        self.created += other.created;
        self.unchanged += other.unchanged;
        self.changed += other.changed;
    }

    /// Counts one venue by the facts that the list brought it: none when another import was quicker.
    fn count(&mut self, recorded: &[Recorded]) -> Result<(), KernelError> {
        let heap = match recorded.first() {
            None => &mut self.unchanged,
            Some(first) => match first.decode::<VenueEvent>()? {
                Some(VenueEvent::Listed { .. }) => &mut self.created,
                _ => &mut self.changed,
            },
        };
        *heap += 1;
        Ok(())
    }

    fn report(self, list: LibraryList, absent: u64) -> ImportReport {
        ImportReport {
            sha256: list.sha256,
            rows: list.count,
            created: self.created,
            unchanged: self.unchanged,
            changed: self.changed,
            rejected: list.rejected,
            duplicates: list.duplicates,
            absent,
        }
    }
}
