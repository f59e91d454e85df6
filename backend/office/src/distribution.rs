//! The split of a year's revenue for the creators: billing says what was invoiced, royalties cut it.

use billing::public::ProductFamily;
use kernel::prelude::*;
use royalties::permissions::BASE_DISTRIBUTE;
use royalties::public::{DistributeBase, DistributionDetail, Period, RevenueLine, SacemDues};
use values::{Day, Money};

use crate::{Office, OfficeError};

impl Office {
    /// Splits a year: the revenue of each product, as billing counts it on the day of the split; subscriptions are
    /// in scope, devices, training and service work are left out.
    pub async fn distribute_year(
        &self,
        context: &Context,
        year: i32,
        on: Day,
        sacem: SacemDues,
    ) -> Result<DistributionDetail, Failure> {
        self.kernel.require(BASE_DISTRIBUTE)?;
        let period = Period::year(year).ok_or(OfficeError::NoSuchYear { year })?;
        let products = self.inside().billing.revenue_by_product(year, None, None).await?;
        let lines: Vec<RevenueLine> = products
            .into_iter()
            .map(|product| RevenueLine {
                label: product.product,
                amount: product.net,
                in_scope: product.family == ProductFamily::Subscription.as_str(),
            })
            .collect();
        let recognised: Money = lines.iter().map(|line| line.amount).sum();
        self.royalties.distribute(context, DistributeBase { period, on, recognised, lines, sacem }).await
    }
}
