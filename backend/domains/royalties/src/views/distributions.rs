//! Every split: revenue, dues, base, and the revenue line by line.

use super::columns::{column, money, page, text, whole};
use crate::distribution::{Distributed, DistributionEvent};
use crate::period::Period;
use crate::public::{BasisPoints, DistributionDetail, DistributionRow, RevenueLine, SacemDues};
use crate::rules::split::per_listen;
use crate::views::pots;
use async_trait::async_trait;
use kernel::listing::list;
use kernel::prelude::*;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Query;
use sea_orm::{DatabaseTransaction, IntoActiveModel, Iterable, QueryOrder};
use values::Timestamp;

/// The lines of the revenue of a split.
pub(crate) mod lines {
    use sea_orm::entity::prelude::*;

    /// One line of the revenue of a split.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "royalties_revenue_lines")]
    pub(crate) struct Model {
        /// Period split.
        #[sea_orm(primary_key, auto_increment = false)]
        pub period: String,
        /// Place, from 0.
        #[sea_orm(primary_key, auto_increment = false)]
        pub place: i64,
        /// What was sold.
        pub label: String,
        /// Revenue excluding VAT.
        pub cents: i64,
        /// Whether it is split.
        pub in_scope: bool,
    }

    /// No relation: a view stands alone.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// One split.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "royalties_distributions")]
pub(crate) struct Model {
    /// Period split.
    #[sea_orm(primary_key, auto_increment = false)]
    pub period: String,
    /// Day of the split.
    pub on_day: String,
    /// Time of record, in microseconds.
    pub recorded_at: i64,
    /// Revenue recognised.
    pub recognised_cents: i64,
    /// Of which in scope.
    pub scope_cents: i64,
    /// Of which left out.
    pub excluded_cents: i64,
    /// Rate of the dues, when they were computed.
    pub sacem_basis_points: Option<i64>,
    /// Statement of the dues, when there was one.
    pub sacem_reference: String,
    /// The dues.
    pub sacem_cents: i64,
    /// What was split.
    pub base_cents: i64,
    /// By how much the dues exceeded the scope.
    pub shortfall_cents: i64,
    /// Day of effect of the keys.
    pub keys_from: String,
    /// For the rights holders, singly and together.
    pub rights_holders_cents: i64,
    /// Of which the savings fund.
    pub savings_fund_cents: i64,
    /// Listens of the period.
    pub listens: i64,
}

/// No relation: a view stands alone.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Fills `royalties_distributions` and `royalties_revenue_lines`.
pub(crate) struct Distributions;

#[async_trait]
impl Projector for Distributions {
    fn name(&self) -> &'static str {
        "royalties.distributions"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["royalties_distributions", "royalties_revenue_lines"]
    }

    fn streams(&self) -> &'static [&'static str] {
        &["royalties.distribution"]
    }

    fn timing(&self) -> Timing {
        Timing::Inline
    }

    async fn project(&self, db: &DatabaseTransaction, event: &Recorded) -> Result<(), ProjectionError> {
        let Some(DistributionEvent::Distributed(split)) = event.decode::<DistributionEvent>()? else {
            return Ok(());
        };
        for (place, line) in (0i64..).zip(&split.lines) {
            let row = lines::Model {
                period: split.period.to_string(),
                place,
                label: line.label.clone(),
                cents: line.amount.as_cents(),
                in_scope: line.in_scope,
            };
            lines::Entity::insert(row.into_active_model()).exec_without_returning(db).await?;
        }
        let row = stored(&split, event.at.micros())?;
        Entity::insert(row.into_active_model()).exec_without_returning(db).await?;
        Ok(())
    }
}

fn stored(split: &Distributed, recorded_at: i64) -> Result<Model, KernelError> {
    let (sacem_basis_points, sacem_reference) = match &split.sacem {
        SacemDues::Statement { reference, amount: _ } => (None, reference.clone()),
        SacemDues::Rate { basis_points } => (Some(i64::from(basis_points.value())), String::new()),
    };
    Ok(Model {
        period: split.period.to_string(),
        on_day: split.on.to_string(),
        recorded_at,
        recognised_cents: split.recognised.as_cents(),
        scope_cents: split.scope.as_cents(),
        excluded_cents: split.excluded.as_cents(),
        sacem_basis_points,
        sacem_reference,
        sacem_cents: split.sacem_amount.as_cents(),
        base_cents: split.base.as_cents(),
        shortfall_cents: split.shortfall.as_cents(),
        keys_from: split.keys_from.to_string(),
        rights_holders_cents: split.rights_holders.as_cents(),
        savings_fund_cents: split.savings_fund.as_cents(),
        listens: column("listens", split.listens)?,
    })
}

impl Model {
    fn row(self) -> Result<DistributionRow, KernelError> {
        let sacem_amount = money(self.sacem_cents);
        let sacem = match self.sacem_basis_points {
            None => SacemDues::Statement { amount: sacem_amount, reference: self.sacem_reference },
            Some(rate) => SacemDues::Rate { basis_points: BasisPoints(whole("sacem_basis_points", rate)?) },
        };
        let (rights_holders, savings_fund) =
            (money(self.rights_holders_cents), money(self.savings_fund_cents));
        let listens = whole("listens", self.listens)?;
        Ok(DistributionRow {
            period: text("period", &self.period)?,
            on: text("on_day", &self.on_day)?,
            recognised: money(self.recognised_cents),
            scope: money(self.scope_cents),
            excluded: money(self.excluded_cents),
            sacem,
            sacem_amount,
            base: money(self.base_cents),
            shortfall: money(self.shortfall_cents),
            keys_from: text("keys_from", &self.keys_from)?,
            rights_holders,
            savings_fund,
            listens,
            per_listen: per_listen(rights_holders, listens),
            per_listen_without_savings: per_listen(rights_holders - savings_fund, listens),
        })
    }
}

/// What the list of splits can be filtered and sorted by.
pub(crate) static LISTING: Listing = Listing {
    fields: &[
        Field::text("period"),
        Field::day("on_day"),
        Field::int("recognised_cents"),
        Field::int("base_cents"),
        Field::int("rights_holders_cents"),
        Field::int("listens"),
    ],
    key: "period",
    default_sort: "-period",
};

/// One page of all splits.
pub(crate) async fn distributions(
    db: &impl ConnectionTrait,
    request: &PageRequest,
) -> Result<Page<DistributionRow>, Failure> {
    let base = Query::select().columns(Column::iter()).from(Entity).to_owned();
    Ok(page(list::<Model>(db, base, &LISTING, request).await?, Model::row)?)
}

/// One split with its lines and its pots, if it was recorded at `known_at` (now, when absent) or before.
pub(crate) async fn distribution(
    db: &impl ConnectionTrait,
    period: Period,
    known_at: Option<Timestamp>,
) -> Result<Option<DistributionDetail>, Failure> {
    let Some(row) = Entity::find_by_id(period.to_string()).one(db).await? else { return Ok(None) };
    if known_at.is_some_and(|moment| row.recorded_at > moment.micros()) {
        return Ok(None);
    }
    let lines = lines::Entity::find()
        .filter(lines::Column::Period.eq(period.to_string()))
        .order_by_asc(lines::Column::Place)
        .all(db)
        .await?
        .into_iter()
        .map(|line| RevenueLine { label: line.label, amount: money(line.cents), in_scope: line.in_scope })
        .collect();
    let pots = pots::of_period(db, period).await?;
    Ok(Some(DistributionDetail { split: row.row()?, lines, pots }))
}
