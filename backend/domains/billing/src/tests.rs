//! The room as a whole, on both databases: from the price list to the payment, and the figures of the year.

use kernel::jobs::go_on;
use kernel::on_both_databases;
use kernel::prelude::*;
use kernel::testing::{TestDatabase, context, context_at};
use values::{Money, Timestamp};

use crate::contract::error::ContractError;
use crate::contract::terms::Ending;
use crate::invoice::content::InvoiceContent;
use crate::invoice::error::InvoiceError;
use crate::parties::BuyerReferences;
use crate::price_list::PriceListError;
use crate::public::{InvoiceStatus, Receivables, Revenue};
use crate::rules::credit::{CreditScope, LineCredit};
use crate::rules::periods::Term;
use crate::samples::{self, day};
use crate::{Billing, ConcludeContract};

pub(crate) async fn office(db: &TestDatabase) -> Billing {
    let billing = Billing::new(db.kernel(Billing::projectors()).await);
    billing.adopt_seller_identity(&context(), day("2014-01-01"), samples::seller()).await.unwrap();
    billing.publish_price_list(&context(), samples::price_list_id(), samples::price_list()).await.unwrap();
    billing
}

/// A contract of 1 000,00 € a year (900 at 20 %, 100 at 5,5 %) from a day on.
pub(crate) fn order(n: u128, from: &str) -> ConcludeContract {
    ConcludeContract {
        contract: samples::contract_id(n),
        signed_on: day(from),
        reference: format!("C-{n:04}"),
        customer: samples::customer(n),
        buyer: samples::buyer(),
        references: BuyerReferences::default(),
        venues: vec![samples::venue(2 * n), samples::venue(2 * n + 1)],
        price_list: samples::price_list_id(),
        lines: samples::orders(),
        term: Term { from: day(from), to: None },
        billing_day: None,
        payment_days: None,
    }
}

pub(crate) async fn conclude(billing: &Billing, n: u128, from: &str) {
    billing.conclude_contract(&context(), order(n, from)).await.unwrap();
}

pub(crate) async fn run(billing: &Billing, on: &str) -> crate::public::RunReport {
    billing.run(&context(), day(on), go_on).await.unwrap()
}

fn all() -> PageRequest {
    PageRequest::default()
}

on_both_databases!(from_contract_to_payment, async |db: TestDatabase| {
    let billing = office(&db).await;
    conclude(&billing, 1, "2015-01-01").await;
    let report = run(&billing, "2015-01-10").await;
    let issued = &report.issued[0];
    assert_eq!(issued.number.as_str(), "FA2015-000001");
    // 900,00 × 20 % + 100,00 × 5,5 % = 185,50
    assert_eq!((issued.net, issued.gross), (Money::euros(1_000), Money::cents(118_550)));

    let view = billing.invoice(issued.invoice).await.unwrap().unwrap();
    assert_eq!(view.status, InvoiceStatus::Unpaid);
    assert_eq!(view.invoice.due_on, day("2015-02-09"));
    assert_eq!(view.invoice.seller, samples::seller());
    assert_eq!(view.invoice.content.venues.len(), 2);
    assert_eq!(view.invoice.totals.by_rate.len(), 2);

    let id = issued.invoice;
    billing.record_payment(&context(), id, Money::euros(1_000), day("2015-02-01"), "VIR-1").await.unwrap();
    let refused = billing
        .record_payment(&context(), id, Money::euros(200), day("2015-02-02"), "VIR-2")
        .await
        .unwrap_err();
    assert_eq!(
        refused.refusal::<InvoiceError>(),
        Some(&InvoiceError::Overpayment {
            number: issued.number.clone(),
            left: Money::cents(18_550),
            offered: Money::euros(200)
        })
    );
    billing.record_payment(&context(), id, Money::cents(18_550), day("2015-02-02"), "VIR-2").await.unwrap();
    let view = billing.invoice(id).await.unwrap().unwrap();
    assert_eq!((view.status, view.left, view.payments.len()), (InvoiceStatus::Paid, Money::ZERO, 2));
    let row = &billing.invoices(&all()).await.unwrap().items[0];
    assert_eq!((row.status.as_str(), row.paid_cents, row.left_cents), ("paid", 118_550, 0));
    assert_eq!(billing.payments(&all()).await.unwrap().total, 2);
    assert_eq!(billing.invoice_lines(&all()).await.unwrap().total, 2);
});

