//! The royalties room: what was listened to, by which keys a base is cut, and the split of each period's base.
//!
//! It exists so that a creator, an auditor and a member can follow every cent from the revenue to the pots of the
//! contribution créative territoriale (CCT). What can never happen here: a count that is edited, keys that do not
//! make the whole, a period split twice or out of order, a cent made or lost.

mod code;
mod distribution;
mod keys;
mod period;
pub mod permissions;
pub mod public;
mod rules;
mod usage;
mod views;

#[cfg(test)]
mod goldens;
#[cfg(test)]
mod testing;

use crate::distribution::{Distribution, DistributionCommand};
use crate::keys::{Keys, KeysCommand};
use crate::public::{
    CorrectUsage, DistributeBase, DistributionDetail, DistributionError, DistributionRow, KeyRow, KeySet,
    Period, PeriodUsage, PotRow, ReportUsage, SetKeys, UsageRow,
};
use crate::usage::{Usage, UsageCommand, stream_id};
use kernel::prelude::*;
use std::sync::Arc;
use values::{Day, Timestamp};

/// The use cases and queries of the royalties.
#[derive(Clone)]
pub struct Royalties {
    kernel: Kernel,
}

impl Royalties {
    /// The room over a kernel that holds [`Self::projectors`].
    pub fn new(kernel: Kernel) -> Self {
        Self { kernel }
    }

    /// The read models that the kernel must feed.
    pub fn projectors() -> Vec<Arc<dyn Projector>> {
        vec![
            Arc::new(views::usage::UsageRegister),
            Arc::new(views::keys::KeySets),
            Arc::new(views::distributions::Distributions),
            Arc::new(views::pots::Pots),
        ]
    }

    /// Records what a period counts; refused when that period and source have a count already.
    pub async fn report_usage(&self, context: &Context, order: ReportUsage) -> Result<UsageRow, Failure> {
        self.kernel.require(permissions::USAGE_REPORT)?;
        self.kernel
            .run(context, async |uow: &mut UnitOfWork| {
                let ReportUsage { period, source, totals, counted_on } = order.clone();
                let id = stream_id(period, &source);
                let command = UsageCommand::Report { period, source, totals, counted_on };
                uow.execute::<Usage>(&id, counted_on, command).await?;
                counted(uow, &id, counted_on).await
            })
            .await
    }

    /// Replaces a count by a better one, saying why. The count that stood stays readable.
    pub async fn correct_usage(&self, context: &Context, order: CorrectUsage) -> Result<UsageRow, Failure> {
        self.kernel.require(permissions::USAGE_CORRECT)?;
        self.kernel
            .run(context, async |uow: &mut UnitOfWork| {
                let CorrectUsage { period, source, totals, counted_on, reason } = order.clone();
                let id = stream_id(period, &source);
                uow.execute::<Usage>(&id, counted_on, UsageCommand::Correct { totals, counted_on, reason })
                    .await?;
                counted(uow, &id, counted_on).await
            })
            .await
    }

    /// Lets a key set hold from a day on.
    pub async fn set_keys(&self, context: &Context, order: SetKeys) -> Result<KeySet, Failure> {
        self.kernel.require(permissions::KEYS_SET)?;
        self.kernel
            .run(context, async |uow: &mut UnitOfWork| {
                let SetKeys { from, pots, decision } = order.clone();
                uow.execute::<Keys>(keys::STREAM_ID, from, KeysCommand::Set { from, pots, decision }).await?;
                let set = views::keys::in_force(uow.connection(), from, None).await?;
                set.ok_or_else(|| lagging("royalties.keys"))
            })
            .await
    }

