//! Table of the room `members` for applications that the board decides.

/// Statements that make the table, in order; portable SQL.
pub const UP: &[&str] = &[
    "CREATE TABLE members_applications (
        row_id TEXT NOT NULL PRIMARY KEY,
        application_id TEXT NOT NULL,
        version BIGINT NOT NULL,
        number BIGINT NOT NULL,
        state TEXT NOT NULL,
        name TEXT NOT NULL,
        search TEXT NOT NULL,
        kind TEXT NOT NULL,
        siren TEXT NOT NULL,
        city TEXT NOT NULL,
        applicant TEXT NOT NULL,
        college TEXT NOT NULL,
        category TEXT NOT NULL,
        shares BIGINT NOT NULL,
        motivation TEXT NOT NULL,
        found_distinct BOOLEAN NOT NULL,
        received_on TEXT NOT NULL,
        ended_on TEXT NOT NULL,
        reason TEXT NOT NULL,
        member_number BIGINT NOT NULL,
        member_since TEXT NOT NULL,
        on_day TEXT NOT NULL,
        recorded_at BIGINT NOT NULL,
        next_on TEXT NOT NULL,
        next_recorded_at BIGINT NOT NULL
    )",
    "CREATE UNIQUE INDEX members_applications_application ON members_applications (application_id, version)",
    "CREATE INDEX members_applications_state ON members_applications (state, number)",
    "CREATE INDEX members_applications_search ON members_applications (search)",
];
