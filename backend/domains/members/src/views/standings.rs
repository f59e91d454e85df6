//! What the two registers say together on a day: who is a member, with how many shares, and the capital they make.
//!
//! Both questions of time are asked of every row: has its day come (`as_of`, inclusive), and was it recorded by then
//! (`known_at`). A member that leaves on a day is no member on that day.

use kernel::listing::list;
use kernel::prelude::*;
use kernel::two_times::{known_by, not_over_by};
use sea_orm::FromQueryResult;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{
    Alias, CaseStatement, Expr, ExprTrait, Func, JoinType, Order, Query, SelectStatement,
};
use values::{Day, Money, Timestamp};

use super::columns::{optional, page, text, whole};
use super::history::{COLLEGES, EXITS};
use super::movements;
use super::register::{Column, Entity};
use crate::public::{CollegePeriod, ExitCause, MemberId, MemberRow, VoterEntry};

const REGISTER: &str = "members_register";

/// Fields to filter and sort the register by. `search` ignores case and accents, and sorts persons by family name.
pub static LISTING: Listing = Listing {
    fields: &[
        Field::int("number"),
        Field::text("name"),
        Field::text("search"),
        Field::text("college"),
        Field::text("category"),
        Field::text("kind"),
        Field::text("siren"),
        Field::text("city"),
        Field::day("admitted_on"),
        Field::int("shares"),
        Field::int("subscribed_cents"),
        Field::int("paid_cents"),
        Field::int("called_cents"),
        Field::int("due_cents"),
    ],
    key: "member_id",
    default_sort: "number",
};

#[derive(Debug, FromQueryResult)]
pub(super) struct Row {
    member_id: String,
    number: i64,
    name: String,
    college: String,
    category: String,
    kind: String,
    siren: String,
    city: String,
    admitted_on: String,
    shares: i64,
    subscribed_cents: i64,
    paid_cents: i64,
    called_cents: i64,
    due_cents: i64,
    version: i64,
}

impl Row {
    pub(super) fn read(self) -> Result<MemberRow, KernelError> {
        Ok(MemberRow {
            member_id: text("member_id", &self.member_id)?,
            number: whole("number", self.number)?,
            name: self.name,
            college: text("college", &self.college)?,
            category: text("category", &self.category)?,
            kind: text("kind", &self.kind)?,
            siren: optional("siren", &self.siren)?,
            city: self.city,
            admitted_on: text("admitted_on", &self.admitted_on)?,
            shares: values::Shares::new(whole("shares", self.shares)?),
            subscribed: Money::cents(self.subscribed_cents),
            paid: Money::cents(self.paid_cents),
            called: called(self.called_cents, self.subscribed_cents, self.paid_cents),
            due: Money::cents(self.due_cents),
            version: whole("version", self.version)?,
        })
    }
}

/// What one member's movements add up to by then; asked for each row that is shown, and no other.
fn held(name: &'static str, as_of: Day, known_at: Option<Timestamp>) -> Expr {
    summed(movements::TABLE, name, as_of, known_at)
}

fn summed(table: &'static str, name: &'static str, as_of: Day, known_at: Option<Timestamp>) -> Expr {
    let sum = Expr::from(Func::sum(Expr::col((Alias::new(table), Alias::new(name))))).cast_as("bigint");
    let query = Query::select()
        .expr(Func::coalesce([sum, Expr::val(0_i64)]))
        .from(Alias::new(table))
        .and_where(Expr::col((Alias::new(table), Alias::new("member_id"))).equals((Entity, Column::MemberId)))
        .cond_where(known_by(table, "on_day", "recorded_at", as_of, known_at))
        .to_owned();
    query.into()
}

