//! Conditions of the two times of a fact: the day from which it counts, and the moment at which it was recorded.
//!
//! Every register that tells a past day as it was known then asks both of each row: had its day come (`as_of`,
//! inclusive), and was it recorded by then (`known_at`; what is known now when none is given). They are asked here, so
//! that no register can forget one of them.

use sea_orm::sea_query::{Alias, Cond, Expr, ExprTrait};
use sea_orm::{EntityTrait, QueryFilter, Select};
use values::{Day, Timestamp};

fn column(table: &'static str, name: &'static str) -> Expr {
    Expr::col((Alias::new(table), Alias::new(name)))
}

/// Rows of `table` whose day has come and, when a moment is given, that were recorded by then.
pub fn known_by(
    table: &'static str,
    day: &'static str,
    recorded: &'static str,
    as_of: Day,
    known_at: Option<Timestamp>,
) -> Cond {
    let mut known = Cond::all().add(column(table, day).lte(as_of.to_string()));
    if let Some(moment) = known_at {
        known = known.add(column(table, recorded).lte(moment.micros()));
    }
    known
}

/// Rows of `table` that nothing had put an end to: `day` is empty or later, or the end was not recorded by then.
pub fn not_over_by(
    table: &'static str,
    day: &'static str,
    recorded: &'static str,
    as_of: Day,
    known_at: Option<Timestamp>,
) -> Cond {
    let mut still = Cond::any().add(column(table, day).eq("")).add(column(table, day).gt(as_of.to_string()));
    if let Some(moment) = known_at {
        still = still.add(column(table, recorded).gt(moment.micros()));
    }
    still
}

/// The rows that held on a day, of a table that keeps a thing as each of its facts left it: each row has the times of its
/// fact (`on_day`, `recorded_at`) and those of the fact that replaced it (`next_on`, `next_recorded_at`).
pub fn versions<E: EntityTrait>(as_of: Day, known_at: Option<Timestamp>) -> Select<E> {
    let table = E::default().table_name();
    E::find().filter(known_by(table, "on_day", "recorded_at", as_of, known_at)).filter(not_over_by(
        table,
        "next_on",
        "next_recorded_at",
        as_of,
        known_at,
    ))
}
