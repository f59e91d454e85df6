//! The outbox grows up: where a note stands, whose it is, and one line for each attempt to deliver it.

/// Statements, in order.
pub const UP: &[&str] = &[
    "ALTER TABLE outbox ADD COLUMN recipient TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE outbox ADD COLUMN subject TEXT NOT NULL DEFAULT ''",
    // Names a note among those of its recipient, so that it is written once; empty for most.
    "ALTER TABLE outbox ADD COLUMN once_key TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE outbox ADD COLUMN leased_until BIGINT NOT NULL DEFAULT 0",
    "ALTER TABLE outbox ADD COLUMN parked_at BIGINT NOT NULL DEFAULT 0",
    // Attempts made before somebody asked for another try: the back-off begins anew there.
    "ALTER TABLE outbox ADD COLUMN retried_after BIGINT NOT NULL DEFAULT 0",
    "UPDATE outbox SET recipient = {note} ->> 'recipient', subject = {note} ->> 'subject'",
    "DROP INDEX outbox_due",
    "CREATE INDEX outbox_due ON outbox (sent_at, parked_at, kind, next_at)",
    "CREATE INDEX outbox_of_recipient ON outbox (kind, recipient, id)",
    "CREATE UNIQUE INDEX outbox_once ON outbox (kind, recipient, once_key) WHERE once_key <> ''",
    "CREATE TABLE outbox_attempts (
        id {autoincrement},
        note BIGINT NOT NULL,
        attempt BIGINT NOT NULL,
        at BIGINT NOT NULL,
        outcome TEXT NOT NULL,
        code BIGINT NOT NULL,
        words TEXT NOT NULL,
        took_ms BIGINT NOT NULL
    )",
    "CREATE INDEX outbox_attempts_of_note ON outbox_attempts (note, id)",
];
