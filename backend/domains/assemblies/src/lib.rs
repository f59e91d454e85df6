//! General assemblies: statutes, convocation, roll, presence, votes by name, weighted result; mandates and the calendar
//! of the year.
//!
//! It exists so that any member can follow a vote from the notice to the verdict and compute it again. What can
//! never happen here: two voices for one member, a vote by someone not on the sealed roll, a result in rounded
//! numbers, a clause or a law of another day than the assembly's.

mod assembly;
mod calendar;
mod mandate;
pub mod permissions;
pub mod public;
mod queries;
mod rules;
mod statutes;
mod use_cases;
mod views;

#[cfg(test)]
mod goldens;
#[cfg(test)]
mod goldens_meetings;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use kernel::prelude::*;
use members::public::{MemberId, VoterEntry};
use serde::Serialize;
use serde::de::DeserializeOwned;
use values::Day;

use crate::assembly::{Assembly, AssemblyCommand, CarriedOver};
use crate::public::{
    AdoptStatutes, AssemblyError, AssemblyId, AssemblySheet, Ballot, Bureau, Convening, Presence,
    PresenceEntry, ResolutionOutcome, StatutesVersion,
};
use crate::statutes::{STATUTES_ID, Statutes, StatutesCommand};

/// The use cases and queries of the assemblies.
#[derive(Clone)]
pub struct Assemblies {
    kernel: Kernel,
}

impl Assemblies {
    /// The room over a kernel that holds [`Self::projectors`].
    pub fn new(kernel: Kernel) -> Self {
        Self { kernel }
    }

    /// The read models that the kernel must feed.
    pub fn projectors() -> Vec<Arc<dyn Projector>> {
        vec![
            Arc::new(views::statutes::StatutesVersions),
            Arc::new(views::assemblies::AssembliesRegister),
            Arc::new(views::resolutions::Resolutions),
            Arc::new(views::roll::Rolls),
            Arc::new(views::attendance::AttendanceSheets),
            Arc::new(views::votes::Votes),
            Arc::new(views::mandates::Mandates),
            Arc::new(views::duties_done::DutiesDone),
            Arc::new(views::plans::Plans),
            Arc::new(views::requests::Requests),
            Arc::new(views::attachments::Attachments),
            Arc::new(views::questions::Questions),
            Arc::new(views::dispatches::Dispatches),
            Arc::new(views::counts::Counts),
            Arc::new(views::minutes::Minutes),
        ]
    }

    /// Adopts a version of the statutes; answers it with its number.
    pub async fn adopt_statutes(
        &self,
        context: &Context,
        order: AdoptStatutes,
    ) -> Result<StatutesVersion, Failure> {
        self.kernel.require(permissions::STATUTES_ADOPT)?;
        self.kernel
            .run(context, async |uow: &mut UnitOfWork| {
                let AdoptStatutes { adopted_on, effective_on, document } = order.clone();
                let document = Box::new(document);
                let command = StatutesCommand::Adopt { adopted_on, effective_on, document };
                uow.execute::<Statutes>(STATUTES_ID, effective_on, command).await?;
                Ok(uow.load::<Statutes>(STATUTES_ID).await?.state.on(effective_on)?.clone())
            })
            .await
    }

    /// Calls the members to an assembly, under the statutes in force on its day. This order and those below answer the
    /// assembly as it then stands.
    pub async fn convene(
        &self,
        context: &Context,
        assembly: AssemblyId,
        convening: Convening,
    ) -> Result<AssemblySheet, Failure> {
        self.kernel.require(permissions::ASSEMBLY_CONVENE)?;
        self.kernel
            .run(context, async |uow: &mut UnitOfWork| convene(uow, assembly, convening.clone()).await)
            .await
    }

