//! The life of a source: its mapping is set, and set again.

use kernel::prelude::*;
use serde::{Deserialize, Serialize};
use values::Day;

use super::ImportMappingEvent;
use crate::public::{ImportError, ImportMapping};
use crate::rules::import::rows::check;

/// A source as its events tell it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SourceMapping {
    mapping: Option<ImportMapping>,
}

/// An order about a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportMappingCommand {
    /// Sets how its tables are understood.
    Set {
        /// How.
        mapping: ImportMapping,
        /// Day.
        on: Day,
    },
}

impl Aggregate for SourceMapping {
    const TYPE: &'static str = "members.import_mapping";
    type Command = ImportMappingCommand;
    type Event = ImportMappingEvent;
    type Error = ImportError;
    type Services = ();

    async fn handle(
        &mut self,
        command: ImportMappingCommand,
        (): &(),
        sink: &EventSink<Self>,
    ) -> Result<(), ImportError> {
        write_all(self.decide(command)?, self, sink).await
    }

    fn apply(&mut self, event: ImportMappingEvent) {
        match event {
            ImportMappingEvent::MappingSet { mapping, on: _ } => self.mapping = Some(mapping),
        }
    }
}

impl SourceMapping {
    /// Decides without touching the world. The same mapping again leaves no fact.
    pub fn decide(&self, command: ImportMappingCommand) -> Result<Vec<ImportMappingEvent>, ImportError> {
        let ImportMappingCommand::Set { mapping, on } = command;
        check(&mapping)?;
        if self.mapping.as_ref() == Some(&mapping) {
            return Ok(Vec::new());
        }
        Ok(vec![ImportMappingEvent::MappingSet { mapping, on }])
    }
}
