//! The statutes of the one cooperative: a list of versions in the order of their effect.

use kernel::prelude::*;
use serde::{Deserialize, Serialize};
use values::Day;

use super::{StatutesCommand, StatutesError, StatutesEvent, StatutesVersion};

/// The id of the only stream of statutes: there is one cooperative.
pub(crate) const STATUTES_ID: &str = "statutes";

/// All versions ever adopted.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Statutes {
    versions: Vec<StatutesVersion>,
}

impl Statutes {
    /// The version in force on `day`.
    pub(crate) fn on(&self, day: Day) -> Result<&StatutesVersion, StatutesError> {
        self.versions
            .iter()
            .rev()
            .find(|version| version.effective_on <= day)
            .ok_or(StatutesError::NoneInForce { on: day })
    }

    fn decide(&self, command: StatutesCommand) -> Result<Vec<StatutesEvent>, StatutesError> {
        match command {
            StatutesCommand::Adopt { adopted_on, effective_on, document } => {
                if effective_on < adopted_on {
                    return Err(StatutesError::EffectBeforeAdoption { adopted_on, effective_on });
                }
                if let Some(last) = self.versions.last()
                    && effective_on <= last.effective_on
                {
                    return Err(StatutesError::EffectNotAfterLatest {
                        latest: last.effective_on,
                        effective_on,
                    });
                }
                document.check(effective_on)?;
                let version = self.versions.last().map_or(1, |last| last.version + 1);
                let adopted = StatutesVersion { version, adopted_on, effective_on, document: *document };
                Ok(vec![StatutesEvent::Adopted(Box::new(adopted))])
            }
        }
    }
}

impl Aggregate for Statutes {
    const TYPE: &'static str = "assemblies.statutes";
    type Command = StatutesCommand;
    type Event = StatutesEvent;
    type Error = StatutesError;
    type Services = ();

    async fn handle(
        &mut self,
        command: Self::Command,
        (): &(),
        sink: &EventSink<Self>,
    ) -> Result<(), Self::Error> {
        write_all(self.decide(command)?, self, sink).await
    }

    fn apply(&mut self, event: Self::Event) {
        match event {
            StatutesEvent::Adopted(version) => self.versions.push(*version),
        }
    }
}
