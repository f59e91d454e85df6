//! The golden files of what is stored of a year. `REGENERATE=1` writes them again.

use std::path::PathBuf;

use kernel::prelude::*;
use values::{Fraction, Money};

use super::{AllocatedResult, YearEvent};
use crate::goldens::day;
use crate::public::{AllocationClauses, AllocationInput, InterestBase, Proposal, Withholding};

fn samples() -> Vec<(&'static str, YearEvent)> {
    let part = |num, den| Fraction::new(num, den).unwrap();
    let clauses = AllocationClauses {
        statutory_reserve: part(1, 2),
        interest_base: InterestBase::SubsidiesFromDistributable,
    };
    let input = AllocationInput {
        result: Money::euros(1_000),
        prior_losses: Money::ZERO,
        reserves: Money::ZERO,
        capital: Money::euros(3_000),
        subsidies: Money::ZERO,
        paid_up: Money::euros(3_000),
        rate_cap: part(1, 50),
        clauses,
    };
    let proposal = Proposal::serving(&input, Money::euros(30));
    let (at_year_end_only, decided_on) = (false, day("2016-05-20"));
    let allocated = AllocatedResult { input, proposal, at_year_end_only, decided_on };
    let (opening_day, closing_day) = (day("2015-01-01"), day("2015-12-31"));
    let withholding = Withholding { income_tax: part(21, 100), social: part(31, 200) };
    vec![
        ("closed", YearEvent::Closed { opening_day, closing_day, on: day("2016-02-01") }),
        ("reopened", YearEvent::Reopened { reason: "Un bulletin oublié".into(), on: day("2016-02-02") }),
        ("result_allocated", YearEvent::ResultAllocated(Box::new(allocated))),
        (
            "interest_paid",
            YearEvent::InterestPaid { withholding, rate: Some(part(1, 100)), on: day("2016-06-30") },
        ),
    ]
}

#[test]
fn facts_are_stored_as_the_golden_files_say() {
    for (name, event) in samples() {
        assert_eq!(event.event_type(), format!("members.year.{name}"));
        let tagged = serde_json::to_value(&event).unwrap();
        let text = serde_json::to_string_pretty(&tagged[name]).unwrap() + "\n";
        let path =
            PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("events").join(format!("year_{name}.v1.json"));
        if std::env::var_os("REGENERATE").is_some() {
            std::fs::write(&path, &text).unwrap();
        }
        let golden = std::fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(text, golden, "{} is stale: REGENERATE=1", path.display());
        let stored: serde_json::Value = serde_json::from_str(&golden).unwrap();
        let back: YearEvent = serde_json::from_value(serde_json::json!({ name: stored })).unwrap();
        assert_eq!(back, event, "a stored fact reads back as itself");
    }
}
