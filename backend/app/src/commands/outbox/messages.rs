//! Messages to other programs that are due go to their wire, many at once: one receiver that is slow must not hold up
//! the others.
//!
//! What can never happen: a message for who is disabled or removed; an endpoint that says 410 Gone and is told more; a
//! message given up in silence.

use std::time::{Duration, Instant};

use futures::future::join_all;
use kernel::outbox::{Attempt, Claimed, Outcome};
use kernel::prelude::{Actor, Context, Failure};
use kernel::{Clock, SystemClock};
use office::Office;
use office::webhooks::public::{Destination, Reception};
use values::Uuid;
use webhook_wire::{HookError, Message, Receipt, WebhookWire};

use super::Delivered;

/// How long a message is hidden from other processes while it is being sent: well beyond the wire's patience.
const LEASE: Duration = Duration::from_mins(2);
/// Messages that are sent at once.
pub(crate) const BATCH: u64 = 32;

/// Delivers one batch of messages that are due.
pub(crate) async fn deliver_due(office: &Office, wire: &WebhookWire) -> Result<Delivered, Failure> {
    let kind = office::webhooks::KIND;
    let claimed = office.kernel.claim_notes(kind, SystemClock.now(), LEASE, BATCH).await?;
    let outcomes = join_all(claimed.iter().map(|note| deliver(office, wire, note))).await;
    let mut delivered = Delivered::default();
    for outcome in outcomes {
        match outcome? {
            Outcome::Sent => delivered.sent += 1,
            Outcome::Later { .. } => delivered.failed += 1,
            Outcome::Parked => delivered.parked += 1,
        }
    }
    Ok(delivered)
}

/// Sends one message and records what came of it, for the message and for its endpoint.
async fn deliver(office: &Office, wire: &WebhookWire, claimed: &Claimed) -> Result<Outcome, Failure> {
    let began = Instant::now();
    let now = SystemClock.now();
    let (attempt, reception) = match office.webhooks.destination(&claimed.note.recipient, now).await? {
        Destination::Nowhere { reason } => {
            let words = reason.to_owned();
            let attempt =
                Attempt { at: now, took: began.elapsed(), outcome: Outcome::Parked, code: None, words };
            (attempt, None)
        }
        Destination::At { url, secrets } => {
            let id = message_id(claimed);
            let keys: Vec<&[u8]> = secrets.iter().map(office::webhooks::Secret::key).collect();
            let message = Message { id: &id, at: now, body: &claimed.note.body };
            let answer = wire.send(url.as_str(), &keys, message).await;
            let reception = Some(reception(&answer));
            (judged(claimed, answer, began.elapsed()), reception)
        }
    };
    if attempt.outcome != Outcome::Sent {
        let (endpoint, reason) = (&claimed.note.recipient, &attempt.words);
        tracing::warn!(note = claimed.id, attempt = claimed.attempt, %endpoint, %reason, "message not delivered");
    }
    office.kernel.note_attempted(claimed, &attempt).await?;
    if let Some(reception) = reception {
        let context = Context::new(Actor::new("system:webhooks.delivery"), attempt.at, Uuid::now_v7());
        let disabled = office.webhooks.received(&context, &claimed.note.recipient, reception).await?;
        if let Some(because) = disabled {
            tracing::warn!(endpoint = %claimed.note.recipient, ?because, "endpoint disabled");
        }
    }
    Ok(attempt.outcome)
}

fn reception(answer: &Result<Receipt, HookError>) -> Reception {
    match answer {
        Ok(_) => Reception::Taken,
        Err(error) if error.is_gone() => Reception::Gone,
        Err(_) => Reception::Failed,
    }
}

/// What follows from an answer: anything but a success is tried again until the last wait is over; who is gone is not.
fn judged(claimed: &Claimed, answer: Result<Receipt, HookError>, took: Duration) -> Attempt {
    let at = SystemClock.now();
    match answer {
        Ok(Receipt { status }) => {
            let (code, words) = (Some(status), String::new());
            Attempt { at, took, outcome: Outcome::Sent, code, words }
        }
        Err(error) => {
            let wait = webhook_wire::wait_after(claimed.try_number, claimed.id, error.retry_after());
            let wait = wait.filter(|_| !error.is_gone());
            let outcome = wait.map_or(Outcome::Parked, |wait| Outcome::Later { wait });
            Attempt { at, took, outcome, code: error.status(), words: error.to_string() }
        }
    }
}

/// The name of the message: of the note's number and of its words, so that it is the same at each attempt and differs
/// from the note of the same number in another database (one that was restored, say).
fn message_id(claimed: &Claimed) -> String {
    let words = format!("{}\n{}", claimed.note.recipient, claimed.note.body);
    let print = Uuid::new_v5(&Uuid::NAMESPACE_OID, words.as_bytes()).simple().to_string();
    format!("msg_{}_{}", claimed.id, &print[..12])
}

#[cfg(test)]
mod tests {
    use kernel::prelude::Outgoing;

    use super::*;

    fn claimed(id: i64, try_number: u32, body: &str) -> Claimed {
        let note = Outgoing {
            kind: "webhook".into(),
            recipient: "e".into(),
            subject: "members.member.admitted".into(),
            body: body.into(),
            attachments: Vec::new(),
        };
        Claimed { id, note, attempt: i64::from(try_number), try_number }
    }

    #[test]
    fn a_message_keeps_its_name_over_attempts() {
        let name = message_id(&claimed(7, 1, "x"));
        assert_eq!(name, message_id(&claimed(7, 2, "x")));
        assert!(name.starts_with("msg_7_") && !name.contains('.'), "{name}");
        assert_ne!(name, message_id(&claimed(8, 1, "x")));
        assert_ne!(name, message_id(&claimed(7, 1, "y")));
    }

    #[test]
    fn who_is_gone_is_not_told_again_and_others_are_at_most_ten_times() {
        let outcome = |try_number, status| {
            let error = HookError::Refused { status, words: String::new(), retry_after: None };
            judged(&claimed(7, try_number, "x"), Err(error), Duration::ZERO).outcome
        };
        assert_eq!(outcome(1, 410), Outcome::Parked);
        assert!(matches!(outcome(1, 500), Outcome::Later { wait } if wait < Duration::from_secs(6)));
        assert!(matches!(outcome(9, 404), Outcome::Later { wait } if wait >= Duration::from_hours(24)));
        assert_eq!(outcome(10, 500), Outcome::Parked);
    }
}
