//! Reports: facts nobody else owns (team, size of the catalogue), the key figures of a year, the catalogue of reports.

pub mod shapes;
pub mod words;

mod correct_catalogue;
mod correct_team;
mod count_catalogue;
mod count_team;
mod known;
mod list_catalogue_counts;
mod list_reports;
mod list_team_counts;
mod read_activity_report;
mod read_catalogue;
mod read_key_figures;
mod read_report;
mod read_report_chart;
mod read_team;

use utoipa_actix_web::service_config::ServiceConfig;

/// One line an endpoint.
pub(crate) fn endpoints(config: &mut ServiceConfig) {
    config
        .service(count_team::count_team)
        .service(correct_team::correct_team)
        .service(list_team_counts::list_team_counts)
        .service(read_team::read_team)
        .service(count_catalogue::count_catalogue)
        .service(correct_catalogue::correct_catalogue)
        .service(list_catalogue_counts::list_catalogue_counts)
        .service(read_catalogue::read_catalogue)
        .service(read_key_figures::read_key_figures)
        .service(list_reports::list_reports)
        .service(read_report::read_report)
        .service(read_report_chart::read_report_chart)
        .service(read_activity_report::read_activity_report);
}
