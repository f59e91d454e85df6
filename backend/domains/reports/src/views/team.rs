//! The team, count by count, with its departments.

use super::{STANDS, moment, page, text, whole};
use crate::public::{TeamOnDay, TeamRow};
use crate::rules::fte::Fte;
use crate::team::{Department, TeamCount, TeamEvent};
use async_trait::async_trait;
use kernel::listing::list;
use kernel::prelude::*;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{DatabaseTransaction, IntoActiveModel, Iterable, QueryOrder, QuerySelect};
use values::{Day, Timestamp};

/// The departments of a count.
pub(crate) mod departments {
    use sea_orm::entity::prelude::*;

    /// One department of one count.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "reports_team_departments")]
    pub(crate) struct Model {
        /// The count it belongs to.
        #[sea_orm(primary_key, auto_increment = false)]
        pub count_id: String,
        /// Place in the report, from 0.
        #[sea_orm(primary_key, auto_increment = false)]
        pub place: i64,
        /// Its French name.
        pub name: String,
        /// People.
        pub people: i64,
        /// Hundredths of full-time equivalents.
        pub fte_hundredths: i64,
    }

    /// No relation: a view stands alone.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// One count of the team.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reports_team")]
pub(crate) struct Model {
    /// `2015-12-31:1`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub count_id: String,
    /// Day on which the team was so.
    pub on_day: String,
    /// People in all.
    pub people: i64,
    /// Hundredths of full-time equivalents in all.
    pub fte_hundredths: i64,
    /// How many sites.
    pub sites: i64,
    /// Their names, a JSON list.
    pub site_names: String,
    /// Why it was corrected, empty for a first count.
    pub reason: String,
    /// Time of record, in microseconds.
    pub recorded_at: i64,
    /// Time from which a better count stood.
    pub superseded_at: i64,
}

/// No relation: a view stands alone.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Fills `reports_team` and `reports_team_departments`.
pub(crate) struct TeamCounts;

#[async_trait]
impl Projector for TeamCounts {
    fn name(&self) -> &'static str {
        "reports.team"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["reports_team", "reports_team_departments"]
    }

    fn streams(&self) -> &'static [&'static str] {
        &["reports.team"]
    }

    fn timing(&self) -> Timing {
        Timing::Inline
    }

    async fn project(&self, db: &DatabaseTransaction, event: &Recorded) -> Result<(), ProjectionError> {
        let Some(fact) = event.decode::<TeamEvent>()? else { return Ok(()) };
        let (on, count, reason) = match fact {
            TeamEvent::Counted { on, count } => (on, count, String::new()),
            TeamEvent::Corrected { on, count, reason } => (on, count, reason),
        };
        Entity::update_many()
            .col_expr(Column::SupersededAt, Expr::value(event.at.micros()))
            .filter(Column::OnDay.eq(on.to_string()))
            .filter(Column::SupersededAt.eq(STANDS))
            .exec(db)
            .await?;
        let count_id = format!("{on}:{}", event.sequence);
        for (place, department) in (0i64..).zip(&count.departments) {
            let row = departments::Model {
                count_id: count_id.clone(),
                place,
                name: department.name.clone(),
                people: i64::from(department.people),
                fte_hundredths: i64::from(department.fte.as_hundredths()),
            };
            departments::Entity::insert(row.into_active_model()).exec_without_returning(db).await?;
        }
        let row = Model {
            count_id,
            on_day: on.to_string(),
            people: i64::from(count.people),
            fte_hundredths: i64::from(count.fte.as_hundredths()),
            sites: i64::try_from(count.sites.len()).unwrap_or(i64::MAX),
            site_names: serde_json::to_string(&count.sites).map_err(KernelError::from)?,
            reason,
            recorded_at: event.at.micros(),
            superseded_at: STANDS,
        };
        Entity::insert(row.into_active_model()).exec_without_returning(db).await?;
        Ok(())
    }
}

fn fte(hundredths: i64) -> Result<Fte, KernelError> {
    Fte::hundredths(whole("fte_hundredths", hundredths)?)
        .ok_or_else(|| KernelError::Corrupt { reason: format!("fte_hundredths hors bornes : {hundredths}") })
}

impl Model {
    fn row(self) -> Result<TeamRow, KernelError> {
        Ok(TeamRow {
            on: text("on_day", &self.on_day)?,
            people: whole("people", self.people)?,
            fte: fte(self.fte_hundredths)?,
            sites: serde_json::from_str(&self.site_names)?,
            reason: self.reason,
        })
    }
}

/// What the list of counts can be filtered and sorted by.
pub(crate) static LISTING: Listing = Listing {
    fields: &[Field::day("on_day"), Field::int("people"), Field::int("fte_hundredths"), Field::int("sites")],
    key: "count_id",
    default_sort: "-on_day",
};

/// One page of the counts that stand, as known at a moment.
pub(crate) async fn counts(
    db: &impl ConnectionTrait,
    known_at: Option<Timestamp>,
    request: &PageRequest,
) -> Result<Page<TeamRow>, Failure> {
    let known = moment(known_at);
    let base = Query::select()
        .columns(Column::iter())
        .from(Entity)
        .and_where(Expr::col(Column::RecordedAt).lte(known))
        .and_where(Expr::col(Column::SupersededAt).gt(known))
        .to_owned();
    Ok(page(list::<Model>(db, base, &LISTING, request).await?, Model::row)?)
}

/// The last count on a day or before, as known at a moment.
pub(crate) async fn on_day(
    db: &impl ConnectionTrait,
    as_of: Day,
    known_at: Option<Timestamp>,
) -> Result<Option<TeamOnDay>, Failure> {
    let known = moment(known_at);
    let last = Entity::find()
        .filter(Column::OnDay.lte(as_of.to_string()))
        .filter(Column::RecordedAt.lte(known))
        .filter(Column::SupersededAt.gt(known))
        .order_by_desc(Column::OnDay)
        .limit(1)
        .one(db)
        .await?;
    let Some(row) = last else { return Ok(None) };
    let rows = departments::Entity::find()
        .filter(departments::Column::CountId.eq(&row.count_id))
        .order_by_asc(departments::Column::Place)
        .all(db)
        .await?;
    let mut departments = Vec::with_capacity(rows.len());
    for one in rows {
        departments.push(Department {
            name: one.name,
            people: whole("people", one.people)?,
            fte: fte(one.fte_hundredths)?,
        });
    }
    let TeamRow { on, people, fte, sites, reason: _ } = row.row()?;
    Ok(Some(TeamOnDay::new(on, TeamCount { people, fte, sites, departments })))
}
