//! The golden files of what is stored of an application. `REGENERATE=1` writes them again.

use std::path::PathBuf;

use kernel::StoredEvents;
use kernel::prelude::*;
use values::Shares;

use super::{accepted, day, entity, erased, member_id, received, refused, wish, withdrawn};
use crate::application::{ApplicationEvent, Wish};
use crate::goldens::private_supporters;
use crate::member::Holder;
use crate::public::{Applicant, College};

fn samples() -> Vec<(&'static str, ApplicationEvent)> {
    let company = Applicant::Company(entity("Labels d'Exemple"));
    let of_entity = Wish {
        holder: Holder::of(member_id(1), company),
        college: College::Supporters,
        category: private_supporters().code,
        shares: Shares::new(5),
        motivation: None,
        distinct: true,
    };
    let on = day("2015-02-05");
    vec![
        ("received", received()),
        ("received_entity", ApplicationEvent::Received { number: 8, wish: Box::new(of_entity), on }),
        ("amended", ApplicationEvent::Amended { wish: wish(5), on }),
        ("withdrawn", withdrawn()),
        ("refused", refused()),
        ("accepted", accepted()),
        ("erased", erased()),
    ]
}

#[test]
fn facts_are_stored_as_the_golden_files_say() {
    for (file, event) in samples() {
        let tagged = serde_json::to_value(&event).unwrap();
        let (name, payload) = tagged.as_object().unwrap().iter().next().unwrap();
        assert_eq!(event.event_type(), format!("members.application.{name}"));
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
            .join("events")
            .join(format!("application_{file}.v1.json"));
        let text = serde_json::to_string_pretty(payload).unwrap() + "\n";
        if std::env::var_os("REGENERATE").is_some() {
            std::fs::write(&path, &text).unwrap();
        }
        let golden = std::fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(text, golden, "{} is stale: REGENERATE=1", path.display());
        let stored: serde_json::Value = serde_json::from_str(&golden).unwrap();
        let back: ApplicationEvent =
            serde_json::from_value(serde_json::json!({ name.clone(): stored })).unwrap();
        assert_eq!(back, event, "a stored fact reads back as itself");
    }
    assert_eq!(ApplicationEvent::TYPES.len(), 6);
}
