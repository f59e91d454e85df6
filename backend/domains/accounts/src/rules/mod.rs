//! The policies of the entrance, pure: how long, how often, how strong, and why.

pub(crate) mod lifetimes;
pub(crate) mod passwords;
pub(crate) mod scopes;
pub(crate) mod second_factor;
pub(crate) mod slow_down;
pub(crate) mod words;
