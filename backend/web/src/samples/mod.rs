//! What the pages show in the test that renders every one of them.

mod accounts;
mod applications;
mod assemblies;
mod calendar;
mod callings;
mod figures;
mod imports;
mod mandates;
mod meetings;
mod members;
mod outbox;
mod outcomes;
mod own;
mod refused;
mod statutes;
mod twins;
mod voting;

pub(crate) use accounts::*;
pub(crate) use applications::{application, applications};
pub(crate) use assemblies::*;
pub(crate) use calendar::*;
pub(crate) use callings::*;
pub(crate) use figures::{figures_of_2014, figures_of_2015};
pub(crate) use imports::*;
pub(crate) use mandates::*;
pub(crate) use meetings::*;
pub(crate) use members::*;
pub(crate) use outbox::*;
pub(crate) use outcomes::resolutions;
pub(crate) use own::*;
pub(crate) use refused::*;
pub(crate) use statutes::*;
pub(crate) use twins::*;
pub(crate) use voting::*;
