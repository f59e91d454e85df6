//! What comes from elsewhere and goes elsewhere: imports of members with their mappings, and exports for other programs.

mod import_again;
mod import_members;
mod list_import_mappings;
mod read_address_book;
mod read_cap_table;
mod read_import_mapping;
mod read_import_table;
mod read_share_entries;
mod set_import_mapping;

use utoipa_actix_web::service_config::ServiceConfig;

/// One line an endpoint.
pub(super) fn endpoints(config: &mut ServiceConfig) {
    config
        .service(import_members::import_members)
        .service(read_import_table::read_import_table)
        .service(import_again::import_again)
        .service(list_import_mappings::list_import_mappings)
        .service(read_import_mapping::read_import_mapping)
        .service(set_import_mapping::set_import_mapping)
        .service(read_address_book::read_address_book)
        .service(read_cap_table::read_cap_table)
        .service(read_share_entries::read_share_entries);
}
