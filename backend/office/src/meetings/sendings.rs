//! The sendings of convocations that were left as jobs: which there are of an assembly, how far each is, what it came to.
//!
//! What can never happen: a sending told of another assembly than its own; one told to who may not see that job.

use assemblies::permissions::ASSEMBLY_CONVENE;
use assemblies::public::AssemblyId;
use kernel::jobs::{Job, JobError, JobId};
use kernel::prelude::*;
use serde::Deserialize;
use values::Day;

use super::SentConvocations;
use super::convoking::BUNDLE;
use crate::Office;
use crate::jobs::CONVOCATION;

/// Sendings looked at: the latest of all assemblies.
const LATEST: u64 = 50;

/// A sending that was left as a job.
#[derive(Debug, Clone, PartialEq)]
pub struct Sending {
    /// How far it is.
    pub job: Job,
    /// What it came to, once it is done.
    pub came_to: Option<SentConvocations>,
}

#[derive(Deserialize)]
struct OfAssembly {
    assembly: AssemblyId,
}

impl Office {
    /// The latest sendings of an assembly that the caller may see, the youngest first.
    pub async fn sendings(&self, assembly: AssemblyId) -> Result<Vec<Sending>, Failure> {
        self.kernel.require(ASSEMBLY_CONVENE)?;
        let filters = vec![format!("kind:eq:{CONVOCATION}")];
        let request = PageRequest { limit: Some(LATEST), filters, ..PageRequest::default() };
        let mut sendings = Vec::new();
        for job in self.jobs().list(&request).await?.items {
            if self.sends_for(&job, assembly).await? {
                sendings.push(self.told_of(job).await?);
            }
        }
        Ok(sendings)
    }

    /// One sending of an assembly.
    pub async fn sending(&self, assembly: AssemblyId, id: JobId) -> Result<Sending, Failure> {
        self.kernel.require(ASSEMBLY_CONVENE)?;
        let job = self.jobs().read(id).await?;
        if !self.sends_for(&job, assembly).await? {
            return Err(JobError::Unknown {}.into());
        }
        self.told_of(job).await
    }

    /// How many bundles the convocations make that are still to be printed, on a day.
    pub async fn convocation_bundles(&self, assembly: AssemblyId, on: Day) -> Result<usize, Failure> {
        self.kernel.require(ASSEMBLY_CONVENE)?;
        Ok(self.inside().not_reached(assembly, on).await?.len().div_ceil(BUNDLE))
    }

    async fn sends_for(&self, job: &Job, assembly: AssemblyId) -> Result<bool, Failure> {
        if job.kind != CONVOCATION {
            return Ok(false);
        }
        let input = self.kernel.job_input(job.id).await?;
        let asked: Option<OfAssembly> = input.map(serde_json::from_value).transpose()?;
        Ok(asked.is_some_and(|asked| asked.assembly == assembly))
    }

    async fn told_of(&self, job: Job) -> Result<Sending, Failure> {
        let result = self.kernel.job_result(job.id).await?;
        Ok(Sending { came_to: result.map(serde_json::from_value).transpose()?, job })
    }
}
