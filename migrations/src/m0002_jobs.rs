//! Long jobs: who asked for what, how far it has come, and what came of it. Kept for a month, not for ever: what a job
//! did is in the facts.

/// Statements that make the table. Moments are microseconds since 1970, 0 for "not yet"; `file` and `result` are sealed.
pub const UP: &[&str] = &[
    "CREATE TABLE jobs (
        id TEXT NOT NULL PRIMARY KEY,
        kind TEXT NOT NULL,
        actor TEXT NOT NULL,
        owner TEXT NOT NULL,
        hands TEXT NOT NULL,
        correlation TEXT NOT NULL,
        input TEXT NOT NULL,
        file {blob} NOT NULL,
        state TEXT NOT NULL,
        done BIGINT NOT NULL,
        total BIGINT NOT NULL,
        words TEXT NOT NULL,
        result {blob} NOT NULL,
        problem TEXT NOT NULL,
        created_at BIGINT NOT NULL,
        started_at BIGINT NOT NULL,
        finished_at BIGINT NOT NULL,
        lease_until BIGINT NOT NULL,
        attempts BIGINT NOT NULL,
        crashes BIGINT NOT NULL,
        cancel_asked BOOLEAN NOT NULL,
        revision BIGINT NOT NULL
    )",
    "CREATE INDEX jobs_waiting ON jobs (state, lease_until)",
    "CREATE INDEX jobs_of_owner ON jobs (owner, created_at)",
];
