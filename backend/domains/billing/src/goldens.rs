//! What is stored, held still: every event against its golden file, and back. `REGENERATE=1` writes them.

use std::path::PathBuf;

use kernel::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use values::Money;

use crate::contract::events::ContractEvent;
use crate::contract::terms::Ending;
use crate::invoice::content::{CreditNoteIssued, FrozenPaper, Payment};
use crate::invoice::events::InvoiceEvent;
use crate::price_list::PriceListEvent;
use crate::rules::credit::{AlreadyCredited, CreditScope, credit};
use crate::samples::{self, day};
use crate::seller::SellerEvent;

fn compare<E>(events: &[E])
where
    E: StoredEvents + Serialize + DeserializeOwned + PartialEq + std::fmt::Debug,
{
    let mut named = Vec::new();
    for event in events {
        let tagged = serde_json::to_value(event).unwrap();
        let (name, payload) = match &tagged {
            Value::Object(map) => {
                map.iter().next().map(|(name, payload)| (name.clone(), payload.clone())).unwrap()
            }
            Value::String(name) => (name.clone(), Value::Null),
            other => panic!("an event without a name: {other}"),
        };
        assert_eq!(event.event_type(), format!("{}.{name}", E::STREAM), "stored name and serde name differ");
        let aggregate = E::STREAM.rsplit('.').next().unwrap();
        let file = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
            .join("events")
            .join(format!("{aggregate}_{name}.v{}.json", event.event_version()));
        let text = serde_json::to_string_pretty(&payload).unwrap() + "\n";
        if std::env::var_os("REGENERATE").is_some() {
            std::fs::write(&file, &text).unwrap();
        }
        let golden = std::fs::read_to_string(&file).unwrap_or_default();
        assert_eq!(golden, text, "{} is stale: REGENERATE=1, or add a new version", file.display());
        let back: E = match serde_json::from_str(&golden).unwrap() {
            Value::Null => serde_json::from_value(Value::String(name.clone())).unwrap(),
            stored => serde_json::from_value(serde_json::json!({ name.clone(): stored })).unwrap(),
        };
        assert_eq!(&back, event, "a stored fact reads back as itself");
        named.push(name);
    }
    let known: Vec<&str> = E::TYPES.iter().map(|(name, _)| *name).collect();
    assert_eq!(named, known, "every stored type has its golden file");
}

#[test]
fn seller_facts_are_stored_as_the_golden_files_say() {
    compare(&[SellerEvent::IdentityAdopted {
        from: day("2014-06-01"),
        identity: Box::new(samples::seller()),
    }]);
}

#[test]
fn price_list_facts_are_stored_as_the_golden_files_say() {
    compare(&[
        PriceListEvent::Published(Box::new(samples::price_list())),
        PriceListEvent::Closed { last_day: day("2015-12-31") },
    ]);
}

#[test]
fn contract_facts_are_stored_as_the_golden_files_say() {
    compare(&[
        ContractEvent::Concluded(Box::new(samples::contract_terms())),
        ContractEvent::VenuesServed { venues: vec![samples::venue(3)], from: day("2015-03-01") },
        ContractEvent::VenueWithdrawn { venue: samples::venue(1).venue, last_day: day("2015-06-30") },
        ContractEvent::BuyerCorrected {
            buyer: Box::new(samples::buyer()),
            references: crate::parties::BuyerReferences {
                purchase_order: Some("BC-2015-42".into()),
                ..Default::default()
            },
        },
        ContractEvent::Ended(Ending { last_day: day("2015-12-31"), reason: "Fin du marché".into() }),
    ]);
}

#[test]
fn invoice_facts_are_stored_as_the_golden_files_say() {
    let issued = samples::issued();
    let (lines, totals) =
        credit(&issued.content.lines, &issued.totals, &AlreadyCredited::default(), &CreditScope::Whole)
            .unwrap();
    compare(&[
        InvoiceEvent::Drafted(Box::new(samples::content())),
        InvoiceEvent::DraftDiscarded,
        InvoiceEvent::Issued(Box::new(issued)),
        InvoiceEvent::PaperFrozen(FrozenPaper {
            sha256: "0123456789abcdef".repeat(4),
            media_type: "application/pdf".into(),
            size: 24_000,
        }),
        InvoiceEvent::PaymentRecorded(Payment {
            amount: Money::euros(1_200),
            on: day("2015-02-10"),
            reference: "VIR-0001".into(),
        }),
        InvoiceEvent::Credited(Box::new(CreditNoteIssued {
            credit_note: samples::invoice_id(2),
            number: "AV2015-000001".parse().unwrap(),
            issued_on: day("2015-03-01"),
            lines,
            totals,
        })),
    ]);
}
