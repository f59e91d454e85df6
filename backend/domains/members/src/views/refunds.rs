//! What is owed to who left, on any day: the queue in the order of the exits, each claim with its schedule.

use kernel::listing::list;
use kernel::prelude::*;
use kernel::two_times::known_by;
use sea_orm::sea_query::{Alias, Cond, Expr, ExprTrait, Func, Order, Query, SelectStatement};
use sea_orm::{ConnectionTrait, FromQueryResult};
use values::{Day, Money, Timestamp};

use super::claims::{CLAIMS, ENTRIES, INSTALMENTS};
use super::columns::{page, text, whole};
use crate::public::{ClaimRow, Instalment, MemberId, RefundFile, RegisterAlert, Repayment};

/// Fields to filter and sort claims by; in the order of the exits unless another is asked.
pub static LISTING: Listing = Listing {
    fields: &[
        Field::int("movement"),
        Field::day("left_on"),
        Field::text("cause"),
        Field::text("member_id"),
        Field::int("member_number"),
        Field::text("member_name"),
        Field::int("amount_cents"),
        Field::int("blocked_cents"),
        Field::int("repaid_cents"),
        Field::int("outstanding_cents"),
        Field::bool("provisional"),
        Field::day("due_by"),
    ],
    key: "claim_id",
    default_sort: "movement",
};

#[derive(Debug, FromQueryResult)]
struct Row {
    claim_id: String,
    member_id: String,
    member_number: i64,
    member_name: String,
    number: i64,
    movement: i64,
    left_on: String,
    cause: String,
    subscribed_cents: i64,
    paid_cents: i64,
    losses_cents: i64,
    amount_cents: i64,
    blocked_cents: i64,
    blocked_subscribed_cents: i64,
    repaid_cents: i64,
    outstanding_cents: i64,
    provisional: bool,
    due_by: String,
    beneficiary: String,
}

impl Row {
    fn read(self) -> Result<ClaimRow, KernelError> {
        let cents = Money::cents;
        let payable = self.outstanding_cents - self.blocked_cents;
        Ok(ClaimRow {
            claim_id: self.claim_id,
            member_id: text("member_id", &self.member_id)?,
            member_number: whole("member_number", self.member_number)?,
            member_name: self.member_name,
            number: whole("number", self.number)?,
            movement: whole("movement", self.movement)?,
            left_on: text("left_on", &self.left_on)?,
            cause: self.cause,
            subscribed: cents(self.subscribed_cents),
            paid: cents(self.paid_cents),
            losses: cents(self.losses_cents),
            amount: cents(self.amount_cents),
            blocked: cents(self.blocked_cents),
            blocked_subscribed: cents(self.blocked_subscribed_cents),
            repaid: cents(self.repaid_cents),
            payable: Ord::max(cents(payable), Money::ZERO),
            outstanding: cents(self.outstanding_cents),
            provisional: self.provisional,
            due_by: text("due_by", &self.due_by)?,
            beneficiary: self.beneficiary,
        })
    }
}

fn of_claim(name: &'static str) -> Expr {
    Expr::col((Alias::new(CLAIMS), Alias::new(name)))
}

/// A sum over the entries of the claim that were known by then.
fn sum_of(name: &'static str, as_of: Day, known_at: Option<Timestamp>) -> Expr {
    let sum = Expr::from(Func::sum(Expr::col(Alias::new(name)))).cast_as("bigint");
    let query = Query::select()
        .expr(Func::coalesce([sum, Expr::val(0_i64)]))
        .from(Alias::new(ENTRIES))
        .and_where(
            Expr::col((Alias::new(ENTRIES), Alias::new("claim_id")))
                .equals((Alias::new(CLAIMS), Alias::new("claim_id"))),
        )
        .cond_where(known_by(ENTRIES, "on_day", "recorded_at", as_of, known_at))
        .to_owned();
    query.into()
}

/// What an entry set last, or what the claim began with.
fn last_of(name: &'static str, as_of: Day, known_at: Option<Timestamp>) -> Expr {
    let query = Query::select()
        .column(Alias::new(name))
        .from(Alias::new(ENTRIES))
        .and_where(
            Expr::col((Alias::new(ENTRIES), Alias::new("claim_id")))
                .equals((Alias::new(CLAIMS), Alias::new("claim_id"))),
        )
        .and_where(Expr::col(Alias::new("sets_losses")).eq(true))
        .cond_where(known_by(ENTRIES, "on_day", "recorded_at", as_of, known_at))
        .order_by(Alias::new("sequence"), Order::Desc)
        .limit(1)
        .to_owned();
    Func::coalesce([query.into(), of_claim(name)]).into()
}

