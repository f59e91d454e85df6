//! The size of the catalogue, count by count.

use super::{STANDS, moment, page, text, whole};
use crate::holdings::{CatalogueTotals, HoldingsEvent};
use crate::public::CatalogueOnDay;
use async_trait::async_trait;
use kernel::listing::list;
use kernel::prelude::*;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{DatabaseTransaction, IntoActiveModel, Iterable, QueryOrder, QuerySelect};
use values::{Day, Timestamp};

/// One count of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reports_catalogue_totals")]
pub(crate) struct Model {
    /// `2015-12-31:1`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub count_id: String,
    /// Day on which the catalogue was so large.
    pub on_day: String,
    /// Titles.
    pub titles: i64,
    /// Artists.
    pub artists: i64,
    /// Countries.
    pub countries: i64,
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

/// Fills `reports_catalogue_totals`.
pub(crate) struct HoldingsCounts;

#[async_trait]
impl Projector for HoldingsCounts {
    fn name(&self) -> &'static str {
        "reports.catalogue_totals"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["reports_catalogue_totals"]
    }

    fn streams(&self) -> &'static [&'static str] {
        &["reports.catalogue_totals"]
    }

    fn timing(&self) -> Timing {
        Timing::Inline
    }

    async fn project(&self, db: &DatabaseTransaction, event: &Recorded) -> Result<(), ProjectionError> {
        let Some(fact) = event.decode::<HoldingsEvent>()? else { return Ok(()) };
        let (on, totals, reason) = match fact {
            HoldingsEvent::Counted { on, totals } => (on, totals, String::new()),
            HoldingsEvent::Corrected { on, totals, reason } => (on, totals, reason),
        };
        Entity::update_many()
            .col_expr(Column::SupersededAt, Expr::value(event.at.micros()))
            .filter(Column::OnDay.eq(on.to_string()))
            .filter(Column::SupersededAt.eq(STANDS))
            .exec(db)
            .await?;
        let row = Model {
            count_id: format!("{on}:{}", event.sequence),
            on_day: on.to_string(),
            titles: column("titles", totals.titles)?,
            artists: column("artists", totals.artists)?,
            countries: column("countries", totals.countries)?,
            reason,
            recorded_at: event.at.micros(),
            superseded_at: STANDS,
        };
        Entity::insert(row.into_active_model()).exec_without_returning(db).await?;
        Ok(())
    }
}

/// Writes a whole number; a number that no column can hold was refused by the aggregate before.
fn column(name: &str, value: u64) -> Result<i64, KernelError> {
    i64::try_from(value).map_err(|_| KernelError::Corrupt { reason: format!("{name} hors bornes : {value}") })
}

impl Model {
    fn row(self) -> Result<CatalogueOnDay, KernelError> {
        Ok(CatalogueOnDay {
            on: text("on_day", &self.on_day)?,
            totals: CatalogueTotals {
                titles: whole("titles", self.titles)?,
                artists: whole("artists", self.artists)?,
                countries: whole("countries", self.countries)?,
            },
            reason: self.reason,
        })
    }
}

/// What the list of counts can be filtered and sorted by.
pub(crate) static LISTING: Listing = Listing {
    fields: &[Field::day("on_day"), Field::int("titles"), Field::int("artists"), Field::int("countries")],
    key: "count_id",
    default_sort: "-on_day",
};

/// One page of the counts that stand, as known at a moment.
pub(crate) async fn counts(
    db: &impl ConnectionTrait,
    known_at: Option<Timestamp>,
    request: &PageRequest,
) -> Result<Page<CatalogueOnDay>, Failure> {
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
) -> Result<Option<CatalogueOnDay>, Failure> {
    let known = moment(known_at);
    let last = Entity::find()
        .filter(Column::OnDay.lte(as_of.to_string()))
        .filter(Column::RecordedAt.lte(known))
        .filter(Column::SupersededAt.gt(known))
        .order_by_desc(Column::OnDay)
        .limit(1)
        .one(db)
        .await?;
    Ok(last.map(Model::row).transpose()?)
}
