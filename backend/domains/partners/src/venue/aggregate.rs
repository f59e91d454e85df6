//! The life of a venue: listed or registered, described, moved along the stages, entrusted to who pays.

use kernel::prelude::*;
use serde::{Deserialize, Serialize};
use values::Day;

use super::{VenueCommand, VenueError, VenueEvent};
use crate::public::{OrganisationId, Stage, VenueDescription};
use crate::rules::stages;

/// A venue as its events tell it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Venue {
    known: Option<Known>,
}

/// A venue that exists.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Known {
    since: Day,
    from_list: bool,
    described_on: Day,
    description: VenueDescription,
    stage: Stage,
    stage_on: Day,
    payer: Option<OrganisationId>,
    payer_on: Day,
}

impl Aggregate for Venue {
    const TYPE: &'static str = "partners.venue";
    type Command = VenueCommand;
    type Event = VenueEvent;
    type Error = VenueError;
    type Services = ();

    async fn handle(
        &mut self,
        command: VenueCommand,
        (): &(),
        sink: &EventSink<Self>,
    ) -> Result<(), VenueError> {
        write_all(self.decide(command)?, self, sink).await
    }

    fn apply(&mut self, event: VenueEvent) {
        match event {
            VenueEvent::Listed { description, on, .. } => self.appear(*description, on, true),
            VenueEvent::Registered { description, on } => self.appear(*description, on, false),
            VenueEvent::DescribedAnew { description, on } => {
                if let Some(known) = &mut self.known {
                    known.description = *description;
                    known.described_on = on;
                }
            }
            VenueEvent::Canvassed { on, .. } => self.stand(Stage::Canvassed, on),
            VenueEvent::Contacted { on } => self.stand(Stage::Contacted, on),
            VenueEvent::TrialStarted { on } => self.stand(Stage::Trial, on),
            VenueEvent::Won { on } => self.stand(Stage::Won, on),
            VenueEvent::Lost { on, .. } => self.stand(Stage::Lost, on),
            VenueEvent::Entrusted { organisation, on } => self.pay(Some(organisation), on),
            VenueEvent::Released { on, .. } => self.pay(None, on),
        }
    }
}

impl Venue {
    fn appear(&mut self, description: VenueDescription, on: Day, from_list: bool) {
        self.known = Some(Known {
            since: on,
            from_list,
            described_on: on,
            description,
            stage: Stage::Listed,
            stage_on: on,
            payer: None,
            payer_on: on,
        });
    }

    fn stand(&mut self, stage: Stage, on: Day) {
        if let Some(known) = &mut self.known {
            known.stage = stage;
            known.stage_on = on;
        }
    }

    fn pay(&mut self, payer: Option<OrganisationId>, on: Day) {
        if let Some(known) = &mut self.known {
            known.payer = payer;
            known.payer_on = on;
        }
    }

    /// Decides without touching the world.
    pub fn decide(&self, command: VenueCommand) -> Result<Vec<VenueEvent>, VenueError> {
        match (command, &self.known) {
            (VenueCommand::TakeFromList { key, code, description, on }, None) => {
                complete(&description)?;
                Ok(vec![VenueEvent::Listed { key, code, description, on }])
            }
            (VenueCommand::TakeFromList { description, on, .. }, Some(known)) => known.take(description, on),
            (VenueCommand::Register { description, on }, None) => {
                complete(&description)?;
                Ok(vec![VenueEvent::Registered { description, on }])
            }
            (VenueCommand::Register { .. }, Some(known)) => {
                Err(VenueError::AlreadyKnown { since: known.since })
            }
            (_, None) => Err(VenueError::Unknown {}),
            (VenueCommand::Canvass { campaign, on }, Some(known)) => {
                said(&campaign, "le nom de la campagne")?;
                known.step(Stage::Canvassed, on, VenueEvent::Canvassed { campaign, on })
            }
            (VenueCommand::Contact { on }, Some(known)) => {
                known.step(Stage::Contacted, on, VenueEvent::Contacted { on })
            }
            (VenueCommand::StartTrial { on }, Some(known)) => {
                known.step(Stage::Trial, on, VenueEvent::TrialStarted { on })
            }
            (VenueCommand::Win { on }, Some(known)) => known.step(Stage::Won, on, VenueEvent::Won { on }),
            (VenueCommand::Lose { reason, on }, Some(known)) => {
                said(&reason, "la raison de la perte")?;
                known.step(Stage::Lost, on, VenueEvent::Lost { reason, on })
            }
            (VenueCommand::Entrust { organisation, on }, Some(known)) => known.entrust(organisation, on),
            (VenueCommand::Release { on }, Some(known)) => known.release(on),
        }
    }
}

impl Known {
    fn take(&self, description: Box<VenueDescription>, on: Day) -> Result<Vec<VenueEvent>, VenueError> {
        if !self.from_list {
            return Err(VenueError::NotFromList {});
        }
        if *description == self.description {
            return Ok(Vec::new()); // the list says nothing new: there is no fact to record
        }
        complete(&description)?;
        in_order(on, self.described_on)?;
        Ok(vec![VenueEvent::DescribedAnew { description, on }])
    }

    fn step(&self, to: Stage, on: Day, event: VenueEvent) -> Result<Vec<VenueEvent>, VenueError> {
        if !stages::leads(self.stage, to) {
            return Err(VenueError::StepLeadsNowhere { from: self.stage, to });
        }
        in_order(on, self.stage_on)?;
        Ok(vec![event])
    }

    fn entrust(&self, organisation: OrganisationId, on: Day) -> Result<Vec<VenueEvent>, VenueError> {
        let mut events = Vec::new();
        if let Some(payer) = self.payer {
            if payer == organisation {
                return Err(VenueError::AlreadyEntrusted { organisation, since: self.payer_on });
            }
            events.push(VenueEvent::Released { organisation: payer, on });
        }
        in_order(on, self.payer_on)?;
        events.push(VenueEvent::Entrusted { organisation, on });
        Ok(events)
    }

    fn release(&self, on: Day) -> Result<Vec<VenueEvent>, VenueError> {
        let organisation = self.payer.ok_or(VenueError::NotEntrusted {})?;
        in_order(on, self.payer_on)?;
        Ok(vec![VenueEvent::Released { organisation, on }])
    }
}

fn complete(description: &VenueDescription) -> Result<(), VenueError> {
    for (value, field) in [(&description.name, "le nom"), (&description.commune, "la commune")] {
        if value.trim().is_empty() {
            return Err(VenueError::Incomplete { field: field.to_owned() });
        }
    }
    Ok(())
}

fn said(text: &str, what: &str) -> Result<(), VenueError> {
    if text.trim().is_empty() { Err(VenueError::NothingSaid { what: what.to_owned() }) } else { Ok(()) }
}

fn in_order(on: Day, last: Day) -> Result<(), VenueError> {
    if on < last { Err(VenueError::DaysOutOfOrder { on, last }) } else { Ok(()) }
}
