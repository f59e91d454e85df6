use kernel::testing::TestFramework;
use values::Money;

use super::aggregate::{Invoice, IssuedState};
use super::commands::InvoiceCommand;
use super::content::{
    CreditNoteIssued, FrozenPaper, InvoiceContent, IssuedInvoice, Payment, PrecedingInvoice,
};
use super::error::InvoiceError;
use super::events::InvoiceEvent;
use crate::public::InvoiceStatus;
use crate::rules::credit::{AlreadyCredited, CreditFault, CreditScope, LineCredit};
use crate::rules::numbering::{InvoiceKind, InvoiceNumber};
use crate::samples::{self, day};

fn number() -> InvoiceNumber {
    "FA2015-000001".parse().unwrap()
}

fn issued() -> InvoiceEvent {
    InvoiceEvent::Issued(Box::new(samples::issued()))
}

fn paid(euros: i64, reference: &str) -> Payment {
    Payment { amount: Money::euros(euros), on: day("2015-02-10"), reference: reference.into() }
}

fn paper(byte: &str) -> FrozenPaper {
    FrozenPaper { sha256: byte.repeat(64), media_type: "application/pdf".into(), size: 9 }
}

fn given(events: Vec<InvoiceEvent>, command: InvoiceCommand) -> Result<Vec<InvoiceEvent>, InvoiceError> {
    TestFramework::<Invoice>::with(()).given(events).when(command).inspect_result()
}

fn state(events: Vec<InvoiceEvent>) -> IssuedState {
    let mut invoice = Invoice::default();
    for event in events {
        kernel::prelude::Aggregate::apply(&mut invoice, event);
    }
    invoice.issued().unwrap().clone()
}

fn note(before: Vec<InvoiceEvent>, scope: &CreditScope) -> Box<CreditNoteIssued> {
    let (lines, totals) = state(before).credit(scope).unwrap();
    Box::new(CreditNoteIssued {
        credit_note: samples::invoice_id(2),
        number: "AV2015-000001".parse().unwrap(),
        issued_on: day("2015-03-01"),
        lines,
        totals,
    })
}

#[test]
fn given_nothing_when_issued_at_once_then_everything_printed_is_in_the_fact() {
    let found = given(vec![], InvoiceCommand::Issue(Box::new(samples::issued()))).unwrap();
    assert_eq!(found, [issued()]);
    assert_eq!(samples::issued().totals.gross, Money::euros(1_200));
}

#[test]
fn given_a_draft_when_issued_otherwise_then_refused() {
    let draft = InvoiceEvent::Drafted(Box::new(samples::content()));
    let mut other = samples::issued();
    other.content.payment_days = 10;
    assert_eq!(
        given(vec![draft.clone()], InvoiceCommand::Issue(Box::new(other))),
        Err(InvoiceError::ContentDisagrees)
    );
    assert_eq!(given(vec![draft], InvoiceCommand::Issue(Box::new(samples::issued()))), Ok(vec![issued()]));
}

#[test]
fn given_an_issued_invoice_when_anything_would_change_it_then_refused_with_its_number() {
    let refused = Err(InvoiceError::AlreadyIssued { number: number() });
    let content: Box<InvoiceContent> = Box::new(samples::content());
    assert_eq!(given(vec![issued()], InvoiceCommand::Draft(content)), refused);
    assert_eq!(given(vec![issued()], InvoiceCommand::DiscardDraft), refused);
    assert_eq!(given(vec![issued()], InvoiceCommand::Issue(Box::new(samples::issued()))), refused);
}

#[test]
fn by_hand_only_ordinary_invoices_are_prepared() {
    let ordinary = || InvoiceContent { billing: None, ..samples::content() };
    let draft = |content: InvoiceContent| given(vec![], InvoiceCommand::Draft(Box::new(content)));
    assert_eq!(draft(ordinary()), Ok(vec![InvoiceEvent::Drafted(Box::new(ordinary()))]));
    assert_eq!(draft(samples::content()), Err(InvoiceError::NotByHand));
    let avoir = InvoiceContent { kind: InvoiceKind::CreditNote, ..ordinary() };
    assert_eq!(draft(avoir), Err(InvoiceError::NotByHand));
}

