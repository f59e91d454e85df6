//! Read models of the room: what is asked often, kept in tables that the events can always refill.

pub(crate) mod organisations;
pub(crate) mod standings;
pub(crate) mod venue_queries;
pub(crate) mod venue_stages;
pub(crate) mod venues;

use std::sync::Arc;

use kernel::prelude::*;

/// All projectors of the room.
pub(crate) fn projectors() -> Vec<Arc<dyn Projector>> {
    vec![
        Arc::new(organisations::OrganisationDirectory),
        Arc::new(venues::VenueDirectory),
        Arc::new(venue_stages::VenueStages),
    ]
}
