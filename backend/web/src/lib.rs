//! The pages that people read in a browser. Thin: parse, call the office, render.
//!
//! It exists so that whoever belongs to the cooperative sees what is theirs in a browser: the year's figures, their own
//! file, the users, the trail. What can never happen here: a rule of the trade, a figure computed otherwise than for the
//! API and the report, a page that is shown to nobody in particular (but for the entrance), a script, a picture or a
//! style from another server.

mod account;
mod assemblies;
mod assets;
mod calendar;
mod entering;
mod figures;
mod forms;
mod frame;
mod language;
mod lists;
mod mandates;
mod members;
mod notices;
mod outbox;
mod own;
mod papers;
mod people;
mod statutes;
mod trail;
mod visitor;
mod voting;
mod work;

#[cfg(test)]
mod accessibility_test;
#[cfg(test)]
mod flows_test;
#[cfg(test)]
mod pages_test;
#[cfg(test)]
mod samples;

use std::sync::Arc;

use actix_web::web::{self, ServiceConfig};
use office::Office;
use office::kernel::Clock;

pub use notices::at_the_door::refused;

/// The pages of the office: the entrance, one's own account, `/`, `/rapports/{year}.pdf`, the register, the calendar,
/// the mandates, the statutes, the assemblies, the users, the trail, `/static/…`, and the answer to an address that does not exist.
///
/// To be configured last: it takes the default service.
pub fn configure(office: Office, clock: Arc<dyn Clock>) -> impl FnOnce(&mut ServiceConfig) {
    move |routes| {
        routes.app_data(web::Data::new(office)).app_data(web::Data::from(clock));
        routes.service(page(
            "/",
            web::get().to(figures::key_figures::show),
            web::head().to(figures::key_figures::show),
        ));
        routes.service(page(
            "/rapports/{year}.pdf",
            web::get().to(papers::activity_report::show),
            web::head().to(papers::activity_report::show),
        ));
        entering::configure(routes);
        account::configure(routes);
        own::configure(routes);
        members::configure(routes);
        calendar::configure(routes);
        mandates::configure(routes);
        statutes::configure(routes);
        assemblies::configure(routes);
        voting::configure(routes);
        people::configure(routes);
        outbox::configure(routes);
        trail::configure(routes);
        assets::configure(routes);
        routes.default_service(web::to(notices::not_found::show));
    }
}

fn page(path: &str, get: actix_web::Route, head: actix_web::Route) -> actix_web::Resource {
    web::resource(path).route(get).route(head)
}
