//! Facts about a mandate.

use kernel::prelude::*;
use members::public::MemberId;
use serde::{Deserialize, Serialize};
use values::Day;

use crate::rules::mandates::{MandateEnd, MandateKind};

/// Why a mandate ended before its term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EndReason {
    /// The holder resigned.
    Resignation,
    /// Who had named the holder took the mandate back.
    Revocation,
    /// The holder, a person, died.
    Death,
    /// The holder, an entity, was dissolved.
    Dissolution,
}

impl EndReason {
    /// French words for refusals and lists.
    pub fn french(self) -> &'static str {
        match self {
            Self::Resignation => "démission",
            Self::Revocation => "révocation",
            Self::Death => "décès",
            Self::Dissolution => "dissolution",
        }
    }
}

/// A mandate as it was given.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Given {
    /// Which.
    pub kind: MandateKind,
    /// Whether it is a substitute's.
    pub substitute: bool,
    /// The member who holds it, when it is one.
    pub member: Option<MemberId>,
    /// Whether the holder is an entity.
    pub entity: bool,
    /// The holder's name; readable as long as the person's key exists.
    pub name: Personal<String>,
    /// Who acts for the entity.
    pub representative: Option<Personal<String>>,
    /// First day.
    pub from: Day,
    /// Years.
    pub years: u8,
    /// When it ends, by the law and the statutes of its first day.
    pub end: MandateEnd,
    /// Day of the decision.
    pub decided_on: Day,
    /// Who decided.
    pub decided_by: String,
}

/// What has happened to a mandate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum MandateEvent {
    /// It was given.
    Given(Box<Given>),
    /// It ended before its term.
    EndedEarly {
        /// Last day.
        on: Day,
        /// Why.
        reason: EndReason,
        /// More words, or empty.
        note: String,
    },
    /// Another person acts for the entity.
    RepresentativeReplaced {
        /// From which day.
        on: Day,
        /// Who.
        representative: Personal<String>,
    },
}

stored_events! { MandateEvent in "assemblies.mandate" {
    Given = "given" @ 1,
    EndedEarly = "ended_early" @ 1,
    RepresentativeReplaced = "representative_replaced" @ 1,
} }
