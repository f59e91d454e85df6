//! An endpoint decides what may be asked of it.

use kernel::prelude::*;
use serde::{Deserialize, Serialize};

use super::{DisabledBecause, EndpointCommand, EndpointError, EndpointEvent};
use crate::rules::address::EndpointUrl;
use crate::rules::filter::EventFilter;

/// Filters of one endpoint at most.
const MOST_EVENTS: usize = 100;
/// Characters of a description or a reason at most.
const LONGEST: usize = 500;

/// State: what it hears of, where, and whether.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Endpoint {
    standing: Standing,
    url: Option<EndpointUrl>,
    events: Vec<EventFilter>,
    description: String,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
enum Standing {
    #[default]
    Absent,
    Enabled,
    Disabled,
    Removed,
}

impl Endpoint {
    /// Refuses unless it is there and is told.
    pub(crate) fn check_enabled(&self) -> Result<(), EndpointError> {
        match self.standing {
            Standing::Disabled => Err(EndpointError::Disabled {}),
            _ => self.check_there(),
        }
    }

    /// Refuses unless it is there.
    fn check_there(&self) -> Result<(), EndpointError> {
        match self.standing {
            Standing::Absent => Err(EndpointError::NotRegistered {}),
            Standing::Removed => Err(EndpointError::Removed {}),
            Standing::Enabled | Standing::Disabled => Ok(()),
        }
    }

    /// Whether an event passes one of its filters.
    pub(crate) fn hears_of(&self, event_type: &str) -> bool {
        self.events.iter().any(|filter| filter.matches(event_type))
    }

    fn decide(&self, command: EndpointCommand) -> Result<Vec<EndpointEvent>, EndpointError> {
        match command {
            EndpointCommand::Register { url, events, description } => {
                match self.standing {
                    Standing::Absent => {}
                    Standing::Removed => return Err(EndpointError::Removed {}),
                    _ => return Err(EndpointError::AlreadyRegistered {}),
                }
                let (events, description) = (chosen(events)?, worded(&description)?);
                Ok(vec![EndpointEvent::Registered { url, events, description }])
            }
            EndpointCommand::Change { url, events, description } => self.change(url, events, description),
            EndpointCommand::RotateSecret { old_until } => {
                self.check_there()?;
                Ok(vec![EndpointEvent::SecretRotated { old_until }])
            }
            EndpointCommand::Disable { because } => {
                self.check_enabled()?;
                let because = match because {
                    DisabledBecause::ByHand { reason } => {
                        DisabledBecause::ByHand { reason: worded(&reason)? }
                    }
                    other => other,
                };
                Ok(vec![EndpointEvent::Disabled { because }])
            }
            EndpointCommand::Enable => {
                self.check_there()?;
                if self.standing == Standing::Enabled {
                    return Err(EndpointError::AlreadyEnabled {});
                }
                Ok(vec![EndpointEvent::Enabled {}])
            }
            EndpointCommand::Remove => {
                self.check_there()?;
                Ok(vec![EndpointEvent::Removed {}])
            }
        }
    }

    /// One fact for each thing that is otherwise from now on; what stays as it was is none.
    fn change(
        &self,
        url: Option<EndpointUrl>,
        events: Option<Vec<EventFilter>>,
        description: Option<String>,
    ) -> Result<Vec<EndpointEvent>, EndpointError> {
        self.check_there()?;
        let events = events.map(chosen).transpose()?.filter(|events| *events != self.events);
        let description = description.map(|text| worded(&text)).transpose()?;
        let description = description.filter(|description| *description != self.description);
        let url = url.filter(|url| self.url.as_ref() != Some(url));
        Ok([
            url.map(|url| EndpointEvent::Moved { url }),
            events.map(|events| EndpointEvent::EventsChosen { events }),
            description.map(|description| EndpointEvent::Described { description }),
        ]
        .into_iter()
        .flatten()
        .collect())
    }
}

/// Filters in order, each once; at least one.
fn chosen(mut events: Vec<EventFilter>) -> Result<Vec<EventFilter>, EndpointError> {
    events.sort();
    events.dedup();
    match events.len() {
        0 => Err(EndpointError::NoEvents {}),
        1..=MOST_EVENTS => Ok(events),
        _ => Err(EndpointError::TooManyEvents { maximum: MOST_EVENTS }),
    }
}

/// A text without blanks around it, not too long.
fn worded(text: &str) -> Result<String, EndpointError> {
    let text = text.trim();
    if text.chars().count() > LONGEST {
        return Err(EndpointError::TooLong { maximum: LONGEST });
    }
    Ok(text.to_owned())
}

impl Aggregate for Endpoint {
    const TYPE: &'static str = "webhooks.endpoint";
    type Command = EndpointCommand;
    type Event = EndpointEvent;
    type Error = EndpointError;
    type Services = ();

    async fn handle(
        &mut self,
        command: EndpointCommand,
        _services: &(),
        sink: &EventSink<Self>,
    ) -> Result<(), EndpointError> {
        write_all(self.decide(command)?, self, sink).await
    }

    fn apply(&mut self, event: EndpointEvent) {
        match event {
            EndpointEvent::Registered { url, events, description } => {
                (self.standing, self.url) = (Standing::Enabled, Some(url));
                (self.events, self.description) = (events, description);
            }
            EndpointEvent::Moved { url } => self.url = Some(url),
            EndpointEvent::EventsChosen { events } => self.events = events,
            EndpointEvent::Described { description } => self.description = description,
            EndpointEvent::SecretRotated { .. } => {}
            EndpointEvent::Disabled { .. } => self.standing = Standing::Disabled,
            EndpointEvent::Enabled {} => self.standing = Standing::Enabled,
            EndpointEvent::Removed {} => self.standing = Standing::Removed,
        }
    }
}