    /// Freezes and seals the roll: the voters as of the record day of the convocation. Proxies and forms of a first call
    /// are taken over by the second (R225-78, R225-79 C. com.).
    pub async fn freeze_roll(
        &self,
        context: &Context,
        assembly: AssemblyId,
        voters: Vec<VoterEntry>,
    ) -> Result<AssemblySheet, Failure> {
        self.kernel.require(permissions::ROLL_FREEZE)?;
        self.kernel
            .run(context, async |uow: &mut UnitOfWork| {
                let command = AssemblyCommand::FreezeRoll { voters: voters.clone() };
                give(uow, assembly, On::RecordDay, command).await?;
                take_over(uow, assembly).await?;
                sheet(uow, assembly).await
            })
            .await
    }

    /// Notes who takes part and how; all the lines, or none.
    pub async fn record_presence(
        &self,
        context: &Context,
        assembly: AssemblyId,
        entries: Vec<PresenceEntry>,
    ) -> Result<AssemblySheet, Failure> {
        self.kernel.require(permissions::ATTENDANCE_RECORD)?;
        let command = AssemblyCommand::RecordPresence { entries };
        self.give(context, assembly, On::AssemblyDay, command).await
    }

    /// Notes that a member takes part no longer.
    pub async fn withdraw_presence(
        &self,
        context: &Context,
        assembly: AssemblyId,
        member: MemberId,
        reason: String,
    ) -> Result<AssemblySheet, Failure> {
        self.kernel.require(permissions::ATTENDANCE_RECORD)?;
        let command = AssemblyCommand::WithdrawPresence { member, reason };
        self.give(context, assembly, On::AssemblyDay, command).await
    }

    /// Opens the session on its day, under the statutes of the notice if they still are the rule; the votes too, unless
    /// they open one by one.
    pub async fn open(
        &self,
        context: &Context,
        assembly: AssemblyId,
        on: Day,
        (bureau, one_by_one): (Bureau, bool),
    ) -> Result<AssemblySheet, Failure> {
        self.kernel.require(permissions::SESSION_OPEN)?;
        self.kernel
            .run(context, async |uow: &mut UnitOfWork| {
                let loaded = uow.load_remembered::<Assembly>(assembly).await?;
                let day = loaded.state.convened()?.day;
                let statutes = uow.load::<Statutes>(STATUTES_ID).await?.state.on(day)?.version;
                let command = AssemblyCommand::Open { on, bureau: bureau.clone(), statutes, one_by_one };
                uow.decide(&assembly.to_string(), day, loaded, command).await?;
                sheet(uow, assembly).await
            })
            .await
    }

    /// Takes votes on one resolution; all the ballots, or none.
    pub async fn cast_votes(
        &self,
        context: &Context,
        assembly: AssemblyId,
        resolution: u32,
        ballots: Vec<Ballot>,
    ) -> Result<AssemblySheet, Failure> {
        self.kernel.require(permissions::VOTES_CAST)?;
        let command = AssemblyCommand::CastVotes { resolution, ballots };
        self.give(context, assembly, On::AssemblyDay, command).await
    }

    /// Ends the vote on one resolution and answers what it came to.
    pub async fn close_resolution(
        &self,
        context: &Context,
        assembly: AssemblyId,
        resolution: u32,
    ) -> Result<ResolutionOutcome, Failure> {
        self.kernel.require(permissions::VOTE_CLOSE)?;
        self.kernel
            .run(context, async |uow: &mut UnitOfWork| {
                let command = AssemblyCommand::CloseResolution { resolution };
                give(uow, assembly, On::AssemblyDay, command).await?;
                let state = uow.load_remembered::<Assembly>(assembly).await?.state;
                Ok(state.outcome(resolution).cloned().ok_or(AssemblyError::NotOnAgenda { resolution })?)
            })
            .await
    }

    /// Ends the votes still open, and the session. The results are read with [`Self::result`].
    pub async fn close(&self, context: &Context, assembly: AssemblyId) -> Result<AssemblySheet, Failure> {
        self.kernel.require(permissions::VOTE_CLOSE)?;
        self.give(context, assembly, On::AssemblyDay, AssemblyCommand::Close).await
    }

    /// Gives up an assembly that has not opened.
    pub async fn cancel(
        &self,
        context: &Context,
        assembly: AssemblyId,
        reason: String,
    ) -> Result<AssemblySheet, Failure> {
        self.kernel.require(permissions::ASSEMBLY_CANCEL)?;
        self.give(context, assembly, On::AssemblyDay, AssemblyCommand::Cancel { reason }).await
    }

