//! The count of one period and one source decides what may be recorded about itself.

use super::{UsageCommand, UsageError, UsageEvent};
use crate::code::Code;
use crate::period::Period;
use crate::rules::counting::UsageTotals;
use kernel::prelude::*;
use serde::{Deserialize, Serialize};
use values::Day;

/// The largest number of users or listens a count may hold: beyond any real year, and far from overflowing a sum.
const LARGEST: u64 = 1_000_000_000_000_000;

/// State of a count.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Usage {
    current: Option<Current>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Current {
    period: Period,
    source: Code,
    totals: UsageTotals,
    counted_on: Day,
}

/// The stream in which the count of a period and source lives: `2015:1d-touch`.
pub(crate) fn stream_id(period: Period, source: &Code) -> String {
    format!("{period}:{source}")
}

impl Usage {
    /// Decides without touching the world.
    pub(crate) fn decide(&self, command: UsageCommand) -> Result<Vec<UsageEvent>, UsageError> {
        match command {
            UsageCommand::Report { period, source, totals, counted_on } => {
                self.report(period, source, totals, counted_on)
            }
            UsageCommand::Correct { totals, counted_on, reason } => self.correct(totals, counted_on, &reason),
        }
    }

    fn report(
        &self,
        period: Period,
        source: Code,
        totals: UsageTotals,
        counted_on: Day,
    ) -> Result<Vec<UsageEvent>, UsageError> {
        if let Some(current) = &self.current {
            let (period, source_code) = (current.period, current.source.clone());
            return Err(UsageError::AlreadyReported { period, source_code });
        }
        if let Some(last_day) = period.last_day().filter(|last_day| counted_on < *last_day) {
            return Err(UsageError::PeriodNotOver { period, counted_on, last_day });
        }
        check_size(totals)?;
        Ok(vec![UsageEvent::Reported { period, source, totals, counted_on }])
    }

    fn correct(
        &self,
        totals: UsageTotals,
        counted_on: Day,
        reason: &str,
    ) -> Result<Vec<UsageEvent>, UsageError> {
        let Some(current) = &self.current else { return Err(UsageError::NotReported) };
        if counted_on < current.counted_on {
            return Err(UsageError::BeforeLastCount { counted_on, last_counted_on: current.counted_on });
        }
        if totals == current.totals {
            return Err(UsageError::NothingToCorrect);
        }
        let reason = reason.trim();
        if reason.is_empty() {
            return Err(UsageError::ReasonMissing);
        }
        check_size(totals)?;
        Ok(vec![UsageEvent::Corrected {
            period: current.period,
            source: current.source.clone(),
            previous: current.totals,
            totals,
            counted_on,
            reason: reason.to_owned(),
        }])
    }
}

fn check_size(totals: UsageTotals) -> Result<(), UsageError> {
    let UsageTotals { users, listens } = totals;
    match [users, listens].into_iter().find(|number| *number > LARGEST) {
        None => Ok(()),
        Some(number) => Err(UsageError::TooLarge { number }),
    }
}

impl Aggregate for Usage {
    const TYPE: &'static str = "royalties.usage";
    type Command = UsageCommand;
    type Event = UsageEvent;
    type Error = UsageError;
    type Services = ();

    async fn handle(
        &mut self,
        command: UsageCommand,
        _services: &(),
        sink: &EventSink<Self>,
    ) -> Result<(), UsageError> {
        write_all(self.decide(command)?, self, sink).await
    }

    fn apply(&mut self, event: UsageEvent) {
        match event {
            UsageEvent::Reported { period, source, totals, counted_on }
            | UsageEvent::Corrected { period, source, totals, counted_on, previous: _, reason: _ } => {
                self.current = Some(Current { period, source, totals, counted_on });
            }
        }
    }
}
