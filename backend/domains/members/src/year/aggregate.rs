//! The life of a year: open, closed, allocated, paid.

use kernel::prelude::*;
use serde::{Deserialize, Serialize};
use values::{Day, Money};

use super::{AllocatedResult, YearError, YearEvent};
use crate::public::Withholding;
use crate::rules::allocation;

/// A year as its events tell it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Year {
    closing_day: Option<Day>,
    allocated: Option<AllocatedResult>,
    paid_on: Option<Day>,
}

/// An order about a year.
#[derive(Debug, Clone, PartialEq)]
pub enum YearCommand {
    /// Closes it.
    Close {
        /// First day.
        opening_day: Day,
        /// Last day.
        closing_day: Day,
        /// Last day of the latest year closed before.
        last_closing: Option<Day>,
        /// Day.
        on: Day,
    },
    /// Opens it again.
    Reopen {
        /// Why.
        reason: String,
        /// Last day of the latest year closed.
        last_closing: Option<Day>,
        /// Day.
        on: Day,
    },
    /// Allocates its result.
    Allocate {
        /// Which, for the refusal.
        year: i32,
        /// What the assembly voted.
        allocated: Box<AllocatedResult>,
    },
    /// Pays the interest.
    PayInterest {
        /// Rates withheld.
        withholding: Withholding,
        /// Day.
        on: Day,
    },
}

impl Aggregate for Year {
    const TYPE: &'static str = "members.year";
    type Command = YearCommand;
    type Event = YearEvent;
    type Error = YearError;
    type Services = ();

    async fn handle(
        &mut self,
        command: YearCommand,
        (): &(),
        sink: &EventSink<Self>,
    ) -> Result<(), YearError> {
        write_all(self.decide(command)?, self, sink).await
    }

    fn apply(&mut self, event: YearEvent) {
        match event {
            YearEvent::Closed { closing_day, opening_day: _, on: _ } => self.closing_day = Some(closing_day),
            YearEvent::Reopened { reason: _, on: _ } => self.closing_day = None,
            YearEvent::ResultAllocated(allocated) => self.allocated = Some(*allocated),
            YearEvent::InterestPaid { on, withholding: _, rate: _ } => self.paid_on = Some(on),
        }
    }
}

impl Year {
    /// Decides without touching the world.
    pub fn decide(&self, command: YearCommand) -> Result<Vec<YearEvent>, YearError> {
        match command {
            YearCommand::Close { opening_day, closing_day, last_closing, on } => {
                self.close(opening_day, closing_day, last_closing, on)
            }
            YearCommand::Reopen { reason, last_closing, on } => self.reopen(reason, last_closing, on),
            YearCommand::Allocate { year, allocated } => self.allocate(year, allocated),
            YearCommand::PayInterest { withholding, on } => self.pay(withholding, on),
        }
    }

    fn close(
        &self,
        opening_day: Day,
        closing_day: Day,
        last_closing: Option<Day>,
        on: Day,
    ) -> Result<Vec<YearEvent>, YearError> {
        if let Some(closing_day) = self.closing_day {
            return Err(YearError::AlreadyClosed { closing_day });
        }
        if opening_day >= closing_day || closing_day >= opening_day.plus_months(24) {
            return Err(YearError::Length { opening_day, closing_day });
        }
        if on <= closing_day {
            return Err(YearError::NotOver { closing_day, on });
        }
        if let Some(closed_on) = last_closing.filter(|closed_on| *closed_on >= opening_day) {
            return Err(YearError::OutOfOrder { closed_on });
        }
        Ok(vec![YearEvent::Closed { opening_day, closing_day, on }])
    }

    fn reopen(
        &self,
        reason: String,
        last_closing: Option<Day>,
        on: Day,
    ) -> Result<Vec<YearEvent>, YearError> {
        let closing_day = self.closing_day.ok_or(YearError::NotClosed { year: on.year() })?;
        if reason.trim().is_empty() {
            return Err(YearError::NoReason {});
        }
        if let Some(allocated) = &self.allocated {
            return Err(YearError::AlreadyAllocated { decided_on: allocated.decided_on });
        }
        if let Some(closed_on) = last_closing.filter(|closed_on| *closed_on > closing_day) {
            return Err(YearError::OutOfOrder { closed_on });
        }
        Ok(vec![YearEvent::Reopened { reason, on }])
    }

    fn allocate(&self, year: i32, allocated: Box<AllocatedResult>) -> Result<Vec<YearEvent>, YearError> {
        let closing_day = self.closing_day.ok_or(YearError::NotClosed { year })?;
        if let Some(earlier) = &self.allocated {
            return Err(YearError::AlreadyAllocated { decided_on: earlier.decided_on });
        }
        let decided_on = allocated.decided_on;
        if decided_on <= closing_day {
            return Err(YearError::DecidedBeforeEnd { closing_day, decided_on });
        }
        allocation::check(&allocated.input, &allocated.proposal)
            .map_err(|refusal| YearError::Allocation { refusal })?;
        Ok(vec![YearEvent::ResultAllocated(allocated)])
    }

    fn pay(&self, withholding: Withholding, on: Day) -> Result<Vec<YearEvent>, YearError> {
        let allocated = self.allocated.as_ref().ok_or(YearError::NotAllocated {})?;
        if let Some(on) = self.paid_on {
            return Err(YearError::AlreadyPaid { on });
        }
        let (mass, paid_up) = (allocated.proposal.interest, allocated.input.paid_up);
        if mass.is_zero() {
            return Err(YearError::NoInterest {});
        }
        if on < allocated.decided_on {
            return Err(YearError::NotAllocated {});
        }
        let rate = if paid_up > Money::ZERO {
            values::Fraction::new(mass.as_cents().into(), paid_up.as_cents().into())
        } else {
            None
        };
        Ok(vec![YearEvent::InterestPaid { withholding, rate, on }])
    }
}
