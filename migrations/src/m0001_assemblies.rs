//! Tables of the read models of the room `assemblies`. All of them can be rebuilt from the events.

/// Statements that make the tables, in order; portable SQL.
pub const UP: &[&str] = &[
    "CREATE TABLE assemblies_statutes (
        version_key TEXT NOT NULL PRIMARY KEY,
        version BIGINT NOT NULL,
        adopted_on TEXT NOT NULL,
        effective_on TEXT NOT NULL,
        document TEXT NOT NULL,
        recorded_at BIGINT NOT NULL
    )",
    "CREATE INDEX assemblies_statutes_by_day ON assemblies_statutes (effective_on)",
    "CREATE TABLE assemblies_assemblies (
        assembly_id TEXT NOT NULL PRIMARY KEY,
        kind TEXT NOT NULL,
        convocation TEXT NOT NULL,
        day TEXT NOT NULL,
        place TEXT NOT NULL,
        notice_sent_on TEXT NOT NULL,
        stage TEXT NOT NULL,
        convened TEXT NOT NULL,
        voters BIGINT NOT NULL,
        roll_digest TEXT NOT NULL,
        bureau TEXT NOT NULL,
        resolutions BIGINT NOT NULL,
        adopted BIGINT NOT NULL,
        rejected BIGINT NOT NULL,
        without_quorum BIGINT NOT NULL,
        cancelled_because TEXT NOT NULL,
        version BIGINT NOT NULL,
        recorded_at BIGINT NOT NULL
    )",
    "CREATE INDEX assemblies_assemblies_by_day ON assemblies_assemblies (day, assembly_id)",
    "CREATE TABLE assemblies_resolutions (
        resolution_key TEXT NOT NULL PRIMARY KEY,
        assembly_id TEXT NOT NULL,
        number BIGINT NOT NULL,
        title TEXT NOT NULL,
        text TEXT NOT NULL,
        proposer TEXT NOT NULL,
        backed_by_board BOOLEAN NOT NULL,
        decision TEXT NOT NULL,
        verdict TEXT NOT NULL,
        in_favour BIGINT NOT NULL,
        against BIGINT NOT NULL,
        abstentions BIGINT NOT NULL,
        blanks BIGINT NOT NULL,
        silent BIGINT NOT NULL,
        blank_proxies BIGINT NOT NULL,
        outcome TEXT NOT NULL
    )",
    "CREATE INDEX assemblies_resolutions_by_assembly ON assemblies_resolutions (assembly_id, number)",
    "CREATE TABLE assemblies_roll (
        assembly_id TEXT NOT NULL,
        member_id TEXT NOT NULL,
        number BIGINT NOT NULL,
        display_name TEXT NOT NULL,
        college TEXT NOT NULL,
        shares BIGINT NOT NULL,
        PRIMARY KEY (assembly_id, member_id)
    )",
    "CREATE TABLE assemblies_attendance (
        assembly_id TEXT NOT NULL,
        member_id TEXT NOT NULL,
        mode TEXT NOT NULL,
        holder TEXT NOT NULL,
        withdrawn BOOLEAN NOT NULL,
        reason TEXT NOT NULL,
        recorded_at BIGINT NOT NULL,
        PRIMARY KEY (assembly_id, member_id)
    )",
    "CREATE TABLE assemblies_votes (
        assembly_id TEXT NOT NULL,
        resolution BIGINT NOT NULL,
        member_id TEXT NOT NULL,
        choice TEXT NOT NULL,
        holder TEXT NOT NULL,
        by_chair BOOLEAN NOT NULL,
        recorded_at BIGINT NOT NULL,
        PRIMARY KEY (assembly_id, resolution, member_id)
    )",
];