/// What is said of the college from the last day on which it changed.
fn votes(name: &'static str, as_of: Day, known_at: Option<Timestamp>) -> Expr {
    let of = |column: &'static str| (Alias::new(COLLEGES), Alias::new(column));
    let query = Query::select()
        .column(of(name))
        .from(Alias::new(COLLEGES))
        .and_where(Expr::col(of("member_id")).equals((Entity, Column::MemberId)))
        .cond_where(known_by(COLLEGES, "on_day", "recorded_at", as_of, known_at))
        .order_by(of("on_day"), Order::Desc)
        .order_by(of("sequence"), Order::Desc)
        .limit(1)
        .to_owned();
    query.into()
}

/// What a row says of the member itself.
const ROW: [Column; 10] = [
    Column::MemberId,
    Column::Number,
    Column::Name,
    Column::Search,
    Column::Kind,
    Column::CountsInPublicCap,
    Column::Siren,
    Column::City,
    Column::AdmittedOn,
    Column::Version,
];

/// Everybody admitted by then, with what is held.
pub(super) fn ever_admitted(as_of: Day, known_at: Option<Timestamp>) -> SelectStatement {
    let held = |name| held(name, as_of, known_at);
    let calls = summed(super::calls::TABLE, "called_cents", as_of, known_at);
    Query::select()
        .columns(ROW.map(|column| (Entity, column)))
        .expr_as(votes("college", as_of, known_at), Alias::new("college"))
        .expr_as(votes("category", as_of, known_at), Alias::new("category"))
        .expr_as(held("shares"), Alias::new("shares"))
        .expr_as(held("held_subscribed_cents"), Alias::new("subscribed_cents"))
        .expr_as(held("held_paid_cents"), Alias::new("paid_cents"))
        .expr_as(held("called_cents").add(calls), Alias::new("called_cents"))
        .expr_as(held("held_subscribed_cents").sub(held("held_paid_cents")), Alias::new("due_cents"))
        .from(Entity)
        .cond_where(known_by(REGISTER, "admitted_on", "recorded_at", as_of, known_at))
        .to_owned()
}

/// The exit of a member that had left by then, if it had and was not undone.
fn exits(as_of: Day, known_at: Option<Timestamp>) -> SelectStatement {
    Query::select()
        .columns(
            ["on_day", "cause", "reason", "decided_on"].map(|name| (Alias::new(EXITS), Alias::new(name))),
        )
        .from(Alias::new(EXITS))
        .cond_where(known_by(EXITS, "on_day", "recorded_at", as_of, known_at))
        .cond_where(not_over_by(EXITS, "undone_on", "undone_recorded_at", as_of, known_at))
        .to_owned()
}

/// Those who are members on the day.
pub(super) fn present(as_of: Day, known_at: Option<Timestamp>) -> SelectStatement {
    let gone = exits(as_of, known_at)
        .and_where(Expr::col((Alias::new(EXITS), Alias::new("member_id"))).equals((Entity, Column::MemberId)))
        .to_owned();
    ever_admitted(as_of, known_at).and_where(Expr::exists(gone).not()).to_owned()
}

