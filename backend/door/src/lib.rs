//! Who stands at the door: from a request to somebody's office.
//!
//! Why it exists: API and pages let people in the same way, once: [`enter`] is the one middleware around everything.
//! What can never happen here: an office in other hands than those of who was identified; a request that nobody looked
//! at and that may something.

mod body;
mod client;
pub mod cookies;
mod desk;
mod entrance;
pub mod event_stream;
mod fields;
mod form;
mod headers;
mod identify;
mod origin;
mod rates;
mod refused;
mod rules;
mod taking;
mod trail;
mod upload;
mod visitor;
mod writes;

pub use client::Client;
pub use desk::{Desk, Entered};
pub use entrance::{Door, enter};
pub use form::Form;
pub use headers::PAGE_POLICY;
pub use origin::{NoOrigin, Origin};
pub use refused::Refused;
pub use rules::{Limits, Rules, ShowRefusal};
pub use upload::Upload;
pub use visitor::{Entering, Visitor, link, signed_in};