fn claims(as_of: Day, known_at: Option<Timestamp>) -> SelectStatement {
    let register = Alias::new("members_register");
    let mine = Expr::col((register.clone(), Alias::new("member_id")))
        .equals((Alias::new(CLAIMS), Alias::new("member_id")));
    let sum = |name| sum_of(name, as_of, known_at);
    let losses = || last_of("losses_cents", as_of, known_at);
    let amount = || of_claim("paid_cents").sub(losses());
    let blocked = of_claim("blocked_paid_cents").sub(sum("released_paid_cents"));
    Query::select()
        .columns(
            [
                "claim_id",
                "member_id",
                "number",
                "movement",
                "left_on",
                "cause",
                "subscribed_cents",
                "paid_cents",
                "due_by",
                "beneficiary",
            ]
            .map(|name| (Alias::new(CLAIMS), Alias::new(name))),
        )
        .expr_as(Expr::col((register.clone(), Alias::new("number"))), Alias::new("member_number"))
        .expr_as(Expr::col((register.clone(), Alias::new("name"))), Alias::new("member_name"))
        .expr_as(losses(), Alias::new("losses_cents"))
        .expr_as(last_of("provisional", as_of, known_at), Alias::new("provisional"))
        .expr_as(amount(), Alias::new("amount_cents"))
        .expr_as(blocked, Alias::new("blocked_cents"))
        .expr_as(
            of_claim("blocked_subscribed_cents").sub(sum("released_subscribed_cents")),
            Alias::new("blocked_subscribed_cents"),
        )
        .expr_as(sum("repaid_cents"), Alias::new("repaid_cents"))
        .expr_as(amount().sub(sum("repaid_cents")), Alias::new("outstanding_cents"))
        .from(Alias::new(CLAIMS))
        .inner_join(register, mine)
        .cond_where(known_by(CLAIMS, "left_on", "recorded_at", as_of, known_at))
        .to_owned()
}

/// A page of the claims on a day.
pub(crate) async fn refunds(
    db: &impl ConnectionTrait,
    as_of: Day,
    known_at: Option<Timestamp>,
    request: &PageRequest,
) -> Result<Page<ClaimRow>, Failure> {
    Ok(page(list::<Row>(db, claims(as_of, known_at), &LISTING, request).await?, Row::read)?)
}

/// The claims of one member on a day, each with its schedule.
pub(crate) async fn of_member(
    db: &impl ConnectionTrait,
    id: MemberId,
    as_of: Day,
    known_at: Option<Timestamp>,
) -> Result<Vec<RefundFile>, Failure> {
    let query = claims(as_of, known_at)
        .and_where(of_claim("member_id").eq(id.to_string()))
        .order_by((Alias::new(CLAIMS), Alias::new("number")), Order::Asc)
        .to_owned();
    let mut files = Vec::new();
    for row in db.query_all(&query).await? {
        let claim = Row::from_query_result(&row, "")?.read()?;
        let schedule = schedule(db, &claim.claim_id, as_of, known_at).await?;
        let payments = payments(db, &claim.claim_id, as_of, known_at).await?;
        files.push(RefundFile { claim, schedule, payments });
    }
    Ok(files)
}

async fn payments(
    db: &impl ConnectionTrait,
    claim: &str,
    as_of: Day,
    known_at: Option<Timestamp>,
) -> Result<Vec<Repayment>, Failure> {
    let column = |name| Expr::col((Alias::new(ENTRIES), Alias::new(name)));
    let query = Query::select()
        .columns(["on_day", "repaid_cents", "means", "reference"].map(Alias::new))
        .from(Alias::new(ENTRIES))
        .and_where(column("claim_id").eq(claim))
        .and_where(column("repaid_cents").gt(0))
        .cond_where(known_by(ENTRIES, "on_day", "recorded_at", as_of, known_at))
        .order_by(Alias::new("sequence"), Order::Asc)
        .to_owned();
    let mut payments = Vec::new();
    for row in db.query_all(&query).await? {
        payments.push(Repayment {
            on: text("on_day", &row.try_get::<String>("", "on_day")?)?,
            amount: Money::cents(row.try_get("", "repaid_cents")?),
            means: text("means", &row.try_get::<String>("", "means")?)?,
            reference: row.try_get("", "reference")?,
        });
    }
    Ok(payments)
}

async fn schedule(
    db: &impl ConnectionTrait,
    claim: &str,
    as_of: Day,
    known_at: Option<Timestamp>,
) -> Result<Vec<Instalment>, Failure> {
    let column = |name| Expr::col((Alias::new(INSTALMENTS), Alias::new(name)));
    let mut standing =
        Cond::any().add(column("replaced_at").eq(0)).add(column("replaced_on").gt(as_of.to_string()));
    if let Some(moment) = known_at {
        standing = standing.add(column("replaced_at").gt(moment.micros()));
    }
    let query = Query::select()
        .columns(["due_on", "amount_cents"].map(Alias::new))
        .from(Alias::new(INSTALMENTS))
        .and_where(column("claim_id").eq(claim))
        .cond_where(known_by(INSTALMENTS, "on_day", "recorded_at", as_of, known_at))
        .cond_where(standing)
        .order_by(Alias::new("due_on"), Order::Asc)
        .order_by(Alias::new("instalment_id"), Order::Asc)
        .to_owned();
    let mut parts = Vec::new();
    for row in db.query_all(&query).await? {
        let due_on = text("due_on", &row.try_get::<String>("", "due_on")?)?;
        parts.push(Instalment { due_on, amount: Money::cents(row.try_get("", "amount_cents")?) });
    }
    Ok(parts)
}

