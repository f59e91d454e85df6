use std::ops::ControlFlow;

use kernel::jobs::go_on;
use kernel::on_both_databases;
use kernel::prelude::PageRequest;
use kernel::testing::tokio;
use kernel::testing::{TestDatabase, context};
use values::Money;

use crate::Billing;
use crate::invoice::content::BillingKind;
use crate::public::RunProgress;
use crate::run::plan::invoice_id;
use crate::samples::{self, day};
use crate::tests::{conclude, office, order, run};

on_both_databases!(a_preview_says_what_and_why_and_writes_nothing, async |db: TestDatabase| {
    let billing = office(&db).await;
    conclude(&billing, 1, "2015-01-01").await;
    let planned = billing.run_preview(day("2015-01-01")).await.unwrap();
    assert_eq!(planned.len(), 1);
    assert_eq!(planned[0].totals.net, Money::euros(1_000));
    assert!(planned[0].why.contains("C-0001") && planned[0].why.contains("1er janvier 2015"));
    assert_eq!(
        planned[0].invoice,
        invoice_id(samples::contract_id(1), day("2015-01-01"), BillingKind::Annual)
    );
    assert!(billing.run_preview(day("2014-12-31")).await.unwrap().is_empty());
    let report = run(&billing, "2015-01-01").await;
    assert_eq!(report.issued[0].invoice, planned[0].invoice, "preview and run are one plan");
    assert!(billing.run_preview(day("2015-01-01")).await.unwrap().is_empty());
});

on_both_databases!(a_second_run_issues_nothing_and_says_so, async |db: TestDatabase| {
    let billing = office(&db).await;
    conclude(&billing, 1, "2015-01-01").await;
    let first = run(&billing, "2015-01-01").await;
    let second = run(&billing, "2015-01-01").await;
    assert!(second.issued.is_empty() && second.failed.is_empty());
    assert_eq!(second.skipped[0].number, first.issued[0].number);
    assert!(second.french().starts_with("Rien à facturer"));
    let next_year = run(&billing, "2016-01-01").await;
    assert_eq!(next_year.issued[0].number.as_str(), "FA2016-000001");
});

on_both_databases!(a_bad_contract_is_named_and_does_not_stop_the_others, async |db: TestDatabase| {
    let billing = office(&db).await;
    conclude(&billing, 1, "2015-01-01").await;
    let mut bad = order(2, "2015-01-01");
    bad.buyer.siret = None;
    billing.conclude_contract(&context(), bad.clone()).await.unwrap();
    conclude(&billing, 3, "2015-01-01").await;
    let report = run(&billing, "2015-01-01").await;
    let numbers: Vec<_> = report.issued.iter().map(|i| (i.reference.as_str(), i.number.as_str())).collect();
    assert_eq!(numbers, [("C-0001", "FA2015-000001"), ("C-0003", "FA2015-000002")]);
    let failed = &report.failed[0];
    assert_eq!((failed.reference.as_str(), failed.checks[0].field.as_str()), ("C-0002", "buyer.siret"));
    assert!(!failed.checks[0].mend.is_empty());
    let mended = billing
        .correct_buyer(&context(), bad.contract, day("2015-01-02"), samples::buyer(), bad.references)
        .await;
    mended.unwrap();
    let report = run(&billing, "2015-01-02").await;
    assert_eq!((report.issued.len(), report.skipped.len(), report.failed.len()), (1, 2, 0));
    assert_eq!(report.issued[0].number.as_str(), "FA2015-000003");
});

on_both_databases!(an_interrupted_run_goes_on_where_it_stopped, async |db: TestDatabase| {
    let billing = office(&db).await;
    for n in 1..=60 {
        conclude(&billing, n, "2015-01-01").await;
    }
    // Cut after the first batch: the run is dropped at its next await, in the middle of the second.
    let cut = tokio::sync::Notify::new();
    let progress = async |step: RunProgress| {
        if step.issued > 0 {
            cut.notify_one();
        }
        ControlFlow::Continue(())
    };
    let (at, on) = (context(), day("2015-01-01"));
    tokio::select! {
        biased;
        () = cut.notified() => {}
        done = billing.run(&at, on, progress) => panic!("the run ended before it was cut: {done:?}"),
    }
    let report = run(&billing, "2015-01-01").await;
    let rows = billing.invoices(&PageRequest { limit: Some(100), ..Default::default() }).await;
    let rows = rows.unwrap();
    assert_eq!(rows.total, 60, "every contract is billed exactly once");
    // The commit of the second may have been on its way when the run was dropped; then it is whole too.
    let kept = (report.skipped.len(), report.issued.len());
    assert!(matches!(kept, (50, 10) | (60, 0)), "a batch is kept whole or not at all: {kept:?}");
    let numbers: Vec<_> = rows.items.iter().map(|row| row.number.clone()).collect();
    let gapless: Vec<_> = (1..=60).map(|n| format!("FA2015-{n:06}")).collect();
    assert_eq!(numbers, gapless);
});

on_both_databases!(two_processes_racing_bill_nothing_twice, async |db: TestDatabase| {
    let first = office(&db).await;
    for n in 1..=70 {
        conclude(&first, n, "2015-01-01").await;
    }
    // A second kernel over a second pool: what another process would have.
    let second = Billing::new(db.kernel(Billing::projectors()).await);
    let (at, on) = (context(), day("2015-01-01"));
    let (one, two) = tokio::join!(first.run(&at, on, go_on), second.run(&at, on, go_on));
    let (one, two) = (one.unwrap(), two.unwrap());
    assert_eq!(one.issued.len() + two.issued.len(), 70);
    assert_eq!(one.skipped.len() + two.skipped.len(), 70);
    let page = PageRequest { limit: Some(100), ..Default::default() };
    let rows = first.invoices(&page).await.unwrap();
    let numbers: Vec<_> = rows.items.iter().map(|row| row.number.clone()).collect();
    let gapless: Vec<_> = (1..=70).map(|n| format!("FA2015-{n:06}")).collect();
    assert_eq!(numbers, gapless);
});

on_both_databases!(a_contract_that_ended_is_billed_to_its_end_and_no_further, async |db: TestDatabase| {
    let billing = office(&db).await;
    conclude(&billing, 1, "2014-07-01").await;
    let ending = crate::contract::terms::Ending { last_day: day("2014-12-31"), reason: "Fusion".into() };
    billing.end_contract(&context(), samples::contract_id(1), ending).await.unwrap();
    let report = run(&billing, "2015-07-01").await;
    assert_eq!(report.issued.len(), 1);
    // 184 days of 365: 900,00 → 453,70 and 100,00 → 50,41
    assert_eq!(report.issued[0].net, Money::cents(50_411));
    assert_eq!(report.issued[0].period.to, day("2014-12-31"));
});
