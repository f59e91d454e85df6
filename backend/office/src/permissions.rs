//! Rights to the use cases that the office itself has, and those of all its rooms.

use kernel::access::Permission;

kernel::permissions! {
    /// Who asked for which long job, how far it is and what came of it.
    JOBS_READ: Read "office.jobs.read" [Staff] or own;
    /// The end of a long job.
    JOBS_CANCEL: Write "office.jobs.cancel" [Staff] or own;
    /// A failed or cancelled job that goes on.
    JOBS_RESUME: Write "office.jobs.resume" [Staff] or own;
    /// Where each outgoing note stands, and to whom it goes.
    OUTBOX_READ: ReadPersonal "office.outbox.read" [Staff];
    /// Another try for a note that did not leave.
    OUTBOX_RETRY: Write "office.outbox.retry" [Staff];
}

/// The rights of every room: what a token may be limited to.
pub fn all() -> Vec<Permission> {
    [
        ALL,
        accounts::permissions::ALL,
        members::permissions::ALL,
        assemblies::permissions::ALL,
        partners::permissions::ALL,
        billing::permissions::ALL,
        royalties::permissions::ALL,
        reports::permissions::ALL,
        webhooks::permissions::ALL,
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::all;

    #[test]
    fn no_two_rights_have_one_name() {
        let names: BTreeSet<&str> = all().iter().map(|permission| permission.name).collect();
        assert_eq!(names.len(), all().len());
    }
}
