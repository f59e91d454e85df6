//! Partners: organisations, venues on their way to partner venues, and the import of the official list.

pub mod shapes;
pub mod words;

mod appoint_contact;
mod canvass_venues;
mod change_billing_address;
mod entrust_venues;
mod identify_organisation;
mod import_venues;
mod list_organisations;
mod list_venues;
mod move_venues;
mod read_organisation;
mod read_paid_venues;
mod read_venue;
mod read_venue_counts;
mod read_venue_penetration;
mod read_venue_stages;
mod register_organisation;
mod register_venue;
mod release_venues;
mod rename_organisation;

use utoipa_actix_web::service_config::ServiceConfig;

use crate::bulk::Collection;

/// What can be written in bulk.
pub(crate) const BULK: [Collection; 2] = [
    Collection::of::<register_organisation::RegisterOrganisationRequest>(),
    Collection::of::<register_venue::RegisterVenueRequest>(),
];

/// One line an endpoint.
pub(crate) fn endpoints(config: &mut ServiceConfig) {
    config
        .service(register_organisation::register_organisation)
        .service(register_organisation::register_organisations)
        .service(list_organisations::list_organisations)
        .service(read_organisation::read_organisation)
        .service(rename_organisation::rename_organisation)
        .service(identify_organisation::identify_organisation)
        .service(change_billing_address::change_billing_address)
        .service(appoint_contact::appoint_contact)
        .service(entrust_venues::entrust_venues)
        .service(read_paid_venues::read_paid_venues)
        .service(release_venues::release_venues)
        .service(import_venues::import_venues)
        .service(register_venue::register_venue)
        .service(register_venue::register_venues)
        .service(list_venues::list_venues)
        .service(read_venue::read_venue)
        .service(read_venue_stages::read_venue_stages)
        .service(move_venues::move_venues)
        .service(canvass_venues::canvass_venues)
        .service(read_venue_counts::read_venue_counts)
        .service(read_venue_penetration::read_venue_penetration);
}
