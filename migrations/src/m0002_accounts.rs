//! Tables of the room `accounts`: read models that can be rebuilt from the events, and secrets that are kept beside the
//! log because a log is for ever (docs/decisions/0007-accounts.md).

/// Statements that make the tables, in order; portable SQL.
pub const UP: &[&str] = &[
    // -- read models
    "CREATE TABLE accounts_users (
        row_id TEXT NOT NULL PRIMARY KEY,
        user_id TEXT NOT NULL,
        version BIGINT NOT NULL,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        search TEXT NOT NULL,
        email TEXT NOT NULL,
        roles TEXT NOT NULL,
        member_id TEXT NOT NULL,
        organisation_id TEXT NOT NULL,
        state TEXT NOT NULL,
        activated BOOLEAN NOT NULL,
        second_factor BOOLEAN NOT NULL,
        created_on TEXT NOT NULL,
        on_day TEXT NOT NULL,
        recorded_at BIGINT NOT NULL,
        next_on TEXT NOT NULL,
        next_recorded_at BIGINT NOT NULL
    )",
    "CREATE INDEX accounts_users_user ON accounts_users (user_id, next_recorded_at)",
    "CREATE INDEX accounts_users_email ON accounts_users (email, next_recorded_at)",
    "CREATE INDEX accounts_users_search ON accounts_users (search, row_id)",
    "CREATE TABLE accounts_identities (
        identity TEXT NOT NULL PRIMARY KEY,
        user_id TEXT NOT NULL,
        issuer TEXT NOT NULL,
        recorded_at BIGINT NOT NULL
    )",
    "CREATE INDEX accounts_identities_user ON accounts_identities (user_id)",
    "CREATE TABLE accounts_tokens (
        token_id TEXT NOT NULL PRIMARY KEY,
        user_id TEXT NOT NULL,
        name TEXT NOT NULL,
        scopes TEXT NOT NULL,
        created_on TEXT NOT NULL,
        created_at BIGINT NOT NULL,
        expires_on TEXT NOT NULL,
        revoked_on TEXT NOT NULL
    )",
    "CREATE INDEX accounts_tokens_user ON accounts_tokens (user_id)",
    "CREATE TABLE accounts_trail (
        entry_id TEXT NOT NULL PRIMARY KEY,
        at BIGINT NOT NULL,
        on_day TEXT NOT NULL,
        correlation TEXT NOT NULL,
        actor TEXT NOT NULL,
        kind TEXT NOT NULL,
        user_id TEXT NOT NULL,
        method TEXT NOT NULL,
        reason TEXT NOT NULL,
        network TEXT NOT NULL,
        mark TEXT NOT NULL,
        path TEXT NOT NULL,
        permissions TEXT NOT NULL,
        owners TEXT NOT NULL,
        count BIGINT NOT NULL
    )",
    "CREATE INDEX accounts_trail_at ON accounts_trail (at, entry_id)",
    "CREATE INDEX accounts_trail_user ON accounts_trail (user_id, at)",
    // -- kept, not projected: a rebuild leaves them alone
    "CREATE TABLE accounts_passwords (
        user_id TEXT NOT NULL PRIMARY KEY,
        hash TEXT NOT NULL,
        changed_at BIGINT NOT NULL
    )",
    "CREATE TABLE accounts_second_factors (
        user_id TEXT NOT NULL PRIMARY KEY,
        secret {blob} NOT NULL,
        last_step BIGINT NOT NULL,
        enabled_at BIGINT NOT NULL
    )",
    "CREATE TABLE accounts_recovery_codes (
        user_id TEXT NOT NULL,
        code_mark TEXT NOT NULL,
        used_at BIGINT NOT NULL,
        PRIMARY KEY (user_id, code_mark)
    )",
    "CREATE TABLE accounts_links (
        secret_hash TEXT NOT NULL PRIMARY KEY,
        purpose TEXT NOT NULL,
        user_id TEXT NOT NULL,
        created_at BIGINT NOT NULL,
        expires_at BIGINT NOT NULL,
        used_at BIGINT NOT NULL
    )",
    "CREATE INDEX accounts_links_user ON accounts_links (user_id, purpose)",
    "CREATE TABLE accounts_pendings (
        secret_hash TEXT NOT NULL PRIMARY KEY,
        user_id TEXT NOT NULL,
        step TEXT NOT NULL,
        method TEXT NOT NULL,
        seed {blob} NOT NULL,
        expires_at BIGINT NOT NULL,
        attempts BIGINT NOT NULL
    )",
    "CREATE TABLE accounts_sessions (
        session_id TEXT NOT NULL PRIMARY KEY,
        secret_hash TEXT NOT NULL,
        user_id TEXT NOT NULL,
        started_at BIGINT NOT NULL,
        seen_at BIGINT NOT NULL,
        authenticated_at BIGINT NOT NULL,
        network TEXT NOT NULL,
        agent TEXT NOT NULL,
        expires_at BIGINT NOT NULL
    )",
    "CREATE UNIQUE INDEX accounts_sessions_secret ON accounts_sessions (secret_hash)",
    "CREATE INDEX accounts_sessions_user ON accounts_sessions (user_id)",
    "CREATE TABLE accounts_attempts (
        subject TEXT NOT NULL PRIMARY KEY,
        failures BIGINT NOT NULL,
        last_at BIGINT NOT NULL,
        blocked_until BIGINT NOT NULL
    )",
    "CREATE TABLE accounts_token_secrets (
        token_id TEXT NOT NULL PRIMARY KEY,
        secret_hash TEXT NOT NULL,
        last_used_at BIGINT NOT NULL
    )",
    "CREATE UNIQUE INDEX accounts_token_secrets_hash ON accounts_token_secrets (secret_hash)",
];
