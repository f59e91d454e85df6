//! Use cases of invoices: drafts by hand, credit notes, papers, payments; and the reads.

use kernel::access::Owner;
use kernel::kept::hash_of;
use kernel::prelude::*;
use values::{Day, Money, Timestamp};

use super::aggregate::Invoice;
use super::commands::InvoiceCommand;
use super::content::{
    CreditNoteIssued, FrozenPaper, InvoiceContent, IssuedInvoice, Payment, PrecedingInvoice,
};
use super::error::InvoiceError;
use super::issuing::{Ready, issue_in_tx};
use crate::public::{InvoiceId, ProductRevenue, Receivables, Revenue};
use crate::rules::checks::before_issue;
use crate::rules::credit::CreditScope;
use crate::rules::line::InvoiceLine;
use crate::rules::numbering::InvoiceKind;
use crate::rules::vat::Totals;
use crate::seller::{SELLER, Seller};
use crate::views::figures;
use crate::views::invoice_queries::{self, InvoiceRow, InvoiceView, LineRow, PaymentRow, ReceivableRow};
use crate::views::papers::{self, PaperBytes};
use crate::{Billing, permissions};

impl Billing {
    /// Prepares an invoice by hand, without a number.
    pub async fn draft_invoice(
        &self,
        context: &Context,
        id: InvoiceId,
        on: Day,
        bill: InvoiceContent,
    ) -> Result<(), Failure> {
        self.kernel.require(permissions::INVOICE_DRAFT)?;
        self.invoice_order(context, id, on, InvoiceCommand::Draft(Box::new(bill))).await
    }

    /// Throws a draft away.
    pub async fn discard_draft(&self, context: &Context, id: InvoiceId, on: Day) -> Result<(), Failure> {
        self.kernel.require(permissions::DRAFT_DISCARD)?;
        self.invoice_order(context, id, on, InvoiceCommand::DiscardDraft).await
    }

    /// Issues a draft on a day.
    pub async fn issue_draft(
        &self,
        context: &Context,
        id: InvoiceId,
        on: Day,
    ) -> Result<IssuedInvoice, Failure> {
        self.kernel.require(permissions::INVOICE_ISSUE)?;
        self.kernel
            .run(context, async |uow: &mut UnitOfWork| {
                let bill = uow.load::<Invoice>(id).await?.state.draft()?.clone();
                let seller = uow.load::<Seller>(SELLER).await?.state.on(on).cloned();
                let checks = before_issue(&bill, seller.as_ref(), on);
                let (true, Some(seller)) = (checks.is_empty(), seller) else {
                    return Err(InvoiceError::NotReady { checks }.into());
                };
                let totals = Totals::of(bill.lines.iter().map(|line| (line.vat, line.net)));
                let ready = vec![Ready { id, content: bill, totals }];
                let issued = issue_in_tx(uow, InvoiceKind::Invoice, on, &seller, ready).await?;
                issued.into_iter().next().ok_or_else(|| InvoiceError::NotFound.into())
            })
            .await
    }

    /// Issues a credit note on an invoice: whole or by lines, never more than what is left.
    pub async fn issue_credit_note(
        &self,
        context: &Context,
        credit_note: InvoiceId,
        invoice: InvoiceId,
        on: Day,
        scope: CreditScope,
        reason: String,
    ) -> Result<IssuedInvoice, Failure> {
        self.kernel.require(permissions::CREDIT_NOTE_ISSUE)?;
        self.kernel
            .run(context, async |uow: &mut UnitOfWork| {
                if reason.trim().is_empty() {
                    return Err(InvoiceError::CreditReasonMissing.into());
                }
                if uow.load::<Invoice>(credit_note).await?.exists() {
                    return Err(InvoiceError::AlreadyExists.into());
                }
                let origin = uow.load::<Invoice>(invoice).await?.state;
                let state = origin.creditable(on)?;
                let (lines, totals) = state.credit(&scope).map_err(|fault| InvoiceError::Credit { fault })?;
                let seller = uow.load::<Seller>(SELLER).await?.state.on(on).cloned();
                let seller = seller.unwrap_or_else(|| state.invoice.seller.clone());
                let bill = credit_content(invoice, &state.invoice, lines.clone(), &reason);
                let ready = vec![Ready { id: credit_note, content: bill, totals: totals.clone() }];
                let issued = issue_in_tx(uow, InvoiceKind::CreditNote, on, &seller, ready).await?;
                let issued = issued.into_iter().next().ok_or(InvoiceError::NotFound)?;
                let number = issued.number.clone();
                let note = CreditNoteIssued { credit_note, number, issued_on: on, lines, totals };
                uow.execute::<Invoice>(invoice, on, InvoiceCommand::Credit(Box::new(note))).await?;
                Ok(issued)
            })
            .await
    }

    /// Fixes the bytes of a paper for ever, in the transaction that records their fingerprint. The same bytes a
    /// second time change nothing; other bytes are refused.
    pub async fn freeze_paper(
        &self,
        context: &Context,
        id: InvoiceId,
        media_type: &str,
        bytes: &[u8],
    ) -> Result<FrozenPaper, Failure> {
        self.kernel.require(permissions::PAPER_FREEZE)?;
        let paper = FrozenPaper {
            sha256: hash_of(bytes),
            media_type: media_type.to_owned(),
            size: bytes.len() as u64,
        };
        self.kernel
            .run(context, async |uow: &mut UnitOfWork| {
                let on = uow.load::<Invoice>(id).await?.state.issued()?.invoice.issued_on;
                uow.execute::<Invoice>(id, on, InvoiceCommand::FreezePaper(paper.clone())).await?;
                papers::keep(uow.connection(), &paper, bytes).await?;
                Ok(paper.clone())
            })
            .await
    }

