//! How facts stored by an earlier version read today. A stored version never changes.

use kernel::{EventUpcaster, SerializedEvent};
use serde_json::{Value, json};
use values::Day;

use crate::public::MOST_YEARS;

/// From one version of one fact to the next.
struct Step {
    event: &'static str,
    change: fn(&mut Value),
}

impl EventUpcaster for Step {
    fn can_upcast(&self, event_type: &str, event_version: &str) -> bool {
        event_version == "1" && event_type.strip_prefix("members.member.") == Some(self.event)
    }

    fn upcast(&self, mut event: SerializedEvent) -> SerializedEvent {
        (self.change)(&mut event.payload);
        "2".clone_into(&mut event.event_version);
        event
    }
}

/// All of the room, in the order of versions.
pub(crate) fn upcasters() -> Vec<Box<dyn EventUpcaster>> {
    vec![
        Box::new(Step { event: "admitted", change: admitted }),
        Box::new(Step { event: "shares_subscribed", change: shares_subscribed }),
        Box::new(Step { event: "payment_recorded", change: unstated }),
        Box::new(Step { event: "membership_ended", change: membership_ended }),
    ]
}

/// Every public body counted under the cap, and nobody had said that it had been a member before.
fn admitted(payload: &mut Value) {
    let entity = payload.pointer("/holder/entity/kind").and_then(Value::as_str);
    payload["counts_in_public_cap"] = json!(entity == Some("PublicBody"));
    payload["formerly"] = Value::Null;
    if let Some(entity) = payload.pointer_mut("/holder/entity") {
        entity["rna"] = Value::Null;
    }
}

/// The law's five years were the term.
fn shares_subscribed(payload: &mut Value) {
    unstated(payload);
    let on = payload["on"].as_str().and_then(|day| day.parse::<Day>().ok());
    payload["release_by"] = json!(on.map(|on| on.plus_years(MOST_YEARS.into())));
}

fn unstated(payload: &mut Value) {
    payload["settlement"] = json!({"means": "Unstated", "reference": ""});
}

/// All left the capital at once, and what was repaid was not kept here: it counts as owed.
fn membership_ended(payload: &mut Value) {
    let cents = |value: &Value| value.as_str().and_then(|text| text.parse::<values::Money>().ok());
    let shares = payload["shares"].as_i64().unwrap_or_default();
    let subscribed = cents(&payload["nominal"]).and_then(|nominal| nominal.times(shares)).unwrap_or_default();
    let paid = cents(&payload["paid"]).unwrap_or_default();
    let due_by = payload["on"].as_str().and_then(|day| day.parse::<Day>().ok());
    let due_by = due_by.map(|on| on.plus_years(MOST_YEARS.into()));
    let schedule = if paid.is_zero() { json!([]) } else { json!([{"due_on": due_by, "amount": paid}]) };
    payload["claim"] = json!({
        "number": 1,
        "subscribed": subscribed,
        "paid": paid,
        "called": paid,
        "blocked_subscribed": values::Money::ZERO,
        "blocked_paid": values::Money::ZERO,
        "losses": values::Money::ZERO,
        "provisional": false,
        "due_by": due_by,
        "schedule": schedule,
    });
    payload["reason"] = json!("");
    payload["decided_on"] = Value::Null;
    if let Value::Object(fields) = payload {
        fields.remove("paid");
    }
}
