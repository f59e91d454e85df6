//! Words of the partners' room, as documented.

use office::partners::public as partners;

crate::words::words! {
    /// See [`partners::OrganisationKind`].
    OrganisationKind = partners::OrganisationKind : "What an organisation is.",
    /// See [`partners::VenueKind`].
    VenueKind = partners::VenueKind : "What a venue is.",
    /// See [`partners::Access`].
    VenueAccess = partners::Access : "How the public gets in.",
    /// See [`partners::Stage`].
    VenueStage = partners::Stage : "Where a venue stands on the way from a name in a list to a partner venue (`won`).",
}
