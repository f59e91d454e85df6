//! The register of counts: every count and correction as a movement with its day of effect and its time of record,
//! so that what was known on a day can be told again.

use super::columns::{column, page, text, whole};
use crate::period::Period;
use crate::public::{UsageRow, UsageTotals};
use crate::rules::counting::{self, Count, PeriodUsage};
use crate::usage::UsageEvent;
use async_trait::async_trait;
use kernel::listing::list;
use kernel::prelude::*;
use kernel::two_times::known_by;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Alias, Cond, Expr, ExprTrait, Func, Query, SelectStatement};
use sea_orm::{DatabaseTransaction, FromQueryResult, Set};
use values::{Day, Timestamp};

/// A movement of a count.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "royalties_usage")]
pub(crate) struct Model {
    /// Stream of the count: `2015:1d-touch`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub stream_id: String,
    /// Place in its stream.
    #[sea_orm(primary_key, auto_increment = false)]
    pub sequence: i64,
    /// Period counted.
    pub period: String,
    /// Where the count comes from.
    pub source: String,
    /// Users more, or fewer.
    pub users_change: i64,
    /// Listens more, or fewer.
    pub listens_change: i64,
    /// Why, empty for a first count.
    pub reason: String,
    /// Day of effect.
    pub on_day: String,
    /// Time of record, in microseconds.
    pub recorded_at: i64,
}

/// No relation: a view stands alone.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Fills `royalties_usage`.
pub(crate) struct UsageRegister;

#[async_trait]
impl Projector for UsageRegister {
    fn name(&self) -> &'static str {
        "royalties.usage"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["royalties_usage"]
    }

    fn streams(&self) -> &'static [&'static str] {
        &["royalties.usage"]
    }

    fn timing(&self) -> Timing {
        Timing::Inline
    }

    async fn project(&self, db: &DatabaseTransaction, event: &Recorded) -> Result<(), ProjectionError> {
        let Some(fact) = event.decode::<UsageEvent>()? else { return Ok(()) };
        let none = UsageTotals::default();
        let (period, source, before, after, reason) = match fact {
            UsageEvent::Reported { period, source, totals, counted_on: _ } => {
                (period, source, none, totals, String::new())
            }
            UsageEvent::Corrected { period, source, previous, totals, counted_on: _, reason } => {
                (period, source, previous, totals, reason)
            }
        };
        let movement = ActiveModel {
            stream_id: Set(event.stream_id.clone()),
            sequence: Set(event.sequence),
            period: Set(period.to_string()),
            source: Set(source.to_string()),
            users_change: Set(column("users", after.users)? - column("users", before.users)?),
            listens_change: Set(column("listens", after.listens)? - column("listens", before.listens)?),
            reason: Set(reason),
            on_day: Set(event.on.to_string()),
            recorded_at: Set(event.at.micros()),
        };
        Entity::insert(movement).exec_without_returning(db).await?;
        Ok(())
    }
}

#[derive(Debug, FromQueryResult)]
struct Row {
    usage_id: String,
    period: String,
    source: String,
    users: i64,
    listens: i64,
    corrections: i64,
    counted_on: String,
}

impl Row {
    fn read(self) -> Result<UsageRow, KernelError> {
        Ok(UsageRow {
            id: self.usage_id,
            period: text("period", &self.period)?,
            source: text("source", &self.source)?,
            users: whole("users", self.users)?,
            listens: whole("listens", self.listens)?,
            corrections: whole("corrections", self.corrections)?,
            counted_on: text("counted_on", &self.counted_on)?,
        })
    }
}

/// What the list of counts can be filtered and sorted by.
pub(crate) static LISTING: Listing = Listing {
    fields: &[
        Field::text("period"),
        Field::text("source"),
        Field::int("users"),
        Field::int("listens"),
        Field::int("corrections"),
        Field::day("counted_on"),
    ],
    key: "usage_id",
    default_sort: "-period",
};

/// The counts as they stood on a day, as known at a moment.
fn standing(as_of: Day, known_at: Option<Timestamp>) -> SelectStatement {
    let bigint = |expression: Expr| expression.cast_as("bigint");
    let sum = |name| bigint(Func::sum(Expr::col(name)).into());
    let mut query = Query::select();
    query
        .expr_as(Expr::col(Column::StreamId), Alias::new("usage_id"))
        .column(Column::Period)
        .column(Column::Source)
        .expr_as(sum(Column::UsersChange), Alias::new("users"))
        .expr_as(sum(Column::ListensChange), Alias::new("listens"))
        .expr_as(bigint(Expr::cust("COUNT(*) - 1")), Alias::new("corrections"))
        .expr_as(Expr::from(Func::max(Expr::col(Column::OnDay))), Alias::new("counted_on"))
        .from(Entity)
        .cond_where(known_by("royalties_usage", "on_day", "recorded_at", as_of, known_at))
        .group_by_columns([Column::StreamId, Column::Period, Column::Source]);
    query
}

/// One page of the counts as they stood on a day.
pub(crate) async fn counts(
    db: &impl ConnectionTrait,
    as_of: Day,
    known_at: Option<Timestamp>,
    request: &PageRequest,
) -> Result<Page<UsageRow>, Failure> {
    let rows = list::<Row>(db, standing(as_of, known_at), &LISTING, request).await?;
    Ok(page(rows, Row::read)?)
}

/// The count of one period and source as it stood on a day.
pub(crate) async fn count(
    db: &impl ConnectionTrait,
    stream_id: &str,
    as_of: Day,
    known_at: Option<Timestamp>,
) -> Result<Option<UsageRow>, Failure> {
    let mut query = standing(as_of, known_at);
    query.and_where(Expr::col(Column::StreamId).eq(stream_id));
    let row = db.query_one(&query).await?.map(|row| Row::from_query_result(&row, "")).transpose()?;
    Ok(row.map(Row::read).transpose()?)
}

/// What a period counts over all sources, as it stood on a day; `None` when nothing was counted.
pub(crate) async fn of_period(
    db: &impl ConnectionTrait,
    period: Period,
    as_of: Day,
    known_at: Option<Timestamp>,
) -> Result<Option<PeriodUsage>, Failure> {
    let mut query = standing(as_of, known_at);
    let mut within = Cond::any().add(Expr::col(Column::Period).eq(period.to_string()));
    if period.is_year() {
        within = within.add(Expr::col(Column::Period).like(format!("{period}-%")));
    }
    query.cond_where(within);
    let mut counts = Vec::new();
    for row in db.query_all(&query).await? {
        let row = Row::from_query_result(&row, "")?.read()?;
        let totals = UsageTotals { users: row.users, listens: row.listens };
        counts.push(Count { period: row.period, source: row.source, totals });
    }
    Ok(counting::of_period(period, &counts))
}
