//! Assemblies and members: the roll is the register of the record day, the paper is the recorded result.

mod applying;
mod attaching;
mod consulting;
mod convoking;
mod papers;
mod reconciling;
mod records;
mod requesting;
mod result_file;
mod sending;
mod sendings;
#[cfg(test)]
mod tests;

pub use attaching::{DOCUMENT_KINDS, LARGEST_DOCUMENT, NewFile};
pub use consulting::Calling;
pub use reconciling::RollDifferences;
pub use sending::{SendingStep, SentConvocations};
pub use sendings::Sending;

use assemblies::permissions::{ASSEMBLY_READ, ROLL_FREEZE};
use assemblies::public::{
    AssemblyId, AssemblyResult, AssemblySheet, AttendanceRow, Presence, StatutesDocument, StatutesError,
};
use documents::assembly_result::Frame;
use kernel::prelude::*;
use members::public::College;
use values::{Day, Timestamp};

use crate::exchange::every_page;
use crate::{Office, OfficeError, StoredPaper};

impl Office {
    /// Freezes the roll of an assembly: the members of its record day, as the register knows them now. Refused before that
    /// day: the roll is sealed for good, and whoever joined or left until then would be missed.
    pub async fn freeze_roll(
        &self,
        context: &Context,
        assembly: AssemblyId,
    ) -> Result<AssemblySheet, Failure> {
        self.kernel.require(ROLL_FREEZE)?;
        let inside = self.inside();
        let record_day = inside.assemblies.assembly(assembly).await?.convened.record_day;
        if context.at.french_clock().is_none_or(|(today, ..)| today < record_day) {
            return Err(OfficeError::RecordDayToCome { record_day }.into());
        }
        let voters = inside.members.voters(record_day, None).await?;
        self.assemblies.freeze_roll(context, assembly, voters).await
    }

    /// The result of an assembly: participation, and each resolution with its exact fractions.
    pub async fn assembly_result(&self, assembly: AssemblyId) -> Result<AssemblyResult, Failure> {
        self.kernel.require(ASSEMBLY_READ)?;
        self.assemblies.result(assembly).await
    }

    /// The result of an assembly as a paper.
    pub async fn assembly_paper(&self, assembly: AssemblyId) -> Result<StoredPaper, Failure> {
        self.kernel.require(ASSEMBLY_READ)?;
        let inside = self.inside();
        let result = inside.assemblies.result(assembly).await?;
        let presence = inside.presence(assembly).await?;
        let convened = &result.assembly.convened;
        let outcomes: Vec<_> = result
            .resolutions
            .iter()
            .filter_map(|sheet| sheet.outcome.clone().map(|outcome| (sheet.resolution.number, outcome)))
            .collect();
        let object = match convened.last_accounts_closed_on {
            Some(day) => format!("Comptes de l'exercice {}", day.year()),
            None => "Résolutions à l'ordre du jour".to_owned(),
        };
        let frame = Frame {
            cooperative: inside.cooperative_on(convened.day).await?,
            object,
            signatories: ["La présidence de séance", "Les scrutateurs", "Le secrétariat"]
                .map(str::to_owned)
                .to_vec(),
        };
        let paper =
            documents::assembly_result::AssemblyResult::of_assembly(frame, convened, &presence, &outcomes);
        let paper = documents::assembly_result::assembly_result(&paper).map_err(OfficeError::from)?;
        Ok(paper.into())
    }

    /// How each member who takes part does so; a proxy whose holder is absent is left out.
    async fn presence(&self, assembly: AssemblyId) -> Result<Vec<(College, Presence)>, Failure> {
        let mut rows: Vec<AttendanceRow> =
            every_page(async |request| self.assemblies.attendance(assembly, request).await).await?;
        rows.retain(|row| !row.withdrawn);
        let present: std::collections::BTreeSet<_> =
            rows.iter().filter(|row| row.presence.is_present()).map(|row| row.voter.member_id).collect();
        Ok(rows
            .into_iter()
            .filter(|row| match row.presence {
                Presence::Represented { holder } => present.contains(&holder),
                _ => true,
            })
            .map(|row| (row.voter.college, row.presence))
            .collect())
    }

    /// The statutes in force on a day, as known at a moment (now, when absent); `None` when there were none yet.
    pub(crate) async fn statutes_if_any(
        &self,
        on: Day,
        known_at: Option<Timestamp>,
    ) -> Result<Option<StatutesDocument>, Failure> {
        match self.assemblies.statutes_as_known(on, known_at).await {
            Ok(statutes) => Ok(Some(statutes.document)),
            Err(failure)
                if matches!(failure.refusal::<StatutesError>(), Some(StatutesError::NoneInForce { .. })) =>
            {
                Ok(None)
            }
            Err(failure) => Err(failure),
        }
    }
}
