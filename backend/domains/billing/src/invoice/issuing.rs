//! The one way a paper gets its number: last inside the transaction, when nothing else can be refused.
//!
//! What can never happen: a number without its paper, a paper dated before the last of its series.

use kernel::prelude::*;
use values::Day;

use super::aggregate::Invoice;
use super::commands::InvoiceCommand;
use super::content::{InvoiceContent, IssuedInvoice};
use super::error::InvoiceError;
use crate::parties::SellerIdentity;
use crate::public::InvoiceId;
use crate::rules::mentions::mentions;
use crate::rules::numbering::{InvoiceKind, Series};
use crate::rules::vat::Totals;
use crate::views::invoices;

/// A paper ready to be issued but for its number.
pub(crate) struct Ready {
    pub(crate) id: InvoiceId,
    pub(crate) content: InvoiceContent,
    pub(crate) totals: Totals,
}

/// Issues papers of one kind on a day, in order, under a block of numbers.
pub(crate) async fn issue_in_tx(
    uow: &mut UnitOfWork,
    kind: InvoiceKind,
    on: Day,
    seller: &SellerIdentity,
    ready: Vec<Ready>,
) -> Result<Vec<IssuedInvoice>, Failure> {
    let series = Series::new(kind, on.year());
    let code = series.code();
    let first = uow.next_number(&code, ready.len() as u64).await?;
    // The counter is locked from here on: whoever issued before us in this series has committed, and shows.
    if let Some(last) = invoices::last_issue_day(uow.connection(), &code).await?
        && on < last
    {
        return Err(InvoiceError::DatedBeforeLast { series: code, last, offered: on }.into());
    }
    let mut issued = Vec::with_capacity(ready.len());
    for (paper, n) in ready.into_iter().zip(first..) {
        let number = series.number(n).map_err(|error| KernelError::Corrupt { reason: error.to_string() })?;
        let due_on = match kind {
            InvoiceKind::Invoice => on.plus_days(i64::from(paper.content.payment_days)),
            InvoiceKind::CreditNote => on,
        };
        let due_printed = (kind == InvoiceKind::Invoice).then_some(due_on);
        let invoice = IssuedInvoice {
            number,
            issued_on: on,
            due_on,
            seller: seller.clone(),
            mentions: mentions(seller, paper.content.buyer.status, &paper.content.lines, due_printed),
            content: paper.content,
            totals: paper.totals,
        };
        let order = InvoiceCommand::Issue(Box::new(invoice.clone()));
        uow.execute::<Invoice>(paper.id, on, order).await?;
        issued.push(invoice);
    }
    Ok(issued)
}
