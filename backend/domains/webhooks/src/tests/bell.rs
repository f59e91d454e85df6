//! A bell of some other room, whose ringing is offered to endpoints; and an office with nothing but these two rooms.

use std::sync::Arc;
use std::time::Duration;

use kernel::outbox::{Attempt, Claimed, Outcome};
use kernel::prelude::*;
use kernel::testing::{TestDatabase, context_at};
use serde::{Deserialize, Serialize};
use values::{Day, Timestamp, Uuid};

use crate::goldens::{filters, url};
use crate::public::{EndpointId, RegisterEndpoint};
use crate::{Catalogue, KIND, Webhooks};

#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Bell;

#[derive(Debug, Clone)]
pub(super) enum BellCommand {
    Ring,
    Crack,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum BellEvent {
    /// By somebody whose name is nobody else's business.
    Rung {
        by: String,
    },
    Cracked {},
}

stored_events! { BellEvent in "tests.bell" { Rung = "rung" @ 1, Cracked = "cracked" @ 1 } }

#[derive(Debug, Clone, PartialEq, thiserror::Error, Serialize)]
pub(super) enum BellError {}

impl Refusal for BellError {
    fn code(&self) -> &'static str {
        match *self {}
    }
    fn kind(&self) -> RefusalKind {
        match *self {}
    }
    fn data(&self) -> serde_json::Value {
        match *self {}
    }
    fn as_any(&self) -> &dyn std::any::Any {
        self
    }
}

impl Aggregate for Bell {
    const TYPE: &'static str = "tests.bell";
    type Command = BellCommand;
    type Event = BellEvent;
    type Error = BellError;
    type Services = ();

    async fn handle(
        &mut self,
        command: BellCommand,
        (): &(),
        sink: &EventSink<Self>,
    ) -> Result<(), BellError> {
        let event = match command {
            BellCommand::Ring => BellEvent::Rung { by: "Zoé Exemple".to_owned() },
            BellCommand::Crack => BellEvent::Cracked {},
        };
        write_all(vec![event], self, sink).await
    }

    fn apply(&mut self, event: BellEvent) {
        match event {
            BellEvent::Rung { .. } | BellEvent::Cracked {} => {}
        }
    }
}

/// Midnight of 1 January 2015, and so many seconds.
pub(super) fn after(seconds: i64) -> Timestamp {
    Timestamp::from_micros(1_420_070_400_000_000 + seconds * 1_000_000)
}

pub(super) fn at(seconds: i64) -> Context {
    Context { correlation: Uuid::from_u128(7), ..context_at(after(seconds).micros()) }
}

/// A kernel and the room over it.
pub(super) async fn house(db: &TestDatabase) -> (Kernel, Webhooks) {
    let kernel = db.kernel(Webhooks::projectors()).await;
    let catalogue = Catalogue::of(&[FactNames::of::<BellEvent>()]);
    (kernel.clone(), Webhooks::new(kernel, Arc::new(catalogue)))
}

pub(super) fn endpoint(number: u128) -> EndpointId {
    EndpointId::new(Uuid::from_u128(number))
}

pub(super) fn order(number: u128, events: &[&str]) -> RegisterEndpoint {
    RegisterEndpoint {
        id: endpoint(number),
        url: url("https://hooks.example.org/quintette"),
        events: filters(events),
        description: "Site web".to_owned(),
    }
}

pub(super) async fn register(room: &Webhooks, number: u128, events: &[&str]) -> EndpointId {
    room.register(&at(0), order(number, events)).await.unwrap().endpoint.id
}

/// Rings a bell so many times, each at its second.
pub(super) async fn ring(kernel: &Kernel, bell: &str, times: i64) {
    for second in 1..=times {
        act(kernel, bell, second, BellCommand::Ring).await;
    }
}

pub(super) async fn act(kernel: &Kernel, bell: &str, second: i64, command: BellCommand) {
    let work = async |uow: &mut UnitOfWork| {
        uow.execute::<Bell>(bell, Day::ymd(2015, 1, 31).unwrap(), command.clone()).await?;
        Ok(())
    };
    kernel.run(&at(second), work).await.unwrap();
}

/// Lets messages be written until so many facts are read: on a shared server, others' transactions hold readers back.
pub(super) async fn dispatch(kernel: &Kernel, room: &Webhooks, facts: u64) {
    let mut read = 0;
    for _ in 0..100_000 {
        read += kernel.react(&room.dispatch(), after(100)).await.unwrap();
        if read >= facts {
            break;
        }
        kernel::testing::tokio::task::yield_now().await;
    }
    assert_eq!(read, facts);
}

/// What an endpoint is told, oldest first.
pub(super) async fn told(room: &Webhooks, id: EndpointId) -> Vec<serde_json::Value> {
    let request = PageRequest { sort: Some("note_id".to_owned()), ..PageRequest::default() };
    let page = room.deliveries(id, &request).await.unwrap();
    let mut told = Vec::new();
    for note in page.items {
        told.push(room.delivery(id, note.note_id).await.unwrap().payload);
    }
    told
}

/// Takes all messages that are due as a wire does.
pub(super) async fn claim(kernel: &Kernel, second: i64) -> Vec<Claimed> {
    kernel.claim_notes(KIND, after(second), Duration::from_mins(1), 100).await.unwrap()
}

/// Says what came of a message.
pub(super) async fn attempted(kernel: &Kernel, note: &Claimed, second: i64, outcome: Outcome) {
    let (took, code) = (Duration::from_millis(5), Some(200));
    let attempt = Attempt { at: after(second), took, outcome, code, words: String::new() };
    kernel.note_attempted(note, &attempt).await.unwrap();
}
