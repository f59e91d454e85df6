//! What the journeys stand on: the real program over a real database, spoken to over HTTP.

mod browser;
mod client;
mod events;
mod program;
mod receiver;

pub(crate) use browser::{Browser, PASSWORD, leads_to, mailed};
pub(crate) use client::{Answer, Client};
pub(crate) use events::{Event, Events};
pub(crate) use program::Program;
pub(crate) use receiver::{Receiver, Told};
