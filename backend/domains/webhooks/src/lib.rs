//! The webhooks room: which other programs hear of what happens here, and what they were told.
//!
//! It exists so that an integrator need not ask again and again whether something has changed. What can never happen
//! here: a message that says something about a person; a fact that an endpoint misses or that is announced to it twice
//! under two names; a secret in an event, in a log or in an answer but the one that shows it.

mod catalogue;
mod endpoint;
mod message;
pub mod permissions;
pub mod public;
mod reactions;
mod rules;
mod secret;
mod use_cases;
mod views;

#[cfg(test)]
mod goldens;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use kernel::prelude::*;

pub use catalogue::{Catalogue, EventType};
pub use endpoint::EndpointError;
pub use reactions::dispatch::Dispatch;
pub use secret::Secret;

/// The kind of the notes that this room writes, and that the wire of webhooks takes.
pub const KIND: &str = "webhook";

/// The use cases and queries of webhooks.
#[derive(Clone)]
pub struct Webhooks {
    kernel: Kernel,
    catalogue: Arc<Catalogue>,
}

impl Webhooks {
    /// The room over a kernel that holds [`Self::projectors`], offering the events of a catalogue.
    pub fn new(kernel: Kernel, catalogue: Arc<Catalogue>) -> Self {
        Self { kernel, catalogue }
    }

    /// The same room in other hands.
    #[must_use]
    pub fn over(&self, kernel: Kernel) -> Self {
        Self { kernel, catalogue: Arc::clone(&self.catalogue) }
    }

    /// The read models that the kernel must feed.
    pub fn projectors() -> Vec<Arc<dyn Projector>> {
        vec![Arc::new(views::endpoints::Endpoints)]
    }

    /// What writes a message for each fact that an endpoint wants to hear of; run by [`Kernel::react`].
    pub fn dispatch(&self) -> Dispatch {
        Dispatch::new(self.catalogue.streams())
    }

    /// The events that are offered.
    pub fn event_types(&self) -> Result<&[EventType], Failure> {
        self.kernel.require(permissions::CATALOGUE_READ)?;
        Ok(self.catalogue.types())
    }
}
