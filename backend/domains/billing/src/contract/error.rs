//! Refusals about contracts.

use kernel::prelude::*;
use partners::public::VenueId;
use serde::Serialize;
use values::Day;

use crate::rules::pricing::PricingFault;

/// Why an order about a contract is refused.
#[derive(Debug, Clone, PartialEq, thiserror::Error, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ContractError {
    /// No such contract.
    #[error("Ce contrat n’existe pas.")]
    NotFound,
    /// The id already names a contract.
    #[error("Ce contrat est déjà conclu.")]
    AlreadyConcluded,
    /// Another contract has this reference.
    #[error("La référence « {reference} » désigne déjà un autre contrat.")]
    ReferenceTaken {
        /// Reference.
        reference: String,
    },
    /// Empty or longer than platforms take.
    #[error("« {reference} » : la référence d’un contrat a de 1 à 50 caractères.")]
    BadReference {
        /// Reference.
        reference: String,
    },
    /// Nothing is sold.
    #[error("Un contrat a au moins une ligne.")]
    NoLines,
    /// Nobody is named.
    #[error("Un contrat nomme son client.")]
    NoBuyerName,
    /// Ends before it begins.
    #[error("Le contrat finirait le {} avant de commencer le {}.", to.french(), from.french())]
    EndsBeforeItBegins {
        /// First day.
        from: Day,
        /// Last day.
        to: Day,
    },
    /// A place twice.
    #[error("Le lieu {venue} figure déjà au contrat.")]
    VenueTwice {
        /// Place.
        venue: VenueId,
    },
    /// A place that the contract does not serve.
    #[error("Le contrat ne dessert pas le lieu {venue}.")]
    VenueNotServed {
        /// Place.
        venue: VenueId,
    },
    /// Outside the term.
    #[error("Le {} est en dehors du contrat, qui va du {} {}.", offered.french(), from.french(), until(*to))]
    OutsideTerm {
        /// Day asked for.
        offered: Day,
        /// First day of the contract.
        from: Day,
        /// Its last day, if it has one.
        to: Option<Day>,
    },
    /// It has already ended.
    #[error("Le contrat a déjà pris fin le {}.", last_day.french())]
    AlreadyEnded {
        /// Its last day.
        last_day: Day,
    },
    /// No reason.
    #[error("Indiquez pourquoi le contrat prend fin.")]
    ReasonMissing,
    /// Category O beside another one (BR-O-11).
    #[error("Une opération hors du champ de la TVA ne se mêle à aucune autre : faites deux contrats.")]
    MixedVat,
    /// Later than the law allows.
    #[error(
        "Un délai de paiement de {offered} jours dépasse le maximum légal de {longest} jours pour ce client."
    )]
    PaymentTermTooLong {
        /// Days asked for.
        offered: u32,
        /// The most: 30 for a public body (CCP R2192-10), else 60 (C. com. L441-10).
        longest: u32,
    },
    /// The price list has no price for the order.
    #[error("Commande sans prix : {fault}.")]
    NoPrice {
        /// Why.
        fault: PricingFault,
    },
}

fn until(to: Option<Day>) -> String {
    to.map_or_else(|| "sans terme fixé".to_owned(), |day| format!("au {}", day.french()))
}

refusals! { ContractError in "billing" {
    NotFound = "contract-not-found" : NotFound,
    AlreadyConcluded = "contract-already-concluded" : Conflict,
    ReferenceTaken = "contract-reference-taken" : Conflict,
    BadReference = "bad-contract-reference" : Invalid,
    NoLines = "contract-without-lines" : Invalid,
    NoBuyerName = "contract-without-buyer" : Invalid,
    EndsBeforeItBegins = "contract-ends-before-it-begins" : Invalid,
    VenueTwice = "venue-twice" : Conflict,
    VenueNotServed = "venue-not-served" : NotFound,
    OutsideTerm = "outside-term" : Invalid,
    AlreadyEnded = "contract-already-ended" : Conflict,
    ReasonMissing = "reason-missing" : Invalid,
    MixedVat = "mixed-vat" : Invalid,
    PaymentTermTooLong = "contract-payment-term-too-long" : Invalid,
    NoPrice = "order-without-price" : Invalid,
} }
