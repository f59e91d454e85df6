//! Mandates: given, ended early, another representative; and the register of them.

use kernel::prelude::*;
use values::{Day, Timestamp};

use crate::mandate::{Mandate, MandateCommand};
use crate::public::{EndReason, GiveMandate, MandateError, MandateId, MandateRow, StatutesError};
use crate::statutes::{STATUTES_ID, Statutes};
use crate::{Assemblies, permissions, views};

impl Assemblies {
    /// Gives a mandate, to end as the law and the statutes of its first day say. This order and those below answer the
    /// mandate as it then stands.
    pub async fn give_mandate(
        &self,
        context: &Context,
        mandate: MandateId,
        order: GiveMandate,
    ) -> Result<MandateRow, Failure> {
        self.kernel.require(permissions::MANDATE_GIVE)?;
        self.kernel
            .run(context, async |uow: &mut UnitOfWork| {
                let statutes = uow.load::<Statutes>(STATUTES_ID).await?.state;
                let year_end = statutes.on(order.from)?.document.year_end();
                let none = StatutesError::NoneInForce { on: order.from };
                let closing = year_end.from(order.from).ok_or(none)?;
                let on = order.decided_on;
                let command = MandateCommand::Give { mandate, order: Box::new(order.clone()), closing };
                uow.execute::<Mandate>(mandate, on, command).await?;
                row(uow, mandate).await
            })
            .await
    }

    /// Ends a mandate before its term.
    pub async fn end_mandate(
        &self,
        context: &Context,
        mandate: MandateId,
        (on, reason): (Day, EndReason),
        note: String,
    ) -> Result<MandateRow, Failure> {
        self.kernel.require(permissions::MANDATE_END)?;
        let command = MandateCommand::End { on, reason, note };
        self.order_mandate(context, mandate, on, command).await
    }

    /// Notes that another person acts for the entity that holds a mandate.
    pub async fn replace_representative(
        &self,
        context: &Context,
        mandate: MandateId,
        on: Day,
        representative: String,
    ) -> Result<MandateRow, Failure> {
        self.kernel.require(permissions::REPRESENTATIVE_REPLACE)?;
        let command = MandateCommand::ReplaceRepresentative { mandate, on, representative };
        self.order_mandate(context, mandate, on, command).await
    }

    /// The mandates decided by a day, as known at a moment (now, when absent), the first to end first. Those that are
    /// over are listed too: `last_day:ge:…` leaves them out.
    pub async fn mandates(
        &self,
        as_of: Day,
        known_at: Option<Timestamp>,
        request: &PageRequest,
    ) -> Result<Page<MandateRow>, Failure> {
        self.kernel.require(permissions::MANDATES_READ)?;
        views::mandates::register(self.kernel.reader(), as_of, known_at, request).await
    }

    /// One mandate as it stands.
    pub async fn mandate(&self, mandate: MandateId) -> Result<MandateRow, Failure> {
        self.kernel.require(permissions::MANDATES_READ)?;
        let row = views::mandates::one(self.kernel.reader(), mandate).await?;
        row.ok_or_else(|| MandateError::Unknown {}.into())
    }

    async fn order_mandate(
        &self,
        context: &Context,
        mandate: MandateId,
        on: Day,
        command: MandateCommand,
    ) -> Result<MandateRow, Failure> {
        self.kernel
            .run(context, async |uow: &mut UnitOfWork| {
                uow.execute::<Mandate>(mandate, on, command.clone()).await?;
                row(uow, mandate).await
            })
            .await
    }
}

async fn row(uow: &UnitOfWork, mandate: MandateId) -> Result<MandateRow, Failure> {
    let row = views::mandates::one(uow.connection(), mandate).await?;
    row.ok_or_else(|| MandateError::Unknown {}.into())
}
