//! Tables of the room `assemblies` for mandates and for the duties of the year that were done.

/// Statements that make the tables, in order; portable SQL.
pub const UP: &[&str] = &[
    "CREATE TABLE assemblies_mandates (
        row_id TEXT NOT NULL PRIMARY KEY,
        mandate_id TEXT NOT NULL,
        version BIGINT NOT NULL,
        kind TEXT NOT NULL,
        substitute BOOLEAN NOT NULL,
        member_id TEXT NOT NULL,
        entity BOOLEAN NOT NULL,
        name TEXT NOT NULL,
        representative TEXT NOT NULL,
        from_day TEXT NOT NULL,
        years BIGINT NOT NULL,
        ends_on TEXT NOT NULL,
        accounts_closed_on TEXT NOT NULL,
        ended_on TEXT NOT NULL,
        end_reason TEXT NOT NULL,
        end_note TEXT NOT NULL,
        last_day TEXT NOT NULL,
        decided_on TEXT NOT NULL,
        decided_by TEXT NOT NULL,
        on_day TEXT NOT NULL,
        recorded_at BIGINT NOT NULL,
        next_on TEXT NOT NULL,
        next_recorded_at BIGINT NOT NULL
    )",
    "CREATE UNIQUE INDEX assemblies_mandates_mandate ON assemblies_mandates (mandate_id, version)",
    "CREATE INDEX assemblies_mandates_last_day ON assemblies_mandates (last_day, mandate_id)",
    "CREATE TABLE assemblies_duties_done (
        closed_on TEXT NOT NULL,
        code TEXT NOT NULL,
        done_on TEXT NOT NULL,
        note TEXT NOT NULL,
        recorded_at BIGINT NOT NULL,
        PRIMARY KEY (closed_on, code)
    )",
];