on_both_databases!(revenue_is_invoices_less_credit_notes, async |db: TestDatabase| {
    let billing = office(&db).await;
    conclude(&billing, 1, "2015-01-01").await;
    conclude(&billing, 2, "2015-06-01").await;
    let early = run(&billing, "2015-01-10").await;
    let later = billing.run(&context_at(2_000_000_000_000_000), day("2015-06-01"), go_on).await.unwrap();
    assert_eq!((early.issued.len(), later.issued.len(), later.skipped.len()), (1, 1, 1));
    let scope = CreditScope::Lines(vec![LineCredit { line: 1, net: Money::euros(300) }]);
    let note = billing
        .issue_credit_note(
            &context_at(2_100_000_000_000_000),
            samples::invoice_id(9),
            early.issued[0].invoice,
            day("2015-07-01"),
            scope,
            "Ouverture tardive".into(),
        )
        .await
        .unwrap();
    assert_eq!(note.number.as_str(), "AV2015-000001");
    assert_eq!((note.totals.net, note.totals.vat), (Money::euros(300), Money::euros(60)));
    assert_eq!(note.content.preceding.as_ref().unwrap().number, early.issued[0].number);

    let of = |net: i64, credited: i64| Revenue {
        invoiced: Money::euros(net + credited),
        credited: Money::euros(credited),
        net: Money::euros(net),
    };
    assert_eq!(billing.revenue(2015, None, None).await.unwrap(), of(1_700, 300));
    assert_eq!(billing.revenue(2014, None, None).await.unwrap(), of(0, 0));
    assert_eq!(billing.revenue(2015, Some(day("2015-06-30")), None).await.unwrap(), of(2_000, 0));
    let known = |micros| Some(Timestamp::from_micros(micros));
    assert_eq!(billing.revenue(2015, None, known(1_900_000_000_000_000)).await.unwrap(), of(1_000, 0));
    let products = billing.revenue_by_product(2015, None, None).await.unwrap();
    let shown: Vec<_> = products.iter().map(|p| (p.product.as_str(), p.net)).collect();
    assert_eq!(shown, [("TOUCH-MED", Money::euros(1_500)), ("LIVRE-NUM", Money::euros(200))]);

    let view = billing.invoice(early.issued[0].invoice).await.unwrap().unwrap();
    assert_eq!(view.credit_notes[0].1, note.number);
    assert_eq!((view.status, view.left), (InvoiceStatus::PartlySettled, Money::cents(118_550 - 36_000)));
});

on_both_databases!(receivables_are_as_of_a_day, async |db: TestDatabase| {
    let billing = office(&db).await;
    conclude(&billing, 1, "2015-01-01").await;
    let id = run(&billing, "2015-01-10").await.issued[0].invoice;
    billing.record_payment(&context(), id, Money::euros(500), day("2015-03-01"), "VIR-1").await.unwrap();
    let owed = async |on: &str| billing.receivables_total(day(on), None).await.unwrap();
    let cents = |invoices, left, overdue| Receivables {
        invoices,
        left: Money::cents(left),
        overdue: Money::cents(overdue),
    };
    assert_eq!(owed("2015-01-09").await, cents(0, 0, 0));
    assert_eq!(owed("2015-02-09").await, cents(1, 118_550, 0));
    assert_eq!(owed("2015-02-10").await, cents(1, 118_550, 118_550));
    assert_eq!(owed("2015-03-01").await, cents(1, 68_550, 68_550));
    let page = billing.receivables(day("2015-03-01"), None, &all()).await.unwrap();
    assert_eq!(page.items[0].left_cents, 68_550);
    billing.record_payment(&context(), id, Money::cents(68_550), day("2015-03-02"), "VIR-2").await.unwrap();
    assert_eq!(owed("2015-03-02").await, cents(0, 0, 0));
});

