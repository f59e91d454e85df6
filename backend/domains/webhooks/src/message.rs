//! What an endpoint is told: that something happened, where to read it, and nothing of its content. A "thin" message in
//! the words of Standard Webhooks: who receives it reads the rest through the API, with rights of its own.

use kernel::prelude::*;
use serde::Serialize;
use values::{Day, Timestamp, Uuid};

use crate::KIND;
use crate::public::EndpointId;

/// Type of the message that is sent for a test.
pub(crate) const PING: &str = "webhooks.ping";

/// The JSON of a message, in the order in which it is written.
#[derive(Serialize)]
struct Message<'a, D> {
    r#type: &'a str,
    timestamp: Timestamp,
    data: D,
}

/// Which fact it was.
#[derive(Serialize)]
struct Fact<'a> {
    stream: &'a str,
    id: &'a str,
    sequence: i64,
    on: Day,
    position: i64,
    correlation: Uuid,
}

#[derive(Serialize)]
struct Ping {
    endpoint: EndpointId,
}

/// The note that tells an endpoint of a fact.
pub(crate) fn of_fact(endpoint: EndpointId, fact: &Recorded) -> Result<Outgoing, Failure> {
    let data = Fact {
        stream: &fact.stream_type,
        id: &fact.stream_id,
        sequence: fact.sequence,
        on: fact.on,
        position: fact.position,
        correlation: fact.correlation,
    };
    note(endpoint, &Message { r#type: &fact.event_type, timestamp: fact.at, data })
}

/// The note that asks an endpoint whether it hears.
pub(crate) fn ping(endpoint: EndpointId, at: Timestamp) -> Result<Outgoing, Failure> {
    note(endpoint, &Message { r#type: PING, timestamp: at, data: Ping { endpoint } })
}

fn note<D: Serialize>(endpoint: EndpointId, message: &Message<'_, D>) -> Result<Outgoing, Failure> {
    Ok(Outgoing {
        kind: KIND.to_owned(),
        recipient: endpoint.to_string(),
        subject: message.r#type.to_owned(),
        body: serde_json::to_string(message)?,
        attachments: Vec::new(),
    })
}

/// The name under which a fact is announced to an endpoint once.
pub(crate) fn name_of(fact: &Recorded) -> String {
    fact.position.to_string()
}
