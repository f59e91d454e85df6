//! Long jobs: what became of work that was left to be done.

pub mod shapes;
pub mod words;

mod cancel_job;
mod events;
mod follow_job;
mod list_jobs;
mod read_job;
mod resume_job;

use utoipa_actix_web::service_config::ServiceConfig;

/// One line an endpoint.
pub(crate) fn endpoints(config: &mut ServiceConfig) {
    config
        .service(list_jobs::list_jobs)
        .service(read_job::read_job)
        .service(follow_job::follow_job)
        .service(cancel_job::cancel_job)
        .service(resume_job::resume_job);
}
