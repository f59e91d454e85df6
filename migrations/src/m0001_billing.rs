//! Tables of the read models of the room `billing`, which the events can always refill, and the bytes of its
//! frozen papers, which they cannot: `billing_papers` belongs to every backup.

/// Statements that make the tables, in order; portable SQL, `{blob}` being the database's word for bytes.
pub const UP: &[&str] = &[
    "CREATE TABLE billing_sellers (
        from_day TEXT NOT NULL PRIMARY KEY,
        body TEXT NOT NULL,
        recorded_at BIGINT NOT NULL
    )",
    "CREATE TABLE billing_price_lists (
        price_list_id TEXT NOT NULL PRIMARY KEY,
        title TEXT NOT NULL,
        from_day TEXT NOT NULL,
        to_day TEXT NOT NULL,
        items BIGINT NOT NULL,
        body TEXT NOT NULL,
        version BIGINT NOT NULL
    )",
    "CREATE TABLE billing_price_items (
        item_id TEXT NOT NULL PRIMARY KEY,
        price_list_id TEXT NOT NULL,
        from_day TEXT NOT NULL,
        product TEXT NOT NULL,
        family TEXT NOT NULL,
        designation TEXT NOT NULL,
        unit TEXT NOT NULL,
        vat_rate TEXT NOT NULL,
        population_from BIGINT NOT NULL,
        population_to BIGINT NOT NULL,
        price_cents BIGINT NOT NULL
    )",
    "CREATE TABLE billing_contracts (
        contract_id TEXT NOT NULL PRIMARY KEY,
        reference TEXT NOT NULL,
        customer_id TEXT NOT NULL,
        customer_name TEXT NOT NULL,
        signed_on TEXT NOT NULL,
        from_day TEXT NOT NULL,
        to_day TEXT NOT NULL,
        ended_on TEXT NOT NULL,
        ended_recorded_at BIGINT NOT NULL,
        yearly_cents BIGINT NOT NULL,
        venues BIGINT NOT NULL,
        recorded_at BIGINT NOT NULL,
        body TEXT NOT NULL,
        version BIGINT NOT NULL
    )",
    "CREATE UNIQUE INDEX billing_contracts_reference ON billing_contracts (reference)",
    "CREATE INDEX billing_contracts_customer ON billing_contracts (customer_id)",
    "CREATE TABLE billing_contract_venues (
        contract_id TEXT NOT NULL,
        venue_id TEXT NOT NULL,
        from_day TEXT NOT NULL,
        to_day TEXT NOT NULL,
        recorded_at BIGINT NOT NULL,
        withdrawn_recorded_at BIGINT NOT NULL,
        PRIMARY KEY (contract_id, venue_id, from_day)
    )",
    "CREATE TABLE billing_drafts (
        invoice_id TEXT NOT NULL PRIMARY KEY,
        customer_name TEXT NOT NULL,
        body TEXT NOT NULL,
        recorded_at BIGINT NOT NULL
    )",
    "CREATE TABLE billing_invoices (
        invoice_id TEXT NOT NULL PRIMARY KEY,
        number TEXT NOT NULL,
        series TEXT NOT NULL,
        kind TEXT NOT NULL,
        customer_id TEXT NOT NULL,
        customer_name TEXT NOT NULL,
        contract_id TEXT NOT NULL,
        contract_reference TEXT NOT NULL,
        issue_day TEXT NOT NULL,
        due_day TEXT NOT NULL,
        year BIGINT NOT NULL,
        net_cents BIGINT NOT NULL,
        vat_cents BIGINT NOT NULL,
        gross_cents BIGINT NOT NULL,
        paid_cents BIGINT NOT NULL,
        credited_cents BIGINT NOT NULL,
        left_cents BIGINT NOT NULL,
        status TEXT NOT NULL,
        preceding_id TEXT NOT NULL,
        paper_sha256 TEXT NOT NULL,
        recorded_at BIGINT NOT NULL,
        body TEXT NOT NULL,
        paper TEXT NOT NULL,
        version BIGINT NOT NULL
    )",
    "CREATE UNIQUE INDEX billing_invoices_number ON billing_invoices (number)",
    "CREATE INDEX billing_invoices_series ON billing_invoices (series, issue_day)",
    "CREATE INDEX billing_invoices_customer ON billing_invoices (customer_id)",
    "CREATE INDEX billing_invoices_preceding ON billing_invoices (preceding_id)",
    "CREATE INDEX billing_invoices_contract ON billing_invoices (contract_id)",
    "CREATE TABLE billing_invoice_lines (
        line_id TEXT NOT NULL PRIMARY KEY,
        invoice_id TEXT NOT NULL,
        number TEXT NOT NULL,
        kind TEXT NOT NULL,
        line_number BIGINT NOT NULL,
        customer_id TEXT NOT NULL,
        product TEXT NOT NULL,
        family TEXT NOT NULL,
        designation TEXT NOT NULL,
        vat_category TEXT NOT NULL,
        vat_rate TEXT NOT NULL,
        quantity TEXT NOT NULL,
        unit_price_cents BIGINT NOT NULL,
        net_cents BIGINT NOT NULL,
        issue_day TEXT NOT NULL,
        year BIGINT NOT NULL,
        recorded_at BIGINT NOT NULL
    )",
    "CREATE INDEX billing_invoice_lines_year ON billing_invoice_lines (year, product)",
    "CREATE TABLE billing_payments (
        payment_id TEXT NOT NULL PRIMARY KEY,
        invoice_id TEXT NOT NULL,
        amount_cents BIGINT NOT NULL,
        on_day TEXT NOT NULL,
        reference TEXT NOT NULL,
        recorded_at BIGINT NOT NULL
    )",
    "CREATE INDEX billing_payments_invoice ON billing_payments (invoice_id, on_day)",
    "CREATE TABLE billing_billed_periods (
        contract_id TEXT NOT NULL,
        period_from TEXT NOT NULL,
        kind TEXT NOT NULL,
        period_to TEXT NOT NULL,
        invoice_id TEXT NOT NULL,
        number TEXT NOT NULL,
        PRIMARY KEY (contract_id, period_from, kind)
    )",
    "CREATE TABLE billing_papers (
        sha256 TEXT NOT NULL PRIMARY KEY,
        media_type TEXT NOT NULL,
        bytes {blob} NOT NULL
    )",
];
