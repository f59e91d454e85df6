//! Orders about organisations.

use kernel::prelude::*;
use serde::{Deserialize, Serialize};
use values::Day;

use crate::Partners;
use crate::organisation::{
    Contact, Identifiers, Organisation, OrganisationCommand, OrganisationError, Profile,
};
use crate::public::{OrganisationId, PostalAddress};
use crate::{permissions, views};

/// What must be known to register an organisation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegisterOrganisation {
    /// Its identifier, chosen by the caller.
    pub id: OrganisationId,
    /// Name, kind, numbers, address.
    pub profile: Profile,
    /// Whom to write to.
    pub contact: Option<Contact>,
    /// From when it is known.
    pub on: Day,
}

impl Partners {
    /// Makes an organisation known.
    pub async fn register_organisation(
        &self,
        context: &Context,
        command: RegisterOrganisation,
    ) -> Result<OrganisationId, Failure> {
        self.kernel.require(permissions::ORGANISATION_REGISTER)?;
        let RegisterOrganisation { id, profile, contact, on } = command;
        self.kernel
            .run(context, async |uow| {
                siret_is_free(uow, id, &profile.identifiers).await?;
                let register = OrganisationCommand::Register {
                    id,
                    profile: Box::new(profile.clone()),
                    contact: contact.clone(),
                };
                uow.execute::<Organisation>(id, on, register).await?;
                Ok(id)
            })
            .await
    }

    /// Gives it another legal name.
    pub async fn rename_organisation(
        &self,
        context: &Context,
        id: OrganisationId,
        name: String,
        on: Day,
    ) -> Result<(), Failure> {
        self.kernel.require(permissions::ORGANISATION_RENAME)?;
        self.order(context, id, on, OrganisationCommand::Rename { name }).await
    }

    /// Establishes its SIREN, SIRET and VAT number.
    pub async fn identify_organisation(
        &self,
        context: &Context,
        id: OrganisationId,
        identifiers: Identifiers,
        on: Day,
    ) -> Result<(), Failure> {
        self.kernel.require(permissions::ORGANISATION_IDENTIFY)?;
        self.order(context, id, on, OrganisationCommand::Identify { identifiers }).await
    }

    /// Sends its invoices elsewhere.
    pub async fn change_billing_address(
        &self,
        context: &Context,
        id: OrganisationId,
        address: PostalAddress,
        on: Day,
    ) -> Result<(), Failure> {
        self.kernel.require(permissions::BILLING_ADDRESS_CHANGE)?;
        self.order(context, id, on, OrganisationCommand::ChangeBillingAddress { address }).await
    }

    /// Names another contact.
    pub async fn appoint_contact(
        &self,
        context: &Context,
        id: OrganisationId,
        contact: Contact,
        on: Day,
    ) -> Result<(), Failure> {
        self.kernel.require(permissions::CONTACT_APPOINT)?;
        self.order(context, id, on, OrganisationCommand::AppointContact { id, contact }).await
    }

    async fn order(
        &self,
        context: &Context,
        id: OrganisationId,
        on: Day,
        command: OrganisationCommand,
    ) -> Result<(), Failure> {
        self.kernel
            .run(context, async |uow| {
                if let OrganisationCommand::Identify { identifiers } = &command {
                    siret_is_free(uow, id, identifiers).await?;
                }
                uow.execute::<Organisation>(id, on, command.clone()).await?;
                Ok(())
            })
            .await
    }
}

async fn siret_is_free(
    uow: &mut UnitOfWork,
    id: OrganisationId,
    identifiers: &Identifiers,
) -> Result<(), Failure> {
    let Some(siret) = &identifiers.siret else { return Ok(()) };
    match views::organisations::holder_of_siret(uow.connection(), &siret.to_string()).await? {
        Some(holder) if holder != id => {
            Err(OrganisationError::SiretTaken { siret: siret.clone(), holder }.into())
        }
        _ => Ok(()),
    }
}
