//! Words of jobs in the documentation.

use office::kernel::jobs;

crate::words::words! {
    /// See [`jobs::JobState`].
    JobState = jobs::JobState : "Where a job stands: `queued` and `running` go on by themselves, `done`, `failed` and `cancelled` are ends; the last two can be resumed.",
}
