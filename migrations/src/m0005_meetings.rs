//! Tables of the room `assemblies` for the whole life of an assembly, from its plan to its minutes; and what the tables
//! of before learn about arrivals, forms and the course of each vote. All of it can be rebuilt from the events.

/// Statements that make the tables, in order; portable SQL.
pub const UP: &[&str] = &[
    "CREATE TABLE assemblies_plans (
        assembly_id TEXT NOT NULL PRIMARY KEY,
        day TEXT NOT NULL,
        kind TEXT NOT NULL,
        place TEXT NOT NULL,
        stage TEXT NOT NULL,
        resolutions BIGINT NOT NULL,
        plan TEXT NOT NULL,
        version BIGINT NOT NULL,
        recorded_at BIGINT NOT NULL
    )",
    "CREATE INDEX assemblies_plans_by_day ON assemblies_plans (day, assembly_id)",
    "CREATE TABLE assemblies_requests (
        assembly_id TEXT NOT NULL,
        rank BIGINT NOT NULL,
        request TEXT NOT NULL,
        resolution BIGINT NOT NULL,
        recorded_at BIGINT NOT NULL,
        PRIMARY KEY (assembly_id, rank)
    )",
    "CREATE TABLE assemblies_documents (
        assembly_id TEXT NOT NULL,
        document_id TEXT NOT NULL,
        attachment TEXT NOT NULL,
        title TEXT NOT NULL,
        removed BOOLEAN NOT NULL,
        recorded_at BIGINT NOT NULL,
        PRIMARY KEY (assembly_id, document_id)
    )",
    "CREATE TABLE assemblies_questions (
        assembly_id TEXT NOT NULL,
        number BIGINT NOT NULL,
        member_id TEXT NOT NULL,
        text TEXT NOT NULL,
        received_on TEXT NOT NULL,
        answer TEXT NOT NULL,
        recorded_at BIGINT NOT NULL,
        PRIMARY KEY (assembly_id, number)
    )",
    "CREATE TABLE assemblies_dispatches (
        assembly_id TEXT NOT NULL,
        member_id TEXT NOT NULL,
        channel TEXT NOT NULL,
        sent_on TEXT NOT NULL,
        note BIGINT NOT NULL,
        times BIGINT NOT NULL,
        bounced_on TEXT NOT NULL,
        bounce_reason TEXT NOT NULL,
        recorded_at BIGINT NOT NULL,
        PRIMARY KEY (assembly_id, member_id)
    )",
    "CREATE TABLE assemblies_counts (
        assembly_id TEXT NOT NULL,
        resolution BIGINT NOT NULL,
        college TEXT NOT NULL,
        secret BOOLEAN NOT NULL,
        in_favour BIGINT NOT NULL,
        against BIGINT NOT NULL,
        abstentions BIGINT NOT NULL,
        blanks BIGINT NOT NULL,
        PRIMARY KEY (assembly_id, resolution, college)
    )",
    "CREATE TABLE assemblies_minutes (
        assembly_id TEXT NOT NULL PRIMARY KEY,
        number BIGINT NOT NULL,
        signed_on TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        recorded_at BIGINT NOT NULL
    )",
    "CREATE UNIQUE INDEX assemblies_minutes_by_number ON assemblies_minutes (number)",
    "ALTER TABLE assemblies_assemblies ADD COLUMN opened_at BIGINT NOT NULL DEFAULT 0",
    "ALTER TABLE assemblies_assemblies ADD COLUMN closed_at BIGINT NOT NULL DEFAULT 0",
    "ALTER TABLE assemblies_assemblies ADD COLUMN one_by_one BOOLEAN NOT NULL DEFAULT FALSE",
    "ALTER TABLE assemblies_assemblies ADD COLUMN debate TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE assemblies_assemblies ADD COLUMN corrections TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE assemblies_resolutions ADD COLUMN candidacy TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE assemblies_resolutions ADD COLUMN follows TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE assemblies_resolutions ADD COLUMN state TEXT NOT NULL DEFAULT 'waiting'",
    "ALTER TABLE assemblies_resolutions ADD COLUMN opened_at BIGINT NOT NULL DEFAULT 0",
    "ALTER TABLE assemblies_resolutions ADD COLUMN closed_at BIGINT NOT NULL DEFAULT 0",
    "ALTER TABLE assemblies_resolutions ADD COLUMN first_text TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE assemblies_resolutions ADD COLUMN reason TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE assemblies_resolutions ADD COLUMN secret BOOLEAN NOT NULL DEFAULT FALSE",
    "ALTER TABLE assemblies_resolutions ADD COLUMN secret_counted_by TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE assemblies_resolutions ADD COLUMN in_session BOOLEAN NOT NULL DEFAULT FALSE",
    "ALTER TABLE assemblies_resolutions ADD COLUMN standing TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE assemblies_resolutions ADD COLUMN debate TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE assemblies_resolutions ADD COLUMN applied TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE assemblies_attendance ADD COLUMN postal BOOLEAN NOT NULL DEFAULT FALSE",
    "ALTER TABLE assemblies_attendance ADD COLUMN released BOOLEAN NOT NULL DEFAULT FALSE",
    "ALTER TABLE assemblies_attendance ADD COLUMN arrived_at BIGINT NOT NULL DEFAULT 0",
    "ALTER TABLE assemblies_attendance ADD COLUMN left_at BIGINT NOT NULL DEFAULT 0",
    "ALTER TABLE assemblies_attendance ADD COLUMN signed TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX assemblies_attendance_by_holder ON assemblies_attendance (assembly_id, holder)",
    "ALTER TABLE assemblies_votes ADD COLUMN channel TEXT NOT NULL DEFAULT 'desk'",
    "ALTER TABLE assemblies_votes ADD COLUMN if_amended TEXT NOT NULL DEFAULT ''",
];
