//! Identifiers: of the room's things, and of a library in the official list.

use std::fmt;

use serde::{Deserialize, Serialize};
use values::define_id;

define_id!(
    /// An organisation: one that pays, or one that works with the cooperative.
    OrganisationId
);
define_id!(
    /// A place that offers, or may offer, the service to its public.
    VenueId
);
define_id!(
    /// One imported file; the same bytes have the same identifier.
    ImportId
);

/// The ministry's identifier of a library (`Code_bib`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LibraryCode(u32);

impl LibraryCode {
    /// As published, without its `.0`.
    pub fn new(code: u32) -> Self {
        Self(code)
    }

    /// The number.
    pub fn get(self) -> u32 {
        self.0
    }
}

impl fmt::Display for LibraryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What identifies a library of the official list from one edition to the next.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ImportKey(String);

impl ImportKey {
    pub(crate) fn new(key: String) -> Self {
        Self(key)
    }

    /// The key as stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ImportKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
