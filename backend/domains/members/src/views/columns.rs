//! From the portable columns back to the words of the trade, and the other way.
//!
//! A column that does not read is a damaged table: it is said, never replaced by a default.

use std::fmt::Display;
use std::str::FromStr;

use kernel::prelude::*;

/// Reads a text column.
pub(super) fn text<T: FromStr<Err: Display>>(column: &str, value: &str) -> Result<T, KernelError> {
    value
        .parse()
        .map_err(|error| KernelError::Corrupt { reason: format!("{column} « {value} » : {error}") })
}

/// Reads a text column in which the empty text means nothing.
pub(super) fn optional<T: FromStr<Err: Display>>(
    column: &str,
    value: &str,
) -> Result<Option<T>, KernelError> {
    if value.is_empty() { Ok(None) } else { text(column, value).map(Some) }
}

/// Reads a whole number that must fit its type.
pub(super) fn whole<T: TryFrom<i64>>(column: &str, value: i64) -> Result<T, KernelError> {
    T::try_from(value).map_err(|_| KernelError::Corrupt { reason: format!("{column} hors bornes : {value}") })
}

/// Writes a whole number.
pub(super) fn column(name: &str, value: u64) -> Result<i64, KernelError> {
    i64::try_from(value).map_err(|_| KernelError::Corrupt { reason: format!("{name} hors bornes : {value}") })
}

/// Turns each row of a page, and says which row does not read.
pub(super) fn page<A, B>(
    page: Page<A>,
    turn: impl Fn(A) -> Result<B, KernelError>,
) -> Result<Page<B>, KernelError> {
    let items = page.items.into_iter().map(turn).collect::<Result<_, _>>()?;
    Ok(Page { items, next: page.next, total: page.total })
}
