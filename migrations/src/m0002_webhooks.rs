//! Tables of the room `webhooks`: where messages go (a view), and what is kept beside the log because a log is for
//! ever (the sealed secrets) or because it is no fact (whether an endpoint answers).

/// Statements that make the tables, in order; portable SQL.
pub const UP: &[&str] = &[
    "CREATE TABLE webhooks_endpoints (
        endpoint_id TEXT NOT NULL PRIMARY KEY,
        version BIGINT NOT NULL,
        url TEXT NOT NULL,
        description TEXT NOT NULL,
        events TEXT NOT NULL,
        state TEXT NOT NULL,
        cause TEXT NOT NULL,
        reason TEXT NOT NULL,
        switched_at BIGINT NOT NULL,
        since_xid BIGINT NOT NULL,
        since_position BIGINT NOT NULL,
        registered_at BIGINT NOT NULL,
        rotated_at BIGINT NOT NULL
    )",
    // -- kept, not projected: a rebuild leaves them alone
    "CREATE TABLE webhooks_secrets (
        endpoint_id TEXT NOT NULL PRIMARY KEY,
        generation BIGINT NOT NULL,
        current {blob} NOT NULL,
        previous {blob} NOT NULL,
        previous_until BIGINT NOT NULL
    )",
    "CREATE TABLE webhooks_health (
        endpoint_id TEXT NOT NULL PRIMARY KEY,
        failing_since BIGINT NOT NULL,
        last_success_at BIGINT NOT NULL,
        last_failure_at BIGINT NOT NULL
    )",
    // What happened before there were webhooks is announced to nobody.
    "INSERT INTO checkpoints (name, xid, position)
        SELECT 'reaction:webhooks.dispatch', COALESCE(MAX(xid), 0), COALESCE(MAX(position), 0) FROM events",
];
