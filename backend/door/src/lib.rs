//! Who stands at the door: from a request to somebody's office.
//!
//! Why it exists: API and pages let people in the same way, once. What can never happen here: an office in other hands
//! than those of who was identified; a request that nobody looked at and that may something.

mod desk;

pub use desk::{Desk, Entered};
