//! The log of deliveries: one line an attempt, kept as long as its note.

use sea_orm::sea_query::{Alias, Expr, ExprTrait, Order, Query};
use sea_orm::{ConnectionTrait, DatabaseTransaction, QueryResult};
use serde::{Deserialize, Serialize};
use values::Timestamp;

use crate::KernelError;

/// Characters of an answer that are kept: enough to understand it, never a whole page.
const LONGEST_WORDS: usize = 500;

/// What a line of the log tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Happening {
    /// The wire's other end took the note.
    Sent,
    /// It did not, and is tried again later.
    Deferred,
    /// It was given up until somebody asks for another try.
    Parked,
    /// Somebody asked for another try.
    Retried,
}

impl Happening {
    /// Every one.
    pub const ALL: [Self; 4] = [Self::Sent, Self::Deferred, Self::Parked, Self::Retried];

    /// The word as stored and as the API writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Deferred => "deferred",
            Self::Parked => "parked",
            Self::Retried => "retried",
        }
    }

    fn named(word: &str) -> Result<Self, KernelError> {
        Self::ALL
            .into_iter()
            .find(|happening| happening.as_str() == word)
            .ok_or_else(|| KernelError::Corrupt { reason: format!("journal des envois : « {word} »") })
    }
}

/// A line of the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogLine {
    /// Number of the attempt, from 1; of the last one when somebody asked for another.
    pub attempt: i64,
    /// When it ended.
    pub at: Timestamp,
    /// What came of it.
    pub happening: Happening,
    /// What the other end answered: an SMTP code or an HTTP status; nothing when it did not answer.
    pub code: Option<u16>,
    /// Its words or the reason, at most 500 characters; of a retry, who asked.
    pub words: String,
    /// How long it took, in milliseconds.
    pub took_ms: u64,
}

/// Adds a line.
pub(super) async fn write(tx: &DatabaseTransaction, note: i64, line: &LogLine) -> Result<(), KernelError> {
    let insert = Query::insert()
        .into_table(Alias::new("outbox_attempts"))
        .columns(["note", "attempt", "at", "outcome", "code", "words", "took_ms"].map(Alias::new))
        .values_panic([
            note.into(),
            line.attempt.into(),
            line.at.micros().into(),
            line.happening.as_str().into(),
            i64::from(line.code.unwrap_or(0)).into(),
            cut(&line.words).into(),
            i64::try_from(line.took_ms).unwrap_or(i64::MAX).into(),
        ])
        .to_owned();
    tx.execute(&insert).await?;
    Ok(())
}

/// The beginning of some words; without the null character, which no database keeps.
pub(super) fn cut(words: &str) -> String {
    words.chars().filter(|character| *character != '\0').take(LONGEST_WORDS).collect()
}

/// The lines of a note, in their order.
pub(super) async fn of_note(db: &impl ConnectionTrait, note: i64) -> Result<Vec<LogLine>, KernelError> {
    let query = Query::select()
        .columns(["attempt", "at", "outcome", "code", "words", "took_ms"].map(Alias::new))
        .from(Alias::new("outbox_attempts"))
        .and_where(Expr::col(Alias::new("note")).eq(note))
        .order_by(Alias::new("id"), Order::Asc)
        .to_owned();
    db.query_all(&query).await?.iter().map(line).collect()
}

fn line(row: &QueryResult) -> Result<LogLine, KernelError> {
    let (outcome, code, took): (String, i64, i64) =
        (row.try_get("", "outcome")?, row.try_get("", "code")?, row.try_get("", "took_ms")?);
    Ok(LogLine {
        attempt: row.try_get("", "attempt")?,
        at: Timestamp::from_micros(row.try_get("", "at")?),
        happening: Happening::named(&outcome)?,
        code: u16::try_from(code).ok().filter(|code| *code > 0),
        words: row.try_get("", "words")?,
        took_ms: u64::try_from(took).unwrap_or_default(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_between_characters() {
        assert_eq!(cut(&"é".repeat(600)).chars().count(), LONGEST_WORDS);
        assert_eq!(cut("a\0b"), "ab");
    }

    #[test]
    fn each_word_reads_back() {
        for happening in Happening::ALL {
            assert_eq!(Happening::named(happening.as_str()).unwrap(), happening);
        }
        assert!(Happening::named("lost").is_err());
    }
}
