//! `members_calls`: what the board called of partly paid shares, member by member.

use async_trait::async_trait;
use kernel::listing::list;
use kernel::prelude::*;
use kernel::two_times::known_by;
use sea_orm::sea_query::{Alias, CaseStatement, Expr, ExprTrait, Func, JoinType, Query};
use sea_orm::{ConnectionTrait, DatabaseTransaction, FromQueryResult};
use values::{Day, Money, Timestamp};

use super::columns::{page, text, whole};
use super::standings::all_present;
use crate::member::MemberEvent;
use crate::public::{CallRow, RegisterAlert};

/// The table's name, for sums.
pub(super) const TABLE: &str = "members_calls";

/// The projector of `members_calls`.
pub(crate) struct ShareCalls;

#[async_trait]
impl Projector for ShareCalls {
    fn name(&self) -> &'static str {
        "members.calls"
    }

    fn tables(&self) -> &'static [&'static str] {
        &[TABLE]
    }

    fn streams(&self) -> &'static [&'static str] {
        &["members.member"]
    }

    fn timing(&self) -> Timing {
        Timing::Inline
    }

    async fn project(&self, db: &DatabaseTransaction, event: &Recorded) -> Result<(), ProjectionError> {
        let Some(MemberEvent::PaymentCalled { amount, due_on, on }) = event.decode::<MemberEvent>()? else {
            return Ok(());
        };
        let query = Query::insert()
            .into_table(Alias::new(TABLE))
            .columns(
                ["call_id", "member_id", "on_day", "recorded_at", "due_on", "called_cents"].map(Alias::new),
            )
            .values_panic([
                format!("{}:{:08}", event.stream_id, event.sequence).into(),
                event.stream_id.as_str().into(),
                on.to_string().into(),
                event.at.micros().into(),
                due_on.to_string().into(),
                amount.as_cents().into(),
            ])
            .to_owned();
        db.execute(&query).await?;
        Ok(())
    }
}

/// Fields to filter and sort calls by.
pub static LISTING: Listing = Listing {
    fields: &[
        Field::day("on_day"),
        Field::day("due_on"),
        Field::int("called_cents"),
        Field::text("member_id"),
        Field::int("member_number"),
        Field::text("member_name"),
    ],
    key: "call_id",
    default_sort: "due_on",
};

#[derive(Debug, FromQueryResult)]
struct Row {
    call_id: String,
    member_id: String,
    member_number: i64,
    member_name: String,
    on_day: String,
    due_on: String,
    called_cents: i64,
}

impl Row {
    fn read(self) -> Result<CallRow, KernelError> {
        Ok(CallRow {
            call_id: self.call_id,
            member_id: text("member_id", &self.member_id)?,
            member_number: whole("member_number", self.member_number)?,
            member_name: self.member_name,
            on: text("on_day", &self.on_day)?,
            due_on: text("due_on", &self.due_on)?,
            amount: Money::cents(self.called_cents),
        })
    }
}

/// A page of the calls until a day.
pub(crate) async fn calls(
    db: &impl ConnectionTrait,
    as_of: Day,
    known_at: Option<Timestamp>,
    request: &PageRequest,
) -> Result<Page<CallRow>, Failure> {
    let register = Alias::new("members_register");
    let mine = Expr::col((register.clone(), Alias::new("member_id")))
        .equals((Alias::new(TABLE), Alias::new("member_id")));
    let query = Query::select()
        .columns(
            ["call_id", "member_id", "on_day", "due_on", "called_cents"]
                .map(|name| (Alias::new(TABLE), Alias::new(name))),
        )
        .expr_as(Expr::col((register.clone(), Alias::new("number"))), Alias::new("member_number"))
        .expr_as(Expr::col((register.clone(), Alias::new("name"))), Alias::new("member_name"))
        .from(Alias::new(TABLE))
        .inner_join(register, mine)
        .cond_where(known_by(TABLE, "on_day", "recorded_at", as_of, known_at))
        .to_owned();
    Ok(page(list::<Row>(db, query, &LISTING, request).await?, Row::read)?)
}

/// Of those who are members on a day, what was called and is past its last day to pay; `None` when nothing is.
pub(crate) async fn overdue(db: &impl ConnectionTrait, as_of: Day) -> Result<Option<RegisterAlert>, Failure> {
    let of = |name: &'static str| Expr::col((Alias::new(TABLE), Alias::new(name)));
    let past = || of("due_on").lt(as_of.to_string());
    let when = |yes: Expr, otherwise: Option<Expr>| {
        let case = CaseStatement::new().case(past(), yes);
        match otherwise {
            Some(no) => Expr::Case(Box::new(case.finally(no))),
            None => Expr::Case(Box::new(case)),
        }
    };
    let calls = Query::select()
        .column(Alias::new("member_id"))
        .expr_as(Func::min(when(of("due_on"), None)), Alias::new("since"))
        .expr_as(
            Expr::from(Func::sum(when(Expr::val(0_i64), Some(of("called_cents"))))).cast_as("bigint"),
            Alias::new("to_come"),
        )
        .from(Alias::new(TABLE))
        .cond_where(known_by(TABLE, "on_day", "recorded_at", as_of, None))
        .group_by_col(Alias::new("member_id"))
        .to_owned();
    let called = |name: &'static str| Expr::col((Alias::new("calls"), Alias::new(name)));
    let held = |name: &'static str| Expr::col((Alias::new("held"), Alias::new(name)));
    let late = || held("called_cents").sub(called("to_come")).sub(held("paid_cents"));
    let query = Query::select()
        .expr_as(Expr::cust("COUNT(*)").cast_as("bigint"), Alias::new("members"))
        .expr_as(Expr::from(Func::sum(late())).cast_as("bigint"), Alias::new("cents"))
        .expr_as(Func::min(called("since")), Alias::new("since"))
        .from_subquery(all_present(as_of, None), Alias::new("held"))
        .join_subquery(
            JoinType::InnerJoin,
            calls,
            Alias::new("calls"),
            held("member_id").equals((Alias::new("calls"), Alias::new("member_id"))),
        )
        .and_where(called("since").is_not_null())
        .and_where(late().gt(0_i64))
        .to_owned();
    let Some(row) = db.query_one(&query).await.map_err(KernelError::from)? else { return Ok(None) };
    let row = Overdue::from_query_result(&row, "").map_err(KernelError::from)?;
    let (Some(cents), Some(since)) = (row.cents, row.since) else { return Ok(None) };
    let members = whole("members", row.members)?;
    let since = text("since", &since)?;
    Ok(Some(RegisterAlert::CallsOverdue { members, amount: Money::cents(cents), since }))
}

#[derive(Debug, FromQueryResult)]
struct Overdue {
    members: i64,
    cents: Option<i64>,
    since: Option<String>,
}
