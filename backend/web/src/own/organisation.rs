//! The contracts and bills of the organisation that one represents.

use office::billing::public::{ContractRow, InvoiceRow};
use office::kernel::Failure;
use office::kernel::listing::PageRequest;
use office::partners::public::OrganisationId;
use office::values::{Day, Money, Uuid};

use crate::frame::Frame;
use crate::language::Words;
use crate::visitor::Reader;

/// Rows shown of each: an organisation has a few contracts and a bill a year for each.
const ROWS: u64 = 200;
/// How a view writes that there is no last day.
const NEVER: &str = "9999-12-31";

/// An organisation with its contracts and bills.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Organisation {
    /// Its name.
    pub(crate) name: String,
    /// Latest first.
    pub(crate) contracts: Vec<Contract>,
    /// Latest first.
    pub(crate) invoices: Vec<Invoice>,
    /// What is left to pay in all.
    pub(crate) left: Option<String>,
}

/// A contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Contract {
    /// Its reference.
    pub(crate) reference: String,
    /// First day.
    pub(crate) from: String,
    /// Last day, when there is one.
    pub(crate) to: Option<String>,
    /// Places served.
    pub(crate) venues: String,
    /// A year's amount excluding VAT.
    pub(crate) yearly: String,
}

/// An invoice or a credit note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Invoice {
    /// Its number.
    pub(crate) number: String,
    /// Where its paper is.
    pub(crate) address: String,
    /// Day of issue.
    pub(crate) issued: String,
    /// Last day to pay.
    pub(crate) due: String,
    /// Amount including VAT.
    pub(crate) gross: String,
    /// Key of how it stands.
    pub(crate) status: &'static str,
}

/// The organisation that the reader represents.
pub(crate) async fn of(reader: &Reader) -> Result<Option<Organisation>, Failure> {
    let desk = &reader.desk;
    let Some(id) = desk.principal().organisation_id() else { return Ok(None) };
    let organisation = desk.partners.organisation(OrganisationId::new(id)).await?;
    let contracts = desk.billing.contracts(&of_customer(id, "-from_day")).await?.items;
    let invoices = desk.billing.invoices(&of_customer(id, "-issue_day")).await?.items;
    Ok(Some(Organisation::new(&reader.frame, organisation.name, &contracts, &invoices)))
}

/// Only that customer's, whatever else the reader may see.
fn of_customer(id: Uuid, sort: &str) -> PageRequest {
    PageRequest {
        limit: Some(ROWS),
        sort: Some(sort.to_owned()),
        filters: vec![format!("customer_id:eq:{id}")],
        ..PageRequest::default()
    }
}

impl Organisation {
    fn new(frame: &Frame, name: String, contracts: &[ContractRow], invoices: &[InvoiceRow]) -> Self {
        let words = frame.words;
        let left: i64 = invoices.iter().map(|invoice| invoice.left_cents.max(0)).sum();
        Self {
            name,
            contracts: contracts.iter().map(|row| Contract::of(words, row)).collect(),
            invoices: invoices.iter().map(|row| Invoice::of(frame, row)).collect(),
            left: (left > 0).then(|| words.exact_money(Money::cents(left))),
        }
    }
}

/// A day as a view writes it, in words.
fn day(words: Words, text: &str) -> String {
    text.parse::<Day>().map_or_else(|_| text.to_owned(), |day| words.day(day))
}

impl Contract {
    fn of(words: Words, row: &ContractRow) -> Self {
        let last = if row.ended_on == NEVER { &row.to_day } else { &row.ended_on };
        Self {
            reference: row.reference.clone(),
            from: day(words, &row.from_day),
            to: (last != NEVER).then(|| day(words, last)),
            venues: words.count(u64::try_from(row.venues).unwrap_or_default()),
            yearly: words.exact_money(Money::cents(row.yearly_cents)),
        }
    }
}

impl Invoice {
    fn of(frame: &Frame, row: &InvoiceRow) -> Self {
        let words = frame.words;
        Self {
            number: row.number.clone(),
            address: format!("/associe/factures/{}.pdf", row.invoice_id),
            issued: day(words, &row.issue_day),
            due: day(words, &row.due_day),
            gross: words.exact_money(Money::cents(row.gross_cents)),
            status: match row.status.as_str() {
                "paid" => "invoice-paid",
                "partly_settled" => "invoice-partly-settled",
                "credited" => "invoice-credited",
                "credit_note" => "invoice-credit-note",
                _ => "invoice-unpaid",
            },
        }
    }
}

impl Organisation {
    /// An organisation, for the test that renders every page.
    #[cfg(test)]
    pub(crate) fn sample(frame: &Frame) -> Self {
        Self::new(
            frame,
            "Bibliothèque départementale de la Loire".to_owned(),
            &crate::samples::contracts(),
            &crate::samples::invoices(),
        )
    }
}
