//! `billing_sellers`: our dated identity.

use async_trait::async_trait;
use kernel::prelude::*;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, DatabaseTransaction, QueryOrder};
use values::Day;

use crate::parties::SellerIdentity;
use crate::seller::SellerEvent;

#[allow(unreachable_pub)] // sea-orm derives public items
mod entity {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "billing_sellers")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub from_day: String,
        pub body: String,
        pub recorded_at: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use entity::{ActiveModel, Column, Entity};

/// The projector of `billing_sellers`.
pub(crate) struct Sellers;

#[async_trait]
impl Projector for Sellers {
    fn name(&self) -> &'static str {
        "billing.sellers"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["billing_sellers"]
    }

    fn streams(&self) -> &'static [&'static str] {
        &["billing.seller"]
    }

    fn timing(&self) -> Timing {
        Timing::Inline
    }

    async fn project(&self, db: &DatabaseTransaction, event: &Recorded) -> Result<(), ProjectionError> {
        match event.decode::<SellerEvent>()? {
            Some(SellerEvent::IdentityAdopted { from, identity }) => {
                let row = ActiveModel {
                    from_day: Set(from.to_string()),
                    body: Set(serde_json::to_string(&identity).map_err(KernelError::from)?),
                    recorded_at: Set(event.at.micros()),
                };
                let replaced = OnConflict::column(Column::FromDay)
                    .update_columns([Column::Body, Column::RecordedAt])
                    .to_owned();
                Entity::insert(row).on_conflict(replaced).exec_without_returning(db).await?;
            }
            None => {}
        }
        Ok(())
    }
}

/// The identity of a day.
pub(crate) async fn on(db: &impl ConnectionTrait, day: Day) -> Result<Option<SellerIdentity>, Failure> {
    let row = Entity::find()
        .filter(Column::FromDay.lte(day.to_string()))
        .order_by_desc(Column::FromDay)
        .one(db)
        .await?;
    Ok(row.map(|row| serde_json::from_str(&row.body)).transpose()?)
}
