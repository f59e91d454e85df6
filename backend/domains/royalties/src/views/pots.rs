//! Every pot of every split, so that a pot can be followed over the years.

use super::columns::{money, page, text, whole};
use super::keys::beneficiary;
use crate::distribution::DistributionEvent;
use crate::period::Period;
use crate::public::{BasisPoints, Pot, PotRow};
use async_trait::async_trait;
use kernel::listing::list;
use kernel::prelude::*;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Query;
use sea_orm::{DatabaseTransaction, Iterable, QueryOrder, Set};

/// One pot of one split.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "royalties_pots")]
pub(crate) struct Model {
    /// `2015:running`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub pot_id: String,
    /// Period split.
    pub period: String,
    /// Place in the split, from 0.
    pub place: i64,
    /// Code of the pot.
    pub code: String,
    /// Its French name on the day of the split.
    pub name: String,
    /// Its key on the day of the split.
    pub basis_points: i64,
    /// Whom it is for.
    pub beneficiary: String,
    /// What it received.
    pub cents: i64,
}

/// No relation: a view stands alone.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Fills `royalties_pots`.
pub(crate) struct Pots;

#[async_trait]
impl Projector for Pots {
    fn name(&self) -> &'static str {
        "royalties.pots"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["royalties_pots"]
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
        for (place, pot) in (0i64..).zip(split.pots) {
            let row = ActiveModel {
                pot_id: Set(format!("{}:{}", split.period, pot.code)),
                period: Set(split.period.to_string()),
                place: Set(place),
                code: Set(pot.code.to_string()),
                name: Set(pot.name),
                basis_points: Set(i64::from(pot.basis_points.value())),
                beneficiary: Set(pot.beneficiary.as_str().to_owned()),
                cents: Set(pot.amount.as_cents()),
            };
            Entity::insert(row).exec_without_returning(db).await?;
        }
        Ok(())
    }
}

impl Model {
    fn pot(&self) -> Result<Pot, KernelError> {
        Ok(Pot {
            code: text("code", &self.code)?,
            name: self.name.clone(),
            basis_points: BasisPoints(whole("basis_points", self.basis_points)?),
            beneficiary: beneficiary(&self.beneficiary)?,
            amount: money(self.cents),
        })
    }

    fn row(self) -> Result<PotRow, KernelError> {
        let (pot, period) = (self.pot()?, text("period", &self.period)?);
        Ok(PotRow { id: self.pot_id, period, place: whole("place", self.place)?, pot })
    }
}

/// What the list of pots can be filtered and sorted by.
pub(crate) static LISTING: Listing = Listing {
    fields: &[
        Field::text("period"),
        Field::int("place"),
        Field::text("code"),
        Field::text("name"),
        Field::int("basis_points"),
        Field::text("beneficiary"),
        Field::int("cents"),
    ],
    key: "pot_id",
    default_sort: "-period",
};

/// One page of the pots of all splits.
pub(crate) async fn pots(db: &impl ConnectionTrait, request: &PageRequest) -> Result<Page<PotRow>, Failure> {
    let base = Query::select().columns(Column::iter()).from(Entity).to_owned();
    Ok(page(list::<Model>(db, base, &LISTING, request).await?, Model::row)?)
}

/// The pots of one period, in the order of its keys.
pub(crate) async fn of_period(db: &impl ConnectionTrait, period: Period) -> Result<Vec<Pot>, Failure> {
    let rows = Entity::find()
        .filter(Column::Period.eq(period.to_string()))
        .order_by_asc(Column::Place)
        .all(db)
        .await?;
    Ok(rows.iter().map(Model::pot).collect::<Result<_, _>>()?)
}
