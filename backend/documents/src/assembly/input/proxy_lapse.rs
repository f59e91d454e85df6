//! What the letter to a member says whose proxy is worth nothing any more (C. com. L225-106, R225-79).
//!
//! What can never happen: a letter that gives a last day which is past when it is written.

use values::Day;

use super::{Addressee, Meeting};
use crate::DocumentError;
use crate::checks::{filled, in_order, mentions, of_cooperative, told};
use crate::identity::Cooperative;
use crate::membership::Issuance;

/// All that the letter says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProxyLapse {
    /// The cooperative on the day.
    pub cooperative: Cooperative,
    /// Where, when and by whom it is written.
    pub issuance: Issuance,
    /// The member who gave the proxy.
    pub principal: Addressee,
    /// The assembly for which it was given.
    pub meeting: Meeting,
    /// Who held it.
    pub holder: String,
    /// Day on which the proxy came.
    pub received_on: Day,
    /// Why it is worth nothing any more.
    pub cause: LapseCause,
    /// Last day on which a new form on paper is received; `None` when it is past.
    pub forms_until: Option<Day>,
    /// Where one may still vote by electronic means, until 15:00 on the eve; `None` when one may not.
    pub electronic_at: Option<String>,
}

/// Why a proxy is worth nothing any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LapseCause {
    /// The holder is not on the roll any more: it may not vote for itself nor for others.
    HolderLeft {
        /// Since when.
        on: Day,
    },
    /// The holder had as many as the statutes let one person hold; the first received stay.
    CeilingReached {
        /// How many that is.
        ceiling: u32,
    },
    /// The member revoked it.
    Revoked {
        /// Day on which the revocation came.
        on: Day,
    },
}

impl ProxyLapse {
    pub(in crate::assembly) fn check(&self) -> Result<(), DocumentError> {
        of_cooperative(&self.cooperative)?;
        self.issuance.check()?;
        self.principal.check()?;
        self.meeting.check()?;
        mentions(&[("nom du mandataire", filled(&self.holder))])?;
        in_order("jour de réception du pouvoir", self.received_on, self.issuance.on)?;
        if let Some(last) = self.forms_until {
            told(
                (self.issuance.on..=self.meeting.on).contains(&last),
                "dernier jour des formulaires",
                || {
                    (
                        format!("du {} au {}", self.issuance.on.french(), self.meeting.on.french()),
                        last.french(),
                    )
                },
            )?;
        }
        match self.cause {
            LapseCause::HolderLeft { on } => in_order("jour de sortie du mandataire", on, self.issuance.on),
            LapseCause::Revoked { on } => in_order("jour de la révocation", on, self.issuance.on),
            LapseCause::CeilingReached { ceiling } => mentions(&[("plafond des pouvoirs", ceiling > 0)]),
        }
    }
}
