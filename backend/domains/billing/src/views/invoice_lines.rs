//! `billing_invoice_lines`: what was sold, line by line; a credit note's amounts are negative here, so that a
//! sum is revenue.

use async_trait::async_trait;
use kernel::prelude::*;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, DatabaseTransaction};

use crate::invoice::content::IssuedInvoice;
use crate::invoice::events::InvoiceEvent;
use crate::rules::numbering::InvoiceKind;

#[allow(unreachable_pub)] // sea-orm derives public items
mod entity {
    use sea_orm::entity::prelude::*;
    use serde::Serialize;

    /// A line of an issued paper.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
    #[sea_orm(table_name = "billing_invoice_lines")]
    pub struct Model {
        /// Paper and number of the line.
        #[sea_orm(primary_key, auto_increment = false)]
        pub line_id: String,
        /// Paper.
        pub invoice_id: String,
        /// Its number.
        pub number: String,
        /// `invoice` or `credit_note`.
        pub kind: String,
        /// 1, 2, 3…
        pub line_number: i64,
        /// Who pays.
        pub customer_id: String,
        /// Product.
        pub product: String,
        /// A [`crate::public::ProductFamily`].
        pub family: String,
        /// Designation.
        pub designation: String,
        /// VAT category.
        pub vat_category: String,
        /// VAT rate in percent.
        pub vat_rate: String,
        /// Quantity.
        pub quantity: String,
        /// Unit price excluding VAT, in cents.
        pub unit_price_cents: i64,
        /// Net amount in cents, negative on a credit note.
        pub net_cents: i64,
        /// Issue date of the paper.
        pub issue_day: String,
        /// Its year.
        pub year: i64,
        /// When it was recorded, in microseconds since 1970.
        pub recorded_at: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub use entity::Model as LineRow;
pub(crate) use entity::{ActiveModel, Column, Entity};

/// The projector of `billing_invoice_lines`.
pub(crate) struct InvoiceLines;

#[async_trait]
impl Projector for InvoiceLines {
    fn name(&self) -> &'static str {
        "billing.invoice_lines"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["billing_invoice_lines"]
    }

    fn streams(&self) -> &'static [&'static str] {
        &["billing.invoice"]
    }

    fn timing(&self) -> Timing {
        Timing::Inline
    }

    async fn project(&self, db: &DatabaseTransaction, event: &Recorded) -> Result<(), ProjectionError> {
        match event.decode::<InvoiceEvent>()? {
            Some(InvoiceEvent::Issued(invoice)) => issue(db, event, &invoice).await,
            Some(
                InvoiceEvent::Drafted(_)
                | InvoiceEvent::DraftDiscarded
                | InvoiceEvent::PaperFrozen(_)
                | InvoiceEvent::PaymentRecorded(_)
                | InvoiceEvent::Credited(_),
            )
            | None => Ok(()),
        }
    }
}

async fn issue(
    db: &DatabaseTransaction,
    event: &Recorded,
    invoice: &IssuedInvoice,
) -> Result<(), ProjectionError> {
    let content = &invoice.content;
    let sign = if content.kind == InvoiceKind::Invoice { 1 } else { -1 };
    let rows = content.lines.iter().map(|line| ActiveModel {
        line_id: Set(format!("{}/{:04}", event.stream_id, line.number)),
        invoice_id: Set(event.stream_id.clone()),
        number: Set(invoice.number.to_string()),
        kind: Set(content.kind.as_str().to_owned()),
        line_number: Set(i64::from(line.number)),
        customer_id: Set(content.customer.to_string()),
        product: Set(line.product.to_string()),
        family: Set(line.family.as_str().to_owned()),
        designation: Set(line.designation.clone()),
        vat_category: Set(line.vat.category.code().to_owned()),
        vat_rate: Set(line.vat.rate.to_string()),
        quantity: Set(line.quantity.to_string()),
        unit_price_cents: Set(line.unit_price.as_cents()),
        net_cents: Set(sign * line.net.as_cents()),
        issue_day: Set(invoice.issued_on.to_string()),
        year: Set(i64::from(invoice.issued_on.year())),
        recorded_at: Set(event.at.micros()),
    });
    Entity::insert_many(rows).exec_without_returning(db).await?;
    Ok(())
}
