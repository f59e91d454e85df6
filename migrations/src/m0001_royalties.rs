//! Tables of the royalties room: counts, keys, splits. Portable: the same text runs on SQLite and PostgreSQL.

/// Statements that make the tables, in order.
pub const UP: &[&str] = &[
    "CREATE TABLE royalties_usage (
        stream_id TEXT NOT NULL,
        sequence BIGINT NOT NULL,
        period TEXT NOT NULL,
        source TEXT NOT NULL,
        users_change BIGINT NOT NULL,
        listens_change BIGINT NOT NULL,
        reason TEXT NOT NULL,
        on_day TEXT NOT NULL,
        recorded_at BIGINT NOT NULL,
        PRIMARY KEY (stream_id, sequence)
    )",
    "CREATE INDEX royalties_usage_by_period ON royalties_usage (period, on_day)",
    "CREATE TABLE royalties_keys (
        key_id TEXT NOT NULL PRIMARY KEY,
        from_day TEXT NOT NULL,
        place BIGINT NOT NULL,
        code TEXT NOT NULL,
        name TEXT NOT NULL,
        basis_points BIGINT NOT NULL,
        beneficiary TEXT NOT NULL,
        decision TEXT NOT NULL,
        recorded_at BIGINT NOT NULL
    )",
    "CREATE INDEX royalties_keys_by_day ON royalties_keys (from_day, place)",
    "CREATE TABLE royalties_distributions (
        period TEXT NOT NULL PRIMARY KEY,
        on_day TEXT NOT NULL,
        recorded_at BIGINT NOT NULL,
        recognised_cents BIGINT NOT NULL,
        scope_cents BIGINT NOT NULL,
        excluded_cents BIGINT NOT NULL,
        sacem_basis_points BIGINT,
        sacem_reference TEXT NOT NULL,
        sacem_cents BIGINT NOT NULL,
        base_cents BIGINT NOT NULL,
        shortfall_cents BIGINT NOT NULL,
        keys_from TEXT NOT NULL,
        rights_holders_cents BIGINT NOT NULL,
        savings_fund_cents BIGINT NOT NULL,
        listens BIGINT NOT NULL
    )",
    "CREATE TABLE royalties_revenue_lines (
        period TEXT NOT NULL,
        place BIGINT NOT NULL,
        label TEXT NOT NULL,
        cents BIGINT NOT NULL,
        in_scope BOOLEAN NOT NULL,
        PRIMARY KEY (period, place)
    )",
    "CREATE TABLE royalties_pots (
        pot_id TEXT NOT NULL PRIMARY KEY,
        period TEXT NOT NULL,
        place BIGINT NOT NULL,
        code TEXT NOT NULL,
        name TEXT NOT NULL,
        basis_points BIGINT NOT NULL,
        beneficiary TEXT NOT NULL,
        cents BIGINT NOT NULL
    )",
    "CREATE INDEX royalties_pots_by_period ON royalties_pots (period, place)",
];
