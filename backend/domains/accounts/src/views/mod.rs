//! The tables of the room: read models made from facts (users, identities, tokens, the trail), and secrets that are
//! **kept, not projected**: passwords, second factors, links, steps, sessions, attempts, the hashes of tokens.
//!
//! Why kept: the log is for ever and is copied to auditors; a hash or a seed must be able to vanish. A rebuild of the
//! read models leaves the kept tables as they are, since no projector owns them.

pub(crate) mod attempts;
mod columns;
pub(crate) mod identities;
pub(crate) mod links;
pub(crate) mod passwords;
pub(crate) mod pendings;
pub(crate) mod second_factors;
pub(crate) mod sessions;
pub(crate) mod token_secrets;
pub(crate) mod tokens;
pub(crate) mod trail;
pub(crate) mod users;

use std::sync::Arc;

use kernel::prelude::*;

/// All projectors of the room.
pub(crate) fn projectors() -> Vec<Arc<dyn Projector>> {
    vec![
        Arc::new(users::Users),
        Arc::new(identities::Identities),
        Arc::new(tokens::Tokens),
        Arc::new(trail::TrailEntries),
    ]
}
