//! One test program for what no single room can promise: journeys through the whole house, and the house's plan.

// All of this is tests; helper functions of tests too may unwrap.
#![allow(clippy::unwrap_used)]

mod access;
mod accounts;
mod architecture;
mod assemblies;
mod billing;
mod calendar;
mod client;
mod jobs;
mod mail;
mod member_import;
mod members;
mod oidc;
mod openapi;
mod partners;
mod program;
mod reports;
mod royalties;
mod support;
mod webhooks;
