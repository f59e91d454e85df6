//! What the two registers say together on a day: who is a member, with how many shares, and the capital they make.
//!
//! Both questions of time are asked of every row: has its day come (`as_of`, inclusive), and was it recorded by then
//! (`known_at`). A member that leaves on a day is no member on that day.

use kernel::listing::list;
use kernel::prelude::*;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Alias, Cond, Expr, ExprTrait, Func, Order, Query, SelectStatement};
use sea_orm::{EntityTrait, FromQueryResult};
use values::{Day, Money, Timestamp};

use super::columns::{known_by, optional, page, text, whole};
use super::movements;
use super::register::{Column, Entity};
use crate::public::{
    Capital, CategoryCapital, College, CollegeCapital, MemberFile, MemberId, MemberRow, VoterEntry,
};

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
        Field::int("due_cents"),
    ],
    key: "member_id",
    default_sort: "number",
};

#[derive(Debug, FromQueryResult)]
struct Row {
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
    due_cents: i64,
    version: i64,
}

impl Row {
    fn read(self) -> Result<MemberRow, KernelError> {
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
            due: Money::cents(self.due_cents),
            version: whole("version", self.version)?,
        })
    }
}

/// Sums of the movements of each member.
fn holdings(as_of: Day, known_at: Option<Timestamp>) -> SelectStatement {
    let sum = |name| Expr::from(Func::sum(Expr::col(Alias::new(name)))).cast_as("bigint");
    Query::select()
        .column(Alias::new("member_id"))
        .expr_as(sum("shares"), Alias::new("shares"))
        .expr_as(sum("subscribed_cents"), Alias::new("subscribed_cents"))
        .expr_as(sum("paid_cents"), Alias::new("paid_cents"))
        .from(Alias::new(movements::TABLE))
        .cond_where(known_by(movements::TABLE, "on_day", "recorded_at", as_of, known_at))
        .group_by_col(Alias::new("member_id"))
        .to_owned()
}

/// Everybody admitted by then, with what is held.
fn ever_admitted(as_of: Day, known_at: Option<Timestamp>) -> SelectStatement {
    let held = |name| Expr::col((Alias::new("held"), Alias::new(name)));
    let or_none = |expression: Expr| Expr::from(Func::coalesce([expression, Expr::val(0_i64)]));
    let due = held("subscribed_cents").sub(held("paid_cents"));
    let mine = Expr::col((Entity, Column::MemberId)).equals((Alias::new("held"), Alias::new("member_id")));
    Query::select()
        .columns(
            [
                Column::MemberId,
                Column::Number,
                Column::Name,
                Column::Search,
                Column::College,
                Column::Category,
                Column::Kind,
                Column::Siren,
                Column::City,
                Column::AdmittedOn,
                Column::Version,
            ]
            .map(|column| (Entity, column)),
        )
        .expr_as(or_none(held("shares")), Alias::new("shares"))
        .expr_as(or_none(held("subscribed_cents")), Alias::new("subscribed_cents"))
        .expr_as(or_none(held("paid_cents")), Alias::new("paid_cents"))
        .expr_as(or_none(due), Alias::new("due_cents"))
        .from(Entity)
        .join_subquery(
            sea_orm::sea_query::JoinType::LeftJoin,
            holdings(as_of, known_at),
            Alias::new("held"),
            mine,
        )
        .cond_where(known_by(REGISTER, "admitted_on", "recorded_at", as_of, known_at))
        .to_owned()
}

/// Those who are members on the day.
fn present(as_of: Day, known_at: Option<Timestamp>) -> SelectStatement {
    let left = |column| Expr::col((Entity, column));
    let mut still =
        Cond::any().add(left(Column::LeftOn).eq("")).add(left(Column::LeftOn).gt(as_of.to_string()));
    if let Some(moment) = known_at {
        still = still.add(left(Column::LeftRecordedAt).gt(moment.micros()));
    }
    ever_admitted(as_of, known_at).cond_where(still).to_owned()
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

/// One member, present or gone; `None` when it was not admitted by then.
pub(crate) async fn member(
    db: &impl ConnectionTrait,
    id: MemberId,
    as_of: Day,
    known_at: Option<Timestamp>,
) -> Result<Option<MemberFile>, Failure> {
    let query = ever_admitted(as_of, known_at).and_where(Column::MemberId.eq(id.to_string())).to_owned();
    let Some(row) = db.query_one(&query).await? else { return Ok(None) };
    let row = Row::from_query_result(&row, "")?.read()?;
    let Some(model) = Entity::find_by_id(id.to_string()).one(db).await? else { return Ok(None) };
    let left = model.has_left(&as_of.to_string(), known_at);
    Ok(Some(MemberFile {
        row,
        siret: optional("siret", &model.siret)?,
        address: model.address(),
        decided_on: text("decided_on", &model.decided_on)?,
        left_on: if left { optional("left_on", &model.left_on)? } else { None },
        exit_cause: if left { optional("exit_cause", &model.exit_cause)? } else { None },
        representative: model.representative,
        email: model.email,
        movements: movements::of_member(db, id, as_of, known_at).await?,
    }))
}

/// The roll of a vote: every member on the day, by number.
pub(crate) async fn voters(
    db: &impl ConnectionTrait,
    as_of: Day,
    known_at: Option<Timestamp>,
) -> Result<Vec<VoterEntry>, Failure> {
    let query = present(as_of, known_at).order_by((Entity, Column::Number), Order::Asc).to_owned();
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

#[derive(Debug, FromQueryResult)]
struct Group {
    college: String,
    category: String,
    kind: String,
    members: i64,
    shares: i64,
    subscribed_cents: i64,
    paid_cents: i64,
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
        .from_subquery(present(as_of, known_at), Alias::new("present"))
        .group_by_columns(by)
        .to_owned();
    let mut by_category = Vec::new();
    for row in db.query_all(&query).await? {
        by_category.push(Group::from_query_result(&row, "")?.read()?);
    }
    by_category.sort_by(|a, b| (a.college, &a.category, a.kind).cmp(&(b.college, &b.category, b.kind)));
    Ok(Capital {
        as_of,
        known_at,
        members: by_category.iter().map(|part| part.members).sum(),
        shares: by_category.iter().map(|part| part.shares).sum(),
        subscribed: by_category.iter().map(|part| part.subscribed).sum(),
        paid: by_category.iter().map(|part| part.paid).sum(),
        by_college: College::ALL.map(|college| part_of(college, &by_category)).to_vec(),
        by_category,
    })
}

fn part_of(college: College, parts: &[CategoryCapital]) -> CollegeCapital {
    let of = || parts.iter().filter(|part| part.college == college);
    CollegeCapital {
        college,
        members: of().map(|part| part.members).sum(),
        shares: of().map(|part| part.shares).sum(),
        subscribed: of().map(|part| part.subscribed).sum(),
        paid: of().map(|part| part.paid).sum(),
    }
}
