//! The life of an invoice: draft → issued → paper frozen → paid or credited, never backwards.

use kernel::prelude::*;
use serde::{Deserialize, Serialize};
use values::{Day, Money};

use super::commands::InvoiceCommand;
use super::content::{CreditNoteIssued, FrozenPaper, InvoiceContent, IssuedInvoice, Payment};
use super::error::InvoiceError;
use super::events::InvoiceEvent;
use crate::public::InvoiceStatus;
use crate::rules::checks;
use crate::rules::credit::{AlreadyCredited, CreditFault, CreditScope, credit};
use crate::rules::line::InvoiceLine;
use crate::rules::numbering::{InvoiceKind, Series};
use crate::rules::vat::Totals;

/// One invoice or credit note.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Invoice {
    /// Nothing happened yet.
    #[default]
    Absent,
    /// Prepared, without a number.
    Draft(Box<InvoiceContent>),
    /// Thrown away.
    Discarded,
    /// Issued.
    Issued(Box<IssuedState>),
}

/// An issued paper and what happened to it since.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct IssuedState {
    /// As issued.
    pub invoice: IssuedInvoice,
    /// Its paper, once fixed.
    pub paper: Option<FrozenPaper>,
    /// Payments in the order of recording.
    pub payments: Vec<Payment>,
    /// What credit notes took back.
    pub credited: AlreadyCredited,
}

impl IssuedState {
    /// Sum of payments.
    pub fn paid(&self) -> Money {
        self.payments.iter().map(|payment| payment.amount).sum()
    }

    /// What remains to be paid, including VAT; negative when a credit came after the payment.
    pub fn left_to_pay(&self) -> Money {
        self.invoice.totals.gross - self.credited.gross() - self.paid()
    }

    /// Lines and totals of a credit note on this invoice.
    pub fn credit(&self, scope: &CreditScope) -> Result<(Vec<InvoiceLine>, Totals), CreditFault> {
        credit(&self.invoice.content.lines, &self.invoice.totals, &self.credited, scope)
    }

    /// Headline state.
    pub fn status(&self) -> InvoiceStatus {
        InvoiceStatus::of(
            self.invoice.content.kind,
            self.invoice.totals.gross,
            self.paid(),
            self.credited.gross(),
        )
    }
}

impl Invoice {
    /// The issued paper, or why there is none.
    pub fn issued(&self) -> Result<&IssuedState, InvoiceError> {
        match self {
            Self::Absent => Err(InvoiceError::NotFound),
            Self::Draft(_) => Err(InvoiceError::NotIssued),
            Self::Discarded => Err(InvoiceError::Discarded),
            Self::Issued(state) => Ok(state),
        }
    }

    /// The draft, or why there is none.
    pub fn draft(&self) -> Result<&InvoiceContent, InvoiceError> {
        match self {
            Self::Absent => Err(InvoiceError::NotFound),
            Self::Draft(content) => Ok(content),
            Self::Discarded => Err(InvoiceError::Discarded),
            Self::Issued(state) => Err(InvoiceError::AlreadyIssued { number: state.invoice.number.clone() }),
        }
    }

    /// What an order leads to; pure.
    pub fn decide(&self, command: InvoiceCommand) -> Result<Vec<InvoiceEvent>, InvoiceError> {
        match command {
            InvoiceCommand::Draft(content) => match self {
                Self::Absent if content.is_ordinary() => Ok(vec![InvoiceEvent::Drafted(content)]),
                Self::Absent => Err(InvoiceError::NotByHand),
                Self::Draft(_) | Self::Discarded => Err(InvoiceError::AlreadyExists),
                Self::Issued(state) => {
                    Err(InvoiceError::AlreadyIssued { number: state.invoice.number.clone() })
                }
            },
            InvoiceCommand::DiscardDraft => self.draft().map(|_| vec![InvoiceEvent::DraftDiscarded]),
            InvoiceCommand::Issue(invoice) => {
                if !matches!(self, Self::Absent) && *self.draft()? != invoice.content {
                    return Err(InvoiceError::ContentDisagrees);
                }
                issue(invoice)
            }
            InvoiceCommand::FreezePaper(paper) => self.freeze(paper),
            InvoiceCommand::RecordPayment(payment) => self.pay(payment),
            InvoiceCommand::Credit(note) => self.credit(note),
        }
    }

    fn freeze(&self, paper: FrozenPaper) -> Result<Vec<InvoiceEvent>, InvoiceError> {
        let state = self.issued()?;
        if paper.size == 0 {
            return Err(InvoiceError::EmptyPaper);
        }
        match &state.paper {
            None => Ok(vec![InvoiceEvent::PaperFrozen(paper)]),
            // The same bytes again: nothing happens, and nothing needs to.
            Some(frozen) if *frozen == paper => Ok(vec![]),
            Some(frozen) => Err(InvoiceError::PaperAlreadyFrozen {
                number: state.invoice.number.clone(),
                sha256: frozen.sha256.clone(),
            }),
        }
    }