    pub(crate) async fn give(
        &self,
        context: &Context,
        assembly: AssemblyId,
        on: On,
        command: AssemblyCommand,
    ) -> Result<AssemblySheet, Failure> {
        self.told(context, assembly, (on, command), async |uow: &UnitOfWork| sheet(uow, assembly).await).await
    }

    /// Gives an order and answers what `read` finds in the same transaction.
    pub(crate) async fn told<T: Serialize + DeserializeOwned>(
        &self,
        context: &Context,
        assembly: AssemblyId,
        (on, command): (On, AssemblyCommand),
        read: impl AsyncFn(&UnitOfWork) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        self.kernel
            .run(context, async |uow: &mut UnitOfWork| {
                give(uow, assembly, on, command.clone()).await?;
                read(uow).await
            })
            .await
    }
}

/// Calls the members under the statutes in force on the day; a second call beside what the first left undecided.
pub(crate) async fn convene(
    uow: &mut UnitOfWork,
    assembly: AssemblyId,
    convening: Convening,
) -> Result<AssemblySheet, Failure> {
    let statutes = uow.load::<Statutes>(STATUTES_ID).await?.state;
    let statutes = Box::new(statutes.on(convening.day)?.clone());
    let first = match convening.first {
        Some(first) => Some(uow.load::<Assembly>(first).await?.state.first_call()?),
        None => None,
    };
    let on = convening.notice_sent_on;
    uow.execute::<Assembly>(assembly, on, AssemblyCommand::Convene { convening, statutes, first }).await?;
    sheet(uow, assembly).await
}

/// Notes on the roll of a second call the proxies and forms that its first one had; whoever is not on the roll any more,
/// or whose holder is not or holds too many, gives them anew.
async fn take_over(uow: &mut UnitOfWork, assembly: AssemblyId) -> Result<(), Failure> {
    let state = uow.load::<Assembly>(assembly).await?.state;
    let Some(first) = state.convened()?.first else { return Ok(()) };
    let carried = uow.load::<Assembly>(first).await?.state.carried_over()?;
    let CarriedOver { proxies, forms } = state.admissible(carried)?;
    let entries: Vec<PresenceEntry> = proxies
        .into_iter()
        .map(|(member, holder)| PresenceEntry {
            member,
            presence: holder.map_or(Presence::BlankProxy, |holder| Presence::Represented { holder }),
        })
        .collect();
    if !entries.is_empty() {
        give(uow, assembly, On::AssemblyDay, AssemblyCommand::RecordPresence { entries }).await?;
    }
    let at = uow.context().at;
    for form in forms {
        give(uow, assembly, On::AssemblyDay, AssemblyCommand::ReceiveForm { form, at }).await?;
    }
    Ok(())
}

/// From which day a fact has effect: the assembly itself knows its days, and some facts have their own.
#[derive(Debug, Clone, Copy)]
pub(crate) enum On {
    AssemblyDay,
    RecordDay,
    Day(Day),
}

pub(crate) async fn give(
    uow: &mut UnitOfWork,
    assembly: AssemblyId,
    on: On,
    command: AssemblyCommand,
) -> Result<(), Failure> {
    let loaded = uow.load_remembered::<Assembly>(assembly).await?;
    let on = match on {
        On::AssemblyDay => loaded.state.convened()?.day,
        On::RecordDay => loaded.state.convened()?.record_day,
        On::Day(day) => day,
    };
    uow.decide(&assembly.to_string(), on, loaded, command).await?;
    Ok(())
}

/// The assembly as it stands after an order: who gave it is answered what it came to, whatever else they may read.
pub(crate) async fn sheet(uow: &UnitOfWork, assembly: AssemblyId) -> Result<AssemblySheet, Failure> {
    let sheet = views::assemblies::one(uow.connection(), assembly).await?;
    sheet.ok_or_else(|| AssemblyError::NotConvened {}.into())
}
