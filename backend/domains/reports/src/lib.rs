//! The reports room: facts nobody else owns (the team, the size of the catalogue), the key figures of a year, and the
//! catalogue of reports.
//!
//! It exists so that the page, the API, the printed report and the demonstration all show the same figures, computed
//! once, each with its formula and its sources. What can never happen here: a figure that is forced to fit, a growth
//! shown without the year before, a figure that is absent and shown as zero.

pub mod catalogue;
mod holdings;
pub mod permissions;
pub mod public;
mod rules;
mod team;
mod views;

#[cfg(test)]
mod goldens;
#[cfg(test)]
mod testing;

use crate::holdings::{Holdings, HoldingsCommand};
use crate::public::{
    CatalogueOnDay, CorrectCatalogue, CorrectTeam, CountCatalogue, CountTeam, REPORTS, Report, TeamOnDay,
    TeamRow,
};
use crate::team::{Team, TeamCommand};
use kernel::prelude::*;
use std::sync::Arc;
use values::{Day, Timestamp};

/// The use cases and queries of the reports.
#[derive(Clone)]
pub struct Reports {
    kernel: Kernel,
}

impl Reports {
    /// The room over a kernel that holds [`Self::projectors`].
    pub fn new(kernel: Kernel) -> Self {
        Self { kernel }
    }

    /// The read models that the kernel must feed.
    pub fn projectors() -> Vec<Arc<dyn Projector>> {
        vec![Arc::new(views::team::TeamCounts), Arc::new(views::holdings::HoldingsCounts)]
    }

    /// The reports that can be asked for.
    pub fn known(&self) -> Result<&'static [Report], Failure> {
        self.kernel.require(permissions::FIGURES_READ)?;
        Ok(REPORTS)
    }

    /// Records the team of a day; refused when the day is counted already.
    pub async fn count_team(&self, context: &Context, order: CountTeam) -> Result<TeamOnDay, Failure> {
        self.kernel.require(permissions::TEAM_COUNT)?;
        let CountTeam { on, count } = order;
        self.write_team(context, on, TeamCommand::Count { on, count }).await
    }

    /// Replaces the team of a day, saying why.
    pub async fn correct_team(&self, context: &Context, order: CorrectTeam) -> Result<TeamOnDay, Failure> {
        self.kernel.require(permissions::TEAM_CORRECT)?;
        let CorrectTeam { on, count, reason } = order;
        self.write_team(context, on, TeamCommand::Correct { on, count, reason }).await
    }

    async fn write_team(&self, context: &Context, on: Day, order: TeamCommand) -> Result<TeamOnDay, Failure> {
        self.kernel
            .run(context, async |uow: &mut UnitOfWork| {
                uow.execute::<Team>(team::STREAM_ID, on, order.clone()).await?;
                let found = views::team::on_day(uow.connection(), on, None).await?;
                found.ok_or_else(|| lagging("reports.team"))
            })
            .await
    }

    /// Records the size of the catalogue on a day; refused when the day is counted already.
    pub async fn count_catalogue(
        &self,
        context: &Context,
        order: CountCatalogue,
    ) -> Result<CatalogueOnDay, Failure> {
        self.kernel.require(permissions::CATALOGUE_COUNT)?;
        let CountCatalogue { on, totals } = order;
        self.write_catalogue(context, on, HoldingsCommand::Count { on, totals }).await
    }

    /// Replaces the size of the catalogue on a day, saying why.
    pub async fn correct_catalogue(
        &self,
        context: &Context,
        order: CorrectCatalogue,
    ) -> Result<CatalogueOnDay, Failure> {
        self.kernel.require(permissions::CATALOGUE_CORRECT)?;
        let CorrectCatalogue { on, totals, reason } = order;
        self.write_catalogue(context, on, HoldingsCommand::Correct { on, totals, reason }).await
    }

    async fn write_catalogue(
        &self,
        context: &Context,
        on: Day,
        order: HoldingsCommand,
    ) -> Result<CatalogueOnDay, Failure> {
        self.kernel
            .run(context, async |uow: &mut UnitOfWork| {
                uow.execute::<Holdings>(holdings::STREAM_ID, on, order.clone()).await?;
                let found = views::holdings::on_day(uow.connection(), on, None).await?;
                found.ok_or_else(|| lagging("reports.catalogue_totals"))
            })
            .await
    }

    /// The team as last counted on a day or before, as known at a moment (now, when absent).
    pub async fn team(&self, as_of: Day, known_at: Option<Timestamp>) -> Result<Option<TeamOnDay>, Failure> {
        self.kernel.require(permissions::TEAM_READ)?;
        views::team::on_day(self.kernel.reader(), as_of, known_at).await
    }

    /// The counts of the team that stand, as known at a moment.
    pub async fn team_counts(
        &self,
        known_at: Option<Timestamp>,
        request: &PageRequest,
    ) -> Result<Page<TeamRow>, Failure> {
        self.kernel.require(permissions::TEAM_READ)?;
        views::team::counts(self.kernel.reader(), known_at, request).await
    }

    /// The size of the catalogue as last counted on a day or before, as known at a moment (now, when absent).
    pub async fn catalogue(
        &self,
        as_of: Day,
        known_at: Option<Timestamp>,
    ) -> Result<Option<CatalogueOnDay>, Failure> {
        self.kernel.require(permissions::CATALOGUE_READ)?;
        views::holdings::on_day(self.kernel.reader(), as_of, known_at).await
    }

    /// The counts of the catalogue that stand, as known at a moment.
    pub async fn catalogue_counts(
        &self,
        known_at: Option<Timestamp>,
        request: &PageRequest,
    ) -> Result<Page<CatalogueOnDay>, Failure> {
        self.kernel.require(permissions::CATALOGUE_READ)?;
        views::holdings::counts(self.kernel.reader(), known_at, request).await
    }
}

/// An inline view that does not show the fact just recorded: a defect of the program; the command is undone.
fn lagging(view: &'static str) -> Failure {
    let reason = "ne montre pas le fait qui vient d'être enregistré".to_owned();
    KernelError::from(ProjectionError::Contradiction { view, reason }).into()
}
