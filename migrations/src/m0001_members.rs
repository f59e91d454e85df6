//! Tables of the read models of the room `members`. All of them can be rebuilt from the events.

/// Statements that make the tables, in order; portable SQL.
pub const UP: &[&str] = &[
    "CREATE TABLE members_register (
        member_id TEXT NOT NULL PRIMARY KEY,
        number BIGINT NOT NULL,
        name TEXT NOT NULL,
        search TEXT NOT NULL,
        kind TEXT NOT NULL,
        college TEXT NOT NULL,
        category TEXT NOT NULL,
        siren TEXT NOT NULL,
        siret TEXT NOT NULL,
        representative TEXT NOT NULL,
        email TEXT NOT NULL,
        address_lines TEXT NOT NULL,
        postal_code TEXT NOT NULL,
        city TEXT NOT NULL,
        country TEXT NOT NULL,
        decided_on TEXT NOT NULL,
        admitted_on TEXT NOT NULL,
        recorded_at BIGINT NOT NULL,
        left_on TEXT NOT NULL,
        left_recorded_at BIGINT NOT NULL,
        exit_cause TEXT NOT NULL,
        version BIGINT NOT NULL
    )",
    "CREATE UNIQUE INDEX members_register_number ON members_register (number)",
    "CREATE INDEX members_register_search ON members_register (search, member_id)",
    "CREATE INDEX members_register_siren ON members_register (siren)",
    "CREATE TABLE members_share_movements (
        movement_id TEXT NOT NULL PRIMARY KEY,
        number BIGINT NOT NULL,
        member_id TEXT NOT NULL,
        on_day TEXT NOT NULL,
        recorded_at BIGINT NOT NULL,
        operation TEXT NOT NULL,
        shares BIGINT NOT NULL,
        nominal_cents BIGINT NOT NULL,
        subscribed_cents BIGINT NOT NULL,
        paid_cents BIGINT NOT NULL
    )",
    "CREATE INDEX members_share_movements_member ON members_share_movements (member_id, on_day)",
    "CREATE INDEX members_share_movements_day ON members_share_movements (on_day, recorded_at)",
];
