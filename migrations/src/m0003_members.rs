//! Tables of the read models of the room `members` as step C has them. They replace those of step A; `quintette
//! rebuild` fills them from the facts after the migration, as it fills any view.

/// Statements that make the tables, in order; portable SQL.
pub const UP: &[&str] = &[
    "DROP TABLE members_register",
    "DROP TABLE members_share_movements",
    "CREATE TABLE members_register (
        member_id TEXT NOT NULL PRIMARY KEY,
        number BIGINT NOT NULL,
        name TEXT NOT NULL,
        search TEXT NOT NULL,
        kind TEXT NOT NULL,
        counts_in_public_cap BOOLEAN NOT NULL,
        formerly TEXT NOT NULL,
        siren TEXT NOT NULL,
        siret TEXT NOT NULL,
        rna TEXT NOT NULL,
        city TEXT NOT NULL,
        decided_on TEXT NOT NULL,
        admitted_on TEXT NOT NULL,
        recorded_at BIGINT NOT NULL,
        left_on TEXT NOT NULL,
        named_on TEXT NOT NULL,
        moved_on TEXT NOT NULL,
        version BIGINT NOT NULL
    )",
    "CREATE UNIQUE INDEX members_register_number ON members_register (number, member_id)",
    "CREATE INDEX members_register_search ON members_register (search, member_id)",
    "CREATE INDEX members_register_siren ON members_register (siren)",
    "CREATE TABLE members_colleges (
        row_id TEXT NOT NULL PRIMARY KEY,
        member_id TEXT NOT NULL,
        on_day TEXT NOT NULL,
        recorded_at BIGINT NOT NULL,
        sequence BIGINT NOT NULL,
        college TEXT NOT NULL,
        category TEXT NOT NULL
    )",
    "CREATE INDEX members_colleges_member ON members_colleges
        (member_id, on_day, sequence, recorded_at, college, category)",
    "CREATE TABLE members_exits (
        row_id TEXT NOT NULL PRIMARY KEY,
        member_id TEXT NOT NULL,
        on_day TEXT NOT NULL,
        recorded_at BIGINT NOT NULL,
        cause TEXT NOT NULL,
        reason TEXT NOT NULL,
        decided_on TEXT NOT NULL,
        undone_on TEXT NOT NULL,
        undone_recorded_at BIGINT NOT NULL
    )",
    "CREATE INDEX members_exits_member ON members_exits (member_id, on_day, recorded_at)",
    "CREATE TABLE members_particulars (
        row_id TEXT NOT NULL PRIMARY KEY,
        member_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        on_day TEXT NOT NULL,
        recorded_at BIGINT NOT NULL,
        sequence BIGINT NOT NULL,
        value TEXT NOT NULL
    )",
    "CREATE INDEX members_particulars_member ON members_particulars (member_id, kind, on_day)",
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
        paid_cents BIGINT NOT NULL,
        called_cents BIGINT NOT NULL,
        held_subscribed_cents BIGINT NOT NULL,
        held_paid_cents BIGINT NOT NULL,
        release_by TEXT NOT NULL,
        counterparty TEXT NOT NULL,
        means TEXT NOT NULL,
        reference TEXT NOT NULL
    )",
    "CREATE INDEX members_share_movements_member ON members_share_movements
        (member_id, on_day, recorded_at, shares, held_subscribed_cents, held_paid_cents, called_cents)",
    "CREATE INDEX members_share_movements_day ON members_share_movements (on_day, recorded_at)",
    "CREATE INDEX members_share_movements_number ON members_share_movements (number, movement_id)",
    "CREATE TABLE members_calls (
        call_id TEXT NOT NULL PRIMARY KEY,
        member_id TEXT NOT NULL,
        on_day TEXT NOT NULL,
        recorded_at BIGINT NOT NULL,
        due_on TEXT NOT NULL,
        called_cents BIGINT NOT NULL
    )",
    "CREATE INDEX members_calls_member ON members_calls (member_id, on_day)",
    "CREATE TABLE members_claims (
        claim_id TEXT NOT NULL PRIMARY KEY,
        member_id TEXT NOT NULL,
        number BIGINT NOT NULL,
        movement BIGINT NOT NULL,
        left_on TEXT NOT NULL,
        recorded_at BIGINT NOT NULL,
        cause TEXT NOT NULL,
        subscribed_cents BIGINT NOT NULL,
        paid_cents BIGINT NOT NULL,
        blocked_subscribed_cents BIGINT NOT NULL,
        blocked_paid_cents BIGINT NOT NULL,
        losses_cents BIGINT NOT NULL,
        provisional BOOLEAN NOT NULL,
        due_by TEXT NOT NULL,
        beneficiary TEXT NOT NULL
    )",
    "CREATE INDEX members_claims_member ON members_claims (member_id)",
    "CREATE INDEX members_claims_day ON members_claims (left_on, movement)",
    "CREATE TABLE members_claim_entries (
        entry_id TEXT NOT NULL PRIMARY KEY,
        claim_id TEXT NOT NULL,
        on_day TEXT NOT NULL,
        recorded_at BIGINT NOT NULL,
        sequence BIGINT NOT NULL,
        released_subscribed_cents BIGINT NOT NULL,
        released_paid_cents BIGINT NOT NULL,
        sets_losses BOOLEAN NOT NULL,
        losses_cents BIGINT NOT NULL,
        provisional BOOLEAN NOT NULL,
        repaid_cents BIGINT NOT NULL,
        means TEXT NOT NULL,
        reference TEXT NOT NULL
    )",
    "CREATE INDEX members_claim_entries_claim ON members_claim_entries (claim_id, on_day)",
    "CREATE TABLE members_instalments (
        instalment_id TEXT NOT NULL PRIMARY KEY,
        claim_id TEXT NOT NULL,
        on_day TEXT NOT NULL,
        recorded_at BIGINT NOT NULL,
        replaced_on TEXT NOT NULL,
        replaced_at BIGINT NOT NULL,
        due_on TEXT NOT NULL,
        amount_cents BIGINT NOT NULL
    )",
    "CREATE INDEX members_instalments_claim ON members_instalments (claim_id, due_on)",
    "CREATE TABLE members_capital_days (
        on_day TEXT NOT NULL PRIMARY KEY,
        subscribed_cents BIGINT NOT NULL,
        public_cents BIGINT NOT NULL
    )",
    "CREATE TABLE members_public_holders (
        member_id TEXT NOT NULL PRIMARY KEY
    )",
    "CREATE TABLE members_years (
        year_id TEXT NOT NULL PRIMARY KEY,
        opening_day TEXT NOT NULL,
        closing_day TEXT NOT NULL,
        closed_on TEXT NOT NULL,
        recorded_at BIGINT NOT NULL,
        allocated TEXT NOT NULL,
        allocated_on TEXT NOT NULL,
        allocated_recorded_at BIGINT NOT NULL,
        interest_cents BIGINT NOT NULL,
        withholding TEXT NOT NULL,
        paid_on TEXT NOT NULL,
        version BIGINT NOT NULL
    )",
];
