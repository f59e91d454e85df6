//! The life of an import: completed, once.

use kernel::prelude::*;
use serde::{Deserialize, Serialize};

use super::{ImportCommand, ImportError, ImportEvent};

/// An import as its events tell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Import {
    completed: bool,
}

impl Aggregate for Import {
    const TYPE: &'static str = "partners.import";
    type Command = ImportCommand;
    type Event = ImportEvent;
    type Error = ImportError;
    type Services = ();

    async fn handle(
        &mut self,
        command: ImportCommand,
        (): &(),
        sink: &EventSink<Self>,
    ) -> Result<(), ImportError> {
        write_all(self.decide(command)?, self, sink).await
    }

    fn apply(&mut self, event: ImportEvent) {
        match event {
            ImportEvent::Completed { .. } => self.completed = true,
        }
    }
}

impl Import {
    /// Decides without touching the world. A file that was completed and brings nothing new leaves no fact.
    pub fn decide(&self, command: ImportCommand) -> Result<Vec<ImportEvent>, ImportError> {
        let ImportCommand::Complete { sha256, counts, on } = command;
        if sha256.len() != 64 || !sha256.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(ImportError::NotADigest { sha256 });
        }
        if !counts.adds_up() {
            return Err(ImportError::DoesNotAddUp { counts });
        }
        if self.completed && counts.created + counts.changed == 0 {
            return Ok(Vec::new());
        }
        Ok(vec![ImportEvent::Completed { sha256, counts, on }])
    }
}