on_both_databases!(customers_and_places_in_force_on_a_day, async |db: TestDatabase| {
    let billing = office(&db).await;
    conclude(&billing, 1, "2015-01-01").await;
    let mut second = order(2, "2015-03-01");
    second.customer = samples::customer(1);
    second.venues = vec![samples::venue(2), samples::venue(7)]; // one place in common with the first
    billing.conclude_contract(&context(), second).await.unwrap();
    let mut online = order(3, "2015-03-01");
    online.venues = vec![];
    billing.conclude_contract(&context(), online).await.unwrap();
    let count = async |on: &str, known: Option<Timestamp>| {
        let customers = billing.customers_on(day(on), known).await.unwrap().len();
        (customers, billing.venues_on(day(on), known).await.unwrap().len())
    };
    assert_eq!(count("2014-12-31", None).await, (0, 0));
    assert_eq!(count("2015-02-28", None).await, (1, 2));
    assert_eq!(count("2015-03-01", None).await, (2, 3));

    let venue = samples::venue(7).venue;
    let late = context_at(2_000_000_000_000_000);
    billing.withdraw_venue(&late, samples::contract_id(2), venue, day("2015-06-30")).await.unwrap();
    let ending = Ending { last_day: day("2015-08-31"), reason: "Résiliation".into() };
    billing.end_contract(&late, samples::contract_id(3), ending).await.unwrap();
    assert_eq!(count("2015-07-01", None).await, (2, 2));
    assert_eq!(count("2015-09-01", None).await, (1, 2));
    let before = Some(Timestamp::from_micros(1_900_000_000_000_000));
    assert_eq!(count("2015-09-01", before).await, (2, 3), "what was not known yet does not show");
    let rows = billing.contracts(&all()).await.unwrap().items;
    assert_eq!(rows.iter().map(|row| row.venues).collect::<Vec<_>>(), [2, 1, 0]);
    assert_eq!(rows[2].ended_on, "2015-08-31");
});

on_both_databases!(papers_are_frozen_with_their_bytes, async |db: TestDatabase| {
    let billing = office(&db).await;
    conclude(&billing, 1, "2015-01-01").await;
    let id = run(&billing, "2015-01-10").await.issued[0].invoice;
    assert_eq!(billing.paper(id).await.unwrap(), None);
    let bytes = b"%PDF-1.7 invented".as_slice();
    let frozen = billing.freeze_paper(&context(), id, "application/pdf", bytes).await.unwrap();
    let again = billing.freeze_paper(&context(), id, "application/pdf", bytes).await.unwrap();
    assert_eq!(frozen, again);
    let refused = billing.freeze_paper(&context(), id, "application/pdf", b"other").await.unwrap_err();
    assert!(matches!(refused.refusal(), Some(InvoiceError::PaperAlreadyFrozen { .. })));
    let paper = billing.paper(id).await.unwrap().unwrap();
    assert_eq!((paper.bytes.as_slice(), paper.paper.size), (bytes, 17));
    let missing = billing.paper(samples::invoice_id(404)).await.unwrap_err();
    assert_eq!(missing.refusal::<InvoiceError>(), Some(&InvoiceError::NotFound));
});

on_both_databases!(a_draft_takes_its_number_when_issued, async |db: TestDatabase| {
    let billing = office(&db).await;
    let by_hand = InvoiceContent { contract: None, billing: None, ..samples::content() };
    let (id, thrown) = (samples::invoice_id(1), samples::invoice_id(2));
    billing.draft_invoice(&context(), id, day("2015-01-05"), by_hand.clone()).await.unwrap();
    billing.draft_invoice(&context(), thrown, day("2015-01-05"), by_hand.clone()).await.unwrap();
    billing.discard_draft(&context(), thrown, day("2015-01-06")).await.unwrap();
    assert_eq!(billing.draft(id).await.unwrap(), Some(by_hand));
    assert_eq!(billing.draft(thrown).await.unwrap(), None);
    let issued = billing.issue_draft(&context(), id, day("2015-01-15")).await.unwrap();
    assert_eq!(issued.number.as_str(), "FA2015-000001");
    assert_eq!(billing.draft(id).await.unwrap(), None);
    let again = billing.issue_draft(&context(), id, day("2015-01-15")).await.unwrap_err();
    assert_eq!(again.refusal(), Some(&InvoiceError::AlreadyIssued { number: issued.number }));
});

on_both_databases!(dates_never_go_back_in_a_series, async |db: TestDatabase| {
    let billing = office(&db).await;
    conclude(&billing, 1, "2015-01-01").await;
    run(&billing, "2015-02-01").await;
    conclude(&billing, 2, "2015-01-01").await;
    let refused = billing.run(&context(), day("2015-01-31"), go_on).await.unwrap_err();
    assert_eq!(
        refused.refusal(),
        Some(&InvoiceError::DatedBeforeLast {
            series: "FA2015".into(),
            last: day("2015-02-01"),
            offered: day("2015-01-31")
        })
    );
    let next = run(&billing, "2015-02-01").await;
    assert_eq!(next.issued[0].number.as_str(), "FA2015-000002", "a refused issue leaves no gap");
});

