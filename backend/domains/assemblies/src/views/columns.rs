//! From the portable columns back to the words of the trade, and the other way.
//!
//! A column that does not read is a damaged table: it is said, never replaced by a default.

use std::fmt::Display;
use std::str::FromStr;

use kernel::prelude::*;
use sea_orm::{ActiveModelTrait, DatabaseTransaction, EntityTrait, IntoActiveModel};
use serde::Serialize;
use serde::de::DeserializeOwned;
use values::Timestamp;

/// Rows of one INSERT: ten columns each stay under the 32 766 parameters of SQLite.
const BATCH: usize = 1_000;

/// What is shown in place of a name whose key was destroyed.
pub(super) const ERASED: &str = "Identité effacée";

fn corrupt(column: &str, value: impl Display, error: impl Display) -> KernelError {
    KernelError::Corrupt { reason: format!("{column} « {value} » : {error}") }
}

/// Reads a text column.
pub(super) fn text<T: FromStr<Err: Display>>(column: &str, value: &str) -> Result<T, KernelError> {
    value.parse().map_err(|error| corrupt(column, value, error))
}

/// Reads a text column that is empty when there is nothing.
pub(super) fn maybe<T: FromStr<Err: Display>>(column: &str, value: &str) -> Result<Option<T>, KernelError> {
    if value.is_empty() { Ok(None) } else { text(column, value).map(Some) }
}

/// Writes a word of the trade as its stored name.
pub(super) fn name_of<T: Serialize>(word: &T) -> Result<String, KernelError> {
    match serde_json::to_value(word)? {
        serde_json::Value::String(name) => Ok(name),
        other => Err(corrupt("mot", other, "n'est pas un mot")),
    }
}

/// Reads a word of the trade from its stored name.
pub(super) fn word<T: DeserializeOwned>(column: &str, name: &str) -> Result<T, KernelError> {
    serde_json::from_value(serde_json::Value::String(name.to_owned()))
        .map_err(|error| corrupt(column, name, error))
}

/// Writes a document.
pub(super) fn json<T: Serialize>(value: &T) -> Result<String, KernelError> {
    Ok(serde_json::to_string(value)?)
}

/// Reads a document.
pub(super) fn read<T: DeserializeOwned>(column: &str, stored: &str) -> Result<T, KernelError> {
    serde_json::from_str(stored).map_err(|error| corrupt(column, stored, error))
}

/// Reads a whole number that must fit its type.
pub(super) fn whole<T: TryFrom<i64>>(column: &str, value: i64) -> Result<T, KernelError> {
    T::try_from(value).map_err(|_| corrupt(column, value, "hors bornes"))
}

/// Reads a moment that is 0 when there is none.
pub(super) fn moment(micros: i64) -> Option<Timestamp> {
    (micros != 0).then(|| Timestamp::from_micros(micros))
}

/// Writes a document, or nothing.
pub(super) fn maybe_json<T: Serialize>(value: Option<&T>) -> Result<String, KernelError> {
    value.map_or(Ok(String::new()), json)
}

/// Reads a document that is empty when there is none.
pub(super) fn maybe_read<T: DeserializeOwned>(column: &str, stored: &str) -> Result<Option<T>, KernelError> {
    if stored.is_empty() { Ok(None) } else { read(column, stored).map(Some) }
}

/// Turns each row of a page, and says which row does not read.
pub(super) fn page<A, B>(
    page: Page<A>,
    turn: impl Fn(A) -> Result<B, KernelError>,
) -> Result<Page<B>, KernelError> {
    let items = page.items.into_iter().map(turn).collect::<Result<_, _>>()?;
    Ok(Page { items, next: page.next, total: page.total })
}

/// Inserts rows in batches that both databases take.
pub(super) async fn insert_all<A>(
    db: &DatabaseTransaction,
    rows: Vec<<A::Entity as EntityTrait>::Model>,
) -> Result<(), ProjectionError>
where
    A: ActiveModelTrait + Send,
    <A::Entity as EntityTrait>::Model: IntoActiveModel<A>,
{
    let mut rows = rows.into_iter().map(IntoActiveModel::into_active_model).peekable();
    while rows.peek().is_some() {
        let batch: Vec<A> = rows.by_ref().take(BATCH).collect();
        A::Entity::insert_many(batch).exec_without_returning(db).await?;
    }
    Ok(())
}
