//! Our own identity on papers, dated: what is true from a day on.
//!
//! What can never happen: a paper that bears an identity of another day; an identity whose SIRET, VAT number
//! and SIREN disagree.

use kernel::prelude::*;
use serde::{Deserialize, Serialize};
use values::Day;

use crate::parties::{SellerIdentity, is_complete};

mod use_cases;

/// The one stream of the one seller.
pub const SELLER: &str = "cooperative";

/// An order about the seller.
#[derive(Debug, Clone, PartialEq)]
pub enum SellerCommand {
    /// Adopt this identity from a day on.
    AdoptIdentity {
        /// First day.
        from: Day,
        /// Identity.
        identity: Box<SellerIdentity>,
    },
}

/// A fact about the seller.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SellerEvent {
    /// An identity is true from a day on.
    IdentityAdopted {
        /// First day.
        from: Day,
        /// Identity.
        identity: Box<SellerIdentity>,
    },
}

stored_events! { SellerEvent in "billing.seller" { IdentityAdopted = "identity_adopted" @ 1 } }

/// Why an order about the seller is refused.
#[derive(Debug, Clone, PartialEq, thiserror::Error, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SellerError {
    /// A mandatory mention is empty.
    #[error("L’identité du vendeur est incomplète : « {field} » manque.")]
    Missing {
        /// Field.
        field: String,
    },
    /// Two identifiers contradict each other.
    #[error("« {field} » ne s’accorde pas avec le SIREN {siren}.")]
    Disagrees {
        /// Field.
        field: String,
        /// SIREN given.
        siren: String,
    },
    /// Eight or eleven capital letters and digits.
    #[error("« {offered} » n’est pas un code BIC.")]
    BadBic {
        /// What was given.
        offered: String,
    },
    /// Longer than the law allows (C. com. L441-10).
    #[error("Un délai de paiement de {offered} jours dépasse le maximum légal de 60 jours.")]
    TermTooLong {
        /// Days given.
        offered: u32,
    },
    /// The very same identity already applies on that day.
    #[error("Cette identité est déjà celle du vendeur au {}.", from.french())]
    Unchanged {
        /// Day.
        from: Day,
    },
}

refusals! { SellerError in "billing" {
    Missing = "seller-incomplete" : Invalid,
    Disagrees = "seller-disagrees" : Invalid,
    BadBic = "bad-bic" : Invalid,
    TermTooLong = "payment-term-too-long" : Invalid,
    Unchanged = "seller-unchanged" : Conflict,
} }

/// The seller's dated identities.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Seller {
    /// By first day; a day adopted twice keeps the later adoption.
    versions: std::collections::BTreeMap<Day, SellerIdentity>,
}

impl Seller {
    /// The identity of a day.
    pub fn on(&self, day: Day) -> Option<&SellerIdentity> {
        self.versions.range(..=day).next_back().map(|(_, identity)| identity)
    }

    /// What an order leads to; pure.
    pub fn decide(&self, command: SellerCommand) -> Result<Vec<SellerEvent>, SellerError> {
        match command {
            SellerCommand::AdoptIdentity { from, identity } => {
                check(&identity)?;
                if self.on(from) == Some(&*identity) {
                    return Err(SellerError::Unchanged { from });
                }
                Ok(vec![SellerEvent::IdentityAdopted { from, identity }])
            }
        }
    }
}

fn check(identity: &SellerIdentity) -> Result<(), SellerError> {
    let mandatory = [
        ("name", &identity.name),
        ("legal_form", &identity.legal_form),
        ("rcs_city", &identity.rcs_city),
        ("capital_mention", &identity.capital_mention),
        ("late_penalty", &identity.late_penalty),
        ("late_penalty_public", &identity.late_penalty_public),
        ("early_discount", &identity.early_discount),
        ("contact", &identity.contact),
    ];
    if let Some((field, _)) = mandatory.into_iter().find(|(_, text)| text.trim().is_empty()) {
        return Err(SellerError::Missing { field: field.to_owned() });
    }
    if !is_complete(&identity.address) {
        return Err(SellerError::Missing { field: "address".to_owned() });
    }
    let siren = identity.siren.to_string();
    if identity.siret.siren() != identity.siren {
        return Err(SellerError::Disagrees { field: "siret".to_owned(), siren });
    }
    if identity.vat_number.as_str().starts_with("FR") && !identity.vat_number.as_str().ends_with(&siren) {
        return Err(SellerError::Disagrees { field: "vat_number".to_owned(), siren });
    }
    let bic = identity.bic.as_bytes();
    let sound = bic.iter().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    if !matches!(bic.len(), 8 | 11) || !sound {
        return Err(SellerError::BadBic { offered: identity.bic.clone() });
    }
    if identity.payment_days > 60 {
        return Err(SellerError::TermTooLong { offered: identity.payment_days });
    }
    Ok(())
}

