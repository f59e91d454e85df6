//! The types of events that are offered: every stored event of the rooms that the office names here.

use kernel::prelude::*;

use crate::endpoint::EndpointError;
use crate::rules::filter::EventFilter;

/// A type of event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventType {
    /// As a message names it, e.g. `members.member.admitted`.
    pub name: String,
    /// The room, e.g. `members`.
    pub room: String,
    /// Type of the stream, e.g. `members.member`.
    pub stream: &'static str,
    /// The version of its form that is stored now.
    pub version: u32,
}

/// All that is offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Catalogue {
    types: Vec<EventType>,
    streams: Vec<&'static str>,
}

impl Catalogue {
    /// The events of some aggregates, in alphabetical order; of each, the latest version.
    pub fn of(facts: &[FactNames]) -> Self {
        let mut types: Vec<EventType> = facts
            .iter()
            .flat_map(|names| {
                names.types.iter().map(|(name, version)| event_type(names.stream, name, *version))
            })
            .collect();
        types.sort_by(|a, b| (&a.name, b.version).cmp(&(&b.name, a.version)));
        types.dedup_by(|later, earlier| later.name == earlier.name);
        Self { types, streams: facts.iter().map(|names| names.stream).collect() }
    }

    /// The types, in alphabetical order.
    pub fn types(&self) -> &[EventType] {
        &self.types
    }

    /// The types of streams whose facts are offered.
    pub(crate) fn streams(&self) -> Vec<&'static str> {
        self.streams.clone()
    }

    /// Refuses a filter that no event will ever pass.
    pub(crate) fn check(&self, filters: &[EventFilter]) -> Result<(), EndpointError> {
        let idle = |filter: &&EventFilter| !self.types.iter().any(|offered| filter.matches(&offered.name));
        match filters.iter().find(idle) {
            None => Ok(()),
            Some(filter) => Err(EndpointError::UnknownEvent { event: filter.to_string() }),
        }
    }
}

fn event_type(stream: &'static str, name: &str, version: u32) -> EventType {
    let room = stream.split('.').next().unwrap_or(stream).to_owned();
    EventType { name: format!("{stream}.{name}"), room, stream, version }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FACTS: &[FactNames] = &[
        FactNames { stream: "partners.venue", types: &[("won", 1), ("lost", 1)] },
        FactNames { stream: "members.member", types: &[("admitted", 1), ("admitted", 2)] },
    ];

    #[test]
    fn each_type_is_offered_once_in_its_latest_form() {
        let catalogue = Catalogue::of(FACTS);
        let names: Vec<_> = catalogue.types().iter().map(|t| (t.name.as_str(), t.version)).collect();
        let expected =
            [("members.member.admitted", 2), ("partners.venue.lost", 1), ("partners.venue.won", 1)];
        assert_eq!(names, expected);
        assert_eq!(catalogue.types()[0].room, "members");
    }

    #[test]
    fn a_filter_that_hears_nothing_is_refused() {
        let catalogue = Catalogue::of(FACTS);
        let check = |filter: &str| catalogue.check(&[filter.parse().unwrap()]);
        for filter in ["*", "members.*", "members.member.*", "partners.venue.won"] {
            assert_eq!(check(filter), Ok(()), "{filter}");
        }
        for filter in ["accounts.*", "members.member.expelled", "partners.organisation.*"] {
            assert_eq!(check(filter), Err(EndpointError::UnknownEvent { event: filter.to_owned() }));
        }
    }
}
