//! What a resolution decided about the result of a year: it is allocated in the register, and noted as applied, in one go.
//!
//! What can never happen: an allocation that no resolution decided and that is noted as decided; two allocations of one
//! year, however often the work is cut and begun again.

use assemblies::permissions::MINUTES_WRITE;
use assemblies::public::{AssemblyId, ResolutionSheet};
use kernel::prelude::*;
use members::YearAccounts;
use members::permissions::RESULT_ALLOCATE;
use members::public::Proposal;

use crate::{Office, OfficeError};

impl Office {
    /// Allocates the result of the year on whose accounts an assembly ruled, as its resolution decided, and notes that it
    /// is done. Cut in between, the same order finds the allocation and goes on.
    pub async fn apply_allocation(
        &self,
        context: &Context,
        (assembly, resolution): (AssemblyId, u32),
        accounts: YearAccounts,
        proposal: Proposal,
    ) -> Result<ResolutionSheet, Failure> {
        self.kernel.require(RESULT_ALLOCATE)?;
        self.kernel.require(MINUTES_WRITE)?;
        if let Some(done) = self.kernel.begin_job(context).await? {
            return Ok(done);
        }
        let inside = self.inside();
        let decided_on = inside.assemblies.decides_allocation(context, assembly, resolution).await?;
        let convened = inside.assemblies.assembly(assembly).await?.convened;
        let closed_on = convened.last_accounts_closed_on.ok_or(OfficeError::NoAccounts {})?;
        let year = closed_on.year();
        let known = inside.members.year(year).await?.and_then(|sheet| sheet.allocated);
        let done = known.is_some_and(|one| one.decided_on == decided_on && one.proposal == proposal);
        if !done {
            let context = context.clone().without_key();
            self.allocate_result(&context, year, accounts, proposal, decided_on).await?;
        }
        self.assemblies.note_allocation(context, assembly, resolution, closed_on).await
    }
}
