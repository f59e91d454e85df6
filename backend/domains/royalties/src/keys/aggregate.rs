//! The keys decide which set may begin.

use super::{KeysCommand, KeysError, KeysEvent};
use crate::rules::keys::{KeySet, check_pots, in_force};
use kernel::prelude::*;
use serde::{Deserialize, Serialize};
use values::Day;

/// The one stream of the keys.
pub(crate) const STREAM_ID: &str = "cct";

/// State: every set, in the order in which they were decided.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Keys {
    sets: Vec<KeySet>,
}

impl Keys {
    /// The set that holds on a day, if any.
    pub(crate) fn in_force(&self, on: Day) -> Option<&KeySet> {
        in_force(&self.sets, on)
    }

    /// Decides without touching the world.
    pub(crate) fn decide(&self, command: KeysCommand) -> Result<Vec<KeysEvent>, KeysError> {
        match command {
            KeysCommand::Set { from, pots, decision } => {
                check_pots(&pots)?;
                let decision = decision.trim().to_owned();
                if decision.is_empty() {
                    return Err(KeysError::DecisionMissing);
                }
                if self.sets.iter().any(|set| set.from == from) {
                    return Err(KeysError::AlreadySet { from });
                }
                Ok(vec![KeysEvent::Set { from, pots, decision }])
            }
        }
    }
}

impl Aggregate for Keys {
    const TYPE: &'static str = "royalties.keys";
    type Command = KeysCommand;
    type Event = KeysEvent;
    type Error = KeysError;
    type Services = ();

    async fn handle(
        &mut self,
        command: KeysCommand,
        _services: &(),
        sink: &EventSink<Self>,
    ) -> Result<(), KeysError> {
        write_all(self.decide(command)?, self, sink).await
    }

    fn apply(&mut self, event: KeysEvent) {
        match event {
            KeysEvent::Set { from, pots, decision } => self.sets.push(KeySet { from, decision, pots }),
        }
    }
}
