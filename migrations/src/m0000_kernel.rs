//! Tables of the kernel: the log of facts and what makes a command one transaction.

/// Statements, in order. `{…}` are filled in per database by the runner.
pub const UP: &[&str] = &[
    "CREATE TABLE events (
        position {autoincrement},
        xid {xid},
        stream_type TEXT NOT NULL,
        stream_id TEXT NOT NULL,
        sequence BIGINT NOT NULL,
        event_type TEXT NOT NULL,
        event_version BIGINT NOT NULL,
        payload {blob} NOT NULL,
        actor TEXT NOT NULL,
        recorded_at BIGINT NOT NULL,
        on_day TEXT NOT NULL,
        correlation TEXT NOT NULL,
        causation TEXT NOT NULL,
        previous_hash {blob} NOT NULL,
        hash {blob} NOT NULL
    )",
    "CREATE UNIQUE INDEX events_stream ON events (stream_type, stream_id, sequence)",
    "CREATE INDEX events_order ON events (xid, position)",
    "CREATE TABLE idempotency_keys (
        actor TEXT NOT NULL,
        key TEXT NOT NULL,
        fingerprint {blob} NOT NULL,
        answer TEXT NOT NULL,
        recorded_at BIGINT NOT NULL,
        PRIMARY KEY (actor, key)
    )",
    "CREATE TABLE series (name TEXT NOT NULL PRIMARY KEY, last_number BIGINT NOT NULL)",
    "CREATE TABLE checkpoints (name TEXT NOT NULL PRIMARY KEY, xid BIGINT NOT NULL, position BIGINT NOT NULL)",
    "CREATE TABLE personal_keys (
        subject TEXT NOT NULL,
        purpose TEXT NOT NULL,
        key {blob} NOT NULL,
        PRIMARY KEY (subject, purpose)
    )",
    "CREATE TABLE outbox (
        id {autoincrement},
        kind TEXT NOT NULL,
        note TEXT NOT NULL,
        correlation TEXT NOT NULL,
        created_at BIGINT NOT NULL,
        attempts BIGINT NOT NULL,
        next_at BIGINT NOT NULL,
        sent_at BIGINT NOT NULL,
        last_error TEXT NOT NULL
    )",
    "CREATE INDEX outbox_due ON outbox (sent_at, next_at)",
];
