//! Many writes as a job.

use async_trait::async_trait;
use office::Office;
use office::jobs::{Task, Trade};
use office::kernel::jobs::JobProgress;
use office::kernel::{Failure, KernelError};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::collections;
use super::rows::{BulkRequest, write_all};

/// Many writes; its result is the answer that the endpoint would have given.
pub const BULK_WRITE: &str = "bulk-write";
/// Between two reports of progress, in rows.
const STRIDE: usize = 20;

/// Writes many rows as a job: the rows are the job's file.
#[derive(Debug, Clone, Copy)]
pub struct BulkWrite;

/// Which rows.
#[derive(Serialize, Deserialize)]
pub(super) struct Into {
    pub(super) collection: String,
}

#[async_trait(?Send)]
impl Trade for BulkWrite {
    fn kind(&self) -> &'static str {
        BULK_WRITE
    }

    async fn work(&self, office: &Office, task: &Task<'_>) -> Result<Value, Failure> {
        let Into { collection: name } = task.input()?;
        let unknown = || KernelError::Interrupted { reason: format!("écritures groupées de « {name} »") };
        let collection = collections().find(|known| known.name == name).ok_or_else(unknown)?;
        let request: BulkRequest = serde_json::from_slice(task.file())?;
        let total = request.rows.len() as u64;
        let reached = async |done: u64| {
            task.reached(JobProgress { done, total, words: "lignes écrites".to_owned() }).await
        };
        let answer = write_all(collection, office, &task.context(), request, async |index| {
            if index % STRIDE == 0 {
                reached(index as u64).await
            } else {
                std::ops::ControlFlow::Continue(())
            }
        })
        .await?;
        let _ = reached(total).await; // done is done, whatever is asked now
        Ok(serde_json::to_value(answer)?)
    }
}
