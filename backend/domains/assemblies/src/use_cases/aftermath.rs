//! After the votes: debates, minutes, and what the resolutions set in motion.

use kernel::prelude::*;
use values::Day;

use crate::assembly::{Assembly, AssemblyCommand};
use crate::mandate::{Mandate, MandateCommand};
use crate::public::{
    AdoptStatutes, Applied, AssemblyError, AssemblyId, AssemblySheet, Consequence, EndReason, GiveMandate,
    MandateHolder, MandateId, MinutesRow, ResolutionSheet, StatutesDocument, StatutesError, VotingError,
};
use crate::statutes::{STATUTES_ID, Statutes, StatutesCommand};
use crate::{Assemblies, On, give, permissions, sheet, views};

/// The series in which minutes are numbered.
const MINUTES: &str = "assemblies.minutes";

impl Assemblies {
    /// Keeps the summary of a debate, on one resolution or on all besides, until the minutes are signed.
    pub async fn note_debate(
        &self,
        context: &Context,
        assembly: AssemblyId,
        resolution: Option<u32>,
        text: String,
    ) -> Result<AssemblySheet, Failure> {
        self.kernel.require(permissions::MINUTES_WRITE)?;
        self.give(context, assembly, On::AssemblyDay, AssemblyCommand::NoteDebate { resolution, text }).await
    }

    /// Signs the minutes: they take the next number of their register. `paper` makes the PDF of that number, which is
    /// kept under its hash.
    pub async fn sign_minutes(
        &self,
        context: &Context,
        assembly: AssemblyId,
        on: Day,
        paper: impl AsyncFn(u64) -> Result<Vec<u8>, Failure>,
    ) -> Result<AssemblySheet, Failure> {
        self.kernel.require(permissions::MINUTES_WRITE)?;
        self.kernel
            .run(context, async |uow: &mut UnitOfWork| {
                let loaded = uow.load_remembered::<Assembly>(assembly).await?;
                loaded.state.may_sign(on)?;
                let number = uow.next_number(MINUTES, 1).await?;
                let sha256 = uow.keep("application/pdf", &paper(number).await?).await?;
                let command = AssemblyCommand::SignMinutes { number, on, sha256 };
                uow.decide(&assembly.to_string(), on, loaded, command).await?;
                sheet(uow, assembly).await
            })
            .await
    }

    /// The PDF of the minutes that were signed, with its number; `None` before the signature.
    pub async fn signed_minutes(&self, assembly: AssemblyId) -> Result<Option<(u64, Vec<u8>)>, Failure> {
        self.kernel.require(permissions::ASSEMBLY_READ)?;
        let Some(minutes) = self.assembly_sheet(assembly).await?.minutes else { return Ok(None) };
        let kept = self.kernel.kept(&minutes.sha256).await?;
        Ok(kept.map(|kept| (minutes.number, kept.bytes)))
    }

    /// The register of minutes, latest first.
    pub async fn minutes(&self, request: &PageRequest) -> Result<Page<MinutesRow>, Failure> {
        self.kernel.require(permissions::ASSEMBLY_READ)?;
        views::minutes::all(self.kernel.reader(), request).await
    }

    /// Gives the mandate to the candidate whom a resolution elected, from the day of the assembly.
    pub async fn give_elected_mandate(
        &self,
        context: &Context,
        assembly: AssemblyId,
        resolution: u32,
        (mandate, representative): (MandateId, Option<String>),
    ) -> Result<ResolutionSheet, Failure> {
        self.kernel.require(permissions::MANDATE_GIVE)?;
        self.kernel
            .run(context, async |uow: &mut UnitOfWork| {
                let state = uow.load_remembered::<Assembly>(assembly).await?.state;
                let convened = state.convened()?;
                let draft = convened.resolution(resolution)?.draft.clone();
                let applied = Applied::MandateGiven { mandate };
                state.check_follows(resolution, &applied)?;
                let Some(candidacy) = draft.candidacy else {
                    return Err(AssemblyError::from(VotingError::AnotherConsequence { resolution }).into());
                };
                let candidate = candidacy.candidate;
                let line = views::roll::some(uow.connection(), assembly, &[candidate]).await?.pop();
                let name = line.ok_or(AssemblyError::NotOnRoll { member: candidate })?.display_name;
                let entity = representative.is_some();
                let order = GiveMandate {
                    kind: candidacy.mandate,
                    substitute: false,
                    holder: MandateHolder { member: Some(candidate), name, entity },
                    representative: representative.clone(),
                    from: convened.day,
                    years: candidacy.years,
                    decided_on: convened.day,
                    decided_by: format!(
                        "Assemblée générale du {}, résolution n° {resolution}",
                        convened.day.french()
                    ),
                };
                let statutes = uow.load::<Statutes>(STATUTES_ID).await?.state;
                let none = StatutesError::NoneInForce { on: order.from };
                let year_end = statutes.on(order.from)?.document.year_end();
                let closing = year_end.from(order.from).ok_or(none)?;
                let on = order.decided_on;
                let command = MandateCommand::Give { mandate, order: Box::new(order), closing };
                uow.execute::<Mandate>(mandate, on, command).await?;
                applied_now(uow, assembly, resolution, applied).await
            })
            .await
    }

