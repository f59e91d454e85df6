//! When a fact is recorded that an endpoint wants to hear of, a message is written for it.
//!
//! The message is written in the transaction that moves the checkpoint, under the fact's position, once for each
//! endpoint: what is cut is done again whole, and what is done is never done again.

use async_trait::async_trait;
use kernel::Reaction;
use kernel::prelude::*;

use crate::message;
use crate::views::endpoints;

/// Writes messages for endpoints.
pub struct Dispatch {
    streams: Vec<&'static str>,
}

impl Dispatch {
    pub(crate) fn new(streams: Vec<&'static str>) -> Self {
        Self { streams }
    }
}

#[async_trait]
impl Reaction for Dispatch {
    /// The migration sets its checkpoint under this name: what happened before is announced to nobody.
    fn name(&self) -> &'static str {
        "webhooks.dispatch"
    }

    fn streams(&self) -> Vec<&'static str> {
        self.streams.clone()
    }

    async fn react(&self, work: &mut UnitOfWork, facts: &[Recorded]) -> Result<(), Failure> {
        let listeners = endpoints::listeners(work.connection()).await?;
        for fact in facts {
            for listener in listeners.iter().filter(|listener| listener.hears(fact)) {
                work.caused_by(fact);
                work.send_once(&message::name_of(fact), message::of_fact(listener.id, fact)?).await?;
            }
        }
        Ok(())
    }
}
