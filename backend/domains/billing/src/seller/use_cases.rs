//! Use cases of the seller's identity.

use kernel::prelude::*;
use values::Day;

use super::{SELLER, Seller, SellerCommand};
use crate::parties::SellerIdentity;
use crate::views::sellers;
use crate::{Billing, permissions};

impl Billing {
    /// Adopts the identity that our papers bear from a day on.
    pub async fn adopt_seller_identity(
        &self,
        context: &Context,
        from: Day,
        identity: SellerIdentity,
    ) -> Result<(), Failure> {
        self.kernel.require(permissions::SELLER_ADOPT)?;
        self.kernel
            .run(context, async |uow: &mut UnitOfWork| {
                let identity = Box::new(identity.clone());
                uow.execute::<Seller>(SELLER, from, SellerCommand::AdoptIdentity { from, identity }).await?;
                Ok(())
            })
            .await
    }

    /// The identity of a day, as known now.
    pub async fn seller_on(&self, day: Day) -> Result<Option<SellerIdentity>, Failure> {
        self.kernel.require(permissions::SELLER_READ)?;
        sellers::on(self.kernel.reader(), day).await
    }
}
