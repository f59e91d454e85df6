//! The catalogue's totals decide which count may be recorded.

use super::{CatalogueTotals, HoldingsCommand, HoldingsError, HoldingsEvent};
use kernel::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use values::Day;

/// The one stream of the catalogue's totals.
pub(crate) const STREAM_ID: &str = "cooperative";

/// The largest total: beyond any real catalogue.
const LARGEST: u64 = 1_000_000_000_000_000;

/// State: the totals in force on each day counted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Holdings {
    counts: BTreeMap<Day, CatalogueTotals>,
}

impl Holdings {
    /// Decides without touching the world.
    pub(crate) fn decide(&self, command: HoldingsCommand) -> Result<Vec<HoldingsEvent>, HoldingsError> {
        match command {
            HoldingsCommand::Count { on, totals } => {
                if self.counts.contains_key(&on) {
                    return Err(HoldingsError::AlreadyCounted { on });
                }
                check_size(totals)?;
                Ok(vec![HoldingsEvent::Counted { on, totals }])
            }
            HoldingsCommand::Correct { on, totals, reason } => {
                let current = self.counts.get(&on).ok_or(HoldingsError::NotCounted { on })?;
                if *current == totals {
                    return Err(HoldingsError::NothingToCorrect { on });
                }
                let reason = reason.trim().to_owned();
                if reason.is_empty() {
                    return Err(HoldingsError::ReasonMissing);
                }
                check_size(totals)?;
                Ok(vec![HoldingsEvent::Corrected { on, totals, reason }])
            }
        }
    }
}

fn check_size(totals: CatalogueTotals) -> Result<(), HoldingsError> {
    let CatalogueTotals { titles, artists, countries } = totals;
    match [titles, artists, countries].into_iter().find(|number| *number > LARGEST) {
        None => Ok(()),
        Some(number) => Err(HoldingsError::TooLarge { number }),
    }
}

impl Aggregate for Holdings {
    const TYPE: &'static str = "reports.catalogue_totals";
    type Command = HoldingsCommand;
    type Event = HoldingsEvent;
    type Error = HoldingsError;
    type Services = ();

    async fn handle(
        &mut self,
        command: HoldingsCommand,
        _services: &(),
        sink: &EventSink<Self>,
    ) -> Result<(), HoldingsError> {
        write_all(self.decide(command)?, self, sink).await
    }

    fn apply(&mut self, event: HoldingsEvent) {
        match event {
            HoldingsEvent::Counted { on, totals } | HoldingsEvent::Corrected { on, totals, reason: _ } => {
                self.counts.insert(on, totals);
            }
        }
    }
}
