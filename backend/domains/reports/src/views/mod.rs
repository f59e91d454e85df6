//! Read models of this room, one a file: its table, its projector, its queries.
//!
//! Every count keeps the moment at which a better one superseded it, so that what was known at a moment can be told
//! again.

pub(crate) mod holdings;
pub(crate) mod team;

#[cfg(test)]
mod tests;

use kernel::prelude::*;
use values::Timestamp;

/// `superseded_at` of a count that stands.
const STANDS: i64 = i64::MAX;

/// The moment asked for in microseconds; a moment after all others when none is asked.
fn moment(known_at: Option<Timestamp>) -> i64 {
    known_at.map_or(STANDS - 1, Timestamp::micros)
}

/// Reads a whole number that must fit its type.
fn whole<T: TryFrom<i64>>(column: &str, value: i64) -> Result<T, KernelError> {
    T::try_from(value).map_err(|_| KernelError::Corrupt { reason: format!("{column} hors bornes : {value}") })
}

/// Reads a text column.
fn text<T: std::str::FromStr<Err: std::fmt::Display>>(column: &str, value: &str) -> Result<T, KernelError> {
    value
        .parse()
        .map_err(|error| KernelError::Corrupt { reason: format!("{column} « {value} » : {error}") })
}

/// Turns each row of a page, and says which row does not read.
fn page<A, B>(page: Page<A>, turn: impl Fn(A) -> Result<B, KernelError>) -> Result<Page<B>, KernelError> {
    let items = page.items.into_iter().map(turn).collect::<Result<_, _>>()?;
    Ok(Page { items, next: page.next, total: page.total })
}
