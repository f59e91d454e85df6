//! `billing_invoices` and `billing_drafts`: every paper as it stands, with what was paid and credited.

use async_trait::async_trait;
use kernel::prelude::*;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, DatabaseTransaction, QuerySelect};
use values::{Day, Money};

use super::parse;
use crate::invoice::content::{InvoiceContent, IssuedInvoice};
use crate::invoice::events::InvoiceEvent;
use crate::public::InvoiceStatus;
use crate::rules::numbering::InvoiceKind;

#[allow(unreachable_pub)] // sea-orm derives public items
pub(crate) mod issued {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "billing_invoices")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub invoice_id: String,
        pub number: String,
        pub series: String,
        pub kind: String,
        pub customer_id: String,
        pub customer_name: String,
        pub contract_id: String,
        pub contract_reference: String,
        pub issue_day: String,
        pub due_day: String,
        pub year: i64,
        pub net_cents: i64,
        pub vat_cents: i64,
        pub gross_cents: i64,
        pub paid_cents: i64,
        pub credited_cents: i64,
        pub left_cents: i64,
        pub status: String,
        pub preceding_id: String,
        pub paper_sha256: String,
        pub recorded_at: i64,
        pub body: String,
        pub paper: String,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

#[allow(unreachable_pub)] // sea-orm derives public items
pub(crate) mod drafts {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "billing_drafts")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub invoice_id: String,
        pub customer_name: String,
        pub body: String,
        pub recorded_at: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The projector of both tables.
pub(crate) struct Invoices;

#[async_trait]
impl Projector for Invoices {
    fn name(&self) -> &'static str {
        "billing.invoices"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["billing_invoices", "billing_drafts"]
    }

    fn streams(&self) -> &'static [&'static str] {
        &["billing.invoice"]
    }

    fn timing(&self) -> Timing {
        Timing::Inline
    }

    async fn project(&self, db: &DatabaseTransaction, event: &Recorded) -> Result<(), ProjectionError> {
        let Some(fact) = event.decode::<InvoiceEvent>()? else { return Ok(()) };
        match fact {
            InvoiceEvent::Drafted(content) => draft(db, event, &content).await,
            InvoiceEvent::DraftDiscarded => forget_draft(db, event).await,
            InvoiceEvent::Issued(invoice) => {
                forget_draft(db, event).await?;
                issue(db, event, &invoice).await
            }
            InvoiceEvent::PaperFrozen(paper) => {
                let text = serde_json::to_string(&paper).map_err(KernelError::from)?;
                change(db, event, |row| {
                    row.paper_sha256 = paper.sha256;
                    row.paper = text;
                })
                .await
            }
            InvoiceEvent::PaymentRecorded(payment) => {
                change(db, event, |row| row.paid_cents += payment.amount.as_cents()).await
            }
            InvoiceEvent::Credited(note) => {
                change(db, event, |row| row.credited_cents += note.totals.gross.as_cents()).await
            }
        }
    }
}

async fn draft(
    db: &DatabaseTransaction,
    event: &Recorded,
    content: &InvoiceContent,
) -> Result<(), ProjectionError> {
    let row = drafts::ActiveModel {
        invoice_id: Set(event.stream_id.clone()),
        customer_name: Set(content.buyer.name.clone()),
        body: Set(serde_json::to_string(content).map_err(KernelError::from)?),
        recorded_at: Set(event.at.micros()),
    };
    drafts::Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

async fn forget_draft(db: &DatabaseTransaction, event: &Recorded) -> Result<(), ProjectionError> {
    // The first fact of a stream cannot follow a draft.
    if event.sequence > 1 {
        drafts::Entity::delete_by_id(event.stream_id.clone()).exec(db).await?;
    }
    Ok(())
}

async fn issue(
    db: &DatabaseTransaction,
    event: &Recorded,
    invoice: &IssuedInvoice,
) -> Result<(), ProjectionError> {
    let content = &invoice.content;
    let gross = invoice.totals.gross;
    let contract = content.contract.as_ref();
    let left = if content.kind == InvoiceKind::Invoice { gross } else { Money::ZERO };
    let row = issued::ActiveModel {
        invoice_id: Set(event.stream_id.clone()),
        number: Set(invoice.number.to_string()),
        series: Set(invoice.number.series().to_owned()),
        kind: Set(content.kind.as_str().to_owned()),
        customer_id: Set(content.customer.to_string()),
        customer_name: Set(content.buyer.name.clone()),
        contract_id: Set(contract.map(|known| known.contract.to_string()).unwrap_or_default()),
        contract_reference: Set(contract.map(|known| known.reference.clone()).unwrap_or_default()),
        issue_day: Set(invoice.issued_on.to_string()),
        due_day: Set(invoice.due_on.to_string()),
        year: Set(i64::from(invoice.issued_on.year())),
        net_cents: Set(invoice.totals.net.as_cents()),
        vat_cents: Set(invoice.totals.vat.as_cents()),
        gross_cents: Set(gross.as_cents()),
        paid_cents: Set(0),
        credited_cents: Set(0),
        left_cents: Set(left.as_cents()),
        status: Set(InvoiceStatus::of(content.kind, gross, Money::ZERO, Money::ZERO).as_str().to_owned()),
        preceding_id: Set(content.preceding.as_ref().map(|p| p.invoice.to_string()).unwrap_or_default()),
        paper_sha256: Set(String::new()),
        recorded_at: Set(event.at.micros()),
        body: Set(serde_json::to_string(invoice).map_err(KernelError::from)?),
        paper: Set(String::new()),
        version: Set(event.sequence),
    };
    issued::Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

async fn change(
    db: &DatabaseTransaction,
    event: &Recorded,
    change: impl FnOnce(&mut issued::Model),
) -> Result<(), ProjectionError> {
    let Some(mut row) = issued::Entity::find_by_id(event.stream_id.clone()).one(db).await? else {
        let reason = format!("{} sur « {} » qui n’est pas émise", event.event_type, event.stream_id);
        return Err(ProjectionError::Contradiction { view: "billing.invoices", reason });
    };
    change(&mut row);
    row.left_cents = row.gross_cents - row.paid_cents - row.credited_cents;
    let (gross, paid) = (Money::cents(row.gross_cents), Money::cents(row.paid_cents));
    let kind = if row.preceding_id.is_empty() { InvoiceKind::Invoice } else { InvoiceKind::CreditNote };
    if kind == InvoiceKind::CreditNote {
        row.left_cents = 0;
    }
    let status = InvoiceStatus::of(kind, gross, paid, Money::cents(row.credited_cents)).as_str().to_owned();
    let model = issued::ActiveModel {
        invoice_id: Set(row.invoice_id),
        paid_cents: Set(row.paid_cents),
        credited_cents: Set(row.credited_cents),
        left_cents: Set(row.left_cents),
        status: Set(status),
        paper_sha256: Set(row.paper_sha256),
        paper: Set(row.paper),
        version: Set(event.sequence),
        ..Default::default()
    };
    issued::Entity::update(model).exec(db).await?;
    Ok(())
}

/// Issue date of the last paper of a series.
pub(crate) async fn last_issue_day(db: &impl ConnectionTrait, series: &str) -> Result<Option<Day>, Failure> {
    let last: Option<Option<String>> = issued::Entity::find()
        .select_only()
        .expr_as(issued::Column::IssueDay.max(), "last_day")
        .filter(issued::Column::Series.eq(series))
        .into_tuple()
        .one(db)
        .await?;
    match last.flatten() {
        Some(text) => Ok(Some(parse("jour", &text)?)),
        None => Ok(None),
    }
}