    /// Records money received for an invoice; more than what is due is refused.
    pub async fn record_payment(
        &self,
        context: &Context,
        id: InvoiceId,
        amount: Money,
        on: Day,
        reference: &str,
    ) -> Result<(), Failure> {
        self.kernel.require(permissions::PAYMENT_RECORD)?;
        let payment = Payment { amount, on, reference: reference.trim().to_owned() };
        self.invoice_order(context, id, on, InvoiceCommand::RecordPayment(payment)).await
    }

    async fn invoice_order(
        &self,
        context: &Context,
        id: InvoiceId,
        on: Day,
        command: InvoiceCommand,
    ) -> Result<(), Failure> {
        self.kernel
            .run(context, async |uow: &mut UnitOfWork| {
                uow.execute::<Invoice>(id, on, command.clone()).await?;
                Ok(())
            })
            .await
    }

    /// An issued invoice or credit note, whole: what `documents` prints. Customers read their own.
    pub async fn invoice(&self, id: InvoiceId) -> Result<Option<InvoiceView>, Failure> {
        self.kernel.reach(permissions::INVOICES_READ)?;
        let found = invoice_queries::one(self.kernel.reader(), id).await?;
        let owner = found.as_ref().map(|view| Owner::Organisation(view.invoice.content.customer.uuid()));
        self.kernel.require_over_found(permissions::INVOICES_READ, owner)?;
        Ok(found)
    }

    /// A draft.
    pub async fn draft(&self, id: InvoiceId) -> Result<Option<InvoiceContent>, Failure> {
        self.kernel.require(permissions::DRAFTS_READ)?;
        invoice_queries::draft(self.kernel.reader(), id).await
    }

    /// Issued invoices and credit notes. Customers read their own.
    pub async fn invoices(&self, page: &PageRequest) -> Result<Page<InvoiceRow>, Failure> {
        let page =
            self.kernel.reach_rows(permissions::INVOICES_READ, page, "customer_id", Owner::Organisation)?;
        invoice_queries::invoices(self.kernel.reader(), &page).await
    }

    /// Lines of issued papers. Customers read their own.
    pub async fn invoice_lines(&self, page: &PageRequest) -> Result<Page<LineRow>, Failure> {
        let page =
            self.kernel.reach_rows(permissions::INVOICES_READ, page, "customer_id", Owner::Organisation)?;
        invoice_queries::lines(self.kernel.reader(), &page).await
    }

    /// Payments received.
    pub async fn payments(&self, page: &PageRequest) -> Result<Page<PaymentRow>, Failure> {
        self.kernel.require(permissions::PAYMENTS_READ)?;
        invoice_queries::payments(self.kernel.reader(), page).await
    }

    /// The frozen bytes of a paper, verified against the recorded fingerprint; `None` when none is frozen.
    pub async fn paper(&self, id: InvoiceId) -> Result<Option<PaperBytes>, Failure> {
        self.kernel.reach(permissions::INVOICES_READ)?;
        let Some(view) = self.invoice(id).await? else { return Err(InvoiceError::NotFound.into()) };
        let Some(paper) = view.paper else { return Ok(None) };
        let bytes = papers::read(self.kernel.reader(), &paper.sha256).await?;
        let found = bytes.as_deref().map(hash_of);
        match bytes {
            Some(bytes) if found.as_deref() == Some(&paper.sha256) => {
                Ok(Some(PaperBytes { paper, number: view.invoice.number, bytes }))
            }
            _ => Err(KernelError::Corrupt {
                reason: format!("le papier de {} ne correspond plus à son empreinte", view.invoice.number),
            }
            .into()),
        }
    }

    /// Revenue of a year excluding VAT: issued invoices less credit notes, counted by issue date up to `as_of`
    /// and as known at a moment (now when absent).
    pub async fn revenue(
        &self,
        year: i32,
        as_of: Option<Day>,
        known_at: Option<Timestamp>,
    ) -> Result<Revenue, Failure> {
        self.kernel.require(permissions::REVENUE_READ)?;
        figures::revenue(self.kernel.reader(), year, as_of, known_at).await
    }

    /// The same by product, largest first.
    pub async fn revenue_by_product(
        &self,
        year: i32,
        as_of: Option<Day>,
        known_at: Option<Timestamp>,
    ) -> Result<Vec<ProductRevenue>, Failure> {
        self.kernel.require(permissions::REVENUE_READ)?;
        figures::revenue_by_product(self.kernel.reader(), year, as_of, known_at).await
    }

    /// What customers owed at the end of a day, as known at a moment (now when absent).
    pub async fn receivables(
        &self,
        day: Day,
        known_at: Option<Timestamp>,
        page: &PageRequest,
    ) -> Result<Page<ReceivableRow>, Failure> {
        self.kernel.require(permissions::RECEIVABLES_READ)?;
        invoice_queries::receivables(self.kernel.reader(), day, known_at, page).await
    }

    /// Their totals.
    pub async fn receivables_total(
        &self,
        day: Day,
        known_at: Option<Timestamp>,
    ) -> Result<Receivables, Failure> {
        self.kernel.require(permissions::RECEIVABLES_READ)?;
        figures::receivables(self.kernel.reader(), day, known_at).await
    }
}

fn credit_content(
    id: InvoiceId,
    origin: &IssuedInvoice,
    lines: Vec<InvoiceLine>,
    reason: &str,
) -> InvoiceContent {
    InvoiceContent {
        kind: InvoiceKind::CreditNote,
        billing: None,
        lines,
        preceding: Some(PrecedingInvoice {
            invoice: id,
            number: origin.number.clone(),
            issued_on: origin.issued_on,
        }),
        reason: Some(reason.to_owned()),
        ..origin.content.clone()
    }
}
