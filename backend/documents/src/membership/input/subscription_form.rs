//! What a bulletin de souscription says (loi 47-1775, art. 12; two dated originals, signed and then decided on).
//!
//! What can never happen: less than a quarter paid at the subscription.

use values::{Day, Money};

use super::{Holder, Holding, Signatory, filled, mentions, of_cooperative, told};
use crate::DocumentError;
use crate::identity::Cooperative;

/// All that a bulletin de souscription says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubscriptionForm {
    /// The cooperative on the day.
    pub cooperative: Cooperative,
    /// Number of the form, as in « BS-2016-0042 ».
    pub reference: String,
    /// Who subscribes.
    pub subscriber: Holder,
    /// Number in the register of a subscriber that is a member already.
    pub member_number: Option<u64>,
    /// College that is asked for.
    pub college: String,
    /// Category that is asked for.
    pub category: String,
    /// What is subscribed, and what is paid at once.
    pub holding: Holding,
    /// How it is paid: « virement », « chèque n° 1234567 »; left to be filled in when absent.
    pub means: Option<String>,
    /// The statutes that are accepted, as in « statuts adoptés le 14 juin 2014 ».
    pub statutes: String,
    /// Where it is signed; left to be filled in when absent.
    pub place: Option<String>,
    /// When it is signed; left to be filled in when absent.
    pub signed_on: Option<Day>,
    /// Day on which the form is made out, for the metadata of the file.
    pub made_out_on: Day,
    /// What the board decided; a zone to fill in when absent.
    pub decision: Option<BoardDecision>,
}

/// What the board decided on a subscription.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardDecision {
    /// Day of the meeting.
    pub decided_on: Day,
    /// What it decided.
    pub verdict: BoardVerdict,
    /// Who signs for the board; a zone to sign is left anyway.
    pub signatory: Option<Signatory>,
}

/// Whether the board accepted a subscription.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BoardVerdict {
    /// The subscriber is a member from a day on, or the member's further shares are accepted.
    Accepted {
        /// Number in the register.
        number: u64,
        /// Day of effect.
        from: Day,
    },
    /// The subscription is refused, and what was paid is given back.
    Refused,
}

impl SubscriptionForm {
    pub(in crate::membership) fn check(&self) -> Result<(), DocumentError> {
        of_cooperative(&self.cooperative)?;
        self.subscriber.check_with_address()?;
        let representative = self.subscriber.entity.as_ref().map(|entity| entity.representative.is_some());
        mentions(&[
            ("numéro du bulletin", filled(&self.reference)),
            ("représentant de la personne morale", representative.unwrap_or(true)),
            ("collège (loi 47-1775, art. 19 octies)", filled(&self.college)),
            ("catégorie (loi 47-1775, art. 19 septies)", filled(&self.category)),
            ("statuts acceptés", filled(&self.statutes)),
            ("nombre de parts souscrites", !self.holding.shares.is_zero()),
        ])?;
        self.holding.check()?;
        let (paid, subscribed) = (self.holding.paid, self.holding.subscribed);
        let quarter = i128::from(paid.as_cents()) * 4 >= i128::from(subscribed.as_cents());
        told(quarter, "montant libéré à la souscription (loi 47-1775, art. 12)", || {
            let least = Money::cents(subscribed.as_cents() / 4 + i64::from(subscribed.as_cents() % 4 > 0));
            (format!("{} au moins", least.french()), paid.french())
        })?;
        match self.decision.as_ref().map(|decision| decision.verdict) {
            Some(BoardVerdict::Accepted { number, .. }) => {
                let known = self.member_number.unwrap_or(number);
                super::numbers("numéro d’associé", known, number)
            }
            Some(BoardVerdict::Refused) | None => Ok(()),
        }
    }
}
