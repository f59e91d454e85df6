//! `billing_price_lists` and `billing_price_items`: what is sold, from when, for how much.

use async_trait::async_trait;
use kernel::listing::list;
use kernel::prelude::*;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, DatabaseTransaction, QuerySelect, QueryTrait};

use super::NO_END;
use crate::price_list::{PriceListContent, PriceListEvent};
use crate::public::PriceListId;
use crate::rules::pricing::{Price, PriceItem};

#[allow(unreachable_pub)] // sea-orm derives public items
mod lists_entity {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "billing_price_lists")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub price_list_id: String,
        pub title: String,
        pub from_day: String,
        pub to_day: String,
        pub items: i64,
        pub body: String,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

#[allow(unreachable_pub)] // sea-orm derives public items
mod items_entity {
    use sea_orm::entity::prelude::*;
    use serde::Serialize;

    /// One price: a product in a band of population.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
    #[sea_orm(table_name = "billing_price_items")]
    pub struct Model {
        /// List, product and band.
        #[sea_orm(primary_key, auto_increment = false)]
        pub item_id: String,
        /// List.
        pub price_list_id: String,
        /// First day of the list.
        pub from_day: String,
        /// Product.
        pub product: String,
        /// A [`crate::public::ProductFamily`].
        pub family: String,
        /// Designation.
        pub designation: String,
        /// Unit in French.
        pub unit: String,
        /// VAT rate in percent.
        pub vat_rate: String,
        /// First population; 0 for a flat price.
        pub population_from: i64,
        /// First population above; the highest integer for none.
        pub population_to: i64,
        /// Price excluding VAT, in cents.
        pub price_cents: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub use items_entity::Model as PriceItemRow;
use {items_entity as item, lists_entity as head};

/// A price list in a list.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, sea_orm::FromQueryResult)]
pub struct PriceListRow {
    /// Identifier.
    pub price_list_id: String,
    /// Title.
    pub title: String,
    /// First day.
    pub from_day: String,
    /// Last day; `9999-12-31` while open.
    pub to_day: String,
    /// Number of products.
    pub items: i64,
}

/// Fields to filter and sort price lists by.
pub static LIST_LISTING: Listing = Listing {
    fields: &[Field::text("title"), Field::day("from_day"), Field::day("to_day"), Field::int("items")],
    key: "price_list_id",
    default_sort: "from_day",
};

/// Fields to filter and sort prices by.
pub static ITEM_LISTING: Listing = Listing {
    fields: &[
        Field::text("price_list_id"),
        Field::day("from_day"),
        Field::text("product"),
        Field::text("family"),
        Field::text("designation"),
        Field::text("vat_rate"),
        Field::int("population_from"),
        Field::int("price_cents"),
    ],
    key: "item_id",
    default_sort: "product",
};

/// The projector of both tables.
pub(crate) struct PriceLists;

#[async_trait]
impl Projector for PriceLists {
    fn name(&self) -> &'static str {
        "billing.price_lists"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["billing_price_lists", "billing_price_items"]
    }

    fn streams(&self) -> &'static [&'static str] {
        &["billing.price_list"]
    }

    fn timing(&self) -> Timing {
        Timing::Inline
    }

    async fn project(&self, db: &DatabaseTransaction, event: &Recorded) -> Result<(), ProjectionError> {
        match event.decode::<PriceListEvent>()? {
            Some(PriceListEvent::Published(content)) => published(db, event, &content).await?,
            Some(PriceListEvent::Closed { last_day }) => {
                let Some(row) = head::Entity::find_by_id(event.stream_id.clone()).one(db).await? else {
                    return Ok(());
                };
                let mut content: PriceListContent =
                    serde_json::from_str(&row.body).map_err(KernelError::from)?;
                content.to = Some(last_day);
                let mut row: head::ActiveModel = row.into();
                row.to_day = Set(last_day.to_string());
                row.body = Set(serde_json::to_string(&content).map_err(KernelError::from)?);
                row.version = Set(event.sequence);
                head::Entity::update(row).exec(db).await?;
            }
            None => {}
        }
        Ok(())
    }
}

async fn published(
    db: &DatabaseTransaction,
    event: &Recorded,
    content: &PriceListContent,
) -> Result<(), ProjectionError> {
    let row = head::ActiveModel {
        price_list_id: Set(event.stream_id.clone()),
        title: Set(content.title.clone()),
        from_day: Set(content.from.to_string()),
        to_day: Set(content.to.map_or_else(|| NO_END.to_owned(), |to| to.to_string())),
        items: Set(i64::try_from(content.items.len()).unwrap_or(i64::MAX)),
        body: Set(serde_json::to_string(content).map_err(KernelError::from)?),
        version: Set(event.sequence),
    };
    head::Entity::insert(row).exec_without_returning(db).await?;
    for product in &content.items {
        for (index, (from, to, cents)) in bands(product).into_iter().enumerate() {
            let row = item::ActiveModel {
                item_id: Set(format!("{}/{}/{}", event.stream_id, product.product, index + 1)),
                price_list_id: Set(event.stream_id.clone()),
                from_day: Set(content.from.to_string()),
                product: Set(product.product.to_string()),
                family: Set(product.family.as_str().to_owned()),
                designation: Set(product.designation.clone()),
                unit: Set(product.unit.french().to_owned()),
                vat_rate: Set(product.vat_rate.to_string()),
                population_from: Set(from),
                population_to: Set(to),
                price_cents: Set(cents),
            };
            item::Entity::insert(row).exec_without_returning(db).await?;
        }
    }
    Ok(())
}

fn bands(item: &PriceItem) -> Vec<(i64, i64, i64)> {
    let bound = |population: u64| i64::try_from(population).unwrap_or(i64::MAX);
    match &item.price {
        Price::Flat(price) => vec![(0, i64::MAX, price.as_cents())],
        Price::ByPopulation(grid) => grid
            .iter()
            .map(|band| (bound(band.from), band.to.map_or(i64::MAX, bound), band.price.as_cents()))
            .collect(),
    }
}

pub(crate) async fn one(
    db: &impl ConnectionTrait,
    id: PriceListId,
) -> Result<Option<(PriceListContent, i64)>, Failure> {
    match head::Entity::find_by_id(id.to_string()).one(db).await? {
        Some(row) => Ok(Some((serde_json::from_str(&row.body)?, row.version))),
        None => Ok(None),
    }
}

pub(crate) async fn lists(
    db: &impl ConnectionTrait,
    page: &PageRequest,
) -> Result<Page<PriceListRow>, Failure> {
    use head::Column::{FromDay, Items, PriceListId, Title, ToDay};
    let base = head::Entity::find().select_only().columns([PriceListId, Title, FromDay, ToDay, Items]);
    list(db, base.into_query(), &LIST_LISTING, page).await
}

pub(crate) async fn items(
    db: &impl ConnectionTrait,
    page: &PageRequest,
) -> Result<Page<PriceItemRow>, Failure> {
    list(db, item::Entity::find().into_query(), &ITEM_LISTING, page).await
}