impl Aggregate for Seller {
    const TYPE: &'static str = "billing.seller";
    type Command = SellerCommand;
    type Event = SellerEvent;
    type Error = SellerError;
    type Services = ();

    async fn handle(
        &mut self,
        command: SellerCommand,
        (): &(),
        sink: &EventSink<Self>,
    ) -> Result<(), SellerError> {
        write_all(self.decide(command)?, self, sink).await
    }

    fn apply(&mut self, event: SellerEvent) {
        match event {
            SellerEvent::IdentityAdopted { from, identity } => {
                self.versions.insert(from, *identity);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;
    use kernel::testing::TestFramework;

    fn adopt(from: &str, change: impl FnOnce(&mut SellerIdentity)) -> SellerCommand {
        let mut identity = samples::seller();
        change(&mut identity);
        SellerCommand::AdoptIdentity { from: samples::day(from), identity: Box::new(identity) }
    }

    fn adopted(from: &str) -> SellerEvent {
        SellerEvent::IdentityAdopted { from: samples::day(from), identity: Box::new(samples::seller()) }
    }

    #[test]
    fn given_nothing_when_an_identity_is_adopted_then_it_is() {
        TestFramework::<Seller>::with(())
            .given_no_previous_events()
            .when(adopt("2014-06-01", |_| {}))
            .then_expect_events(vec![adopted("2014-06-01")]);
    }

    #[test]
    fn given_an_identity_when_it_is_adopted_again_then_refused() {
        TestFramework::<Seller>::with(())
            .given(vec![adopted("2014-06-01")])
            .when(adopt("2015-01-01", |_| {}))
            .then_expect_error(SellerError::Unchanged { from: samples::day("2015-01-01") });
    }

    #[test]
    fn each_disagreement_is_named() {
        let refused = |change: fn(&mut SellerIdentity)| {
            Seller::default().decide(adopt("2014-06-01", change)).unwrap_err()
        };
        let missing = |field: &str| SellerError::Missing { field: field.to_owned() };
        assert_eq!(refused(|s| s.name.clear()), missing("name"));
        assert_eq!(refused(|s| s.rcs_city = " ".into()), missing("rcs_city"));
        assert_eq!(refused(|s| s.address.lines.clear()), missing("address"));
        assert_eq!(refused(|s| s.bic = "abc".into()), SellerError::BadBic { offered: "abc".into() });
        assert_eq!(refused(|s| s.payment_days = 61), SellerError::TermTooLong { offered: 61 });
        let siren = samples::OTHER_SIREN.to_owned();
        let disagrees = |field: &str| SellerError::Disagrees { field: field.into(), siren: siren.clone() };
        assert_eq!(refused(|s| s.siren = samples::OTHER_SIREN.parse().unwrap()), disagrees("siret"));
    }

    #[test]
    fn the_identity_of_a_day_is_the_latest_before_it() {
        let mut seller = Seller::default();
        seller.apply(adopted("2014-06-01"));
        let moved = SellerIdentity { name: "Autre nom".into(), ..samples::seller() };
        seller.apply(SellerEvent::IdentityAdopted {
            from: samples::day("2015-07-01"),
            identity: Box::new(moved),
        });
        assert_eq!(seller.on(samples::day("2014-05-31")), None);
        assert_eq!(seller.on(samples::day("2015-06-30")), Some(&samples::seller()));
        assert_eq!(seller.on(samples::day("2015-07-01")).unwrap().name, "Autre nom");
    }
}
