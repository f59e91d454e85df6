//! The life of a contract: concluded, perhaps extended to more places, ended.

use std::collections::BTreeSet;

use kernel::prelude::*;
use partners::public::VenueId;
use serde::{Deserialize, Serialize};
use values::Day;

use super::commands::ContractCommand;
use super::error::ContractError;
use super::events::ContractEvent;
use super::terms::{ContractTerms, Ending, ServedSince};
use crate::parties::{BuyerStatus, ServedVenue};
use crate::rules::periods::Term;
use crate::rules::vat::may_stand_together;

/// One contract.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Contract {
    terms: Option<ContractTerms>,
    served: Vec<ServedSince>,
    ending: Option<Ending>,
}

impl Contract {
    /// What was agreed, with later corrections of the buyer.
    pub fn terms(&self) -> Result<&ContractTerms, ContractError> {
        self.terms.as_ref().ok_or(ContractError::NotFound)
    }

    /// Its early end, if any.
    pub fn ending(&self) -> Option<&Ending> {
        self.ending.as_ref()
    }

    /// All places ever served.
    pub fn served(&self) -> &[ServedSince] {
        &self.served
    }

    /// Places served on a day.
    pub fn served_on(&self, day: Day) -> Vec<ServedVenue> {
        self.served
            .iter()
            .filter(|served| served.from <= day && served.to.is_none_or(|to| day <= to))
            .map(|served| served.venue.clone())
            .collect()
    }

    /// The term with its early end.
    pub fn effective_term(&self) -> Result<Term, ContractError> {
        let term = self.terms()?.term;
        let to = match (term.to, self.ending.as_ref().map(|ending| ending.last_day)) {
            (Some(agreed), Some(ended)) => Some(agreed.min(ended)),
            (agreed, ended) => agreed.or(ended),
        };
        Ok(Term { from: term.from, to })
    }

    /// What an order leads to; pure.
    pub fn decide(&self, command: ContractCommand) -> Result<Vec<ContractEvent>, ContractError> {
        match command {
            ContractCommand::Conclude(terms) => {
                if self.terms.is_some() {
                    return Err(ContractError::AlreadyConcluded);
                }
                check(&terms)?;
                Ok(vec![ContractEvent::Concluded(terms)])
            }
            ContractCommand::ServeVenues { venues, from } => {
                self.within(from)?;
                let known = self
                    .served
                    .iter()
                    .filter(|served| served.to.is_none_or(|to| from <= to))
                    .map(|served| served.venue.venue);
                distinct(known.chain(venues.iter().map(|venue| venue.venue)))?;
                Ok(if venues.is_empty() {
                    vec![]
                } else {
                    vec![ContractEvent::VenuesServed { venues, from }]
                })
            }
            ContractCommand::WithdrawVenue { venue, last_day } => {
                self.within(last_day)?;
                let served =
                    self.served.iter().find(|served| served.venue.venue == venue && served.to.is_none());
                match served {
                    None => Err(ContractError::VenueNotServed { venue }),
                    Some(served) if last_day < served.from => {
                        Err(ContractError::EndsBeforeItBegins { from: served.from, to: last_day })
                    }
                    Some(_) => Ok(vec![ContractEvent::VenueWithdrawn { venue, last_day }]),
                }
            }
            ContractCommand::CorrectBuyer { buyer, references } => {
                self.terms()?;
                if buyer.name.trim().is_empty() {
                    return Err(ContractError::NoBuyerName);
                }
                Ok(vec![ContractEvent::BuyerCorrected { buyer, references }])
            }
            ContractCommand::End(ending) => self.end(ending),
        }
    }

    fn end(&self, ending: Ending) -> Result<Vec<ContractEvent>, ContractError> {
        if let Some(ended) = &self.ending {
            return Err(ContractError::AlreadyEnded { last_day: ended.last_day });
        }
        self.within(ending.last_day)?;
        if ending.reason.trim().is_empty() {
            return Err(ContractError::ReasonMissing);
        }
        Ok(vec![ContractEvent::Ended(ending)])
    }

    /// Refuses a day outside the effective term.
    fn within(&self, day: Day) -> Result<(), ContractError> {
        let Term { from, to } = self.effective_term()?;
        if day < from || to.is_some_and(|to| day > to) {
            return Err(ContractError::OutsideTerm { offered: day, from, to });
        }
        Ok(())
    }
}

fn check(terms: &ContractTerms) -> Result<(), ContractError> {
    if terms.reference.trim().is_empty() || terms.reference.chars().count() > 50 {
        return Err(ContractError::BadReference { reference: terms.reference.clone() });
    }
    if terms.buyer.name.trim().is_empty() {
        return Err(ContractError::NoBuyerName);
    }
    if terms.lines.is_empty() {
        return Err(ContractError::NoLines);
    }
    let Term { from, to } = terms.term;
    if let Some(to) = to
        && to < from
    {
        return Err(ContractError::EndsBeforeItBegins { from, to });
    }
    distinct(terms.venues.iter().map(|venue| venue.venue))?;
    if !may_stand_together(terms.lines.iter().map(|line| line.vat)) {
        return Err(ContractError::MixedVat);
    }
    let longest = if terms.buyer.status == BuyerStatus::PublicBody { 30 } else { 60 };
    if terms.payment_days > longest {
        return Err(ContractError::PaymentTermTooLong { offered: terms.payment_days, longest });
    }
    Ok(())
}

fn distinct(venues: impl Iterator<Item = VenueId>) -> Result<(), ContractError> {
    let mut seen = BTreeSet::new();
    for venue in venues {
        if !seen.insert(venue) {
            return Err(ContractError::VenueTwice { venue });
        }
    }
    Ok(())
}

impl Aggregate for Contract {
    const TYPE: &'static str = "billing.contract";
    type Command = ContractCommand;
    type Event = ContractEvent;
    type Error = ContractError;
    type Services = ();

    async fn handle(
        &mut self,
        command: ContractCommand,
        (): &(),
        sink: &EventSink<Self>,
    ) -> Result<(), ContractError> {
        write_all(self.decide(command)?, self, sink).await
    }

    fn apply(&mut self, event: ContractEvent) {
        match event {
            ContractEvent::Concluded(terms) => {
                let from = terms.term.from;
                self.served = served_from(&terms.venues, from);
                self.terms = Some(*terms);
            }
            ContractEvent::VenuesServed { venues, from } => self.served.extend(served_from(&venues, from)),
            ContractEvent::VenueWithdrawn { venue, last_day } => self
                .served
                .iter_mut()
                .filter(|served| served.venue.venue == venue && served.to.is_none())
                .for_each(|served| served.to = Some(last_day)),
            ContractEvent::BuyerCorrected { buyer, references } => {
                if let Some(terms) = &mut self.terms {
                    terms.buyer = *buyer;
                    terms.references = references;
                }
            }
            ContractEvent::Ended(ending) => self.ending = Some(ending),
        }
    }
}

fn served_from(venues: &[ServedVenue], from: Day) -> Vec<ServedSince> {
    venues.iter().map(|venue| ServedSince { venue: venue.clone(), from, to: None }).collect()
}