    /// Ends the mandate that a resolution ended, on the day of the assembly.
    pub async fn end_decided_mandate(
        &self,
        context: &Context,
        assembly: AssemblyId,
        resolution: u32,
    ) -> Result<ResolutionSheet, Failure> {
        self.kernel.require(permissions::MANDATE_END)?;
        self.kernel
            .run(context, async |uow: &mut UnitOfWork| {
                let state = uow.load_remembered::<Assembly>(assembly).await?.state;
                let convened = state.convened()?;
                let follows = convened.resolution(resolution)?.draft.follows;
                let Some(Consequence::EndMandate { mandate }) = follows else {
                    return Err(AssemblyError::from(VotingError::AnotherConsequence { resolution }).into());
                };
                let applied = Applied::MandateEnded { mandate };
                state.check_follows(resolution, &applied)?;
                let (on, reason) = (convened.day, EndReason::Revocation);
                let note = format!("Assemblée générale du {}, résolution n° {resolution}", on.french());
                uow.execute::<Mandate>(mandate, on, MandateCommand::End { on, reason, note }).await?;
                applied_now(uow, assembly, resolution, applied).await
            })
            .await
    }

    /// Adopts the version of the statutes that a resolution decided, as decided on the day of the assembly.
    pub async fn adopt_decided_statutes(
        &self,
        context: &Context,
        assembly: AssemblyId,
        resolution: u32,
        (effective_on, document): (Day, StatutesDocument),
    ) -> Result<ResolutionSheet, Failure> {
        self.kernel.require(permissions::STATUTES_ADOPT)?;
        self.kernel
            .run(context, async |uow: &mut UnitOfWork| {
                let state = uow.load_remembered::<Assembly>(assembly).await?.state;
                let adopted_on = state.convened()?.day;
                let next = uow.load::<Statutes>(STATUTES_ID).await?.version + 1;
                let version = u32::try_from(next).unwrap_or(u32::MAX);
                let applied = Applied::StatutesAdopted { version };
                state.check_follows(resolution, &applied)?;
                let AdoptStatutes { adopted_on, effective_on, document } =
                    AdoptStatutes { adopted_on, effective_on, document: document.clone() };
                let document = Box::new(document);
                let command = StatutesCommand::Adopt { adopted_on, effective_on, document };
                uow.execute::<Statutes>(STATUTES_ID, effective_on, command).await?;
                applied_now(uow, assembly, resolution, applied).await
            })
            .await
    }

    /// Whether a resolution decided an allocation that is not made yet; refused when it did not.
    pub async fn decides_allocation(
        &self,
        context: &Context,
        assembly: AssemblyId,
        resolution: u32,
    ) -> Result<Day, Failure> {
        self.kernel.require(permissions::ASSEMBLY_READ)?;
        let context = context.clone().without_key();
        self.kernel
            .run(&context, async |uow: &mut UnitOfWork| {
                let state = uow.load_remembered::<Assembly>(assembly).await?.state;
                let day = state.convened()?.day;
                state.check_follows(resolution, &Applied::ResultAllocated { closed_on: day })?;
                Ok(day)
            })
            .await
    }

    /// Notes that the allocation which a resolution decided is made.
    pub async fn note_allocation(
        &self,
        context: &Context,
        assembly: AssemblyId,
        resolution: u32,
        closed_on: Day,
    ) -> Result<ResolutionSheet, Failure> {
        self.kernel.require(permissions::MINUTES_WRITE)?;
        let applied = Applied::ResultAllocated { closed_on };
        self.kernel
            .run(context, async |uow: &mut UnitOfWork| {
                applied_now(uow, assembly, resolution, applied.clone()).await
            })
            .await
    }
}

async fn applied_now(
    uow: &mut UnitOfWork,
    assembly: AssemblyId,
    resolution: u32,
    applied: Applied,
) -> Result<ResolutionSheet, Failure> {
    give(uow, assembly, On::AssemblyDay, AssemblyCommand::Apply { resolution, applied }).await?;
    let sheet = views::resolution_sheets::one(uow.connection(), assembly, resolution).await?;
    sheet.ok_or_else(|| AssemblyError::NotOnAgenda { resolution }.into())
}
