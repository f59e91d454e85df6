//! Papers of an assembly and of the register of minutes, and the two files that other programs read.

mod read_appointment;
mod read_attendance_paper;
mod read_convocation;
mod read_convocations;
mod read_minutes_extract;
mod read_minutes_paper;
mod read_minutes_register_paper;
mod read_nominal_votes_paper;
mod read_proxy_lapse_letter;
mod read_result_file;

use utoipa_actix_web::service_config::ServiceConfig;

/// One line an endpoint.
pub(super) fn endpoints(config: &mut ServiceConfig) {
    config
        .service(read_appointment::read_appointment)
        .service(read_attendance_paper::read_attendance_paper)
        .service(read_convocation::read_convocation)
        .service(read_convocations::read_convocations)
        .service(read_minutes_extract::read_minutes_extract)
        .service(read_minutes_paper::read_minutes_paper)
        .service(read_minutes_register_paper::read_minutes_register_paper)
        .service(read_nominal_votes_paper::read_nominal_votes_paper)
        .service(read_proxy_lapse_letter::read_proxy_lapse_letter)
        .service(read_result_file::read_result_file);
}