#[test]
fn given_a_discarded_draft_when_issued_then_refused() {
    let events = vec![InvoiceEvent::Drafted(Box::new(samples::content())), InvoiceEvent::DraftDiscarded];
    assert_eq!(
        given(events, InvoiceCommand::Issue(Box::new(samples::issued()))),
        Err(InvoiceError::Discarded)
    );
}

#[test]
fn what_is_issued_must_agree_with_itself() {
    let refused = |change: fn(&mut IssuedInvoice)| {
        let mut invoice = samples::issued();
        change(&mut invoice);
        given(vec![], InvoiceCommand::Issue(Box::new(invoice))).unwrap_err()
    };
    assert_eq!(
        refused(|i| i.number = "FA2014-000001".parse().unwrap()),
        InvoiceError::WrongSeries { number: "FA2014-000001".parse().unwrap(), series: "FA2015".into() }
    );
    assert_eq!(
        refused(|i| i.due_on = day("2015-01-14")),
        InvoiceError::DueBeforeIssue { due: day("2015-01-14"), issued: day("2015-01-15") }
    );
    assert_eq!(refused(|i| i.totals.vat = Money::euros(1)), InvoiceError::ContentDisagrees);
    assert!(matches!(refused(|i| i.content.buyer.siret = None), InvoiceError::NotReady { .. }));
    assert_eq!(
        refused(|i| i.content.preceding = Some(PrecedingInvoice {
            invoice: samples::invoice_id(1),
            number: i.number.clone(),
            issued_on: i.issued_on
        })),
        InvoiceError::ContentDisagrees
    );
}

#[test]
fn given_an_issued_invoice_when_its_paper_is_frozen_then_once_and_for_ever() {
    let frozen = InvoiceEvent::PaperFrozen(paper("a"));
    assert_eq!(given(vec![issued()], InvoiceCommand::FreezePaper(paper("a"))), Ok(vec![frozen.clone()]));
    assert_eq!(given(vec![issued(), frozen.clone()], InvoiceCommand::FreezePaper(paper("a"))), Ok(vec![]));
    assert_eq!(
        given(vec![issued(), frozen], InvoiceCommand::FreezePaper(paper("b"))),
        Err(InvoiceError::PaperAlreadyFrozen { number: number(), sha256: "a".repeat(64) })
    );
    let empty = FrozenPaper { size: 0, ..paper("a") };
    assert_eq!(given(vec![issued()], InvoiceCommand::FreezePaper(empty)), Err(InvoiceError::EmptyPaper));
    assert_eq!(given(vec![], InvoiceCommand::FreezePaper(paper("a"))), Err(InvoiceError::NotFound));
}

#[test]
fn given_an_invoice_of_1200_when_paid_in_two_parts_then_it_is_paid() {
    let first = InvoiceEvent::PaymentRecorded(paid(500, "VIR-1"));
    assert_eq!(
        given(vec![issued()], InvoiceCommand::RecordPayment(paid(500, "VIR-1"))),
        Ok(vec![first.clone()])
    );
    let second = InvoiceEvent::PaymentRecorded(paid(700, "VIR-2"));
    assert_eq!(state(vec![issued(), first.clone()]).status(), InvoiceStatus::PartlySettled);
    let after = state(vec![issued(), first, second]);
    assert_eq!((after.status(), after.left_to_pay()), (InvoiceStatus::Paid, Money::ZERO));
}