/// Claims of which the floor holds something back, in the order of the exits, as known now.
pub(crate) async fn blocked(db: &impl ConnectionTrait) -> Result<Vec<(MemberId, u32, Day)>, Failure> {
    let released = Query::select()
        .expr(Func::coalesce([
            Expr::from(Func::sum(Expr::col(Alias::new("released_subscribed_cents")))).cast_as("bigint"),
            Expr::val(0_i64),
        ]))
        .from(Alias::new(ENTRIES))
        .and_where(
            Expr::col((Alias::new(ENTRIES), Alias::new("claim_id")))
                .equals((Alias::new(CLAIMS), Alias::new("claim_id"))),
        )
        .to_owned();
    let query = Query::select()
        .columns(["member_id", "number", "left_on"].map(Alias::new))
        .from(Alias::new(CLAIMS))
        .and_where(of_claim("blocked_subscribed_cents").gt(0))
        .and_where(of_claim("blocked_subscribed_cents").gt(Expr::from(released)))
        .order_by(Alias::new("left_on"), Order::Asc)
        .order_by(Alias::new("movement"), Order::Asc)
        .to_owned();
    let mut queue = Vec::new();
    for row in db.query_all(&query).await? {
        let member = text("member_id", &row.try_get::<String>("", "member_id")?)?;
        let left_on = text("left_on", &row.try_get::<String>("", "left_on")?)?;
        queue.push((member, whole("number", row.try_get("", "number")?)?, left_on));
    }
    Ok(queue)
}

/// What is past its day on that day: due and neither repaid nor held back, or not settled though the year of the exit is
/// closed.
pub(crate) async fn overdue(db: &impl ConnectionTrait, as_of: Day) -> Result<Vec<RegisterAlert>, Failure> {
    let col = |name: &'static str| Expr::col((Alias::new("claims"), Alias::new(name)));
    let payable = || col("outstanding_cents").sub(col("blocked_cents"));
    let count = || Expr::cust("COUNT(*)").cast_as("bigint");
    let late = Query::select()
        .expr_as(count(), Alias::new("claims"))
        .expr_as(Expr::from(Func::sum(payable())).cast_as("bigint"), Alias::new("cents"))
        .expr_as(Func::min(col("due_by")), Alias::new("since"))
        .from_subquery(claims(as_of, None), Alias::new("claims"))
        .and_where(col("due_by").lt(as_of.to_string()))
        .and_where(payable().gt(0_i64))
        .to_owned();
    let closed = Query::select()
        .expr(Expr::val(1_i32))
        .from(Alias::new(super::years::TABLE))
        .and_where(
            Expr::col((Alias::new(super::years::TABLE), Alias::new("opening_day"))).lte(col("left_on")),
        )
        .and_where(
            Expr::col((Alias::new(super::years::TABLE), Alias::new("closing_day"))).gte(col("left_on")),
        )
        .and_where(
            Expr::col((Alias::new(super::years::TABLE), Alias::new("closed_on"))).lte(as_of.to_string()),
        )
        .to_owned();
    let unsettled = Query::select()
        .expr_as(count(), Alias::new("claims"))
        .expr_as(Expr::val(0_i64).cast_as("bigint"), Alias::new("cents"))
        .expr_as(Func::min(col("left_on")), Alias::new("since"))
        .from_subquery(claims(as_of, None), Alias::new("claims"))
        .and_where(col("provisional").eq(true))
        .and_where(Expr::exists(closed))
        .to_owned();
    let mut alerts = Vec::new();
    if let Some((count, cents, since)) = told(db, &late).await? {
        alerts.push(RegisterAlert::RefundsOverdue { claims: count, amount: Money::cents(cents), since });
    }
    if let Some((count, _, since)) = told(db, &unsettled).await? {
        alerts.push(RegisterAlert::RefundsToSettle { claims: count, since });
    }
    Ok(alerts)
}

/// How many, how much and since when; `None` when none.
async fn told(
    db: &impl ConnectionTrait,
    query: &SelectStatement,
) -> Result<Option<(u64, i64, Day)>, Failure> {
    let row = db.query_one(query).await.map_err(KernelError::from)?;
    let Some(row) = row else { return Ok(None) };
    let row = Heap::from_query_result(&row, "").map_err(KernelError::from)?;
    let (Some(cents), Some(since)) = (row.cents, row.since) else { return Ok(None) };
    Ok(Some((whole("claims", row.claims)?, cents, text("since", &since)?)))
}

#[derive(Debug, FromQueryResult)]
struct Heap {
    claims: i64,
    cents: Option<i64>,
    since: Option<String>,
}
