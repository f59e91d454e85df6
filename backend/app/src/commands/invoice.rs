//! `quintette invoice run --on DAY`: bills what is due and freezes the papers. Cut, it is run again and goes on.

use std::ops::ControlFlow;
use std::sync::Mutex;

use kernel::KeySource;
use office::{BilledDay, BillingStep};
use values::{Day, Money};

use crate::commands::{context, print};
use crate::exit::Stop;
use crate::interrupt::Interrupt;
use crate::opening::House;
use crate::progress::Line;
use crate::settings::Settings;

pub(super) async fn run(settings: &Settings, on: Day) -> Result<(), Stop> {
    let interrupt = Interrupt::listen()?;
    let house = House::open(settings, KeySource::Random).await?;
    let show = show();
    let context = context();
    let billed = interrupt
        .guard(
            "invoice run",
            Box::pin(house.office.bill(&context, on, async |step| {
                show(step);
                ControlFlow::Continue(())
            })),
        )
        .await?;
    print(&in_words(&billed))?;
    match billed.run.failed.len() {
        0 => Ok(()),
        failed => Err(Stop::Failed(format!("{failed} contract(s) could not be billed; the others were"))),
    }
}

/// Shows the steps of a bill run on one progress line.
pub(super) fn show() -> impl Fn(BillingStep) + Send + Sync {
    let lines = Mutex::new((Line::new("invoices"), Line::new("papers")));
    move |step| {
        // A poisoned lock only means that another thread stopped while it wrote a progress line.
        let mut lines = lines.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        match step {
            BillingStep::Issuing(run) => lines.0.count(run.done, run.total),
            BillingStep::Papers(done) => lines.1.tally(done),
        }
    }
}

fn in_words(billed: &BilledDay) -> String {
    let net: Money = billed.run.issued.iter().map(|one| one.net).sum();
    let mut lines = vec![format!(
        "{} invoices issued ({net} EUR without VAT), {} already billed, {} failed; {} papers frozen, {} refused",
        billed.run.issued.len(),
        billed.run.skipped.len(),
        billed.run.failed.len(),
        billed.papers,
        billed.without_paper.len()
    )];
    for failed in &billed.run.failed {
        lines.push(format!("  {} ({}):", failed.reference, failed.customer_name));
        lines.extend(
            failed.checks.iter().map(|check| format!("    {}: {} {}", check.field, check.reason, check.mend)),
        );
    }
    lines.join("\n")
}
