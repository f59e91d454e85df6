//! A request's part of the trail: it takes what happened, and refuses nothing.

use kernel::prelude::*;
use serde::{Deserialize, Serialize};

use super::TrailEvent;

/// What one request left in the trail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Trail {
    /// How many entries.
    entries: u64,
}

/// Nothing that happened is refused: this error has no case.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize)]
pub enum TrailError {}

impl Refusal for TrailError {
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

impl Aggregate for Trail {
    const TYPE: &'static str = "accounts.trail";
    /// What happened: the trail takes facts as they are.
    type Command = TrailEvent;
    type Event = TrailEvent;
    type Error = TrailError;
    type Services = ();

    async fn handle(
        &mut self,
        happened: TrailEvent,
        (): &(),
        sink: &EventSink<Self>,
    ) -> Result<(), TrailError> {
        write_all(vec![happened], self, sink).await
    }

    fn apply(&mut self, event: TrailEvent) {
        match event {
            TrailEvent::SignedIn { .. }
            | TrailEvent::SignInRefused { .. }
            | TrailEvent::LockedOut { .. }
            | TrailEvent::LinkSent { .. }
            | TrailEvent::SignedOut { .. }
            | TrailEvent::SessionsEnded { .. }
            | TrailEvent::Exercised { .. } => self.entries += 1,
        }
    }
}
