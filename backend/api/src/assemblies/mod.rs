//! Assemblies: statutes, general assemblies, votes and results.

pub mod shapes;
pub mod words;

mod adopt_statutes;
mod cancel_assembly;
mod cast_votes;
mod close_assembly;
mod close_resolution;
mod convene_assembly;
mod end_mandate;
mod export_calendar;
mod freeze_roll;
mod give_mandate;
mod list_assemblies;
mod list_attendance;
mod list_mandates;
mod list_resolutions;
mod list_roll;
mod list_statutes;
mod list_votes;
mod mark_duty_done;
mod mark_duty_undone;
mod open_session;
mod read_assembly;
mod read_calendar;
mod read_mandate;
mod read_resolution;
mod read_result;
mod read_result_paper;
mod read_statutes_in_force;
mod record_attendance;
mod replace_representative;
mod withdraw_attendance;

use utoipa_actix_web::service_config::ServiceConfig;

/// One line an endpoint.
pub(crate) fn endpoints(config: &mut ServiceConfig) {
    config
        .service(adopt_statutes::adopt_statutes)
        .service(list_statutes::list_statutes)
        .service(read_statutes_in_force::read_statutes_in_force)
        .service(convene_assembly::convene_assembly)
        .service(list_assemblies::list_assemblies)
        .service(read_assembly::read_assembly)
        .service(freeze_roll::freeze_roll)
        .service(list_roll::list_roll)
        .service(record_attendance::record_attendance)
        .service(withdraw_attendance::withdraw_attendance)
        .service(list_attendance::list_attendance)
        .service(open_session::open_session)
        .service(cast_votes::cast_votes)
        .service(list_votes::list_votes)
        .service(list_resolutions::list_resolutions)
        .service(read_resolution::read_resolution)
        .service(close_resolution::close_resolution)
        .service(close_assembly::close_assembly)
        .service(cancel_assembly::cancel_assembly)
        .service(read_result::read_result)
        .service(read_result_paper::read_result_paper)
        .service(give_mandate::give_mandate)
        .service(list_mandates::list_mandates)
        .service(read_mandate::read_mandate)
        .service(end_mandate::end_mandate)
        .service(replace_representative::replace_representative)
        .service(read_calendar::read_calendar)
        .service(export_calendar::export_calendar)
        .service(mark_duty_done::mark_duty_done)
        .service(mark_duty_undone::mark_duty_undone);
}