/// The same members as [`present`], for who reads all of them: movements are summed up in one go and not member by member.
/// What was called stands within its bounds here, see [`called`].
pub(super) fn all_present(as_of: Day, known_at: Option<Timestamp>) -> SelectStatement {
    let col = |table: &'static str, name: &'static str| Expr::col((Alias::new(table), Alias::new(name)));
    let sum = |table: &'static str, name: &'static str| {
        Expr::from(Func::coalesce([col(table, name), Expr::val(0_i64)]))
    };
    let mine = |table: &'static str| Expr::col((Entity, Column::MemberId)).equals((table, "member_id"));
    let of_movements = ["shares", "held_subscribed_cents", "held_paid_cents", "called_cents"];
    let held = |name| sum("held", name);
    let asked = || held("called_cents").add(sum("calls", "called_cents"));
    let within = CaseStatement::new()
        .case(asked().lt(held("held_paid_cents")), held("held_paid_cents"))
        .case(asked().gt(held("held_subscribed_cents")), held("held_subscribed_cents"))
        .finally(asked());
    let gone = exits(as_of, known_at).and_where(mine(EXITS)).to_owned();
    Query::select()
        .columns(ROW.map(|column| (Entity, column)))
        .columns([(COLLEGES, "college"), (COLLEGES, "category")])
        .expr_as(held("shares"), "shares")
        .expr_as(held("held_subscribed_cents"), "subscribed_cents")
        .expr_as(held("held_paid_cents"), "paid_cents")
        .expr_as(Expr::Case(Box::new(within)), "called_cents")
        .expr_as(held("held_subscribed_cents").sub(held("held_paid_cents")), "due_cents")
        .from(Entity)
        .inner_join(COLLEGES, mine(COLLEGES))
        .join_subquery(
            JoinType::LeftJoin,
            totals(movements::TABLE, &of_movements, as_of, known_at),
            "held",
            mine("held"),
        )
        .join_subquery(
            JoinType::LeftJoin,
            totals(super::calls::TABLE, &["called_cents"], as_of, known_at),
            "calls",
            mine("calls"),
        )
        .cond_where(known_by(REGISTER, "admitted_on", "recorded_at", as_of, known_at))
        .cond_where(known_by(COLLEGES, "on_day", "recorded_at", as_of, known_at))
        .and_where(Expr::exists(later_college(as_of, known_at)).not())
        .and_where(Expr::exists(gone).not())
        .to_owned()
}