    fn pay(&self, payment: Payment) -> Result<Vec<InvoiceEvent>, InvoiceError> {
        let state = self.issued()?;
        let number = state.invoice.number.clone();
        if state.invoice.content.kind == InvoiceKind::CreditNote {
            return Err(InvoiceError::IsCreditNote { number });
        }
        if payment.amount <= Money::ZERO {
            return Err(InvoiceError::PaymentNotPositive { offered: payment.amount });
        }
        let reference = payment.reference.trim();
        if reference.is_empty() || reference.chars().count() > 140 {
            return Err(InvoiceError::PaymentReferenceMissing);
        }
        let issued = state.invoice.issued_on;
        if payment.on < issued {
            return Err(InvoiceError::PaymentBeforeIssue { number, issued, offered: payment.on });
        }
        if state.payments.iter().any(|known| known.reference == payment.reference) {
            return Err(InvoiceError::PaymentRepeated { number, reference: payment.reference });
        }
        let left = state.left_to_pay().max(Money::ZERO);
        if payment.amount > left {
            return Err(InvoiceError::Overpayment { number, left, offered: payment.amount });
        }
        Ok(vec![InvoiceEvent::PaymentRecorded(payment)])
    }

    fn credit(&self, note: Box<CreditNoteIssued>) -> Result<Vec<InvoiceEvent>, InvoiceError> {
        let state = self.creditable(note.issued_on)?;
        let wanted = note
            .lines
            .iter()
            .map(|line| crate::rules::credit::LineCredit {
                line: line.credits_line.unwrap_or_default(),
                net: line.net,
            })
            .collect();
        let (lines, totals) =
            state.credit(&CreditScope::Lines(wanted)).map_err(|fault| InvoiceError::Credit { fault })?;
        if lines != note.lines || totals != note.totals {
            return Err(InvoiceError::ContentDisagrees);
        }
        Ok(vec![InvoiceEvent::Credited(note)])
    }

    /// The issued invoice, if a credit note of that day may touch it.
    pub fn creditable(&self, on: Day) -> Result<&IssuedState, InvoiceError> {
        let state = self.issued()?;
        let number = state.invoice.number.clone();
        if state.invoice.content.kind == InvoiceKind::CreditNote {
            return Err(InvoiceError::IsCreditNote { number });
        }
        let issued = state.invoice.issued_on;
        if on < issued {
            return Err(InvoiceError::CreditBeforeInvoice { number, issued, offered: on });
        }
        Ok(state)
    }
}

/// The last look before a paper leaves the house.
fn issue(invoice: Box<IssuedInvoice>) -> Result<Vec<InvoiceEvent>, InvoiceError> {
    let content = &invoice.content;
    let series = Series::new(content.kind, invoice.issued_on.year()).code();
    if invoice.number.series() != series {
        return Err(InvoiceError::WrongSeries { number: invoice.number.clone(), series });
    }
    if invoice.due_on < invoice.issued_on {
        return Err(InvoiceError::DueBeforeIssue { due: invoice.due_on, issued: invoice.issued_on });
    }
    let mended = match content.kind {
        InvoiceKind::Invoice => checks::before_issue(content, Some(&invoice.seller), invoice.issued_on),
        // A credit note repeats what was once right; it must remain possible whatever has changed since.
        InvoiceKind::CreditNote => vec![],
    };
    if !mended.is_empty() {
        return Err(InvoiceError::NotReady { checks: mended });
    }
    let sums = Totals::of(content.lines.iter().map(|line| (line.vat, line.net)));
    let agrees = match content.kind {
        InvoiceKind::Invoice => content.preceding.is_none() && sums == invoice.totals,
        // Its tax may differ by the cents that earlier credit notes left (rules::credit).
        InvoiceKind::CreditNote => content.preceding.is_some() && sums.net == invoice.totals.net,
    };
    if !agrees || content.lines.is_empty() {
        return Err(InvoiceError::ContentDisagrees);
    }
    Ok(vec![InvoiceEvent::Issued(invoice)])
}

impl Aggregate for Invoice {
    const TYPE: &'static str = "billing.invoice";
    type Command = InvoiceCommand;
    type Event = InvoiceEvent;
    type Error = InvoiceError;
    type Services = ();

    async fn handle(
        &mut self,
        command: Self::Command,
        (): &(),
        sink: &EventSink<Self>,
    ) -> Result<(), Self::Error> {
        write_all(self.decide(command)?, self, sink).await
    }

    fn apply(&mut self, event: Self::Event) {
        match event {
            InvoiceEvent::Drafted(content) => *self = Self::Draft(content),
            InvoiceEvent::DraftDiscarded => *self = Self::Discarded,
            InvoiceEvent::Issued(invoice) => {
                *self = Self::Issued(Box::new(IssuedState {
                    invoice: *invoice,
                    paper: None,
                    payments: vec![],
                    credited: AlreadyCredited::default(),
                }));
            }
            InvoiceEvent::PaperFrozen(paper) => self.change(|state| state.paper = Some(paper)),
            InvoiceEvent::PaymentRecorded(payment) => self.change(|state| state.payments.push(payment)),
            InvoiceEvent::Credited(note) => {
                self.change(|state| state.credited.add(&note.lines, &note.totals));
            }
        }
    }
}

impl Invoice {
    fn change(&mut self, change: impl FnOnce(&mut IssuedState)) {
        if let Self::Issued(state) = self {
            change(state);
        }
    }
}
