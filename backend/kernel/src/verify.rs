//! Proof over what is stored: every hash, every chain, every sequence, every view against its facts.
//!
//! A chain inside the database catches a change, a removal, an insertion or a swap within a stream. A cut tail or
//! a full re-computation is caught only by a checkpoint that has left the house, which the sealer will bring.

use std::ops::ControlFlow;

use sea_orm::DatabaseConnection;
use sea_orm::sea_query::{Condition, Expr};
use serde::Serialize;

use crate::kernel::Kernel;
use crate::ordering::Cursor;
use crate::rebuild::{Finish, Progress, TableComparison};
use crate::store::{self, GENESIS};
use crate::{KernelError, Recorded};

const BATCH: u64 = 2_000;
/// Faults listed at most; the count goes on.
const LISTED: usize = 100;

/// What is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// `type/id/sequence` of the fact, or the table.
    pub place: String,
    /// A French sentence.
    pub reason: String,
}

/// The result of a verification.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Verification {
    /// Facts read.
    pub events: u64,
    /// Streams found.
    pub streams: u64,
    /// All faults, even beyond the listed ones.
    pub fault_count: u64,
    /// The first faults.
    pub faults: Vec<Fault>,
    /// Views compared with what their facts make.
    pub views: Vec<TableComparison>,
}

impl Verification {
    /// Whether nothing is wrong.
    pub fn is_sound(&self) -> bool {
        self.fault_count == 0
    }

    pub(crate) fn fault(&mut self, place: String, reason: String) {
        self.fault_count += 1;
        if self.faults.len() < LISTED {
            self.faults.push(Fault { place, reason });
        }
    }
}

impl Kernel {
    /// Recomputes every hash and sequence, then replays every view beside the live one and compares them.
    /// `single` as for [`Kernel::rebuild`]. Changes nothing.
    pub async fn verify(
        &self,
        single: &DatabaseConnection,
        progress: impl FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<Verification, KernelError> {
        let mut found = Verification::default();
        self.verify_chains(&mut found).await?;
        self.verify_kept(&mut found).await?;
        if found.is_sound() {
            let report = self.replay(single, &[], progress, Finish::CompareOnly).await?;
            for table in &report.tables {
                if table.differing_rows > 0 || table.live_rows != table.rebuilt_rows {
                    let reason = format!(
                        "la vue a {} lignes, les faits en donnent {} ; {} diffèrent",
                        table.live_rows, table.rebuilt_rows, table.differing_rows
                    );
                    found.fault(table.table.clone(), reason);
                }
            }
            found.views = report.tables;
        }
        Ok(found)
    }

    async fn verify_chains(&self, found: &mut Verification) -> Result<(), KernelError> {
        let mut last: (String, String, i64) = (String::new(), String::new(), 0);
        let mut previous = GENESIS.to_vec();
        loop {
            let batch = store::read_streams(self.reader(), &last, BATCH).await?;
            for raw in &batch {
                let same = raw.stream_type == last.0 && raw.stream_id == last.1;
                if !same {
                    found.streams += 1;
                    previous = GENESIS.to_vec();
                }
                let expected = if same { last.2 + 1 } else { 1 };
                if raw.sequence != expected {
                    let reason = format!("numéro {} attendu, {} trouvé", expected, raw.sequence);
                    found.fault(raw.place(), reason);
                }
                if raw.previous_hash != previous {
                    found.fault(raw.place(), "la chaîne est rompue avant ce fait".into());
                }
                if raw.computed_hash().as_slice() != raw.hash.as_slice() {
                    found.fault(raw.place(), "les octets ne correspondent pas à leur empreinte".into());
                }
                previous.clone_from(&raw.hash);
                last = (raw.stream_type.clone(), raw.stream_id.clone(), raw.sequence);
                found.events += 1;
            }
            if (batch.len() as u64) < BATCH {
                return Ok(());
            }
        }
    }

    /// The facts of one stream, as an auditor reads them.
    pub async fn history(&self, stream_type: &str, stream_id: &str) -> Result<Vec<Recorded>, KernelError> {
        let raws = store::stream(self.reader(), stream_type, stream_id, 1).await?;
        store::open(self.reader(), raws, &mut crate::personal::Keys::new(), &self.inner.upcasters).await
    }

    /// How many facts are stored.
    pub async fn event_count(&self) -> Result<i64, KernelError> {
        store::count(self.reader(), Condition::all().add(Expr::cust("1 = 1"))).await
    }

    /// Facts after a place in the log, in reading order, at most `limit`; with the cursor to go on from.
    pub async fn read_after(&self, after: (i64, i64), limit: u64) -> Result<Vec<Recorded>, KernelError> {
        let cursor = Cursor { xid: after.0, position: after.1 };
        let raws =
            store::read(self.reader(), cursor.after(self.reader().get_database_backend()), limit).await?;
        store::open(self.reader(), raws, &mut crate::personal::Keys::new(), &self.inner.upcasters).await
    }
}
