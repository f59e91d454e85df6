//! The share capital on a day, whole and in its parts: always a sum of movements, as known at any moment.

use kernel::prelude::*;
use kernel::two_times::known_by;
use sea_orm::FromQueryResult;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Func, Query};
use values::{Day, Money, Timestamp};

use super::claims::{CLAIMS, ENTRIES};
use super::columns::{text, whole};
use super::movements;
use super::register::{Column, Entity};
use super::standings::all_present;
use crate::public::{Capital, CategoryCapital, College, CollegeCapital};

#[derive(Debug, FromQueryResult)]
struct Group {
    college: String,
    category: String,
    kind: String,
    members: i64,
    shares: i64,
    subscribed_cents: i64,
    paid_cents: i64,
    called_cents: i64,
}

impl Group {
    fn read(self) -> Result<CategoryCapital, KernelError> {
        Ok(CategoryCapital {
            college: text("college", &self.college)?,
            category: text("category", &self.category)?,
            kind: text("kind", &self.kind)?,
            members: whole("members", self.members)?,
            shares: whole("shares", self.shares)?,
            subscribed: Money::cents(self.subscribed_cents),
            paid: Money::cents(self.paid_cents),
            called: Money::cents(self.called_cents),
        })
    }
}

/// The share capital on a day, whole and in its parts.
pub(crate) async fn capital(
    db: &impl ConnectionTrait,
    as_of: Day,
    known_at: Option<Timestamp>,
) -> Result<Capital, Failure> {
    let sum = |name| Expr::from(Func::sum(Expr::col(Alias::new(name)))).cast_as("bigint");
    let by = ["college", "category", "kind"].map(Alias::new);
    let query = Query::select()
        .columns(by.clone())
        .expr_as(Expr::cust("COUNT(*)").cast_as("bigint"), Alias::new("members"))
        .expr_as(sum("shares"), Alias::new("shares"))
        .expr_as(sum("subscribed_cents"), Alias::new("subscribed_cents"))
        .expr_as(sum("paid_cents"), Alias::new("paid_cents"))
        .expr_as(sum("called_cents"), Alias::new("called_cents"))
        .from_subquery(all_present(as_of, known_at), Alias::new("present"))
        .group_by_columns(by)
        .to_owned();
    let mut by_category = Vec::new();
    for row in db.query_all(&query).await? {
        by_category.push(Group::from_query_result(&row, "")?.read()?);
    }
    let public = public_capital(db, as_of, known_at).await?;
    let (blocked, blocked_paid) = blocked(db, as_of, known_at).await?;
    by_category.sort_by(|a, b| (a.college, &a.category, a.kind).cmp(&(b.college, &b.category, b.kind)));
    Ok(Capital {
        as_of,
        known_at,
        members: by_category.iter().map(|part| part.members).sum(),
        shares: by_category.iter().map(|part| part.shares).sum(),
        subscribed: by_category.iter().map(|part| part.subscribed).sum::<Money>() + blocked,
        called: by_category.iter().map(|part| part.called).sum::<Money>() + blocked_paid,
        paid: by_category.iter().map(|part| part.paid).sum::<Money>() + blocked_paid,
        blocked,
        public,
        by_college: College::ALL.map(|college| part_of(college, &by_category)).to_vec(),
        by_category,
    })
}

/// What the floor holds back in the capital of shares that left, and what was paid on it.
async fn blocked(
    db: &impl ConnectionTrait,
    as_of: Day,
    known_at: Option<Timestamp>,
) -> Result<(Money, Money), Failure> {
    let sum = |name: &'static str| {
        let sum = Expr::from(Func::sum(Expr::col(Alias::new(name)))).cast_as("bigint");
        Func::coalesce([sum, Expr::val(0_i64)])
    };
    let began = Query::select()
        .expr_as(sum("blocked_subscribed_cents"), Alias::new("subscribed"))
        .expr_as(sum("blocked_paid_cents"), Alias::new("paid"))
        .from(Alias::new(CLAIMS))
        .cond_where(known_by(CLAIMS, "left_on", "recorded_at", as_of, known_at))
        .to_owned();
    let released = Query::select()
        .expr_as(sum("released_subscribed_cents"), Alias::new("subscribed"))
        .expr_as(sum("released_paid_cents"), Alias::new("paid"))
        .from(Alias::new(ENTRIES))
        .cond_where(known_by(ENTRIES, "on_day", "recorded_at", as_of, known_at))
        .to_owned();
    let mut left = [Money::ZERO; 2];
    for (query, sign) in [(began, 1), (released, -1)] {
        let Some(row) = db.query_one(&query).await? else { continue };
        left[0] += Money::cents(sign * row.try_get::<i64>("", "subscribed")?);
        left[1] += Money::cents(sign * row.try_get::<i64>("", "paid")?);
    }
    Ok((left[0], left[1]))
}

/// What of the subscribed capital counts among local public bodies.
async fn public_capital(
    db: &impl ConnectionTrait,
    as_of: Day,
    known_at: Option<Timestamp>,
) -> Result<Money, Failure> {
    let sum = Expr::from(Func::sum(Expr::col(Alias::new("subscribed_cents")))).cast_as("bigint");
    // Few members count: their movements are looked for by member, and the others' are not read.
    let counting = Query::select()
        .column((Entity, Column::MemberId))
        .from(Entity)
        .and_where(Column::CountsInPublicCap.eq(true))
        .to_owned();
    let query = Query::select()
        .expr_as(Func::coalesce([sum, Expr::val(0_i64)]), Alias::new("subscribed"))
        .from(Alias::new(movements::TABLE))
        .and_where(Expr::col((Alias::new(movements::TABLE), Alias::new("member_id"))).in_subquery(counting))
        .cond_where(known_by(movements::TABLE, "on_day", "recorded_at", as_of, known_at))
        .to_owned();
    let row = db.query_one(&query).await?;
    Ok(Money::cents(row.map(|row| row.try_get("", "subscribed")).transpose()?.unwrap_or(0)))
}

fn part_of(college: College, parts: &[CategoryCapital]) -> CollegeCapital {
    let of = || parts.iter().filter(|part| part.college == college);
    CollegeCapital {
        college,
        members: of().map(|part| part.members).sum(),
        shares: of().map(|part| part.shares).sum(),
        subscribed: of().map(|part| part.subscribed).sum(),
        called: of().map(|part| part.called).sum(),
        paid: of().map(|part| part.paid).sum(),
    }
}