    /// Splits a period's base by the keys in force on its last day, with the counts known on the day of the split.
    pub async fn distribute(
        &self,
        context: &Context,
        order: DistributeBase,
    ) -> Result<DistributionDetail, Failure> {
        self.kernel.require(permissions::BASE_DISTRIBUTE)?;
        self.kernel
            .run(context, async |uow: &mut UnitOfWork| {
                let DistributeBase { period, on, recognised, lines, sacem } = order.clone();
                let splits = uow.load::<Distribution>(distribution::STREAM_ID).await?;
                splits.state.check_order(period, on)?;
                let end = period.last_day().unwrap_or(on);
                let sets = uow.load::<Keys>(keys::STREAM_ID).await?.state;
                let keys = sets.in_force(end).cloned().ok_or(DistributionError::NoKeys { on: end })?;
                let usage = views::usage::of_period(uow.connection(), period, on, None)
                    .await?
                    .ok_or(DistributionError::NotCounted { period })?;
                let command =
                    DistributionCommand::Distribute { period, on, recognised, lines, sacem, keys, usage };
                uow.decide(distribution::STREAM_ID, on, splits, command).await?;
                let detail = views::distributions::distribution(uow.connection(), period, None).await?;
                detail.ok_or_else(|| lagging("royalties.distributions"))
            })
            .await
    }

    /// The counts as they stood on a day, as known at a moment (now, when absent).
    pub async fn usage(
        &self,
        as_of: Day,
        known_at: Option<Timestamp>,
        request: &PageRequest,
    ) -> Result<Page<UsageRow>, Failure> {
        self.kernel.require(permissions::USAGE_READ)?;
        views::usage::counts(self.kernel.reader(), as_of, known_at, request).await
    }

    /// What a period counts over all sources, as it stood on a day; `None` when nothing was counted.
    pub async fn usage_of(
        &self,
        period: Period,
        as_of: Day,
        known_at: Option<Timestamp>,
    ) -> Result<Option<PeriodUsage>, Failure> {
        self.kernel.require(permissions::USAGE_READ)?;
        views::usage::of_period(self.kernel.reader(), period, as_of, known_at).await
    }

    /// The key set that holds on a day, as known at a moment (now, when absent).
    pub async fn keys_on(&self, on: Day, known_at: Option<Timestamp>) -> Result<Option<KeySet>, Failure> {
        self.kernel.require(permissions::KEYS_READ)?;
        views::keys::in_force(self.kernel.reader(), on, known_at).await
    }

    /// The pots of all key sets, past, present and future.
    pub async fn keys(&self, request: &PageRequest) -> Result<Page<KeyRow>, Failure> {
        self.kernel.require(permissions::KEYS_READ)?;
        views::keys::keys(self.kernel.reader(), request).await
    }

    /// All splits.
    pub async fn distributions(&self, request: &PageRequest) -> Result<Page<DistributionRow>, Failure> {
        self.kernel.require(permissions::DISTRIBUTIONS_READ)?;
        views::distributions::distributions(self.kernel.reader(), request).await
    }

    /// The split of a period with its lines and pots, if it was split, as known at a moment (now, when absent).
    pub async fn distribution(
        &self,
        period: Period,
        known_at: Option<Timestamp>,
    ) -> Result<Option<DistributionDetail>, Failure> {
        self.kernel.require(permissions::DISTRIBUTIONS_READ)?;
        views::distributions::distribution(self.kernel.reader(), period, known_at).await
    }

    /// The pots of all splits.
    pub async fn pots(&self, request: &PageRequest) -> Result<Page<PotRow>, Failure> {
        self.kernel.require(permissions::DISTRIBUTIONS_READ)?;
        views::pots::pots(self.kernel.reader(), request).await
    }
}

/// The count that was just recorded, as it stands on its day.
async fn counted(uow: &UnitOfWork, id: &str, on: Day) -> Result<UsageRow, Failure> {
    views::usage::count(uow.connection(), id, on, None).await?.ok_or_else(|| lagging("royalties.usage"))
}

/// An inline view that does not show the fact just recorded: a defect of the program; the command is undone.
fn lagging(view: &'static str) -> Failure {
    let reason = "ne montre pas le fait qui vient d'être enregistré".to_owned();
    KernelError::from(ProjectionError::Contradiction { view, reason }).into()
}
