//! The register's part in the interest on shares: paid capital as a year opens, and what changed within it.

use kernel::prelude::*;
use kernel::two_times::known_by;
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Func, Order, Query, SelectStatement};
use values::{Money, Timestamp};

use super::columns::{text, whole};
use super::movements::TABLE;
use crate::public::{MemberId, MemberKind};
use crate::rules::interest::{Holding, InterestRoll, InterestYear, Opening};

/// Who is behind a number.
pub(crate) struct Payee {
    pub(crate) number: u64,
    pub(crate) member_id: MemberId,
    pub(crate) name: String,
    pub(crate) kind: MemberKind,
}

fn joined() -> SelectStatement {
    let register = Alias::new("members_register");
    let mine = Expr::col((register.clone(), Alias::new("member_id")))
        .equals((Alias::new(TABLE), Alias::new("member_id")));
    Query::select()
        .expr_as(Expr::col((register.clone(), Alias::new("number"))), Alias::new("key"))
        .from(Alias::new(TABLE))
        .inner_join(register, mine)
        .to_owned()
}

/// All that the interest of a year is computed from, as it was known at a moment.
pub(crate) async fn roll(
    db: &impl ConnectionTrait,
    year: InterestYear,
    only_members_at_year_end: bool,
    known_at: Option<Timestamp>,
) -> Result<InterestRoll, Failure> {
    let sum = Expr::from(Func::sum(Expr::col(Alias::new("held_paid_cents")))).cast_as("bigint");
    let before = joined()
        .expr_as(sum, Alias::new("paid"))
        .cond_where(known_by(TABLE, "on_day", "recorded_at", year.first.plus_days(-1), known_at))
        .group_by_col(Alias::new("key"))
        .order_by(Alias::new("key"), Order::Asc)
        .to_owned();
    let mut openings = Vec::new();
    for row in db.query_all(&before).await? {
        let balance = Money::cents(row.try_get("", "paid")?);
        openings.push(Opening { key: whole("number", row.try_get("", "key")?)?, balance });
    }
    let within = joined()
        .expr_as(Expr::col((Alias::new(TABLE), Alias::new("on_day"))), Alias::new("on_day"))
        .expr_as(Expr::col((Alias::new(TABLE), Alias::new("held_paid_cents"))), Alias::new("paid"))
        .cond_where(known_by(TABLE, "on_day", "recorded_at", year.last, known_at))
        .and_where(Expr::col((Alias::new(TABLE), Alias::new("on_day"))).gte(year.first.to_string()))
        .and_where(Expr::col((Alias::new(TABLE), Alias::new("held_paid_cents"))).ne(0))
        .order_by((Alias::new(TABLE), Alias::new("number")), Order::Asc)
        .to_owned();
    let mut holdings = Vec::new();
    for row in db.query_all(&within).await? {
        holdings.push(Holding {
            key: whole("number", row.try_get("", "key")?)?,
            on: text("on_day", &row.try_get::<String>("", "on_day")?)?,
            amount: Money::cents(row.try_get("", "paid")?),
        });
    }
    Ok(InterestRoll { year, openings, holdings, only_members_at_year_end })
}

/// Everybody that ever was a member, by number.
pub(crate) async fn payees(db: &impl ConnectionTrait) -> Result<Vec<Payee>, Failure> {
    let query = Query::select()
        .columns(["number", "member_id", "name", "kind"].map(Alias::new))
        .from(Alias::new("members_register"))
        .order_by(Alias::new("number"), Order::Asc)
        .to_owned();
    let mut payees = Vec::new();
    for row in db.query_all(&query).await? {
        payees.push(Payee {
            number: whole("number", row.try_get("", "number")?)?,
            member_id: text("member_id", &row.try_get::<String>("", "member_id")?)?,
            name: row.try_get("", "name")?,
            kind: text("kind", &row.try_get::<String>("", "kind")?)?,
        });
    }
    Ok(payees)
}
