//! Partners: the organisations that pay, the venues that offer the service, and the way from one name among
//! 15 882 in an official list to a partner.
//!
//! What can never happen: a row of an import that is neither handled nor reported; a venue that goes back to
//! an earlier stage without having been lost; two organisations with one SIRET; half of an order.

#[cfg(test)]
mod goldens;
pub mod import;
pub mod organisation;
pub mod permissions;
pub mod public;
pub mod rules;
#[cfg(test)]
mod tests;
mod use_cases;
pub mod venue;
mod views;

use std::sync::Arc;

use kernel::prelude::*;

pub use use_cases::{RegisterOrganisation, RegisterVenue, VenueStep};
pub use views::organisations::{LISTING as ORGANISATION_LISTING, OrganisationRow};
pub use views::venue_queries::LISTING as VENUE_LISTING;
pub use views::venue_stages::StageStep;
pub use views::venues::VenueRow;

/// The room's façade: its use cases (one file per aggregate under `use_cases/`) and its queries.
#[derive(Clone)]
pub struct Partners {
    kernel: Kernel,
}

impl Partners {
    /// The room over a kernel that knows [`Partners::projectors`].
    pub fn new(kernel: Kernel) -> Self {
        Self { kernel }
    }

    /// The read models of the room.
    pub fn projectors() -> Vec<Arc<dyn Projector>> {
        views::projectors()
    }
}
