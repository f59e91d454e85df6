//! The life of an organisation: registered, then renamed, identified, moved, given another contact.

use kernel::prelude::*;
use serde::{Deserialize, Serialize};

use super::{Identifiers, OrganisationCommand, OrganisationError, OrganisationEvent, Profile, SealedContact};
use crate::public::PostalAddress;

/// An organisation as its events tell it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Organisation {
    profile: Option<Profile>,
    contact: Option<SealedContact>,
}

impl Aggregate for Organisation {
    const TYPE: &'static str = "partners.organisation";
    type Command = OrganisationCommand;
    type Event = OrganisationEvent;
    type Error = OrganisationError;
    type Services = ();

    async fn handle(
        &mut self,
        command: OrganisationCommand,
        (): &(),
        sink: &EventSink<Self>,
    ) -> Result<(), OrganisationError> {
        write_all(self.decide(command)?, self, sink).await
    }

    fn apply(&mut self, event: OrganisationEvent) {
        match event {
            OrganisationEvent::Registered { profile, contact } => {
                self.profile = Some(*profile);
                self.contact = contact;
            }
            OrganisationEvent::Renamed { name } => {
                if let Some(profile) = &mut self.profile {
                    profile.name = name;
                }
            }
            OrganisationEvent::Identified { identifiers } => {
                if let Some(profile) = &mut self.profile {
                    profile.identifiers = identifiers;
                }
            }
            OrganisationEvent::BillingAddressChanged { address } => {
                if let Some(profile) = &mut self.profile {
                    profile.billing_address = address;
                }
            }
            OrganisationEvent::ContactAppointed { contact } => self.contact = Some(contact),
        }
    }
}

impl Organisation {
    /// Decides without touching the world; that a SIRET is free is checked by the use case.
    pub fn decide(&self, command: OrganisationCommand) -> Result<Vec<OrganisationEvent>, OrganisationError> {
        let event = match (command, &self.profile) {
            (OrganisationCommand::Register { id, profile, contact }, None) => {
                named(&profile.name)?;
                good_address(&profile.billing_address)?;
                good_identifiers(&profile.identifiers, &profile.billing_address)?;
                let contact = contact.map(|contact| Personal::new(id.to_string(), "contact", contact));
                OrganisationEvent::Registered { profile, contact }
            }
            (OrganisationCommand::Register { .. }, Some(known)) => {
                return Err(OrganisationError::AlreadyKnown { name: known.name.clone() });
            }
            (_, None) => return Err(OrganisationError::Unknown {}),
            (OrganisationCommand::Rename { name }, Some(known)) => {
                named(&name)?;
                news(name == known.name, "le nom")?;
                OrganisationEvent::Renamed { name }
            }
            (OrganisationCommand::Identify { identifiers }, Some(known)) => {
                good_identifiers(&identifiers, &known.billing_address)?;
                news(identifiers == known.identifiers, "les numéros")?;
                OrganisationEvent::Identified { identifiers }
            }
            (OrganisationCommand::ChangeBillingAddress { address }, Some(known)) => {
                good_address(&address)?;
                good_identifiers(&known.identifiers, &address)?;
                news(address == known.billing_address, "l'adresse de facturation")?;
                OrganisationEvent::BillingAddressChanged { address }
            }
            (OrganisationCommand::AppointContact { id, contact }, Some(_)) => {
                let same = self.contact.as_ref().and_then(Personal::value) == Some(&contact);
                news(same, "le contact")?;
                OrganisationEvent::ContactAppointed {
                    contact: Personal::new(id.to_string(), "contact", contact),
                }
            }
        };
        Ok(vec![event])
    }
}

fn missing(field: &str) -> OrganisationError {
    OrganisationError::Incomplete { field: field.to_owned() }
}

fn named(name: &str) -> Result<(), OrganisationError> {
    if name.trim().is_empty() { Err(missing("le nom")) } else { Ok(()) }
}

fn news(same: bool, what: &str) -> Result<(), OrganisationError> {
    if same { Err(OrganisationError::NothingNew { what: what.to_owned() }) } else { Ok(()) }
}

fn good_address(address: &PostalAddress) -> Result<(), OrganisationError> {
    // A line break inside a line is a line more on the envelope.
    let lines = address.lines.iter().map(|line| line.lines().count().max(1)).sum();
    if !(1..=4).contains(&lines) {
        return Err(OrganisationError::AddressLines { lines });
    }
    if address.lines.iter().any(|line| line.trim().is_empty()) {
        return Err(missing("une ligne de l'adresse"));
    }
    if address.city.trim().is_empty() {
        return Err(missing("la ville"));
    }
    let code = &address.postal_code;
    if address.country.has_siren() && !(code.len() == 5 && code.bytes().all(|byte| byte.is_ascii_digit())) {
        return Err(OrganisationError::PostalCode { postal_code: code.clone() });
    }
    Ok(())
}

fn good_identifiers(identifiers: &Identifiers, address: &PostalAddress) -> Result<(), OrganisationError> {
    let numbered = identifiers.siren.is_some() || identifiers.siret.is_some();
    if numbered && !address.country.has_siren() {
        return Err(OrganisationError::SirenAbroad { country: address.country.clone() });
    }
    if let (Some(siren), Some(siret)) = (&identifiers.siren, &identifiers.siret)
        && siret.siren() != *siren
    {
        return Err(OrganisationError::SiretOfAnother { siren: siren.clone(), siret: siret.clone() });
    }
    Ok(())
}
