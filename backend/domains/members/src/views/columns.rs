//! From the portable columns back to the words of the trade, and the other way.
//!
//! A column that does not read is a damaged table: it is said, never replaced by a default.

use std::fmt::Display;
use std::str::FromStr;

use kernel::prelude::*;
use sea_orm::sea_query::{Alias, Cond, Expr, ExprTrait};
use values::{Day, Timestamp};

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

/// Rows of `table` whose day has come and, when a moment is given, that were recorded by then.
pub(super) fn known_by(
    table: &'static str,
    day: &'static str,
    recorded: &'static str,
    as_of: Day,
    known_at: Option<Timestamp>,
) -> Cond {
    let of = |name| Expr::col((Alias::new(table), Alias::new(name)));
    let mut known = Cond::all().add(of(day).lte(as_of.to_string()));
    if let Some(moment) = known_at {
        known = known.add(of(recorded).lte(moment.micros()));
    }
    known
}
