//! Why an order about an organisation is refused.

use kernel::prelude::*;
use serde::Serialize;
use values::{Siren, Siret};

use crate::public::{CountryCode, OrganisationId};

/// A refusal, with its data.
#[derive(Debug, Clone, PartialEq, thiserror::Error, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OrganisationError {
    /// No such organisation.
    #[error("Cet organisme n'est pas connu.")]
    Unknown {},
    /// The identifier is taken.
    #[error("Cet organisme est déjà connu sous le nom « {name} ».")]
    AlreadyKnown {
        /// Its name.
        name: String,
    },
    /// Another organisation has that SIRET.
    #[error("Le SIRET {siret} est déjà celui de l'organisme {holder}.")]
    SiretTaken {
        /// The number.
        siret: Siret,
        /// Who has it.
        holder: OrganisationId,
    },
    /// The SIRET does not begin with the SIREN.
    #[error("Le SIRET {siret} ne commence pas par le SIREN {siren}.")]
    SiretOfAnother {
        /// The entity's number.
        siren: Siren,
        /// The establishment's number.
        siret: Siret,
    },
    /// A SIREN or a SIRET for a body of another country.
    #[error("Un organisme du pays « {country} » n'a ni SIREN ni SIRET.")]
    SirenAbroad {
        /// The country of its address.
        country: CountryCode,
    },
    /// Something obligatory is empty.
    #[error("Il manque à l'organisme : {field}.")]
    Incomplete {
        /// Which field.
        field: String,
    },
    /// The address does not fit on an envelope.
    #[error("Une adresse a une à quatre lignes avant la ville ; celle-ci en a {lines}.")]
    AddressLines {
        /// How many it has.
        lines: usize,
    },
    /// A French postal code has five digits.
    #[error("« {postal_code} » n'est pas un code postal français.")]
    PostalCode {
        /// As given.
        postal_code: String,
    },
    /// What is asked is already so.
    #[error("C'est déjà le cas : rien à changer ({what}).")]
    NothingNew {
        /// What was to change.
        what: String,
    },
}

refusals! {
    OrganisationError in "partners" {
        Unknown = "unknown-organisation" : NotFound,
        AlreadyKnown = "organisation-already-known" : Conflict,
        SiretTaken = "siret-taken" : Conflict,
        SiretOfAnother = "siret-of-another" : Invalid,
        SirenAbroad = "siren-abroad" : Invalid,
        Incomplete = "organisation-incomplete" : Invalid,
        AddressLines = "address-lines" : Invalid,
        PostalCode = "postal-code" : Invalid,
        NothingNew = "nothing-new" : Conflict,
    }
}
