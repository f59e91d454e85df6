//! The few words of SQL that the two databases spell differently, written once in braces.

use sea_orm_migration::sea_orm::DbBackend;

/// Placeholder, PostgreSQL, SQLite.
const WORDS: &[(&str, &str, &str)] = &[
    ("{blob}", "BYTEA", "BLOB"),
    (
        "{autoincrement}",
        "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
        "INTEGER PRIMARY KEY AUTOINCREMENT",
    ),
    // The JSON of an outgoing note, to be taken apart with `->>`.
    ("{note}", "note::json", "note"),
    ("{xid}", "BIGINT NOT NULL DEFAULT (pg_current_xact_id()::text::bigint)", "BIGINT NOT NULL DEFAULT 0"),
];

/// The statement as `backend` reads it.
pub(crate) fn fill(statement: &str, backend: DbBackend) -> String {
    WORDS.iter().fold(statement.to_owned(), |text, (placeholder, postgres, sqlite)| {
        text.replace(placeholder, if backend == DbBackend::Postgres { postgres } else { sqlite })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_database_gets_its_own_words() {
        let text = "CREATE TABLE t (id {autoincrement}, x {xid}, b {blob} NOT NULL)";
        let sqlite = fill(text, DbBackend::Sqlite);
        assert_eq!(
            sqlite,
            "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, x BIGINT NOT NULL DEFAULT 0, b BLOB NOT NULL)"
        );
        assert!(fill(text, DbBackend::Postgres).contains("pg_current_xact_id()"));
    }
}
