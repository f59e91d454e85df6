//! Use cases of price lists.

use kernel::prelude::*;
use values::Day;

use super::{PriceList, PriceListCommand, PriceListContent};
use crate::public::PriceListId;
use crate::views::price_lists::{self, PriceItemRow, PriceListRow};
use crate::{Billing, permissions};

impl Billing {
    /// Publishes a price list; `list.from` is its effective day.
    pub async fn publish_price_list(
        &self,
        context: &Context,
        id: PriceListId,
        list: PriceListContent,
    ) -> Result<(), Failure> {
        self.kernel.require(permissions::PRICES_PUBLISH)?;
        self.price_list_order(context, id, list.from, PriceListCommand::Publish(Box::new(list))).await
    }

    /// Closes a price list: no contract is concluded on it after `last_day`.
    pub async fn close_price_list(
        &self,
        context: &Context,
        id: PriceListId,
        last_day: Day,
    ) -> Result<(), Failure> {
        self.kernel.require(permissions::PRICES_CLOSE)?;
        self.price_list_order(context, id, last_day, PriceListCommand::Close { last_day }).await
    }

    async fn price_list_order(
        &self,
        context: &Context,
        id: PriceListId,
        on: Day,
        command: PriceListCommand,
    ) -> Result<(), Failure> {
        self.kernel
            .run(context, async |uow: &mut UnitOfWork| {
                uow.execute::<PriceList>(id, on, command.clone()).await?;
                Ok(())
            })
            .await
    }

    /// A price list with its version, for `ETag`.
    pub async fn price_list(&self, id: PriceListId) -> Result<Option<(PriceListContent, i64)>, Failure> {
        self.kernel.require(permissions::PRICES_READ)?;
        price_lists::one(self.kernel.reader(), id).await
    }

    /// All price lists.
    pub async fn price_lists(&self, page: &PageRequest) -> Result<Page<PriceListRow>, Failure> {
        self.kernel.require(permissions::PRICES_READ)?;
        price_lists::lists(self.kernel.reader(), page).await
    }

    /// The prices of all lists, one row a band.
    pub async fn price_items(&self, page: &PageRequest) -> Result<Page<PriceItemRow>, Failure> {
        self.kernel.require(permissions::PRICES_READ)?;
        price_lists::items(self.kernel.reader(), page).await
    }
}
