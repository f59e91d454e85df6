//! The calendar of the year: what the law asks and when, what is done, what to remind of.

use kernel::prelude::*;
use values::Day;

use crate::calendar::{CalendarCommand, YearCalendar};
use crate::public::{Calendar, CalendarEntry, CalendarError, DutyDone, StatutesError};
use crate::rules::entries::{self, Known};
use crate::statutes::{STATUTES_ID, Statutes};
use crate::{Assemblies, permissions, views};

impl Assemblies {
    /// The duties of the year that was closed before a day and of the one in progress, with the ends of mandates, by day.
    /// Refused when no statutes are in force: nothing says when the year closes.
    pub async fn calendar(&self, as_of: Day) -> Result<Calendar, Failure> {
        self.kernel.require(permissions::CALENDAR_READ)?;
        self.read_calendar(as_of).await
    }

    /// What is to be reminded of on a day; nothing where no statutes are in force yet.
    pub async fn reminders(&self, on: Day) -> Result<Vec<CalendarEntry>, Failure> {
        self.kernel.require(permissions::CALENDAR_READ)?;
        if views::statutes::on(self.kernel.reader(), on, None).await?.is_none() {
            return Ok(Vec::new());
        }
        Ok(entries::reminded(self.read_calendar(on).await?))
    }

    /// Notes that a duty of the year that closes on a day was done; answers what is noted.
    pub async fn mark_duty_done(
        &self,
        context: &Context,
        closed_on: Day,
        code: String,
        done: DutyDone,
    ) -> Result<DutyDone, Failure> {
        self.kernel.require(permissions::DUTY_MARK)?;
        let today = context.at.day().unwrap_or(done.on);
        let (on, note) = (done.on, done.note.trim().to_owned());
        let command = CalendarCommand::MarkDone { code, on, note: note.clone(), today };
        self.mark(context, closed_on, on, command).await?;
        Ok(DutyDone { on, note })
    }

    /// Takes that back.
    pub async fn mark_duty_undone(
        &self,
        context: &Context,
        closed_on: Day,
        code: String,
        note: String,
    ) -> Result<(), Failure> {
        self.kernel.require(permissions::DUTY_MARK)?;
        let today = context.at.day().unwrap_or(closed_on);
        self.mark(context, closed_on, today, CalendarCommand::MarkUndone { code, note }).await
    }

    async fn mark(
        &self,
        context: &Context,
        closed_on: Day,
        on: Day,
        command: CalendarCommand,
    ) -> Result<(), Failure> {
        self.kernel
            .run(context, async |uow: &mut UnitOfWork| {
                let statutes = uow.load::<Statutes>(STATUTES_ID).await?.state;
                let year_end = statutes.on(closed_on)?.document.year_end();
                if year_end.in_year(closed_on.year()) != Some(closed_on) {
                    return Err(CalendarError::NotAClosingDay { on: closed_on }.into());
                }
                uow.execute::<YearCalendar>(closed_on, on, command.clone()).await?;
                Ok(())
            })
            .await
    }

    async fn read_calendar(&self, as_of: Day) -> Result<Calendar, Failure> {
        let db = self.kernel.reader();
        let none = || StatutesError::NoneInForce { on: as_of };
        let statutes = views::statutes::on(db, as_of, None).await?.ok_or_else(none)?;
        let year_end = statutes.document.year_end();
        let closed = year_end.before(as_of).ok_or_else(none)?;
        let closings = [closed, year_end.from(as_of).ok_or_else(none)?];
        let known = Known {
            assemblies: views::between::yearly(db, closed).await?,
            done: views::duties_done::of(db, closings).await?,
            mandates: views::mandates::ending(db, as_of, closed).await?,
        };
        Ok(entries::calendar(as_of, closings, &known))
    }
}
