//! All that another room may name of the partners: identifiers, words of the trade, read types.
//!
//! Billing signs contracts with an [`OrganisationRef`] for [`VenueRef`]s; royalties and reports count
//! [`VenueRef`]s. Nothing here can change a partner: that takes the façade.

mod identity;
mod places;
mod refs;
mod reports;
mod words;

pub use crate::rules::canvassing::CanvassingRule;
pub use crate::rules::row::RowFault;
pub use identity::{ImportId, ImportKey, LibraryCode, OrganisationId, VenueId};
pub use places::{Coordinates, CountryCode, Department, PostalAddress, Region};
pub use refs::{OrganisationRef, VenueDescription, VenueRef};
pub use reports::{
    CanvassingReport, DuplicateRow, ImportReport, Penetration, Progress, Reach, RejectedRow, StageCounts,
};
pub use words::{Access, OrganisationKind, Stage, UnknownWord, VenueKind};

/// The names of this room's facts, for who lists what there is.
pub const FACTS: &[kernel::FactNames] = &[
    kernel::FactNames::of::<crate::organisation::OrganisationEvent>(),
    kernel::FactNames::of::<crate::venue::VenueEvent>(),
    kernel::FactNames::of::<crate::import::ImportEvent>(),
];
