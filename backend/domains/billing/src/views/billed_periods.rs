//! `billing_billed_periods`: what has been billed; its primary key is the promise that nothing is billed twice.

use std::collections::HashMap;

use async_trait::async_trait;
use kernel::prelude::*;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, DatabaseTransaction};
use values::Day;

use super::parse;
use crate::invoice::events::InvoiceEvent;
use crate::public::ContractId;
use crate::rules::numbering::InvoiceNumber;

#[allow(unreachable_pub)] // sea-orm derives public items
mod entity {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "billing_billed_periods")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub contract_id: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub period_from: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub kind: String,
        pub period_to: String,
        pub invoice_id: String,
        pub number: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use entity::{ActiveModel, Column, Entity};

/// The projector of `billing_billed_periods`.
pub(crate) struct BilledPeriods;

#[async_trait]
impl Projector for BilledPeriods {
    fn name(&self) -> &'static str {
        "billing.billed_periods"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["billing_billed_periods"]
    }

    fn streams(&self) -> &'static [&'static str] {
        &["billing.invoice"]
    }

    fn timing(&self) -> Timing {
        Timing::Inline
    }

    async fn project(&self, db: &DatabaseTransaction, event: &Recorded) -> Result<(), ProjectionError> {
        match event.decode::<InvoiceEvent>()? {
            Some(InvoiceEvent::Issued(invoice)) => {
                let content = &invoice.content;
                let (Some(kind), Some(contract), Some(period)) =
                    (content.billing, &content.contract, content.period)
                else {
                    return Ok(());
                };
                let row = ActiveModel {
                    contract_id: Set(contract.contract.to_string()),
                    period_from: Set(period.from.to_string()),
                    kind: Set(kind.as_str().to_owned()),
                    period_to: Set(period.to.to_string()),
                    invoice_id: Set(event.stream_id.clone()),
                    number: Set(invoice.number.to_string()),
                };
                Entity::insert(row).exec_without_returning(db).await?;
            }
            Some(
                InvoiceEvent::Drafted(_)
                | InvoiceEvent::DraftDiscarded
                | InvoiceEvent::PaperFrozen(_)
                | InvoiceEvent::PaymentRecorded(_)
                | InvoiceEvent::Credited(_),
            )
            | None => {}
        }
        Ok(())
    }
}

/// First days of the periods of these contracts that are billed, with their numbers.
pub(crate) async fn of_contracts(
    db: &impl ConnectionTrait,
    contracts: Vec<String>,
) -> Result<HashMap<(ContractId, Day), InvoiceNumber>, Failure> {
    let rows = Entity::find().filter(Column::ContractId.is_in(contracts)).all(db).await?;
    rows.iter()
        .map(|row| {
            let key = (parse("contrat", &row.contract_id)?, parse("jour", &row.period_from)?);
            Ok((key, parse("numéro", &row.number)?))
        })
        .collect()
}
