//! Who may use the room: a right for each use case, and for each register that is read.

kernel::permissions! {
    /// The register of organisations with their contacts.
    ORGANISATIONS_READ: ReadPersonal "partners.organisations.read" [Sales, Staff];
    /// One organisation's file, and the venues that it pays for.
    ORGANISATION_READ: ReadPersonal "partners.organisation.read" [Sales, Staff] or own;
    /// The venues and the stages that they went through.
    VENUES_READ: Read "partners.venues.read" [Sales, Staff];
    /// Venues counted by stage and kind.
    COUNTS_READ: Read "partners.counts.read" [Sales, Staff];
    /// A new organisation.
    ORGANISATION_REGISTER: Write "partners.organisation.register" [Sales];
    /// Another legal name.
    ORGANISATION_RENAME: Write "partners.organisation.rename" [Sales];
    /// SIREN, SIRET and VAT number.
    ORGANISATION_IDENTIFY: Write "partners.organisation.identify" [Sales];
    /// Where its invoices go.
    BILLING_ADDRESS_CHANGE: Write "partners.billing-address.change" [Sales];
    /// Whom to write to.
    CONTACT_APPOINT: Write "partners.contact.appoint" [Sales];
    /// A venue that no list names.
    VENUE_REGISTER: Write "partners.venue.register" [Sales];
    /// A step of venues along the stages.
    VENUES_MOVE: Write "partners.venues.move" [Sales];
    /// Who pays for venues.
    VENUES_ENTRUST: Write "partners.venues.entrust" [Sales];
    /// Venues that nobody pays for any more.
    VENUES_RELEASE: Write "partners.venues.release" [Sales];
    /// The venues that a campaign approaches.
    VENUES_CANVASS: Write "partners.venues.canvass" [Sales];
    /// The import of the official list.
    VENUES_IMPORT: Write "partners.venues.import" [Sales];
}
