//! `members_years`: which years are closed, how their result was allocated, whether the interest is paid.
//!
//! Inline, because a movement dated in a closed year is refused by it.

use async_trait::async_trait;
use kernel::listing::list;
use kernel::prelude::*;
use kernel::two_times::known_by;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, Func};
use sea_orm::{ActiveValue::Set, DatabaseTransaction, FromQueryResult, QueryOrder, QuerySelect, QueryTrait};
use values::{Day, Money, Timestamp};

use super::columns::{optional, page, text, whole};
use crate::public::{YearRow, YearSheet};
use crate::year::{AllocatedResult, YearEvent};

#[allow(unreachable_pub)] // sea-orm derives public items
mod entity {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "members_years")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub year_id: String,
        pub opening_day: String,
        pub closing_day: String,
        pub closed_on: String,
        pub recorded_at: i64,
        pub allocated: String,
        pub allocated_on: String,
        pub allocated_recorded_at: i64,
        pub interest_cents: i64,
        pub withholding: String,
        pub paid_on: String,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use entity::{ActiveModel, Column, Entity, Model};

/// The table's name, for who asks whether a day lies in a closed year.
pub(super) const TABLE: &str = "members_years";

/// The projector of `members_years`.
pub(crate) struct Years;

#[async_trait]
impl Projector for Years {
    fn name(&self) -> &'static str {
        "members.years"
    }

    fn tables(&self) -> &'static [&'static str] {
        &[TABLE]
    }

    fn streams(&self) -> &'static [&'static str] {
        &["members.year"]
    }

    fn timing(&self) -> Timing {
        Timing::Inline
    }

    async fn project(&self, db: &DatabaseTransaction, event: &Recorded) -> Result<(), ProjectionError> {
        let Some(fact) = event.decode::<YearEvent>()? else { return Ok(()) };
        let mut row = ActiveModel { version: Set(event.sequence), ..Default::default() };
        match fact {
            YearEvent::Closed { opening_day, closing_day, on } => {
                row.year_id = Set(event.stream_id.clone());
                row.opening_day = Set(opening_day.to_string());
                row.closing_day = Set(closing_day.to_string());
                row.closed_on = Set(on.to_string());
                row.recorded_at = Set(event.at.micros());
                row.allocated = Set(String::new());
                row.allocated_on = Set(String::new());
                row.allocated_recorded_at = Set(0);
                row.interest_cents = Set(0);
                row.withholding = Set(String::new());
                row.paid_on = Set(String::new());
                Entity::insert(row).exec_without_returning(db).await?;
                return Ok(());
            }
            YearEvent::Reopened { reason: _, on: _ } => {
                Entity::delete_by_id(event.stream_id.clone()).exec(db).await?;
                return Ok(());
            }
            YearEvent::ResultAllocated(allocated) => {
                let json = serde_json::to_string(&allocated).map_err(KernelError::from)?;
                row.allocated = Set(json);
                row.allocated_on = Set(allocated.decided_on.to_string());
                row.allocated_recorded_at = Set(event.at.micros());
                row.interest_cents = Set(allocated.proposal.interest.as_cents());
            }
            YearEvent::InterestPaid { withholding, on, rate: _ } => {
                row.withholding = Set(serde_json::to_string(&withholding).map_err(KernelError::from)?);
                row.paid_on = Set(on.to_string());
            }
        }
        Entity::update_many().set(row).filter(Column::YearId.eq(&event.stream_id)).exec(db).await?;
        Ok(())
    }
}

/// Fields to filter and sort years by.
pub static LISTING: Listing = Listing {
    fields: &[
        Field::text("year_id"),
        Field::day("closing_day"),
        Field::day("closed_on"),
        Field::day("allocated_on"),
        Field::int("interest_cents"),
        Field::day("paid_on"),
    ],
    key: "year_id",
    default_sort: "closing_day",
};

#[derive(Debug, FromQueryResult)]
struct Row {
    year_id: String,
    opening_day: String,
    closing_day: String,
    closed_on: String,
    allocated_on: String,
    interest_cents: i64,
    paid_on: String,
    version: i64,
}

