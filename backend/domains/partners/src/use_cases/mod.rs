//! What one can ask of the room, one file per aggregate: load, decide, commit; and the queries.

mod imports;
mod organisations;
mod queries;
mod venues;

pub use organisations::RegisterOrganisation;
pub use venues::{RegisterVenue, VenueStep};
