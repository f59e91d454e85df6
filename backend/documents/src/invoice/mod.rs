//! The invoice and the credit note.
//!
//! Why it exists: a French accountant must accept it at first sight. Mentions: CGI ann. II art. 242 nonies A; C. com.
//! L441-9, L441-10, D441-5, R123-237, R123-238; the four mentions of décret 2022-1299 (SIREN of the buyer, delivery
//! address, nature of the operation, option for debits) are printed from the first day on.
//!
//! What can never happen: a line, a tax or a total that does not add up to the cent; an empty mandatory mention.

mod from_billing;
mod input;
mod layout;

pub use input::{
    Address, Beneficiary, Buyer, Discount, InvoicePaper, Kind, Line, Mentions, Payee, References, TaxTotal,
    Totals,
};

use crate::{DocumentError, Paper};

/// Lays out an invoice or a credit note.
pub fn invoice(paper: &InvoicePaper) -> Result<Paper, DocumentError> {
    paper.check()?;
    crate::finish(layout::lay_out(paper), &paper.number)
}