impl Row {
    fn read(self) -> Result<YearRow, KernelError> {
        Ok(YearRow {
            year: text("year_id", &self.year_id)?,
            opening_day: text("opening_day", &self.opening_day)?,
            closing_day: text("closing_day", &self.closing_day)?,
            closed_on: text("closed_on", &self.closed_on)?,
            allocated_on: optional("allocated_on", &self.allocated_on)?,
            interest: Money::cents(self.interest_cents),
            paid_on: optional("paid_on", &self.paid_on)?,
            version: whole("version", self.version)?,
        })
    }
}

/// A page of the years closed by then.
pub(crate) async fn years(
    db: &impl ConnectionTrait,
    as_of: Day,
    known_at: Option<Timestamp>,
    request: &PageRequest,
) -> Result<Page<YearRow>, Failure> {
    let mut query = Entity::find().into_query();
    query.cond_where(known_by(TABLE, "closed_on", "recorded_at", as_of, known_at));
    Ok(page(list::<Row>(db, query, &LISTING, request).await?, Row::read)?)
}

/// One closed year with its allocation; `None` when it is not closed.
pub(crate) async fn year(db: &impl ConnectionTrait, year: i32) -> Result<Option<YearSheet>, Failure> {
    match Entity::find_by_id(year.to_string()).one(db).await? {
        Some(model) => Ok(Some(sheet(model)?)),
        None => Ok(None),
    }
}

fn sheet(model: Model) -> Result<YearSheet, Failure> {
    let withholding = match model.withholding.as_str() {
        "" => None,
        json => Some(serde_json::from_str(json)?),
    };
    let allocated = allocated(&model)?;
    let allocated_at =
        (model.allocated_recorded_at > 0).then(|| Timestamp::from_micros(model.allocated_recorded_at));
    let Model {
        year_id,
        opening_day,
        closing_day,
        closed_on,
        allocated_on,
        interest_cents,
        paid_on,
        version,
        ..
    } = model;
    let row =
        Row { year_id, opening_day, closing_day, closed_on, allocated_on, interest_cents, paid_on, version };
    Ok(YearSheet { row: row.read()?, allocated, allocated_at, withholding })
}

fn allocated(model: &Model) -> Result<Option<AllocatedResult>, Failure> {
    match model.allocated.as_str() {
        "" => Ok(None),
        json => Ok(Some(serde_json::from_str(json)?)),
    }
}

/// Last day of the latest closed year.
pub(crate) async fn last_closing(db: &impl ConnectionTrait) -> Result<Option<Day>, Failure> {
    let latest: Option<Option<String>> = Entity::find()
        .select_only()
        .expr(Func::max(Expr::col(Column::ClosingDay)))
        .into_tuple()
        .one(db)
        .await?;
    match latest.flatten() {
        Some(day) => Ok(Some(text("closing_day", &day)?)),
        None => Ok(None),
    }
}

/// What the last accounts approved say of losses.
pub(crate) struct LossesKnown {
    /// Losses that the reserves do not absorb.
    pub(crate) unabsorbed: Money,
    /// The capital that bears them.
    pub(crate) capital: Money,
    /// Whether the accounts of the year of the day itself are approved.
    pub(crate) approved: bool,
}

/// What is known of losses for who leaves on a day.
pub(crate) async fn losses_known(db: &impl ConnectionTrait, on: Day) -> Result<LossesKnown, Failure> {
    let latest =
        Entity::find().filter(Column::AllocatedOn.ne("")).order_by_desc(Column::ClosingDay).one(db).await?;
    let none = LossesKnown { unabsorbed: Money::ZERO, capital: Money::ZERO, approved: false };
    let Some(model) = latest else { return Ok(none) };
    let closing: Day = text("closing_day", &model.closing_day)?;
    let Some(allocated) = allocated(&model)? else { return Ok(none) };
    let kept = allocated.proposal.legal_reserve + allocated.proposal.statutory_reserve;
    let reserves = allocated.input.reserves + kept;
    let unabsorbed = Ord::max(-allocated.proposal.carry_forward - reserves, Money::ZERO);
    Ok(LossesKnown { unabsorbed, capital: allocated.input.capital, approved: closing >= on })
}
