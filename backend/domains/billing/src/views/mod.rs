//! Read models of the room, filled in the transaction that records the fact: numbers and balances never lag.

pub(crate) mod billed_periods;
pub(crate) mod contracts;
pub(crate) mod due;
pub(crate) mod figures;
pub(crate) mod invoice_lines;
pub(crate) mod invoice_queries;
pub(crate) mod invoices;
pub(crate) mod papers;
pub(crate) mod payments;
pub(crate) mod price_lists;
pub(crate) mod sellers;

use std::sync::Arc;

use kernel::prelude::*;

/// A day after all days: no end is known.
pub(crate) const NO_END: &str = "9999-12-31";

/// All projectors of the room.
pub(crate) fn projectors() -> Vec<Arc<dyn Projector>> {
    vec![
        Arc::new(sellers::Sellers),
        Arc::new(price_lists::PriceLists),
        Arc::new(contracts::Contracts),
        Arc::new(invoices::Invoices),
        Arc::new(invoice_lines::InvoiceLines),
        Arc::new(payments::Payments),
        Arc::new(billed_periods::BilledPeriods),
    ]
}

/// A stored word that must read back.
pub(crate) fn parse<T: std::str::FromStr>(what: &str, text: &str) -> Result<T, KernelError> {
    text.parse()
        .map_err(|_| KernelError::Corrupt { reason: format!("vue de facturation : {what} « {text} »") })
}