/// What the rows of each member add up to by then.
fn totals(
    table: &'static str,
    names: &[&'static str],
    as_of: Day,
    known_at: Option<Timestamp>,
) -> SelectStatement {
    let mut query = Query::select();
    query.column("member_id").from(table);
    for name in names {
        query.expr_as(Expr::from(Func::sum(Expr::col(*name))).cast_as("bigint"), *name);
    }
    query
        .cond_where(known_by(table, "on_day", "recorded_at", as_of, known_at))
        .group_by_col("member_id")
        .to_owned()
}

/// A college of the member that came after that of the row and held by then.
fn later_college(as_of: Day, known_at: Option<Timestamp>) -> SelectStatement {
    let of = |table: &'static str, name: &'static str| Expr::col((Alias::new(table), Alias::new(name)));
    let place = |table| Expr::tuple([of(table, "on_day"), of(table, "sequence")]);
    Query::select()
        .expr(Expr::val(1_i32))
        .from_as(COLLEGES, "later")
        .and_where(of("later", "member_id").equals((COLLEGES, "member_id")))
        .and_where(place("later").gt(place(COLLEGES)))
        .cond_where(known_by("later", "on_day", "recorded_at", as_of, known_at))
        .to_owned()
}

/// A page of the register on a day.
pub(crate) async fn register(
    db: &impl ConnectionTrait,
    as_of: Day,
    known_at: Option<Timestamp>,
    request: &PageRequest,
) -> Result<Page<MemberRow>, Failure> {
    let rows = list::<Row>(db, present(as_of, known_at), &LISTING, request).await?;
    Ok(page(rows, Row::read)?)
}

/// Those of these who are members on the day.
pub(super) async fn some_present(
    db: &impl ConnectionTrait,
    ids: &[MemberId],
    as_of: Day,
) -> Result<Vec<MemberRow>, Failure> {
    let among = Column::MemberId.is_in(ids.iter().map(ToString::to_string));
    let query = present(as_of, None).and_where(among).to_owned();
    let mut rows = Vec::new();
    for row in db.query_all(&query).await? {
        rows.push(Row::from_query_result(&row, "")?.read()?);
    }
    Ok(rows)
}

/// One member as a row, present or gone; `None` when it was not admitted by then.
pub(super) async fn row(
    db: &impl ConnectionTrait,
    id: MemberId,
    as_of: Day,
    known_at: Option<Timestamp>,
) -> Result<Option<MemberRow>, Failure> {
    let query = ever_admitted(as_of, known_at).and_where(Column::MemberId.eq(id.to_string())).to_owned();
    let Some(row) = db.query_one(&query).await? else { return Ok(None) };
    Ok(Some(Row::from_query_result(&row, "")?.read()?))
}

/// A member's exit.
pub(super) struct Left {
    pub(super) on: Day,
    pub(super) cause: ExitCause,
    pub(super) reason: String,
    pub(super) decided_on: Option<Day>,
}

/// A member's exit, when it had left by then.
pub(super) async fn left(
    db: &impl ConnectionTrait,
    id: MemberId,
    as_of: Day,
    known_at: Option<Timestamp>,
) -> Result<Option<Left>, Failure> {
    let query = exits(as_of, known_at)
        .and_where(Expr::col((Alias::new(EXITS), Alias::new("member_id"))).eq(id.to_string()))
        .to_owned();
    let Some(row) = db.query_one(&query).await? else { return Ok(None) };
    let on = text("on_day", &row.try_get::<String>("", "on_day")?)?;
    let cause = text("cause", &row.try_get::<String>("", "cause")?)?;
    let decided_on = optional("decided_on", &row.try_get::<String>("", "decided_on")?)?;
    Ok(Some(Left { on, cause, reason: row.try_get("", "reason")?, decided_on }))
}

/// Where a member votes and voted, as known by then; what is decided for a later day too.
pub(super) async fn colleges(
    db: &impl ConnectionTrait,
    id: MemberId,
    known_at: Option<Timestamp>,
) -> Result<Vec<CollegePeriod>, Failure> {
    let of = |column: &'static str| (Alias::new(COLLEGES), Alias::new(column));
    let mut query = Query::select()
        .columns(["on_day", "college", "category"].map(of))
        .from(Alias::new(COLLEGES))
        .and_where(Expr::col(of("member_id")).eq(id.to_string()))
        .order_by(of("on_day"), Order::Asc)
        .order_by(of("sequence"), Order::Asc)
        .to_owned();
    if let Some(moment) = known_at {
        query.and_where(Expr::col(of("recorded_at")).lte(moment.micros()));
    }
    let mut periods = Vec::new();
    for row in db.query_all(&query).await? {
        periods.push(CollegePeriod {
            on: text("on_day", &row.try_get::<String>("", "on_day")?)?,
            college: text("college", &row.try_get::<String>("", "college")?)?,
            category: text("category", &row.try_get::<String>("", "category")?)?,
        });
    }
    Ok(periods)
}

/// The roll of a vote: every member on the day, by number.
pub(crate) async fn voters(
    db: &impl ConnectionTrait,
    as_of: Day,
    known_at: Option<Timestamp>,
) -> Result<Vec<VoterEntry>, Failure> {
    let query = all_present(as_of, known_at).order_by((Entity, Column::Number), Order::Asc).to_owned();
    let mut roll = Vec::new();
    for row in db.query_all(&query).await? {
        let row = Row::from_query_result(&row, "")?.read()?;
        roll.push(VoterEntry {
            member_id: row.member_id,
            number: row.number,
            display_name: row.name,
            college: row.college,
            shares: row.shares,
        });
    }
    Ok(roll)
}

/// What was called: never less than what was paid, which a member may do before a call, nor more than the shares.
pub(super) fn called(called: i64, subscribed: i64, paid: i64) -> Money {
    Money::cents(Ord::min(Ord::max(called, paid), subscribed))
}

/// Members who have something to pay on their shares on a day, by number.
pub(crate) async fn with_something_due(
    db: &impl ConnectionTrait,
    as_of: Day,
) -> Result<Vec<MemberId>, Failure> {
    let query = Query::select()
        .column(Alias::new("member_id"))
        .from_subquery(all_present(as_of, None), Alias::new("present"))
        .and_where(Expr::col(Alias::new("due_cents")).gt(0))
        .order_by(Alias::new("number"), Order::Asc)
        .to_owned();
    let mut owing = Vec::new();
    for row in db.query_all(&query).await? {
        owing.push(text("member_id", &row.try_get::<String>("", "member_id")?)?);
    }
    Ok(owing)
}
