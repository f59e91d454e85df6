//! `billing_payments`: money received, by day.

use async_trait::async_trait;
use kernel::prelude::*;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, DatabaseTransaction};

use crate::invoice::events::InvoiceEvent;

#[allow(unreachable_pub)] // sea-orm derives public items
mod entity {
    use sea_orm::entity::prelude::*;
    use serde::Serialize;

    /// A payment received.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
    #[sea_orm(table_name = "billing_payments")]
    pub struct Model {
        /// Invoice and place of the fact in its stream.
        #[sea_orm(primary_key, auto_increment = false)]
        pub payment_id: String,
        /// Invoice.
        pub invoice_id: String,
        /// Amount in cents.
        pub amount_cents: i64,
        /// Day of the bank.
        pub on_day: String,
        /// The bank's reference.
        pub reference: String,
        /// When it was recorded, in microseconds since 1970.
        pub recorded_at: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub use entity::Model as PaymentRow;
pub(crate) use entity::{ActiveModel, Column, Entity};

/// The projector of `billing_payments`.
pub(crate) struct Payments;

#[async_trait]
impl Projector for Payments {
    fn name(&self) -> &'static str {
        "billing.payments"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["billing_payments"]
    }

    fn streams(&self) -> &'static [&'static str] {
        &["billing.invoice"]
    }

    fn timing(&self) -> Timing {
        Timing::Inline
    }

    async fn project(&self, db: &DatabaseTransaction, event: &Recorded) -> Result<(), ProjectionError> {
        match event.decode::<InvoiceEvent>()? {
            Some(InvoiceEvent::PaymentRecorded(payment)) => {
                let row = ActiveModel {
                    payment_id: Set(format!("{}/{:06}", event.stream_id, event.sequence)),
                    invoice_id: Set(event.stream_id.clone()),
                    amount_cents: Set(payment.amount.as_cents()),
                    on_day: Set(payment.on.to_string()),
                    reference: Set(payment.reference),
                    recorded_at: Set(event.at.micros()),
                };
                Entity::insert(row).exec_without_returning(db).await?;
            }
            Some(
                InvoiceEvent::Drafted(_)
                | InvoiceEvent::DraftDiscarded
                | InvoiceEvent::Issued(_)
                | InvoiceEvent::PaperFrozen(_)
                | InvoiceEvent::Credited(_),
            )
            | None => {}
        }
        Ok(())
    }
}
