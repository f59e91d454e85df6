//! Members and capital in and out of a period, by college: opening, in, out, closing, from the same rows as the register.

use std::collections::BTreeMap;

use kernel::prelude::*;
use kernel::two_times::known_by;
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Func, Query};
use values::{Day, Money, Timestamp};

use super::columns::text;
use super::standings::present;
use super::{capital, movements};
use crate::public::{College, Flow, MemberId, YearFlow};

/// Who is in which college on a day.
async fn roll(
    db: &impl ConnectionTrait,
    as_of: Day,
    known_at: Option<Timestamp>,
) -> Result<BTreeMap<MemberId, College>, Failure> {
    let query = Query::select()
        .columns(["member_id", "college"].map(Alias::new))
        .from_subquery(present(as_of, known_at), Alias::new("present"))
        .to_owned();
    let mut roll = BTreeMap::new();
    for row in db.query_all(&query).await? {
        let member = text("member_id", &row.try_get::<String>("", "member_id")?)?;
        roll.insert(member, text("college", &row.try_get::<String>("", "college")?)?);
    }
    Ok(roll)
}

/// Capital that came into and left the whole between two days; transfers and merges move none.
async fn moved(
    db: &impl ConnectionTrait,
    from: Day,
    until: Day,
    known_at: Option<Timestamp>,
    comes: bool,
) -> Result<Money, Failure> {
    let sum = Expr::from(Func::sum(Expr::col(Alias::new("subscribed_cents")))).cast_as("bigint");
    let column = |name: &'static str| Expr::col((Alias::new(movements::TABLE), Alias::new(name)));
    let side = if comes { column("subscribed_cents").gt(0) } else { column("subscribed_cents").lt(0) };
    let query = Query::select()
        .expr_as(Func::coalesce([sum, Expr::val(0_i64)]), Alias::new("moved"))
        .from(Alias::new(movements::TABLE))
        .cond_where(known_by(movements::TABLE, "on_day", "recorded_at", until, known_at))
        .and_where(column("on_day").gte(from.to_string()))
        .and_where(column("counterparty").eq(""))
        .and_where(side)
        .to_owned();
    let row = db.query_one(&query).await?;
    Ok(Money::cents(row.map(|row| row.try_get("", "moved")).transpose()?.unwrap_or(0)))
}

/// What came and went between two days, both inclusive.
pub(crate) async fn flow(
    db: &impl ConnectionTrait,
    from: Day,
    until: Day,
    known_at: Option<Timestamp>,
) -> Result<YearFlow, Failure> {
    let before = from.plus_days(-1);
    let (opening, closing) = (roll(db, before, known_at).await?, roll(db, until, known_at).await?);
    let (first, last) =
        (capital::capital(db, before, known_at).await?, capital::capital(db, until, known_at).await?);
    let in_college = |roll: &BTreeMap<MemberId, College>, college| {
        u64::try_from(roll.values().filter(|each| **each == college).count()).unwrap_or(u64::MAX)
    };
    let gone = |from: &BTreeMap<MemberId, College>, to: &BTreeMap<MemberId, College>, college| {
        let stays = |member| to.get(member) == Some(&college);
        let left = from.iter().filter(|(member, each)| **each == college && !stays(*member));
        u64::try_from(left.count()).unwrap_or(u64::MAX)
    };
    let capital_of = |capital: &crate::public::Capital, college| {
        capital.by_college.iter().filter(|part| part.college == college).map(|part| part.subscribed).sum()
    };
    let by_college = College::ALL.map(|college| {
        let (opening_capital, closing_capital): (Money, Money) =
            (capital_of(&first, college), capital_of(&last, college));
        let change = closing_capital - opening_capital;
        let flow = Flow {
            opening_members: in_college(&opening, college),
            members_in: gone(&closing, &opening, college),
            members_out: gone(&opening, &closing, college),
            closing_members: in_college(&closing, college),
            opening_capital,
            capital_in: Ord::max(change, Money::ZERO),
            capital_out: Ord::max(-change, Money::ZERO),
            closing_capital,
        };
        (college, flow)
    });
    let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    let came = closing.keys().filter(|member| !opening.contains_key(*member)).count();
    let left = opening.keys().filter(|member| !closing.contains_key(*member)).count();
    let total = Flow {
        opening_members: count(opening.len()),
        members_in: count(came),
        members_out: count(left),
        closing_members: count(closing.len()),
        opening_capital: first.subscribed,
        capital_in: moved(db, from, until, known_at, true).await?,
        capital_out: -moved(db, from, until, known_at, false).await?,
        closing_capital: last.subscribed,
    };
    Ok(YearFlow { from, until, total, by_college: by_college.to_vec() })
}