on_both_databases!(contracts_follow_the_price_list, async |db: TestDatabase| {
    let billing = office(&db).await;
    billing.close_price_list(&context(), samples::price_list_id(), day("2015-06-30")).await.unwrap();
    let late = billing.conclude_contract(&context(), order(1, "2015-07-01")).await.unwrap_err();
    assert_eq!(late.refusal(), Some(&PriceListError::NotInForce { on: day("2015-07-01") }));
    conclude(&billing, 1, "2015-06-30").await;
    let taken = ConcludeContract { contract: samples::contract_id(2), ..order(1, "2015-06-30") };
    let refused = billing.conclude_contract(&context(), taken).await.unwrap_err();
    assert_eq!(refused.refusal(), Some(&ContractError::ReferenceTaken { reference: "C-0001".into() }));
    let (list, version) = billing.price_list(samples::price_list_id()).await.unwrap().unwrap();
    assert_eq!((list.to, version), (Some(day("2015-06-30")), 2));
    assert_eq!(billing.price_items(&all()).await.unwrap().total, 5);
    assert_eq!(billing.price_lists(&all()).await.unwrap().items[0].to_day, "2015-06-30");
    assert_eq!(billing.seller_on(day("2013-12-31")).await.unwrap(), None);
});

on_both_databases!(issuers_side_by_side_leave_no_gap_even_when_some_are_refused, async |db: TestDatabase| {
    let billing = office(&db).await;
    let by_hand = InvoiceContent { contract: None, billing: None, ..samples::content() };
    for n in 0..=6 {
        billing
            .draft_invoice(&context(), samples::invoice_id(n), day("2015-01-05"), by_hand.clone())
            .await
            .unwrap();
    }
    billing.issue_draft(&context(), samples::invoice_id(0), day("2015-02-01")).await.unwrap();
    // Those of January take a number, are refused for their date, and give it back.
    let issue =
        async |n: u128, on: &str| billing.issue_draft(&context(), samples::invoice_id(n), day(on)).await;
    let answers = kernel::testing::tokio::join!(
        issue(1, "2015-02-01"),
        issue(2, "2015-01-31"),
        issue(3, "2015-02-01"),
        issue(4, "2015-01-30"),
        issue(5, "2015-02-01"),
        issue(6, "2015-02-01"),
    );
    assert!(answers.1.is_err() && answers.3.is_err());
    let mut numbers: Vec<String> = [answers.0, answers.2, answers.4, answers.5]
        .into_iter()
        .map(|answer| answer.unwrap().number.to_string())
        .collect();
    numbers.sort();
    assert_eq!(numbers, ["FA2015-000002", "FA2015-000003", "FA2015-000004", "FA2015-000005"]);
});

on_both_databases!(the_views_are_what_the_facts_say, async |db: TestDatabase| {
    let billing = office(&db).await;
    conclude(&billing, 1, "2015-01-01").await;
    conclude(&billing, 2, "2015-01-01").await;
    let report = run(&billing, "2015-01-10").await;
    let (first, second) = (report.issued[0].invoice, report.issued[1].invoice);
    billing.freeze_paper(&context(), first, "application/pdf", b"%PDF").await.unwrap();
    billing.record_payment(&context(), first, Money::euros(5), day("2015-02-01"), "VIR-1").await.unwrap();
    let (note, on) = (samples::invoice_id(9), day("2015-03-01"));
    billing
        .issue_credit_note(&context(), note, second, on, CreditScope::Whole, "Erreur".into())
        .await
        .unwrap();
    let ending = Ending { last_day: day("2015-08-31"), reason: "Résiliation".into() };
    billing.end_contract(&context(), samples::contract_id(2), ending).await.unwrap();
    billing
        .withdraw_venue(&context(), samples::contract_id(1), samples::venue(2).venue, day("2015-06-30"))
        .await
        .unwrap();
    billing.close_price_list(&context(), samples::price_list_id(), day("2015-12-31")).await.unwrap();
    let by_hand = InvoiceContent { contract: None, billing: None, ..samples::content() };
    billing.draft_invoice(&context(), samples::invoice_id(1), day("2015-01-05"), by_hand).await.unwrap();

    let view = billing.invoice(second).await.unwrap();
    let single = kernel::database::connect_single(db.url()).await.unwrap();
    let rebuilt =
        billing.kernel.rebuild(&single, &[], |_| std::ops::ControlFlow::Continue(())).await.unwrap();
    assert_eq!(rebuilt.tables.len(), 10);
    for table in &rebuilt.tables {
        assert!(table.live_rows > 0, "{} is exercised", table.table);
        assert_eq!((table.rebuilt_rows, table.differing_rows), (table.live_rows, 0), "{}", table.table);
    }
    assert_eq!(billing.invoice(second).await.unwrap(), view);
    assert_eq!(run(&billing, "2015-01-10").await.issued.len(), 0, "what was billed stays billed");
});
