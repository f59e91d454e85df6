//! Tables of the reports room: the team and the catalogue's size, day by day. Portable: the same text runs on SQLite
//! and PostgreSQL.

/// Statements that make the tables, in order.
pub const UP: &[&str] = &[
    "CREATE TABLE reports_team (
        count_id TEXT NOT NULL PRIMARY KEY,
        on_day TEXT NOT NULL,
        people BIGINT NOT NULL,
        fte_hundredths BIGINT NOT NULL,
        sites BIGINT NOT NULL,
        site_names TEXT NOT NULL,
        reason TEXT NOT NULL,
        recorded_at BIGINT NOT NULL,
        superseded_at BIGINT NOT NULL
    )",
    "CREATE INDEX reports_team_by_day ON reports_team (on_day)",
    "CREATE TABLE reports_team_departments (
        count_id TEXT NOT NULL,
        place BIGINT NOT NULL,
        name TEXT NOT NULL,
        people BIGINT NOT NULL,
        fte_hundredths BIGINT NOT NULL,
        PRIMARY KEY (count_id, place)
    )",
    "CREATE TABLE reports_catalogue_totals (
        count_id TEXT NOT NULL PRIMARY KEY,
        on_day TEXT NOT NULL,
        titles BIGINT NOT NULL,
        artists BIGINT NOT NULL,
        countries BIGINT NOT NULL,
        reason TEXT NOT NULL,
        recorded_at BIGINT NOT NULL,
        superseded_at BIGINT NOT NULL
    )",
    "CREATE INDEX reports_catalogue_totals_by_day ON reports_catalogue_totals (on_day)",
];