#[test]
fn each_wrong_payment_is_refused_with_its_data() {
    let first = InvoiceEvent::PaymentRecorded(paid(500, "VIR-1"));
    let pay = |payment: Payment| given(vec![issued(), first.clone()], InvoiceCommand::RecordPayment(payment));
    assert_eq!(
        pay(paid(701, "VIR-2")),
        Err(InvoiceError::Overpayment {
            number: number(),
            left: Money::euros(700),
            offered: Money::euros(701)
        })
    );
    assert_eq!(
        pay(paid(100, "VIR-1")),
        Err(InvoiceError::PaymentRepeated { number: number(), reference: "VIR-1".into() })
    );
    assert_eq!(pay(paid(-1, "VIR-2")), Err(InvoiceError::PaymentNotPositive { offered: Money::euros(-1) }));
    assert_eq!(pay(paid(1, " ")), Err(InvoiceError::PaymentReferenceMissing));
    assert_eq!(
        pay(Payment { on: day("2015-01-14"), ..paid(1, "VIR-2") }),
        Err(InvoiceError::PaymentBeforeIssue {
            number: number(),
            issued: day("2015-01-15"),
            offered: day("2015-01-14")
        })
    );
}

#[test]
fn given_a_whole_credit_when_another_is_asked_then_nothing_is_left() {
    let credited = InvoiceEvent::Credited(note(vec![issued()], &CreditScope::Whole));
    let after = state(vec![issued(), credited.clone()]);
    assert_eq!((after.status(), after.left_to_pay()), (InvoiceStatus::Credited, Money::ZERO));
    let again = note(vec![issued()], &CreditScope::Lines(vec![LineCredit { line: 1, net: Money::euros(1) }]));
    assert_eq!(
        given(vec![issued(), credited], InvoiceCommand::Credit(again)),
        Err(InvoiceError::Credit { fault: CreditFault::NothingLeft })
    );
}

#[test]
fn a_credit_reduces_what_may_be_paid() {
    let part = CreditScope::Lines(vec![LineCredit { line: 2, net: Money::euros(100) }]);
    let credited = InvoiceEvent::Credited(note(vec![issued()], &part));
    assert_eq!(
        given(vec![issued(), credited], InvoiceCommand::RecordPayment(paid(1_200, "VIR-1"))),
        Err(InvoiceError::Overpayment {
            number: number(),
            left: Money::euros(1_080),
            offered: Money::euros(1_200)
        })
    );
}

#[test]
fn a_credit_before_its_invoice_or_on_a_credit_note_is_refused() {
    let early = Box::new(CreditNoteIssued {
        issued_on: day("2015-01-14"),
        ..*note(vec![issued()], &CreditScope::Whole)
    });
    assert_eq!(
        given(vec![issued()], InvoiceCommand::Credit(early)),
        Err(InvoiceError::CreditBeforeInvoice {
            number: number(),
            issued: day("2015-01-15"),
            offered: day("2015-01-14")
        })
    );
    let mut avoir = samples::issued();
    avoir.number = "AV2015-000001".parse().unwrap();
    avoir.content.kind = InvoiceKind::CreditNote;
    let refused = Err(InvoiceError::IsCreditNote { number: avoir.number.clone() });
    let avoir = InvoiceEvent::Issued(Box::new(avoir));
    assert_eq!(given(vec![avoir.clone()], InvoiceCommand::RecordPayment(paid(1, "V"))), refused);
    let whole = note(vec![issued()], &CreditScope::Whole);
    assert_eq!(given(vec![avoir], InvoiceCommand::Credit(whole)), refused);
}

#[test]
fn a_forged_credit_is_refused() {
    let mut forged = note(vec![issued()], &CreditScope::Whole);
    forged.totals.vat = Money::euros(999);
    assert_eq!(given(vec![issued()], InvoiceCommand::Credit(forged)), Err(InvoiceError::ContentDisagrees));
    assert_eq!(AlreadyCredited::default().gross(), Money::ZERO);
}

#[test]
fn the_net_amount_is_told_over_the_places_to_the_cent() {
    let mut invoice = samples::issued();
    invoice.totals.net = Money::cents(100);
    invoice.content.venues = vec![samples::venue(1), samples::venue(2), samples::venue(3)];
    let cents: Vec<i64> = invoice.net_by_venue().unwrap().iter().map(|(_, part)| part.as_cents()).collect();
    assert_eq!(cents, [34, 33, 33]);
    invoice.content.venues.clear();
    assert_eq!(invoice.net_by_venue(), None);
}
