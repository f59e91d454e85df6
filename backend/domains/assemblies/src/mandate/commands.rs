//! Orders to a mandate.

use members::public::MemberId;
use serde::{Deserialize, Serialize};
use values::Day;

use super::{EndReason, MandateId};
use crate::rules::mandates::MandateKind;

/// Who receives a mandate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MandateHolder {
    /// The member, when it is one.
    pub member: Option<MemberId>,
    /// Its name.
    pub name: String,
    /// Whether it is an entity.
    pub entity: bool,
}

/// An order to give a mandate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GiveMandate {
    /// Which.
    pub kind: MandateKind,
    /// Whether the holder only takes over when another can no longer; auditors and reviewers have substitutes.
    pub substitute: bool,
    /// Who receives it.
    pub holder: MandateHolder,
    /// The person who acts for an entity; a director that is one has one (C. com., art. L225-20).
    pub representative: Option<String>,
    /// First day.
    pub from: Day,
    /// Years; of an auditor, financial years.
    pub years: u8,
    /// Day of the decision.
    pub decided_on: Day,
    /// Who decided, in words: « Assemblée générale ordinaire », « Conseil d'administration (cooptation) ».
    pub decided_by: String,
}

/// What may be asked of a mandate.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum MandateCommand {
    /// Gives it.
    Give {
        /// Its own id: whose datum a name is when the holder is no member.
        mandate: MandateId,
        /// To whom and for how long.
        order: Box<GiveMandate>,
        /// A closing day of the cooperative under the statutes of the first day.
        closing: Day,
    },
    /// Ends it before its term.
    End {
        /// Last day.
        on: Day,
        /// Why.
        reason: EndReason,
        /// More words, or empty.
        note: String,
    },
    /// Another person acts for the entity that holds it.
    ReplaceRepresentative {
        /// Its own id.
        mandate: MandateId,
        /// From which day.
        on: Day,
        /// Who.
        representative: String,
    },
}
