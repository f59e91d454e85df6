//! The team's counts decide which count may be recorded.

use super::{TeamCommand, TeamCount, TeamError, TeamEvent};
use kernel::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use values::Day;

/// The one stream of the team.
pub(crate) const STREAM_ID: &str = "cooperative";

/// State: the count in force on each day counted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Team {
    counts: BTreeMap<Day, TeamCount>,
}

impl Team {
    /// Decides without touching the world.
    pub(crate) fn decide(&self, command: TeamCommand) -> Result<Vec<TeamEvent>, TeamError> {
        match command {
            TeamCommand::Count { on, count } => {
                if self.counts.contains_key(&on) {
                    return Err(TeamError::AlreadyCounted { on });
                }
                check_names(&count)?;
                Ok(vec![TeamEvent::Counted { on, count }])
            }
            TeamCommand::Correct { on, count, reason } => {
                let current = self.counts.get(&on).ok_or(TeamError::NotCounted { on })?;
                if *current == count {
                    return Err(TeamError::NothingToCorrect { on });
                }
                let reason = reason.trim().to_owned();
                if reason.is_empty() {
                    return Err(TeamError::ReasonMissing);
                }
                check_names(&count)?;
                Ok(vec![TeamEvent::Corrected { on, count, reason }])
            }
        }
    }
}

fn check_names(count: &TeamCount) -> Result<(), TeamError> {
    let departments = count.departments.iter().map(|department| &department.name).collect();
    for names in [count.sites.iter().collect(), departments] {
        let names: Vec<&String> = names;
        let mut seen = BTreeSet::new();
        for name in names {
            if name.trim().is_empty() {
                return Err(TeamError::NameMissing);
            }
            if !seen.insert(name.trim()) {
                return Err(TeamError::NameTwice { name: name.clone() });
            }
        }
    }
    Ok(())
}

impl Aggregate for Team {
    const TYPE: &'static str = "reports.team";
    type Command = TeamCommand;
    type Event = TeamEvent;
    type Error = TeamError;
    type Services = ();

    async fn handle(
        &mut self,
        command: TeamCommand,
        _services: &(),
        sink: &EventSink<Self>,
    ) -> Result<(), TeamError> {
        write_all(self.decide(command)?, self, sink).await
    }

    fn apply(&mut self, event: TeamEvent) {
        match event {
            TeamEvent::Counted { on, count } | TeamEvent::Corrected { on, count, reason: _ } => {
                self.counts.insert(on, count);
            }
        }
    }
}
